import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ties } from '../../../src/contacts/kernel/sweep.ts';
import { NONE } from '../../../src/contacts/walks/labels.ts';
import { type Walk, type Walked, walked } from '../../../src/contacts/walks/walk.ts';
import type { Plain } from '../kernel/brute.ts';
import { imported, logs } from '../kernel/logs.ts';
import { least, type Rules, type Way, ways } from './ways.ts';

const TIES: readonly Ties[] = ['non-strict', 'strict'];
const NEVER = Number.POSITIVE_INFINITY;
const ALWAYS: readonly [number, number] = [Number.NEGATIVE_INFINITY, NEVER];
const runs = { numRuns: 600, seed: 20240307 };

/** Each limit is there or not, so that they come alone and together. */
const limits = fc.record({
  latency: fc.constantFrom(0, 0, 1, 2),
  hold: fc.constantFrom(NEVER, NEVER, 0, 1, 2),
  most: fc.constantFrom(NEVER, NEVER, 1, 2, 3, 4),
  leave: fc.constantFrom(ALWAYS, ALWAYS, [0, 1] as const, [1, 2] as const),
  best: fc.constantFrom(undefined, 'fewest', 'fastest') as fc.Arbitrary<Walk['best']>,
  block: fc.constantFrom(1, 3, 1000),
});
type Limits = typeof limits extends fc.Arbitrary<infer L> ? L : never;

function pass(contacts: readonly Plain[], actors: number, ties: Ties, way: 1 | -1, limit: Limits, more: Partial<Walk>) {
  const { columns, rows } = imported(contacts, actors);
  const times = [...new Set(contacts.map(({ at }) => at))].toSorted((a, b) => a - b);
  const { block, best, ...rest } = limit;
  const walk = { seeds: [0], start: 0, end: columns.count, ties, ...rest, ...(best === undefined ? {} : { best }) };
  const clock = { count: times.length, at: (stamp: number) => times[stamp]! };
  return { found: walked(columns, clock, { ...walk, ...more }, way, null, block), rows };
}

/** Time and contacts of the walks that were found, in the order of the actors. */
function told(found: Walked, which: Uint32Array, way: 1 | -1, latency: number) {
  const time = (label: number) => found.happened(label) + (way === 1 ? latency : 0);
  return [...which].map((label) => (label === NONE ? null : [time(label), found.labels.hops[label]!]));
}

const rulesOf = (ties: Ties, { latency, hold, most, leave }: Limits, silent: readonly number[] = []): Rules => ({
  ties,
  latency,
  hold,
  most,
  leave,
  silent,
});

/** Whether the contacts of a pass count among what makes one walk better than another. */
const counted = ({ hold, most, best }: Limits) => hold !== NEVER || most !== NEVER || best === 'fewest';

