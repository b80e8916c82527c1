import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judged } from '../../../src/desk/judging/judged.ts';
import type { AnchoredClaim, Judgement } from '../../../src/ledger/index.ts';
import type { Claim, Evidence } from '../../../src/terms/index.ts';
import { at, counting, filler, wharf } from './case.ts';

const fold = (...judgements: readonly Judgement[]) => judged(wharf(), counting(judgements));
const claim = (evidence: Evidence, id: string): Claim | undefined => evidence.claims.find((each) => each.id === id);
const undo = (entry: number): Judgement => ({ kind: 'undone', entry });

const missed: AnchoredClaim = {
  statement: null,
  event: 'disclosure',
  relation: null,
  roles: {
    discloser: filler('Vera Holm', at('d3', 'Vera Holm')),
    recipient: filler('Lund', at('d3', 'Lund')),
    item: filler('the memo', at('d3', 'the memo')),
  },
  when: { earliest: null, latest: null, edtf: null, words: null },
  holders: [{ name: 'author', named: false, number: { least: 1, most: 1 }, passage: null }],
  factuality: ['CT+'],
  passage: at('d3', 'Vera Holm sent the memo to Lund.'),
  score: 1,
  assumptions: [],
  record: false,
  questions: false,
};

describe('decisions on claims', () => {
  it('are the last that counts, and are gone when they are undone', () => {
    const accepted: Judgement = { kind: 'claim-accepted', claim: 'd1.c1' };
    const rejected: Judgement = { kind: 'claim-rejected', claim: 'd1.c1' };
    const of = (...all: Judgement[]) => claim(fold(...all).evidence, 'd1.c1')!.reviewed;
    expect(of(accepted)).toEqual({ decision: 'accepted', by: 'Mona Rud', why: 'reason 1' });
    expect(of(accepted, rejected)).toMatchObject({ decision: 'rejected', why: 'reason 2' });
    expect(of(accepted, rejected, undo(2))).toMatchObject({ decision: 'accepted' });
    expect(of(accepted, rejected, undo(2), undo(1))).toBeNull();
    expect(of({ kind: 'claim-withdrawn', claim: 'd1.c1' })).toMatchObject({ decision: 'withdrawn' });
  });

  it('correct any field, each the last time it was corrected', () => {
    const fix = (fields: Extract<Judgement, { kind: 'claim-corrected' }>['fields']): Judgement => ({
      kind: 'claim-corrected',
      claim: 'd2.c2',
      fields,
    });
    const when = { earliest: 0, latest: 1, edtf: null, words: 'then' };
    const { evidence } = fold(
      fix({ roles: { recipient: filler('Lund'), item: null } }),
      fix({ when, factuality: ['Uu', 'PS+'] }),
      fix({ roles: { recipient: filler('Ida Brandt', at('d2', 'Brandt')) } }),
    );
    expect(claim(evidence, 'd2.c2')).toMatchObject({
      roles: { discloser: 'a2', recipient: 'a1' },
      when,
      factuality: ['Uu', 'PS+'],
      reviewed: { decision: 'corrected', why: 'reason 3' },
    });
    expect(claim(evidence, 'd2.c2')!.roles.item).toBeUndefined();
    expect(fold(fix({ factuality: ['CT+'] })).unmatched).toEqual([
      { number: 1, why: 'it would leave d2.c2 with 1 values for 2 holders' },
    ]);
  });

  it('tie a record to a claim, and stand by it', () => {
    const { evidence } = fold({ kind: 'record-attached', claim: 'd1.c1', document: null, sha256: 'ab'.repeat(32) });
    expect(claim(evidence, 'd1.c1')).toMatchObject({ record: true, reviewed: { decision: 'accepted' } });
  });
});

