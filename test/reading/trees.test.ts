import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestTree } from '../../src/reading/analysis/trees.ts';

/** Every assignment of heads that is a tree with one child of the root, by trying all. */
function bruteForce(arcs: Float32Array, words: number): number {
  let best = Number.NEGATIVE_INFINITY;
  const heads = new Array<number>(words).fill(0);
  const visit = (word: number): void => {
    if (word === words) {
      if (isTree(heads)) best = Math.max(best, scoreOf(arcs, heads, words));
      return;
    }
    for (let head = 0; head <= words; head++) {
      if (head === word + 1) continue;
      heads[word] = head;
      visit(word + 1);
    }
  };
  visit(0);
  return best;
}

/** `heads` are 0 for the root and i + 1 for word i. */
function isTree(heads: readonly number[]): boolean {
  if (heads.filter((head) => head === 0).length !== 1) return false;
  return heads.every((_, word) => {
    let at = word + 1;
    for (let step = 0; step <= heads.length; step++) {
      if (at === 0) return true;
      at = heads[at - 1]!;
    }
    return false;
  });
}

function scoreOf(arcs: Float32Array, heads: readonly number[], words: number): number {
  return heads.reduce((sum, head, word) => sum + arcs[word * (words + 1) + head]!, 0);
}

const scored = fc.integer({ min: 1, max: 5 }).chain((words) =>
  fc.record({
    words: fc.constant(words),
    // Whole numbers, so that ties are common and sums are exact.
    scores: fc.array(fc.integer({ min: -20, max: 20 }), {
      minLength: words * (words + 1),
      maxLength: words * (words + 1),
    }),
  }),
);

describe('the best tree', () => {
  it('is a tree, and scores as the best of all trees', () => {
    fc.assert(
      fc.property(scored, ({ words, scores }) => {
        const arcs = Float32Array.from(scores);
        const heads = [...bestTree(arcs, 0, words, words + 1)].map((head) => head + 1);
        expect(isTree(heads)).toBe(true);
        expect(scoreOf(arcs, heads, words)).toBe(bruteForce(arcs, words));
      }),
      { numRuns: 2_000, seed: 1965 },
    );
  });

  it('reads its rows from an offset, a stride apart', () => {
    // Two words in a batch padded to three: "He left", where "left" is the root.
    const arcs = Float32Array.from([9, 9, 9, 9, 0, -9, 5, 9, 6, 1, -9, 9]);
    expect([...bestTree(arcs, 4, 2, 4)]).toEqual([1, -1]);
  });

  it('stays a tree where many words in a row head each other', () => {
    const words = 60;
    const arcs = new Float32Array(words * (words + 1)).fill(-1);
    for (let word = 0; word < words; word++) arcs[word * (words + 1) + (word % 2 === 0 ? word + 2 : word)] = 5;
    expect(isTree([...bestTree(arcs, 0, words, words + 1)].map((head) => head + 1))).toBe(true);
  });
});
