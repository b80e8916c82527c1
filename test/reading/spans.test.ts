import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestSpans, distinctSpans } from '../../src/reading/analysis/spans.ts';

/** The highest total of any tag sequence in which I-x follows B-x or I-x. */
function bruteForce(scores: readonly number[], words: number, labels: number): number {
  const tags = 2 * labels + 1;
  let best = Number.NEGATIVE_INFINITY;
  const visit = (word: number, before: number, sum: number): void => {
    if (word === words) {
      best = Math.max(best, sum);
      return;
    }
    for (let tag = 0; tag < tags; tag++) {
      const inside = tag > 0 && tag % 2 === 0;
      if (inside && before !== tag && before !== tag - 1) continue;
      visit(word + 1, tag, sum + scores[word * tags + tag]!);
    }
  };
  visit(0, 0, 0);
  return best;
}

const scored = fc
  .record({ words: fc.integer({ min: 1, max: 5 }), labels: fc.integer({ min: 1, max: 2 }) })
  .chain((size) =>
    fc.record({
      words: fc.constant(size.words),
      labels: fc.constant(size.labels),
      scores: fc.array(fc.integer({ min: -9, max: 9 }), {
        minLength: size.words * (2 * size.labels + 1),
        maxLength: size.words * (2 * size.labels + 1),
      }),
    }),
  );

describe('the best spans', () => {
  it('score as the best of all tag sequences', () => {
    fc.assert(
      fc.property(scored, ({ words, labels, scores }) => {
        const spans = bestSpans(Float32Array.from(scores), 0, words, labels);
        const tags = new Array<number>(words).fill(0);
        let before = 0;
        for (const { first, past, label } of spans) {
          expect(first).toBeGreaterThanOrEqual(before);
          expect(past).toBeGreaterThan(first);
          before = past;
          for (let word = first; word < past; word++) tags[word] = 2 * label + (word === first ? 1 : 2);
        }
        expect(before).toBeLessThanOrEqual(words);
        const sum = tags.reduce((total, tag, word) => total + scores[word * (2 * labels + 1) + tag]!, 0);
        expect(sum).toBe(bruteForce(scores, words, labels));
      }),
      { numRuns: 3_000, seed: 1967 },
    );
  });

  it('never continue a span of another label', () => {
    // I-1 is by far the best tag of the second word, and may not follow B-0: a span of its own opens.
    const scores = Float32Array.from([0, 9, 0, 0, 0, 0, 0, 0, 1, 9]);
    expect(bestSpans(scores, 0, 2, 2)).toEqual([
      { first: 0, past: 1, label: 0 },
      { first: 1, past: 2, label: 1 },
    ]);
  });

  it('are none in no words', () => {
    expect(bestSpans(new Float32Array(0), 0, 0, 3)).toEqual([]);
  });
});

describe('distinct spans', () => {
  it('never repeat a label that may stand once, and are the best spans where none repeats', () => {
    fc.assert(
      fc.property(scored, ({ words, labels, scores }) => {
        const given = Float32Array.from(scores);
        const best = bestSpans(given, 0, words, labels);
        const found = distinctSpans(given, 0, words, labels, (label) => label === 0);
        expect(found.filter(({ label }) => label === 0).length).toBeLessThanOrEqual(1);
        if (best.filter(({ label }) => label === 0).length <= 1) expect(found).toEqual(best);
        expect([...given]).toEqual(scores);
      }),
      { numRuns: 2_000, seed: 1 },
    );
  });

  it('keep the stronger of two', () => {
    // Two words, one label: both open a span, the second with more to gain.
    expect(distinctSpans(Float32Array.from([9, 0, 4, 0, 0, 7, 0]), 1, 2, 1, () => true)).toEqual([
      { first: 1, past: 2, label: 0 },
    ]);
  });
});
