import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain } from '../../../src/contacts/kernel/plain.ts';
import type { Ties } from '../../../src/contacts/kernel/sweep.ts';
import { wasm } from '../../../src/contacts/kernel/wasm.ts';
import { Delayed, followed } from '../../../src/contacts/walks/delayed.ts';
import { NONE } from '../../../src/contacts/walks/labels.ts';
import { type Walk, type Walked, walked } from '../../../src/contacts/walks/walk.ts';
import { imported, log, logs, longLogs } from '../kernel/logs.ts';

const EVER = Number.POSITIVE_INFINITY;

/** All that a pass tells; of its labels those that there are. */
function told({ labels, first, fewest, fastest, happened }: Walked) {
  const { actor, mark, before, hops, start, told: when, count } = labels;
  // Backwards a time of 0 is -0 or 0, as it was come to.
  const columns = [actor, mark, before, hops, start, when].map((column) =>
    [...column.subarray(0, count)].map((value) => value + 0),
  );
  return { columns, first, fewest, fastest, happened: columns[0]!.map((_, label) => happened(label)) };
}

describe.each([wasm, plain])('walks that are only delayed, in $name', (engine) => {
  it('are those of the pass that keeps labels', () => {
    const limits = fc.record({
      ties: fc.constantFrom<Ties>('non-strict', 'strict'),
      way: fc.constantFrom<1 | -1>(1, -1),
      latency: fc.constantFrom(0, 1, 2, 3, 10),
      apart: fc.constantFrom(1, 2, 7),
      block: fc.constantFrom(1, 3, 1000),
      since: fc.constantFrom(0, 0, 1, 2),
      other: fc.nat(8),
      gone: fc.nat(20),
      mute: fc.nat(20),
      left: fc.constantFrom(0, 3, 2),
    });
    fc.assert(
      fc.property(logs, limits, ({ actors, contacts }, limit) => {
        const { ties, way, latency, apart, block, since, other, gone, mute, left } = limit;
        if (latency === 0 && ties === 'non-strict') return;
        const { columns, rows } = imported(contacts, actors);
        const times = [...new Set(contacts.map(({ at }) => at * apart))].toSorted((a, b) => a - b);
        const clock = { count: times.length, at: (stamp: number) => times[stamp]! };
        const start = rows.findIndex((row) => contacts[row]!.at >= since);
        const walk: Walk = {
          seeds: [...new Set([0, other % actors])],
          start: start === -1 ? columns.count : start,
          end: columns.count,
          ties,
          latency,
          hold: EVER,
          most: EVER,
          leave: [since * apart, EVER],
          ...(gone > 0 && gone < actors ? { excluded: [gone] } : {}),
          ...(mute < actors ? { stopAt: [mute] } : {}),
          ...(left === 0
            ? {}
            : {
                without: (from: number, count: number, bits: Uint32Array) => {
                  for (let at = 0; at < count; at += 1)
                    if (rows[from + at]! % left === 0) bits[at >>> 5]! |= 1 << (at & 31);
                },
              }),
        };
        expect(followed(columns, clock, walk)).toBe(true);
        const delayed = new Delayed(columns, engine, block);
        const expected = walked(columns, clock, walk, way);
        // Twice, as a pass has to leave nothing behind for the next.
        for (let run = 0; run < 2; run += 1) expect(told(delayed.walked(clock, walk, way))).toEqual(told(expected));
        const until = (other + 1) % actors;
        const one = delayed.walked(clock, { ...walk, until }, way);
        const walkTo = ({ labels, first }: Walked) =>
          first[until] === NONE ? null : labels.walk(first[until]!).map((label) => labels.mark[label]);
        expect(walkTo(one)).toEqual(walkTo(expected));
      }),
      { numRuns: 1500, seed: 20240308 },
    );
  });
});

it('are the same on long logs, of which eight contacts at a time are passed by', () => {
  fc.assert(
    fc.property(longLogs, fc.constantFrom(1, 4, 50), fc.constantFrom<1 | -1>(1, -1), (shape, latency, way) => {
      const columns = log(shape);
      const clock = { count: columns.count, at: (stamp: number) => stamp };
      const walk: Walk = {
        seeds: [shape.actors - 1],
        start: 0,
        end: columns.count,
        ties: shape.tied === 3 ? 'strict' : 'non-strict',
        latency,
        hold: EVER,
        most: EVER,
        leave: [Number.NEGATIVE_INFINITY, EVER],
        stopAt: [2],
      };
      const expected = told(walked(columns, clock, walk, way));
      for (const engine of [wasm, plain])
        expect(told(new Delayed(columns, engine, 3000).walked(clock, walk, way))).toEqual(expected);
    }),
    { numRuns: 40, seed: 20240309 },
  );
});

it('walks under other limits are not among them', () => {
  const { columns } = imported([{ from: 0, to: 1, at: 5 }], 2);
  const clock = { count: 1, at: () => 5 };
  const walk = { seeds: [0], start: 0, end: 1, ties: 'non-strict', latency: 1, hold: EVER, most: EVER } as const;
  const follows = (more: Partial<Walk>) => followed(columns, clock, { ...walk, leave: [0, EVER], ...more });
  expect(follows({})).toBe(true);
  expect(follows({ hold: 5 })).toBe(false);
  expect(follows({ most: 5 })).toBe(false);
  expect(follows({ best: 'fewest' })).toBe(false);
  expect(follows({ lengths: new Uint32Array(1) })).toBe(false);
  expect(follows({ latency: 0 })).toBe(false);
  expect(follows({ latency: 0, ties: 'strict' })).toBe(true);
  expect(follows({ leave: [0, 9] })).toBe(false);
  expect(follows({ leave: [6, EVER] })).toBe(false);
});