describe('claims that the reader missed', () => {
  it('come in with those they name, by mention, by name, or anew', () => {
    const { evidence } = fold({ kind: 'claim-added', claim: missed });
    const [holm, memo] = [evidence.actors.at(-1)!, evidence.items.at(-1)!];
    expect(holm).toMatchObject({ id: 'a6', name: 'Vera Holm', mentions: [at('d3', 'Vera Holm')] });
    expect(memo).toMatchObject({ id: 'i3', name: 'the memo' });
    expect(claim(evidence, 'd3.e1')).toMatchObject({
      roles: { discloser: 'a6', recipient: 'a3', item: 'i3' },
      reviewed: { decision: 'accepted', by: 'Mona Rud' },
    });
  });

  it('are one claim where two added the same', () => {
    const both = counting([
      ['Mona', { kind: 'claim-added', claim: missed }],
      ['Per', { kind: 'claim-added', claim: missed }],
    ]);
    expect(
      judged(wharf(), both)
        .evidence.claims.map(({ id }) => id)
        .filter((id) => id.includes('.e')),
    ).toEqual(['d3.e1']);
  });

  it('can be judged like any other, and those they brought in merged', () => {
    const { evidence, unmatched } = fold(
      { kind: 'claim-added', claim: missed },
      { kind: 'actors-merged', of: [filler('Ida Brandt'), filler('Vera Holm')] },
      { kind: 'claim-rejected', claim: 'd3.e1' },
    );
    expect(unmatched).toEqual([]);
    expect(claim(evidence, 'd3.e1')).toMatchObject({ roles: { discloser: 'a1' }, reviewed: { decision: 'rejected' } });
  });

  it('leave a role open that could be one of several, and say so', () => {
    const twice = wharf();
    const actors = [...twice.actors, { ...twice.actors[2]!, id: 'a9', mentions: [] }];
    const roles = { discloser: filler('Lund') };
    const { evidence } = judged({ ...twice, actors }, counting([{ kind: 'claim-added', claim: { ...missed, roles } }]));
    expect(claim(evidence, 'd3.e1')!.roles).toEqual({});
    expect(evidence.dropped.at(-1)!.why).toBe('discloser of d3.e1 is left open: “Lund” could be any of a3, a9');
  });

  it('are broken where their words are not there, and left out', () => {
    const broken = { ...missed, passage: { ...missed.passage, start: 1, end: 1 + missed.passage.quote.length } };
    const { evidence } = fold({ kind: 'claim-added', claim: broken });
    expect(claim(evidence, 'd3.e1')).toBeUndefined();
    expect(evidence.dropped.at(-1)).toEqual({
      doc: 'd3',
      quote: missed.passage.quote,
      why: 'claim d3.e1 is broken: these words do not stand at its place any more',
    });
  });
});

describe('who is who', () => {
  const merge: Judgement = { kind: 'actors-merged', of: [filler('Tolman', at('d1', 'Tolman')), filler('Lund')] };

  it('two that are merged are one wherever they were named', () => {
    const { evidence } = fold(merge);
    expect(evidence.actors.map(({ id }) => id)).toEqual(['a1', 'a2', 'a4', 'a5']);
    expect(evidence.actors[1]).toMatchObject({ name: 'Tolman', names: ['Tolman', 'Mr Tolman', 'Lund'] });
    expect(evidence.actors[1]!.mentions.map(({ doc, start }) => [doc, start])).toEqual(
      evidence.actors[1]!.mentions.map(({ doc, start }) => [doc, start] as const).toSorted((a, b) =>
        a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1],
      ),
    );
    expect(claim(evidence, 'd1.c2')!.roles.other).toBe('a2');
    expect(claim(evidence, 'd2.c1')!.holders[1]!.actor).toBe('a2');
  });

  it('a merge that is split again is as it was', () => {
    const lund = wharf().actors[2]!;
    const { evidence } = fold(merge, { kind: 'actors-split', actor: filler('Tolman'), mentions: lund.mentions });
    expect(parties(evidence)).toEqual(parties(wharf()));
    expect(evidence.actors.find(({ id }) => id === 'a2')).toMatchObject({ name: 'Tolman' });
    expect(evidence.actors.at(-1)).toMatchObject({ name: 'Lund', names: ['Lund'], resolved: true });
  });

  it('a split takes along what its mentions fill, and shows what it cannot tell', () => {
    const { evidence } = fold({
      kind: 'actors-split',
      actor: filler('Ida Brandt'),
      mentions: [at('d1', 'Brandt', 2), at('d2', 'Brandt')],
    });
    expect(evidence.actors.at(-1)).toMatchObject({ id: 'a6', name: 'Brandt', names: ['Brandt'] });
    expect(['d1.c1', 'd1.c2', 'd2.c1', 'd3.c1'].map((id) => claim(evidence, id)!.roles)).toMatchObject([
      { discloser: 'a1' },
      { agent: 'a6' },
      { discloser: 'a6' },
      { discloser: 'a1' },
    ]);
    const both = wharf();
    const wide = {
      ...both.claims[1]!,
      passage: at(
        'd1',
        'Ida Brandt gave the wharf plan to Tolman on 3 May 2021, a clerk said. Brandt met Lund in June.',
      ),
    };
    const unclear = judged(
      { ...both, claims: [wide] },
      counting([{ kind: 'actors-split', actor: filler('Ida Brandt'), mentions: [at('d1', 'Brandt', 2)] }]),
    );
    expect(unclear.evidence.claims[0]!.roles.agent).toBe('a1');
    expect(unclear.evidence.dropped.at(-1)!.why).toBe(
      'agent of d1.c2 may be either of those split from a1 “Ida Brandt”: it stays',
    );
  });

  it('what means nobody has no effect, and is told', () => {
    const { evidence, unmatched } = fold(
      { kind: 'actors-merged', of: [filler('Tolman'), filler('Nobody')] },
      { kind: 'actors-split', actor: filler('Lund'), mentions: [at('d2', 'Brandt')] },
      { kind: 'contact-tied', reference: 'CR-1', item: filler('the tide table') },
    );
    expect({ ...evidence, dropped: [] }).toEqual({ ...wharf(), dropped: [] });
    expect(unmatched.map(({ number, why }) => `${number}: ${why}`)).toEqual([
      '1: nothing is called “Nobody”, and no mention stands there',
      '2: no mention of “Lund” stands at these passages',
      '3: nothing is called “the tide table”, and no mention stands there',
    ]);
  });
});

