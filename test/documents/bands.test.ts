import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BANDS, bandsOf, RUN, STRETCH } from '../../src/documents/bands.ts';
import { nearCopies } from '../../src/documents/copies.ts';

/** Words that no other call with another `from` gives. */
function words(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `w${from + at}`);
}

function meet(a: string, b: string): boolean {
  const mine = new Set(bandsOf(a));
  return bandsOf(b).some((band) => mine.has(band));
}

/** The part of all runs of both texts that both have. */
function jaccard(a: readonly string[], b: readonly string[]): number {
  const runs = (text: readonly string[]): Set<string> =>
    new Set(Array.from({ length: text.length - RUN + 1 }, (_, at) => text.slice(at, at + RUN).join(' ')));
  const [mine, theirs] = [runs(a), runs(b)];
  const both = [...mine].filter((run) => theirs.has(run)).length;
  return both / (mine.size + theirs.size - both);
}

describe('bands', () => {
  test('are the same on every machine, whatever the case and the marks of a text', () => {
    const text = 'The harbour master handed the sealed ledger to a visiting envoy late in the evening.';
    expect(bandsOf(text).slice(0, 3)).toEqual([152163844766536, 194224226008920, 233937350386699]);
    expect(bandsOf(text.toUpperCase().replaceAll(' ', ' – '))).toEqual(bandsOf(text));
  });

  test('are whole numbers that a double holds, sorted, each once, and as many for each stretch', () => {
    const bands = bandsOf(words(0, 2 * STRETCH).join(' '));
    expect(bands).toHaveLength(2 * BANDS);
    expect(bands.every((band) => Number.isSafeInteger(band) && band >= 0)).toBe(true);
    expect(bands).toEqual([...new Set(bands)].toSorted((a, b) => a - b));
  });

  test('a text of fewer words than a run has none, and only the given blocks count', () => {
    expect(bandsOf('seven words are too few to count')).toEqual([]);
    const head = `${words(0, 20).join(' ')}\n\n`;
    const body = words(100, 20).join(' ');
    expect(bandsOf(head + body, [{ start: head.length, end: head.length + body.length }])).toEqual(bandsOf(body));
  });

  test('texts without a run in common do not meet', () => {
    for (let at = 0; at < 200; at++) {
      expect(meet(words(at * 2_000, 700).join(' '), words(at * 2_000 + 1_000, 700).join(' '))).toBe(false);
    }
  });

  test('pairs meet as often as is stated: 1 - (1 - J)^64', () => {
    const trials = 400;
    for (const shared of [20, 40, 80]) {
      const stated = (at: number): readonly [string[], string[]] => {
        const from = at * 10_000;
        const run = words(from, shared);
        return [
          [...words(from + 1_000, 300), ...run],
          [...run, ...words(from + 2_000, 500)],
        ];
      };
      const met = Array.from({ length: trials }, (_, at) => stated(at)).filter(([a, b]) =>
        meet(a.join(' '), b.join(' ')),
      );
      const expected = 1 - (1 - jaccard(...stated(0))) ** BANDS;
      // Four standard errors of a share of so many trials.
      expect(Math.abs(met.length / trials - expected)).toBeLessThan(
        4 * Math.sqrt((expected * (1 - expected)) / trials) + 0.005,
      );
    }
  });

  test('what `nearCopies` finds with half of the shorter text shared, of texts up to four times as long, meets: 99 of 100', () => {
    let found = 0;
    let met = 0;
    let seed = 0;
    const pair = fc.record({
      short: fc.integer({ min: 60, max: 200 }),
      longer: fc.integer({ min: 1, max: 4 }),
      runs: fc.integer({ min: 1, max: 3 }),
      share: fc.double({ min: 0.55, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(pair, ({ short, longer, runs, share }) => {
        seed += 10_000;
        const a = words(seed, short);
        const each = Math.floor((short * share) / runs);
        const taken = Array.from({ length: runs }, (_, at) => a.slice(at * each, (at + 1) * each));
        const between = Math.max(1, Math.floor((short * longer - runs * each) / (runs + 1)));
        const b = taken.flatMap((run, at) => [...words(seed + 1_000 * (at + 1), between), ...run]);
        const texts = [a, b].map((text, at) => ({ id: `d${at}`, text: text.join(' ') }));
        const [copy] = nearCopies(texts).among(['d0', 'd1']);
        if (copy === undefined || copy.share < 0.5) return;
        found += 1;
        if (meet(texts[0]!.text, texts[1]!.text)) met += 1;
      }),
      { numRuns: 500, seed: 6 },
    );
    expect(found).toBeGreaterThan(400);
    expect(met / found).toBeGreaterThanOrEqual(0.99);
  });

  test('a short text is met with in one a hundred times as long', () => {
    let met = 0;
    for (let at = 0; at < 20; at++) {
      const wire = words(at * 1_000_000, 300);
      const report = [
        ...words(at * 1_000_000 + 1_000, 10_000 + 37 * at),
        ...wire,
        ...words(at * 1_000_000 + 50_000, 20_000),
      ];
      if (meet(wire.join(' '), report.join(' '))) met += 1;
    }
    expect(met).toBe(20);
  });

  test('given candidates, only those pairs are compared', () => {
    const text = words(0, 40).join(' ');
    const texts = ['d1', 'd2', 'd10'].map((id) => ({ id, text }));
    const copies = nearCopies(texts, [
      ['d10', 'd2'],
      ['d2', 'd2'],
      ['d1', 'd77'],
    ]).among(['d1', 'd2', 'd10']);
    expect(copies.map(({ a, b }) => [a, b])).toEqual([['d2', 'd10']]);
  });
});