describe.each(TIES)('walks with %s ties', (ties) => {
  it('come first, by the fewest contacts and in the least time as trying every step finds', () => {
    fc.assert(
      fc.property(logs, limits, ({ actors, contacts }, limit) => {
        const { found } = pass(contacts, actors, ties, 1, limit, {});
        const all = ways(contacts, [0], rulesOf(ties, limit));
        const each = (by: (way: Way) => readonly number[]) =>
          Array.from({ length: actors }, (_, actor) =>
            actor === 0
              ? null
              : least(
                  all.filter(({ last }) => last.to === actor),
                  by,
                ),
          );
        const arrival = ({ last }: Way) => last.at + limit.latency;
        const first = each((way) => [arrival(way), way.hops]);
        const own = told(found, found.first, 1, limit.latency);
        const time = (one: readonly (number | undefined)[] | null) => one?.[0] ?? null;
        expect(own.map(time)).toEqual(first.map(time));
        if (!counted(limit)) return;
        expect(own).toEqual(first);
        expect(told(found, found.fewest, 1, limit.latency)).toEqual(
          each((way) => [way.hops, arrival(way)]).map((one) => one && [one[1], one[0]]),
        );
      }),
      runs,
    );
  });

  it('are the fastest, and of those the first', () => {
    fc.assert(
      fc.property(logs, limits, ({ actors, contacts }, limit) => {
        const { found } = pass(contacts, actors, ties, 1, { ...limit, best: 'fastest' }, {});
        const all = ways(contacts, [0], rulesOf(ties, limit));
        for (let actor = 1; actor < actors; actor += 1) {
          const expected = least(
            all.filter(({ last }) => last.to === actor),
            ({ last, start }) => [last.at - start, last.at],
          );
          const label = found.fastest[actor]!;
          const time = label === NONE ? 0 : found.happened(label);
          expect(label === NONE ? null : [time - found.labels.start[label]!, time]).toEqual(expected);
        }
      }),
      runs,
    );
  });

  it('backwards are those that come to the target, from each as late as can be', () => {
    fc.assert(
      fc.property(logs, limits, ({ actors, contacts }, limit) => {
        const { found } = pass(contacts, actors, ties, -1, { ...limit, best: 'fewest' }, {});
        const rules = rulesOf(ties, limit);
        const each = (by: (way: Way) => readonly number[]) =>
          Array.from({ length: actors }, (_, actor) => {
            const all = actor === 0 ? [] : ways(contacts, [actor], rules).filter(({ last }) => last.to === 0);
            return least(all, by);
          });
        expect(told(found, found.first, -1, limit.latency)).toEqual(
          each(({ start, hops }) => [-start, hops]).map((one) => one && [-one[0]! + 0, one[1]]),
        );
        expect(told(found, found.fewest, -1, limit.latency)).toEqual(
          each(({ start, hops }) => [hops, -start]).map((one) => one && [-one[1]! + 0, one[0]]),
        );
      }),
      runs,
    );
  });

  it('leave out what they are told to: actors, contacts, and what some pass on', () => {
    fc.assert(
      fc.property(logs, limits, fc.nat(), fc.constantFrom<1 | -1>(1, -1), ({ actors, contacts }, limit, which, way) => {
        const [gone, mute] = [1 + (which % (actors - 1)), (which >>> 8) % actors];
        const { rows } = imported(contacts, actors);
        const without: NonNullable<Walk['without']> = (start, count, bits) => {
          for (let at = 0; at < count; at += 1) if (rows[start + at]! % 3 === 0) bits[at >>> 5]! |= 1 << (at & 31);
        };
        const more = { excluded: [gone], stopAt: [mute], without };
        const { found } = pass(contacts, actors, ties, way, limit, more);
        const kept = contacts.filter(({ from, to }, row) => row % 3 !== 0 && from !== gone && to !== gone);
        const rules = rulesOf(ties, limit, [mute]);
        const reached = Array.from({ length: actors }, (_, actor) => {
          if (actor === 0) return false;
          const all = ways(kept, [way === 1 ? 0 : actor], rules);
          return all.some(({ last }) => last.to === (way === 1 ? actor : 0));
        });
        expect([...found.first].map((label) => label !== NONE)).toEqual(reached);
      }),
      runs,
    );
  });

  it('are told contact by contact, each following the one before', () => {
    fc.assert(
      fc.property(logs, limits, ({ actors, contacts }, limit) => {
        const { found, rows } = pass(contacts, actors, ties, 1, limit, {});
        for (const which of [found.first, found.fewest, found.fastest]) {
          for (const [actor, label] of which.entries()) {
            if (label === NONE) continue;
            const steps = found.labels.walk(label).map((at) => contacts[rows[found.labels.mark[at]!]!]!);
            expect(steps).toHaveLength(found.labels.hops[label]!);
            expect([steps[0]!.from, steps.at(-1)!.to]).toEqual([0, actor]);
            expect(steps[0]!.at).toBeGreaterThanOrEqual(limit.leave[0]);
            expect(steps[0]!.at).toBeLessThanOrEqual(limit.leave[1]);
            for (const [at, step] of steps.slice(1).entries()) {
              const told = steps[at]!.at + limit.latency;
              expect(step.from).toBe(steps[at]!.to);
              expect(ties === 'strict' ? step.at > told : step.at >= told).toBe(true);
              expect(step.at).toBeLessThanOrEqual(told + limit.hold);
            }
          }
        }
      }),
      runs,
    );
  });

  it('may end at the one who is asked about', () => {
    fc.assert(
      fc.property(logs, limits, ({ actors, contacts }, { best: _, ...limit }) => {
        const all = pass(contacts, actors, ties, 1, { ...limit, best: undefined }, {}).found;
        const one = pass(contacts, actors, ties, 1, { ...limit, best: undefined }, { until: 1 }).found;
        const end = (found: Walked) => told(found, found.first.subarray(1, 2), 1, limit.latency);
        expect(end(one)).toEqual(end(all));
      }),
      runs,
    );
  });
});
