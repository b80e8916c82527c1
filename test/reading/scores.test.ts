import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weightsFor } from '../../evaluation/calibration/weights.ts';
import { textDocument } from '../../src/documents/index.ts';
import { openReader, type Reader } from '../../src/reading/analysis/reader.ts';
import { readDocument } from '../../src/reading/read.ts';
import { type Calibrated, FITTED, scoreOf } from '../../src/reading/scores/score.ts';
import { kept, SHOWN } from '../../src/reading/scores/shown.ts';
import { bearing, LEAST_TO_BEAR } from '../../src/terms/bearing.ts';
import { claim, document, evidence, quote } from '../report/building.ts';

const KINDS: readonly Calibrated[] = ['disclosure', 'claim', 'statement'];
const doubt = fc.double({ min: 0, max: 1, noNaN: true });

describe('the weights that ship', () => {
  it.each(KINDS)('of a %s never let a doubt raise its score, and keep it within 0 and 1', (kind) => {
    const names = Object.keys(FITTED[kind].doubts);
    expect(names.length).toBeGreaterThan(2);
    expect(Object.values(FITTED[kind].doubts).every((weight) => weight > 0)).toBe(true);
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(names.map((name) => [name, doubt]))),
        fc.constantFrom(...names),
        doubt,
        (doubts, name, more) => {
          const before = scoreOf(doubts, FITTED[kind]);
          const after = scoreOf({ ...doubts, [name]: Math.min(1, doubts[name]! + more) }, FITTED[kind]);
          expect(before).toBeGreaterThanOrEqual(after);
          expect(after).toBeGreaterThan(0);
          expect(before).toBeLessThan(1);
        },
      ),
      { seed: 3 },
    );
  });

  it('show more than they let bear a route', () => {
    for (const kind of KINDS) expect(SHOWN[kind]).toBeLessThan(LEAST_TO_BEAR);
  });
});

describe('fitting', () => {
  const readings = (right: number, wrong: number, amount: number) => [
    ...Array.from({ length: right }, (_, at) => ({
      text: `r${amount}${at}`,
      id: `${at}`,
      right: true,
      doubts: { far: amount, near: 1 - amount },
    })),
    ...Array.from({ length: wrong }, (_, at) => ({
      text: `w${amount}${at}`,
      id: `${at}`,
      right: false,
      doubts: { far: amount, near: 1 - amount },
    })),
  ];

  it('finds the share that was right, and gives no weight to what speaks for a reading', () => {
    const weights = weightsFor([...readings(90, 10, 0), ...readings(50, 50, 1)]);
    expect(weights.doubts.near).toBeUndefined();
    expect(scoreOf({ far: 0 }, weights)).toBeCloseTo(0.9, 1);
    expect(scoreOf({ far: 1 }, weights)).toBeCloseTo(0.5, 1);
  });

  it('gives the same weights to the same readings', () => {
    const same = [...readings(7, 2, 0), ...readings(3, 4, 1)];
    expect(weightsFor(same)).toEqual(weightsFor(same));
  });
});

describe('what is read', () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await openReader();
  });
  afterAll(() => reader.close());

  it('has a score, and is left out in the open where that is too little', async () => {
    const text = 'A clerk said that Dana Orley gave the sealed file to Corvid. Orley met Ivo Brandt in Sarn.';
    const page = textDocument(text, { id: 'd1', path: null });
    const reading = readDocument(page, await reader.analyse(page));
    const all = [...reading.claims, ...reading.statements];
    expect(all.length).toBeGreaterThan(2);
    for (const { score } of all) expect(score > 0 && score < 1).toBe(true);
    const none = kept(reading, 1);
    expect(none.claims).toEqual([]);
    expect(none.dropped).toHaveLength(
      reading.dropped.length +
        reading.claims.length +
        reading.statements.filter(({ grounds }) => grounds.cue !== null).length,
    );
    expect(none.dropped.at(-1)!.why).toMatch(/^a statement that was read too unsurely to be shown: score 0\.\d\d$/);
  });
});

describe('what bears a route', () => {
  const page = document('wharf', 'Orsa Lind sold the tables to a broker. She never met him. She may offer more.');
  const words = quote(page, 'Orsa Lind sold the tables to a broker.');
  const weak = LEAST_TO_BEAR - 0.01;
  const given = evidence({
    documents: [page],
    claims: [
      claim('sure', ['author'], 'CT+', words, { score: LEAST_TO_BEAR }),
      claim('weak', ['author'], 'CT+', words, { score: weak }),
      claim('reviewed', ['author'], 'CT+', words, {
        score: weak,
        reviewed: { decision: 'accepted', by: 'an analyst', why: null },
      }),
      claim('denied', ['author'], 'CT-', words, { score: weak }),
      claim('open', ['author'], 'Uu', words, { score: weak, questions: true }),
      claim('offered', ['author'], 'Uu', words, {}),
      claim('known', ['author'], 'CT+', words, { event: 'knowledge', score: weak }),
    ],
  });

  it('is what was surely read, what somebody reviewed, and whatever speaks against it', () => {
    expect(bearing(given).evidence.claims.map(({ id }) => id)).toEqual([
      'sure',
      'reviewed',
      'denied',
      'open',
      'offered',
      'known',
    ]);
  });

  it('is all that a language model read: its scores are not calibrated', () => {
    const sent = { ...given, engine: { ...given.engine, sentTo: 'localhost:8080' } };
    expect(bearing(sent).evidence.claims).toEqual(given.claims);
  });

  it('and the rest is listed, with the claim and the reason', () => {
    expect(bearing(given).aside.map(({ why }) => why)).toEqual([
      `claim weak was read too unsurely to bear a route (score ${weak.toFixed(2)} of ${LEAST_TO_BEAR.toFixed(2)}): a review can let it`,
      'claim offered is held by nobody: an offer, a plan, a condition, a request or a question hands nothing over',
    ]);
  });
});
