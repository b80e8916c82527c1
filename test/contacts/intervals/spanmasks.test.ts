import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpanMasks } from '../../../src/contacts/intervals/spanmasks.ts';
import type { Ties } from '../../../src/contacts/kernel/sweep.ts';
import { type Loose, loose, looseLogs, ofAllTimelines } from './timelines.ts';

const windows = fc.constantFrom([0, 20], [0, 20], [0, 7], [3, 20], [4, 9]) as fc.Arbitrary<[number, number]>;

const ROOMS = [{}, { resident: 0, block: 3 }];

/** Times for each seed and actor, by trying every timeline. */
function tried(log: Loose, seeds: readonly number[], ties: Ties, way: 1 | -1, window: [number, number]) {
  return seeds.map((seed) => ofAllTimelines(log, [seed], ties, way, window).best);
}

describe.each<Ties>(['non-strict', 'strict'])('64 seeds at once, some contacts within intervals, %s ties', (ties) => {
  it.each([1, -1] as const)('are the best timelines of each, and the last time at which one came, way %i', (way) => {
    fc.assert(
      fc.property(
        looseLogs,
        windows,
        fc.integer({ min: 0, max: 63 }),
        fc.constantFrom(...ROOMS),
        (log, window, shift, room) => {
          const { columns, spans, clock, indexFrom } = loose(log);
          const [since, by] = window;
          const actors = Array.from({ length: log.actors }, (_, actor) => actor);
          // Seeds have any of the 64 places.
          const seeds = [...Array.from({ length: Math.min(shift, 64 - log.actors) }, () => 0), ...actors];
          const first = seeds.length - log.actors;
          const weigh = (time: number) => 21 - time;
          const window_ = { start: indexFrom(since), end: indexFrom(by + 1), since, by };
          const passes = new SpanMasks(columns, spans, clock, { ...window_, weigh }, way, room);
          passes.run(seeds, ties);
          const best = tried(log, actors, ties, way, window);
          const bit = (actor: number, at: number) => (passes.masks[actor * 2 + (at >> 5)]! >>> (at & 31)) & 1;
          for (const actor of actors) {
            const others = actors.filter((seed) => seed !== actor);
            const reached = others.filter((seed) => best[seed]!.has(actor));
            expect(others.filter((seed) => bit(actor, first + seed) === 1)).toEqual(reached);
            if (reached.length === 0) continue;
            const times = reached.map((seed) => best[seed]!.get(actor)! * way);
            expect(passes.grown[actor]! * way).toBe(Math.max(...times));
          }
          for (const seed of actors) {
            const gained = actors
              .filter((actor) => actor !== seed && best[seed]!.has(actor))
              .reduce((sum, actor) => sum + 21 - best[seed]!.get(actor)!, 0);
            expect(passes.gains[first + seed]).toBe(gained);
          }
        },
      ),
      { numRuns: ties === 'strict' ? 60 : 150, seed: 20241126 },
    );
  });

  it('leave out what they are told to, and can be run again', () => {
    fc.assert(
      fc.property(looseLogs, fc.nat(), (log, which) => {
        const [gone, mute] = [1 + (which % (log.actors - 1)), 1 + ((which >>> 8) % (log.actors - 1))];
        const { columns, rows, spans, clock } = loose(log);
        const sorted = log.within.toSorted((a, b) => a.first - b.first);
        const kept = <C extends { readonly from: number; readonly to: number }>(all: readonly C[], parity: number) =>
          all.filter(
            ({ from, to }, at) => at % 2 === parity && from !== gone && to !== gone && from !== mute && to !== mute,
          );
        const less = { ...log, contacts: kept(log.contacts, 0), within: kept(sorted, 1) };
        const passes = new SpanMasks(
          columns,
          spans,
          clock,
          {
            start: 0,
            end: columns.count,
            since: 0,
            by: 20,
            excluded: [gone],
            stopAt: [mute],
            without: (start, count, bits) => {
              for (let at = 0; at < count; at += 1) if (rows[start + at]! % 2 === 1) bits[at >>> 5]! |= 1 << (at & 31);
            },
            withoutSpan: (span) => span % 2 === 0,
          },
          1,
        );
        for (const rule of ['strict', 'non-strict', ties] as const) {
          passes.run([0], rule);
          const { best } = ofAllTimelines(less, [0], rule, 1, [0, 20]);
          expect(Array.from({ length: log.actors }, (_, actor) => passes.masks[actor * 2] === 1)).toEqual(
            Array.from({ length: log.actors }, (_, actor) => best.has(actor)),
          );
        }
      }),
      { numRuns: 60, seed: 20241127 },
    );
  });
});
