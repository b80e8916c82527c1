import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimalCuts } from '../../src/tracing/cuts.ts';

const PAIRS = ['p', 'q', 'r', 's', 't', 'u'];
const routes = fc.array(fc.uniqueArray(fc.constantFrom(...PAIRS), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 6,
});

/** Every subset of the pairs that closes every route, of the smallest size there is. */
function bruteForce(all: readonly (readonly string[])[]): string[][] {
  const subsets = Array.from({ length: 2 ** PAIRS.length }, (_, bits) => PAIRS.filter((_pair, at) => (bits >> at) & 1));
  const closing = subsets.filter((set) => all.every((route) => route.some((pair) => set.includes(pair))));
  const size = Math.min(...closing.map((set) => set.length));
  return closing.filter((set) => set.length === size);
}

describe('cuts', () => {
  it('are every smallest set of pairs that closes every route', () => {
    fc.assert(
      fc.property(routes, (all) => {
        const found = (minimalCuts(all) ?? []).map((cut) => cut.join(' '));
        expect(found.toSorted()).toEqual(
          bruteForce(all)
            .map((cut) => cut.join(' '))
            .toSorted(),
        );
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('are not told where that would take too long', () => {
    const apart = Array.from({ length: 12 }, (_, at) => [`p${at}`, `q${at}`, `r${at}`]);
    expect(minimalCuts(apart, 1_000)).toBeNull();
  });

  it('of no route are none', () => {
    expect(minimalCuts([])).toEqual([]);
  });
});
