import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Standing } from '../../src/terms/standing.ts';
import { compareRoutes, standingOf } from '../../src/tracing/ranking.ts';
import { reachOf } from '../../src/tracing/reach.ts';
import { routesThrough } from '../../src/tracing/search.ts';
import type { Step } from '../../src/tracing/step.ts';
import { arrive, departing } from '../../src/tracing/time.ts';
import { ONE_ITEM, questOf, stepOf } from './steps.ts';

const NODES = ['a', 'b', 'c', 'z'];
const since = 0;

/** Up to six hops between four nodes, each at some time of an interval within 0 to 4. */
const hops = fc.array(
  fc
    .tuple(
      fc.constantFrom(...NODES),
      fc.constantFrom(...NODES),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 2 }),
    )
    .filter(([from, to]) => from !== to),
  { minLength: 1, maxLength: 6 },
);

type Drawn = readonly (readonly [string, string, number, number])[];

const stepsOf = (drawn: Drawn): Step[] =>
  drawn.map(([from, to, at, length], index) => stepOf(`h${index}`, from, to, [{ earliest: at, latest: at + length }]));

/** Every choice of a time for each hop. */
function timelines(drawn: Drawn): number[][] {
  return drawn.reduce<number[][]>(
    (all, [, , at, length]) =>
      all.flatMap((times) => Array.from({ length: length + 1 }, (_, more) => [...times, at + more])),
    [[]],
  );
}

/** Earliest arrival at z when each hop happens at its time: by trying every simple way. */
function earliestArrival(drawn: Drawn, times: readonly number[]): number {
  const walk = (node: string, at: number, visited: readonly string[]): number => {
    if (node === 'z') return at;
    const arrivals = drawn.map(([from, to], index) => {
      const time = times[index] ?? 0;
      return from === node && !visited.includes(to) && time >= at
        ? walk(to, time, [...visited, to])
        : Number.POSITIVE_INFINITY;
    });
    return Math.min(Number.POSITIVE_INFINITY, ...arrivals);
  };
  return walk('a', since, ['a']);
}

describe('routes that respect time', () => {
  it('reach the holder as early and as late as brute force over every choice of times says', () => {
    fc.assert(
      fc.property(hops, (drawn) => {
        const { paths, complete } = routesThrough(stepsOf(drawn), questOf({ since }), ONE_ITEM);
        const arrivals = timelines(drawn).map((times) => earliestArrival(drawn, times));
        const best = Math.min(Number.POSITIVE_INFINITY, ...paths.map((path) => path.arrival.earliest));
        const worst = Math.min(
          Number.POSITIVE_INFINITY,
          ...paths.map((path) => path.arrival.latest ?? Number.POSITIVE_INFINITY),
        );
        expect(complete).toBe(true);
        expect(best).toBe(Math.min(...arrivals));
        expect(worst).toBe(Math.max(...arrivals));
      }),
      { seed: 7, numRuns: 400 },
    );
  });

  it('are exactly the simple ways for which some choice of times works, by the deadline', () => {
    fc.assert(
      fc.property(hops, fc.integer({ min: 0, max: 5 }), (drawn, deadline) => {
        const found = routesThrough(stepsOf(drawn), questOf({ since, deadline }), ONE_ITEM).paths.map((path) =>
          path.steps.map((step) => step.hop.id).join(' '),
        );
        expect(found.toSorted()).toEqual(simpleWays(drawn, deadline).toSorted());
      }),
      { seed: 8, numRuns: 400 },
    );
  });

  it('reach the holder at the standing, and as surely, as is worked out without listing them', () => {
    const standings = fc.array(fc.constantFrom<Standing>('reported', 'alleged', 'presumed'), {
      minLength: 6,
      maxLength: 6,
    });
    fc.assert(
      fc.property(hops, standings, fc.integer({ min: 0, max: 5 }), (drawn, stands, deadline) => {
        const steps = stepsOf(drawn).map((step, at) => ({
          ...step,
          hop: { ...step.hop, standing: stands[at] ?? 'reported' },
        }));
        const quest = questOf({ since, deadline });
        const [best, ...others] = routesThrough(steps, quest, ONE_ITEM).paths.toSorted(compareRoutes);
        if (best === undefined) {
          expect(reachOf(steps, quest, ONE_ITEM)).toBeNull();
          return;
        }
        const alike = [best, ...others].filter((path) => standingOf(path) === standingOf(best));
        const sure = alike.some((path) => path.arrival.latest !== null && path.arrival.latest <= deadline);
        expect(reachOf(steps, quest, ONE_ITEM)).toEqual({
          standing: standingOf(best),
          reached: sure ? 'necessarily' : 'possibly',
        });
      }),
      { seed: 10, numRuns: 400 },
    );
  });

  it('are listed with the fewest presumed hops first where they are too many', () => {
    fc.assert(
      fc.property(hops, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (drawn, presumed) => {
        const steps = stepsOf(drawn).map((step, at) =>
          presumed[at] ? { ...step, moved: null, hop: { ...step.hop, standing: 'presumed' as const } } : step,
        );
        const all = routesThrough(steps, questOf({ since }), ONE_ITEM).paths;
        if (all.length < 2) return;
        const some = routesThrough(steps, questOf({ since }), ONE_ITEM, { paths: all.length - 1, visits: 1_000 });
        const leaning = (path: (typeof all)[number]): number =>
          path.steps.filter((step) => step.hop.standing === 'presumed').length;
        const fewest = all.map(leaning).toSorted((a, b) => a - b);
        expect(some.complete).toBe(false);
        expect(some.paths.map(leaning)).toEqual(fewest.slice(0, some.paths.length));
      }),
      { seed: 9, numRuns: 200 },
    );
  });
});

/** Simple ways from a to z along which times can be chosen one after the other. */
function simpleWays(drawn: Drawn, deadline: number): string[] {
  const walk = (node: string, at: number, visited: readonly string[], way: readonly string[]): string[] => {
    if (node === 'z') return at <= deadline ? [way.join(' ')] : [];
    return drawn.flatMap(([from, to, start, length], index) => {
      if (from !== node || visited.includes(to) || start + length < at) return [];
      return walk(to, Math.max(at, start), [...visited, to], [...way, `h${index}`]);
    });
  };
  return walk('a', since, ['a'], []);
}

describe('an arrival', () => {
  it('has no latest time where some choice of times breaks the route', () => {
    const first = arrive(departing(null), [{ earliest: 1, latest: 5 }]);
    expect(first).toEqual({ earliest: 1, latest: 5 });
    expect(first && arrive(first, [{ earliest: 3, latest: 9 }])).toEqual({ earliest: 3, latest: null });
    expect(first && arrive(first, [{ earliest: 5, latest: 9 }])).toEqual({ earliest: 5, latest: 9 });
    expect(first && arrive(first, [{ earliest: null, latest: 0 }])).toBeNull();
  });

  it('takes each of several opportunities for itself', () => {
    const at = { earliest: 4, latest: 4 };
    const times = [
      { earliest: 1, latest: 1 },
      { earliest: 9, latest: 9 },
    ];
    expect(arrive(at, times)).toEqual({ earliest: 9, latest: 9 });
  });
});
