import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actOf, type Judgement, judgementFrom, judgementOf, sealOf } from '../../../src/ledger/index.ts';
import { judgements, SECRET } from './judgements.ts';

const runs = { numRuns: 300, seed: 20_261_126 };

/** As a store would keep it: the words sealed, and apart. */
function kept(judgement: Judgement) {
  const { contents, ...act } = actOf(judgement, 'Mona Rud', 'as the text says');
  const sealed = contents.map((each) => sealOf({ ...each, salt: '00'.repeat(32) }));
  return { entry: JSON.parse(JSON.stringify({ ...act, sealed })), contents };
}

describe('a judgement in a journal', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(judgements, (judgement) => {
        const { entry, contents } = kept(judgement);
        expect(judgementOf(entry, JSON.parse(JSON.stringify(contents)))).toEqual(judgement);
      }),
      runs,
    );
  });

  it('has no word of a document in the open', () => {
    fc.assert(
      fc.property(judgements, (judgement) => {
        const { entry, contents } = kept(judgement);
        expect(JSON.stringify(entry)).not.toContain(SECRET);
        for (const { documents } of contents) expect(documents).toEqual([...documents].toSorted());
      }),
      runs,
    );
  });

  it('takes along what is of a forgotten document, and no more than stands with it', () => {
    const passage = (doc: string, quote: string) => ({
      doc,
      start: 4,
      end: 4 + quote.length,
      quote,
      prefix: '',
      suffix: '',
    });
    const of = ['d1', 'd2', 'd3'].map((doc) => ({ name: `Venn of ${doc}`, passage: passage(doc, 'Venn') }));
    const { entry, contents } = kept({ kind: 'actors-merged', of });
    const without = (doc: string) => contents.filter(({ documents }) => !documents.includes(doc));
    expect(judgementOf(entry, without('d2'))).toEqual({ kind: 'actors-merged', of: [of[0], of[2]] });
    expect(judgementOf(entry, contents.slice(0, 1))).toBeNull();

    const recipient = { name: 'Orla Venn', passage: passage('d2', 'Orla Venn') };
    const when = { earliest: 0, latest: null, edtf: null, words: 'that week' };
    const corrected = kept({ kind: 'claim-corrected', claim: 'd1.c1', fields: { when, roles: { recipient } } });
    const rest = corrected.contents.filter(({ documents }) => !documents.includes('d2'));
    expect(judgementOf(corrected.entry, rest)).toEqual({ kind: 'claim-corrected', claim: 'd1.c1', fields: { when } });
  });

  it('keeps a name that no document gave with what it is about, else in the open', () => {
    const venn = { name: 'Venn', passage: null };
    const orla = { name: 'Orla', passage: { doc: 'd4', start: 0, end: 4, quote: 'Orla', prefix: '', suffix: '' } };
    expect(actOf({ kind: 'actors-merged', of: [venn, orla] }, 'Mona Rud', null)).toMatchObject({
      open: {},
      contents: [{ documents: ['d4'], content: { 'of.0': venn, 'of.1': orla } }],
      about: ['d4'],
    });
    expect(actOf({ kind: 'source-withdrawn', source: venn }, 'Mona Rud', null)).toMatchObject({
      open: { source: venn },
      contents: [],
    });
  });
});

describe('a judgement from anywhere', () => {
  const bad: readonly (readonly [unknown, RegExp])[] = [
    [null, /not in form/],
    [[], /not in form/],
    [{ kind: 'claim-shouted', claim: 'd1.c1' }, /“kind”/],
    [{ kind: 'claim-accepted' }, /“claim”/],
    [{ kind: 'claim-accepted', claim: '' }, /“claim”/],
    [{ kind: 'claim-accepted', claim: 'd1.c1', by: 'nobody' }, /not in form/],
    [{ kind: 'claim-accepted', claim: 'x'.repeat(1001) }, /“claim”/],
    [{ kind: 'claim-accepted', claim: 'd1.\ud800' }, /Unicode/],
    [{ kind: 'claim-corrected', claim: 'd1.c1', fields: {} }, /corrects nothing/],
    [{ kind: 'claim-corrected', claim: 'd1.c1', fields: { score: 7 } }, /“fields.score”/],
    [{ kind: 'actors-merged', of: [{ name: 'Venn' }] }, /“of”/],
    [{ kind: 'undone', entry: 0 }, /“entry”/],
    [{ kind: 'undone', entry: 1.5 }, /“entry”/],
    [{ kind: 'record-attached', claim: 'd1.c1' }, /neither a document nor a hash/],
    [
      { kind: 'claims-apart', claims: ['a', 'b'], passage: { doc: 'd1', start: 5, end: 9, quote: 'word and more' } },
      /another length/,
    ],
  ];
  it.each(bad)('is refused where it is none: %j', (value, why) => {
    expect(() => judgementFrom(value)).toThrow(why);
  });

  it('is refused in an entry whose parts were made up', () => {
    const entry = (open: unknown) => ({ kind: 'actors-merged', open, sealed: [] }) as never;
    const parts = (text: string) => JSON.parse(text);
    for (const open of [
      parts('{"__proto__.polluted": 1}'),
      parts('{"of.0.passage.doc": 1}'),
      parts('{"of.constructor": {"name": "x"}}'),
      parts('[]'),
      parts('null'),
      parts('{"of": 7}'),
      parts('{"of.99999": {"name": "x"}}'),
    ])
      expect(() => judgementOf(entry(open), [])).toThrow(/not in form|The journal was altered/);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('never breaks what reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue(), (open, content) => {
        const entry = { kind: 'claim-corrected', open, sealed: [] } as never;
        expect(() => judgementOf(entry, [{ content } as never])).toThrow(/journal was altered|not in form/);
      }),
      runs,
    );
  });
});