describe('items, accounts, contacts, lineage', () => {
  it('are linked as judged, whatever was read of them', () => {
    const link = (kind: 'same' | 'part_of'): Judgement => ({
      kind: 'items-linked',
      a: filler('the drawings', at('d2', 'the drawings')),
      b: filler('wharf plan'),
      link: kind,
    });
    expect(
      fold(link('same')).evidence.items.map(({ relations }) => relations.map(({ to, kind }) => [to, kind])),
    ).toEqual([[['i2', 'same']], [['i1', 'same']]]);
    expect(fold(link('same'), link('part_of')).evidence.items.map(({ relations }) => relations)).toEqual([
      [],
      [{ to: 'i1', kind: 'part_of', why: 'reason 2', passage: at('d2', 'the drawings') }],
    ]);
  });

  it('are in the evidence as its terms have them', () => {
    const { evidence } = fold(
      { kind: 'claims-apart', claims: ['d1.c1', 'd3.c1'], passage: at('d1', 'a clerk said') },
      { kind: 'contact-tied', reference: 'CR-7', item: filler('the wharf plan') },
      {
        kind: 'lineage-recorded',
        reliance: { from: 'd2', reliesOn: 'd1', why: 'the editor says so', doc: null, quote: null },
      },
    );
    expect(evidence.separate).toEqual([
      { claims: ['d1.c1', 'd3.c1'], passage: at('d1', 'a clerk said'), why: 'reason 1' },
    ]);
    expect(evidence.ties).toEqual([{ reference: 'CR-7', item: 'i1', by: 'Mona Rud', why: 'reason 2' }]);
    expect(evidence.lineage.at(-1)).toMatchObject({ from: 'd2', reliesOn: 'd1', basis: 'judged' });
  });
});

describe('documents and sources', () => {
  it('take their claims with them when they are retracted or withdrawn', () => {
    const { evidence } = fold(
      { kind: 'claim-rejected', claim: 'd2.c2' },
      { kind: 'document-retracted', document: 'd2' },
    );
    expect(evidence.claims.map(({ reviewed }) => reviewed?.decision ?? null)).toEqual([
      null,
      null,
      'withdrawn',
      'rejected',
      null,
    ]);
    const source = fold({ kind: 'source-withdrawn', source: filler('Lund', at('d2', 'Lund')) }).evidence;
    expect(source.claims.map(({ reviewed }) => reviewed)).toMatchObject([
      null,
      null,
      { decision: 'withdrawn', by: 'Mona Rud', why: 'reason 1' },
      null,
      null,
    ]);
    const paper = fold({ kind: 'source-withdrawn', source: filler('The d3 Post') }).evidence;
    expect(paper.claims.map(({ reviewed }) => reviewed?.decision ?? null)).toEqual([
      null,
      null,
      null,
      null,
      'withdrawn',
    ]);
  });

  it('replace the details that they correct, and no more', () => {
    const { evidence } = fold({
      kind: 'document-corrected',
      document: 'd1',
      by: 'd3',
      details: [{ claim: 'd1.c1', by: 'd3.c1' }],
    });
    expect(claim(evidence, 'd1.c1')).toMatchObject({
      when: { earliest: Date.UTC(2021, 4, 9) },
      holders: wharf().claims[0]!.holders,
      passage: wharf().claims[0]!.passage,
      reviewed: { decision: 'corrected' },
    });
    expect(claim(evidence, 'd3.c1')).toBeUndefined();
    expect(evidence.dropped.at(-1)!.why).toBe('it corrects d1.c1, and stands in it');
  });
});

