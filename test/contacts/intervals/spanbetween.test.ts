import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spanBetween } from '../../../src/contacts/intervals/spanbetween.ts';
import { SPAN, SpanSweeper } from '../../../src/contacts/intervals/spansweeper.ts';
import type { Ties } from '../../../src/contacts/kernel/sweep.ts';
import { onRoutes } from '../kernel/walks.ts';
import { type Loose, loose, looseLogs, moments, timelines } from './timelines.ts';

const windows = fc.constantFrom([0, 20], [0, 20], [0, 7], [3, 20], [4, 9]) as fc.Arbitrary<[number, number]>;

/** Rows of the contacts that are found on routes from 0 to 1, and between which times. */
function found(log: Loose, ties: Ties, [since, by]: readonly [number, number], left: object = {}) {
  const { columns, rows, spans, clock, sorted, indexFrom } = loose(log);
  const sweeper = new SpanSweeper(columns, spans, clock);
  const asked = { from: 0, to: 1, start: indexFrom(since), end: indexFrom(by + 1), ties, since, by, ...left };
  const { marks, first, last } = spanBetween(sweeper, asked, 5);
  return Array.from(marks, (mark, at) => ({
    row: mark >= SPAN ? log.contacts.length + log.within.indexOf(sorted[mark - SPAN]!) : rows[mark]!,
    first: first[at]!,
    last: last[at]!,
  }));
}

function rowsOf(some: Iterable<{ readonly row: number }>): readonly number[] {
  return [...new Set(Array.from(some, ({ row }) => row))].toSorted((a, b) => a - b);
}

describe.each<Ties>(['non-strict', 'strict'])('the contacts of all routes, some within intervals, %s ties', (ties) => {
  // Steps between two times: enough for a way there and a way on to follow one another in one gap.
  const fine = ties === 'strict' ? 8 : 1;

  it('are those, at those times, that walking every way finds', () => {
    fc.assert(
      fc.property(looseLogs, windows, (log, window) => {
        const all = moments(log, window, fine);
        const walked = onRoutes(all, 0, 1, ties).map((place) => all[place]!);
        const contacts = found(log, ties, window);
        expect(rowsOf(contacts)).toEqual(rowsOf(walked));
        for (const { row, first, last } of contacts) {
          const times = walked.filter((moment) => moment.row === row).map(({ at }) => at / fine);
          // Under the strict rule the ends are only come close to.
          expect([Math.floor(Math.min(...times)), Math.ceil(Math.max(...times))]).toEqual([first, last]);
        }
        expect(contacts.map(({ first }) => first)).toEqual(
          contacts.map(({ first }) => first).toSorted((a, b) => a - b),
        );
      }),
      { numRuns: 300, seed: 20241126 },
    );
  });

  it('are all those that are on a route in some timeline', () => {
    fc.assert(
      fc.property(looseLogs, (log) => {
        const known = new Set(rowsOf(found(log, ties, [0, 20])));
        for (const timeline of timelines(log, ties === 'strict' ? 3 : 1))
          for (const row of onRoutes(timeline, 0, 1, ties)) expect(known).toContain(row);
      }),
      { numRuns: 40, seed: 20241127 },
    );
  });

  it('are those without an actor, without some contacts, and past nobody who passes nothing on', () => {
    fc.assert(
      fc.property(looseLogs, fc.nat(), (log, which) => {
        const [out, silent] = [2 + (which % 3), 2 + ((which + 1) % 3)];
        const within = (id: number) => (id < log.actors ? [id] : []);
        const all = moments(log, [0, 20], fine);
        const sorted = log.within.toSorted((a, b) => a.first - b.first);
        const parity = (row: number) =>
          row < log.contacts.length ? row : sorted.indexOf(log.within[row - log.contacts.length]!);
        const walked = onRoutes(
          all,
          0,
          1,
          ties,
          ({ from, to }, place) =>
            from !== out && to !== out && from !== silent && parity(all[place]!.row) % 4 !== which % 4,
        );
        const { rows } = loose(log);
        const contacts = found(log, ties, [0, 20], {
          excluded: within(out),
          stopAt: within(silent),
          without: (base: number, count: number, bits: Uint32Array) => {
            for (let at = 0; at < count; at += 1)
              if (rows[base + at]! % 4 === which % 4) bits[at >>> 5]! |= 1 << (at & 31);
          },
          withoutSpan: (span: number) => span % 4 === which % 4,
        });
        expect(rowsOf(contacts)).toEqual(rowsOf(walked.map((place) => all[place]!)));
      }),
      { numRuns: 200, seed: 20241128 },
    );
  });
});
