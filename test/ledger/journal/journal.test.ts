import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Act,
  type Against,
  canonical,
  type Entry,
  entryOf,
  faultsOf,
  type Head,
  hashOf,
  isSigned,
  KINDS,
  opens,
  sealOf,
  signed,
  type Tip,
  type Written,
} from '../../../src/ledger/index.ts';
import type { Fault } from '../../../src/terms/index.ts';

const runs = { numRuns: 300, seed: 20_231_026 };
const CASE = 'harbour';

/** A key made of a fixed seed (RFC 8410 around 32 bytes), so that signatures are the same on every run. */
const keyOf = (byte: number) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, byte)]),
    format: 'der',
    type: 'pkcs8',
  });
const key = keyOf(7);

const acts: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...KINDS),
  by: fc.constantFrom('Mona Rud', 'Per Aas'),
  why: fc.option(fc.string({ unit: 'grapheme', maxLength: 12 })),
  about: fc.array(fc.constantFrom('d1', 'd2', 'c1', 'c2'), { maxLength: 3 }),
  open: fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Act['open']>,
  sealed: fc.constant([]),
});
const journals = fc.array(acts, { minLength: 1, maxLength: 8, size: 'max' }).map(written);

function written(all: readonly Act[], caseId = CASE): Written[] {
  const journal: Written[] = [];
  for (const [at, act] of all.entries()) {
    const entry = entryOf(act, caseId, tipOf(journal), 1_700_000_000_000 + at);
    journal.push({ entry, hash: hashOf(entry) });
  }
  return journal;
}

function tipOf(journal: readonly Written[]): Tip | null {
  const last = journal.at(-1);
  return last === undefined ? null : { number: last.entry.number, hash: last.hash };
}

function against(journal: readonly Written[], pinned: readonly Head[] = []): Against {
  const head = signed(CASE, tipOf(journal)!, key);
  return { case: CASE, head, keys: [head.key], pinned };
}

const rehashed = (entry: Entry): Written => ({ entry, hash: hashOf(entry) });

describe('a journal', () => {
  it('is whole as it was written, and in whatever order the keys of its entries were set', () => {
    fc.assert(
      fc.property(journals, (journal) => {
        const turned = journal.map(({ entry, hash }) => ({
          entry: Object.fromEntries(Object.entries(entry).toReversed()) as unknown as Entry,
          hash,
        }));
        expect(faultsOf(journal, against(journal))).toEqual([]);
        expect(faultsOf(turned, against(journal))).toEqual([]);
      }),
      runs,
    );
  });

  it('tells which entry was altered, also where its hash was made to fit', () => {
    fc.assert(
      fc.property(journals, fc.nat(), fc.boolean(), (journal, pick, refitted) => {
        const at = pick % journal.length;
        const entry = { ...journal[at]!.entry, by: 'Eva Sand' };
        const altered = journal.with(at, refitted ? rehashed(entry) : { ...journal[at]!, entry });
        const number = at + 1;
        const told: Fault =
          refitted && number < journal.length
            ? { fault: 'replaced', number: number + 1 }
            : { fault: 'altered', number };
        const rewritten: Fault[] = number === journal.length ? [{ fault: 'rewritten', number }] : [];
        const expected = refitted && number === journal.length ? rewritten : [told, ...rewritten];
        expect(faultsOf(altered, against(journal))).toEqual(expected);
      }),
      runs,
    );
  });

  it('tells what was removed: from its midst, and from its end', () => {
    fc.assert(
      fc.property(journals, fc.nat(), fc.nat(), (journal, first, count) => {
        const from = first % journal.length;
        const to = Math.min(journal.length, from + 1 + (count % 3));
        const left = journal.toSpliced(from, to - from);
        const expected: Fault =
          to === journal.length
            ? { fault: 'cut off', number: from, head: journal.length }
            : { fault: 'removed', from: from + 1, to };
        expect(faultsOf(left, against(journal))).toEqual([expected]);
      }),
      runs,
    );
  });

  it('tells that an older state was put back with its own head, by a head that was seen since', () => {
    fc.assert(
      fc.property(journals, fc.nat(), (journal, pick) => {
        const old = journal.slice(0, 1 + (pick % journal.length));
        const newest = signed(CASE, tipOf(journal)!, key).head;
        const [number, pinned] = [old.length, journal.length];
        expect(faultsOf(old, against(old, [newest]))).toEqual(
          number === pinned
            ? []
            : [
                { fault: 'cut off', number, head: pinned },
                { fault: 'put back', number, pinned },
              ],
        );
      }),
      runs,
    );
  });

  it('tells that it was written anew behind a head that was seen, though it is signed again', () => {
    const journal = written([act('document-added'), act('claim-accepted'), act('claim-rejected')]);
    const seen = signed(CASE, { number: 2, hash: journal[1]!.hash }, key).head;
    const anew = written([act('document-added'), act('claim-rejected'), act('claim-rejected'), act('undone')]);
    expect(faultsOf(anew, against(anew, [seen]))).toEqual([{ fault: 'rewritten', number: 2 }]);
  });

  it('takes no head of another key, another case or a changed number, and no entries of another case', () => {
    const journal = written([act('case-opened'), act('document-added')]);
    const own = against(journal);
    const other = signed(CASE, tipOf(journal)!, keyOf(9));
    const unsigned: Fault[] = [{ fault: 'unsigned', number: 2 }];
    expect(faultsOf(journal, { ...own, head: other })).toEqual(unsigned);
    expect(faultsOf(journal, { ...own, head: signed('quarry', tipOf(journal)!, key) })).toEqual(unsigned);
    const forged = { ...own.head, head: { ...own.head.head, number: 1 } };
    expect(isSigned(forged)).toBe(false);
    expect(isSigned({ ...own.head, key: 'bm8ga2V5' })).toBe(false);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => signed(CASE, tipOf(journal)!, privateKey)).toThrow(RangeError);
    const foreign = written([act('case-opened'), act('document-added')], 'quarry');
    expect(faultsOf(foreign, { ...own, head: signed(CASE, tipOf(foreign)!, key) })).toEqual([
      { fault: 'foreign', number: 1, case: 'quarry' },
      { fault: 'foreign', number: 2, case: 'quarry' },
    ]);
  });

  it('may go on behind its head', () => {
    const journal = written([act('case-opened'), act('document-added'), act('claim-added')]);
    expect(faultsOf(journal, against(journal.slice(0, 2)))).toEqual([]);
  });
});