/** Who has which mentions, and which mentions stand for whoever fills a role: what identity is, apart from ids. */
function parties(evidence: Evidence) {
  const mentions = new Map(
    evidence.actors.map((actor) => [
      actor.id,
      actor.mentions
        .map(({ doc, start, end }) => `${doc} ${start} ${end}`)
        .toSorted()
        .join(),
    ]),
  );
  return {
    actors: [...mentions.values()].toSorted(),
    claims: evidence.claims.map(({ id, roles, holders }) => [
      id,
      Object.entries(roles).map(([role, value]) => [role, mentions.get(value) ?? value]),
      holders.map(({ actor }) => (actor === null ? null : mentions.get(actor))),
    ]),
  };
}

describe('any judgements', () => {
  const names = fc.constantFrom('Ida Brandt', 'Tolman', 'Lund', 'Kestrel Holdings');
  const ids = fc.constantFrom('d1.c1', 'd1.c2', 'd2.c1', 'd2.c2', 'd3.c1');
  const some: fc.Arbitrary<Judgement> = fc.oneof(
    ids.map((id): Judgement => ({ kind: 'claim-accepted', claim: id })),
    ids.map((id): Judgement => ({ kind: 'claim-rejected', claim: id })),
    fc.record({ claim: ids, name: names }).map(
      ({ claim, name }): Judgement => ({
        kind: 'claim-corrected',
        claim,
        fields: { roles: { recipient: filler(name) } },
      }),
    ),
    fc.tuple(names, names).map(([a, b]): Judgement => ({ kind: 'actors-merged', of: [filler(a), filler(b)] })),
    fc.record({ name: names, doc: fc.constantFrom('d1' as const, 'd2' as const, 'd3' as const) }).map(
      ({ name, doc }): Judgement => ({
        kind: 'actors-split',
        actor: filler(name),
        mentions: wharf()
          .actors.find((actor) => actor.name === name)!
          .mentions.filter((mention) => mention.doc === doc)
          .concat(at('d1', 'a clerk')),
      }),
    ),
    fc.constant<Judgement>({ kind: 'claim-added', claim: missed }),
    fc.constant<Judgement>({ kind: 'document-retracted', document: 'd1' }),
  );
  const runs = { numRuns: 60, seed: 20_261_126 };

  it('that are undone are as if they had not been made', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ judgement: some, undone: fc.boolean() }), { maxLength: 7 }), (all) => {
        const made = all.map(({ judgement }) => judgement);
        const undoings = all.flatMap(({ undone }, index) => (undone ? [undo(index + 1)] : []));
        const folded = counting([...made, ...undoings]);
        const never = counting(made).active.filter((_, index) => !all[index]!.undone);
        expect(judged(wharf(), folded)).toEqual(judged(wharf(), { active: never }));
      }),
      runs,
    );
  });

  it('keep every claim, and name only who is there', () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 7 }), (all) => {
        const { evidence } = fold(...all);
        const there = new Set([...evidence.actors, ...evidence.items].map(({ id }) => id));
        expect(evidence.claims.map(({ id }) => id)).toEqual(expect.arrayContaining(wharf().claims.map(({ id }) => id)));
        for (const { roles, holders } of evidence.claims) {
          for (const id of Object.values(roles)) expect(there).toContain(id);
          for (const { actor } of holders) if (actor !== null) expect(there).toContain(actor);
        }
        // No mention is lost, none has two actors.
        const mentions = (given: Evidence) =>
          given.actors.flatMap((actor) => actor.mentions.map(({ doc, start }) => `${doc} ${start}`)).toSorted();
        expect(mentions(evidence)).toEqual(expect.arrayContaining(mentions(wharf())));
        expect(new Set(mentions(evidence)).size).toBe(mentions(evidence).length);
      }),
      runs,
    );
  });
});
