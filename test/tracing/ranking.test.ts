import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STANDINGS, type Standing } from '../../src/terms/standing.ts';
import { compareRoutes, standingOf, weakestOf } from '../../src/tracing/ranking.ts';
import type { Path } from '../../src/tracing/search.ts';
import { stepOf } from './steps.ts';

const standing = fc.constantFrom<Standing>(...STANDINGS.slice(0, 5));
const time = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(Number.NEGATIVE_INFINITY));
const path = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), standing, fc.integer({ min: 0, max: 2 })), {
      minLength: 1,
      maxLength: 3,
    }),
    time,
  )
  .map(([hops, earliest]): Path => {
    const steps = hops.map(([node, stands, least], at) =>
      stepOf(`${node}${at}`, node, `${node}'`, [{ earliest: 0, latest: 1 }], stands, least),
    );
    return { steps, arrival: { earliest, latest: null }, item: 'i' };
  });

describe('the order of routes', () => {
  it('is total: antisymmetric, transitive, and equal only for equal routes', () => {
    fc.assert(
      fc.property(path, path, path, (a, b, c) => {
        expect(Math.sign(compareRoutes(a, b))).toBe(-Math.sign(compareRoutes(b, a)) + 0);
        if (compareRoutes(a, b) <= 0 && compareRoutes(b, c) <= 0) expect(compareRoutes(a, c)).toBeLessThanOrEqual(0);
        expect(compareRoutes(a, a)).toBe(0);
      }),
      { seed: 13, numRuns: 500 },
    );
  });

  it('puts no route before one that stands better', () => {
    fc.assert(
      fc.property(fc.array(path, { minLength: 2, maxLength: 6 }), (paths) => {
        const ranks = paths.toSorted(compareRoutes).map((each) => STANDINGS.indexOf(standingOf(each)));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
      { seed: 14, numRuns: 300 },
    );
  });

  it('names a weakest hop that stands as the route does', () => {
    fc.assert(
      fc.property(path, (each) => {
        expect(weakestOf(each.steps)?.hop.standing).toBe(standingOf(each));
      }),
      { seed: 15, numRuns: 300 },
    );
  });
});