describe('a seal', () => {
  const salt = 'ab'.repeat(32);
  const content = { documents: ['d1'], salt, content: { quote: 'The bid was known on Friday.', start: 12 } };

  it('is opened by its own content and salt alone', () => {
    const seal = sealOf(content);
    expect(opens(seal, content)).toBe(true);
    expect(opens(seal, { ...content, content: { start: 12, quote: 'The bid was known on Friday.' } })).toBe(true);
    expect(opens(seal, { ...content, content: { quote: 'The bid was known on Monday.', start: 12 } })).toBe(false);
    expect(opens(seal, { ...content, salt: 'ac'.repeat(32) })).toBe(false);
    expect(opens(seal, { ...content, documents: ['d2'] })).toBe(false);
    expect(opens(seal, { ...content, salt: 'short' })).toBe(false);
    expect(() => sealOf({ ...content, salt: 'short' })).toThrow(RangeError);
  });

  it('shows nothing of it: the same words under another salt are another seal', () => {
    expect(sealOf(content).commitment).not.toBe(sealOf({ ...content, salt: 'cd'.repeat(32) }).commitment);
    expect(JSON.stringify(sealOf(content))).not.toContain('bid');
  });
});

describe('canonical JSON', () => {
  it('is as RFC 8785 has it: keys by their UTF-16 units, numbers as ECMAScript writes them', () => {
    expect(canonical({ peach: 1e21, '€': -0, '\u{1f600}': [0.1, 1e-7, 'é\n"'], \ufb33: true, 1: null })).toBe(
      '{"1":null,"peach":1e+21,"€":0,"\u{1f600}":[0.1,1e-7,"é\\n\\""],"\ufb33":true}',
    );
  });

  it('refuses what JSON cannot say', () => {
    expect(() => canonical({ text: '\ud800' })).toThrow(/surrogate/);
    expect(() => canonical({ number: Number.NaN })).toThrow(/NaN/);
    expect(() => canonical(undefined)).toThrow(TypeError);
  });
});

function act(kind: Act['kind']): Act {
  return { kind, by: 'Mona Rud', why: null, about: [], open: {}, sealed: [] };
}
