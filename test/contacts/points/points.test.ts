import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEVER, SEED } from '../../../src/contacts/kernel/engine.ts';
import { Sweeper, type Ties } from '../../../src/contacts/kernel/sweep.ts';
import { Points } from '../../../src/contacts/points/points.ts';
import { earliest } from '../kernel/brute.ts';
import { imported, logs } from '../kernel/logs.ts';

const runs = { numRuns: 600, seed: 20_231_026 };
const TIES: readonly Ties[] = ['non-strict', 'strict'];

describe.each(TIES)('a search by points with %s ties', (ties) => {
  it('finds from every start what going round finds', () => {
    fc.assert(
      fc.property(logs, ({ actors, contacts }) => {
        const { columns, timeOf } = imported(contacts, actors);
        const points = new Points(columns);
        for (let seed = 0; seed < actors; seed += 1) {
          const { actors: reached, marks } = points.search({ seeds: [seed], start: 0, end: columns.count, ties }, 1)!;
          const times = new Map(
            [...reached].map((actor, at) => [
              actor,
              marks[at] === SEED ? Number.NEGATIVE_INFINITY : timeOf(marks[at]!),
            ]),
          );
          expect(times).toEqual(earliest(contacts, [seed], ties));
        }
      }),
      runs,
    );
  });

  it('finds both ways what a pass finds: in windows, from several starts, without some actors, and where some pass nothing on', () => {
    const some = fc.array(fc.nat(), { maxLength: 2 });
    fc.assert(
      fc.property(logs, fc.nat(), fc.nat(), some, some, ({ actors, contacts }, from, length, out, silent) => {
        const { columns, timeOf } = imported(contacts, actors);
        const stampAt = (index: number) => timeOf(index);
        const [since, until] = [from % 6, (from % 6) + (length % 6)];
        const indexes = Array.from({ length: columns.count }, (_, at) => at).filter(
          (index) => stampAt(index) >= since && stampAt(index) <= until,
        );
        const [start, end] = [indexes[0] ?? 0, (indexes.at(-1) ?? -1) + 1];
        const excluded = out.map((actor) => actor % actors);
        const seeds = [0, actors - 1].filter((seed) => !excluded.includes(seed));
        const sweep = { seeds, start, end, ties, excluded, stopAt: silent.map((actor) => actor % actors) };
        const [points, sweeper] = [new Points(columns), new Sweeper(columns)];
        for (const way of [1, -1] as const) {
          const pass = way === 1 ? sweeper.forward(sweep) : sweeper.backward(sweep);
          const expected = [...pass.entries()].filter(([, mark]) => mark !== NEVER);
          const { actors: reached, marks } = points.search(sweep, way)!;
          const times = (marked: readonly (readonly [number, number])[]) =>
            new Map(marked.map(([actor, mark]) => [actor, mark === SEED ? null : timeOf(mark)]));
          expect(times([...reached].map((actor, at) => [actor, marks[at]!]))).toEqual(times(expected));
          // Where one order is exact the very contact is the same.
          if (columns.cycles.length === 0 || ties === 'strict')
            expect(new Map([...reached].map((actor, at) => [actor, marks[at]!]))).toEqual(new Map(expected));
        }
      }),
      runs,
    );
  });
});

describe('a search by points', () => {
  const chain = Array.from({ length: 50 }, (_, at) => ({ from: at, to: at + 1, at }));

  it('is given up once it has looked at more contacts than it may, and is clean for the next', () => {
    const { columns } = imported(chain, 51);
    const points = new Points(columns);
    const sweep = { seeds: [0], start: 0, end: 50, ties: 'non-strict' } as const;
    expect(points.search(sweep, 1, 10)).toBeNull();
    expect(points.search(sweep, 1)!.actors).toHaveLength(51);
    expect(points.search({ ...sweep, seeds: [40] }, 1, 11)!.actors).toHaveLength(11);
  });

  it('ends at the one who is asked about', () => {
    const { columns } = imported(chain, 51);
    const found = new Points(columns).search({ seeds: [0], start: 0, end: 50, ties: 'strict', until: 7 }, 1)!;
    expect([...found.actors]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...found.marks]).toEqual([SEED, 0, 1, 2, 3, 4, 5, 6]);
  });
});
