import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPAN } from '../../../src/contacts/intervals/spansweeper.ts';
import type { Ties } from '../../../src/contacts/kernel/sweep.ts';
import { NONE } from '../../../src/contacts/walks/labels.ts';
import { walked } from '../../../src/contacts/walks/walk.ts';
import { type Loose, loose, looseLogs, picks } from '../intervals/timelines.ts';
import { least, ways } from './ways.ts';

const TIES: readonly Ties[] = ['non-strict', 'strict'];
const ALWAYS: readonly [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
/** Steps into which a unit of time is cut: under the strict rule one contact follows another by as little as need be. */
const FINE = 4;

const windows = fc.constantFrom([0, 20], [0, 7], [3, 20], [4, 9]) as fc.Arbitrary<[number, number]>;

/** The best and the worst of all timelines for each actor, by trying every one. */
function ofAllTimelines(
  { actors, contacts, within }: Loose,
  ties: Ties,
  way: 1 | -1,
  latency: number,
  [since, by]: readonly [number, number],
  most: number,
) {
  const fine = ties === 'strict' ? FINE : 1;
  const rules = { ties, latency: latency * fine, hold: Number.POSITIVE_INFINITY, most, leave: ALWAYS, silent: [] };
  const times = [...picks(within, fine)].map((picked) => {
    const all = [...contacts.map((contact) => ({ ...contact, at: contact.at * fine })), ...picked];
    const counting = all.filter(({ at }) => at >= since * fine && at <= by * fine);
    return Array.from({ length: actors }, (_, actor) => {
      if (actor === 0) return null;
      const found = ways(counting, [way === 1 ? 0 : actor], rules);
      const [one] = least(
        found.filter(({ last }) => last.to === (way === 1 ? actor : 0)),
        ({ last, start }) => [way === 1 ? last.at + latency * fine : -start],
      ) ?? [null];
      return one;
    });
  });
  const each = (pick: (all: readonly (number | null)[]) => number | null) =>
    Array.from({ length: actors }, (_, actor) => pick(times.map((found) => found[actor]!)));
  const told = (time: number) => Math.floor(time / fine) * way + 0;
  return {
    best: each((all) => {
      const known = all.filter((time) => time !== null);
      return known.length === 0 ? null : told(Math.min(...known));
    }),
    worst: each((all) => (all.includes(null) ? null : (Math.max(...all.map((time) => time!)) / fine) * way + 0)),
  };
}

describe.each(TIES)('walks over contacts within intervals, with %s ties', (ties) => {
  it.each([1, -1] as const)(
    'come in the best and in the worst of all timelines when each of them says, way %i',
    (way) => {
      const most = fc.constantFrom(Number.POSITIVE_INFINITY, 1, 2, 3);
      fc.assert(
        fc.property(looseLogs, windows, fc.constantFrom(0, 1, 2, 3), most, (log, window, latency, hops) => {
          const { columns, spans, clock, timeOf, indexFrom, sorted } = loose(log);
          const [since, by] = window;
          const walk = {
            seeds: [0],
            start: indexFrom(since),
            end: indexFrom(by + 1),
            ties,
            latency,
            hold: Number.POSITIVE_INFINITY,
            most: hops,
            leave: ALWAYS,
          };
          const run = (worst: boolean) => walked(columns, clock, walk, way, { spans, since, by, worst }, 4);
          const expected = ofAllTimelines(log, ties, way, latency, window, hops);
          const times = ({ first, happened }: ReturnType<typeof run>) =>
            [...first].map((label) => (label === NONE ? null : happened(label) + (way === 1 ? latency : 0)));
          const best = run(false);
          expect(times(best)).toEqual(expected.best);
          // With a limit of contacts the worst of all timelines need not be that of one route.
          if (hops === Number.POSITIVE_INFINITY) expect(times(run(true))).toEqual(expected.worst);
          for (const label of best.first) {
            if (label === NONE || way === -1) continue;
            let told = Number.NEGATIVE_INFINITY;
            for (const at of best.labels.walk(label)) {
              const mark = best.labels.mark[at]!;
              const time = best.happened(at);
              expect(time).toBeGreaterThanOrEqual(told);
              if (mark < SPAN) expect(time).toBe(timeOf(mark));
              else expect(time >= sorted[mark - SPAN]!.first && time <= sorted[mark - SPAN]!.last).toBe(true);
              told = time + latency;
            }
          }
        }),
        { numRuns: 250, seed: 20240308 },
      );
    },
  );
});
