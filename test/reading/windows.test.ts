import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_PIECES, MOST_WORDS } from '../../src/reading/analysis/encoder.ts';
import { windows } from '../../src/reading/analysis/windows.ts';

describe('windows of a sentence', () => {
  it('are one for a sentence that can be read in one go', () => {
    expect(windows(['She', 'left', '.'], [1, 1, 1])).toEqual([{ first: 0, past: 3 }]);
  });

  it('are cut after a clause where there is one', () => {
    const words = Array.from({ length: 150 }, (_, i) => (i === 69 ? ';' : i === 90 ? ',' : 'word'));
    expect(
      windows(
        words,
        words.map(() => 1),
      ),
    ).toEqual([
      { first: 0, past: 70 },
      { first: 70, past: 150 },
    ]);
  });

  it('are cut before a conjunction where there is no punctuation', () => {
    const words = Array.from({ length: 120 }, (_, i) => (i === 80 ? 'and' : 'word'));
    expect(
      windows(
        words,
        words.map(() => 1),
      )[0],
    ).toEqual({ first: 0, past: 80 });
  });

  it('hold all words in order and never more than the model reads', () => {
    const sentence = fc.array(fc.record({ word: fc.constantFrom('word', ',', ';', 'and', '—'), size: fc.nat(30) }), {
      maxLength: 700,
    });
    fc.assert(
      fc.property(sentence, (given) => {
        const sizes = given.map(({ size }) => size);
        let at = 0;
        for (const { first, past } of windows(
          given.map(({ word }) => word),
          sizes,
        )) {
          expect(first).toBe(at);
          expect(past).toBeGreaterThan(first);
          expect(past - first).toBeLessThanOrEqual(MOST_WORDS);
          expect(sizes.slice(first, past).reduce((sum, size) => sum + size, 2)).toBeLessThanOrEqual(MOST_PIECES);
          at = past;
        }
        expect(at).toBe(given.length);
      }),
      { numRuns: 500, seed: 100 },
    );
  });
});
