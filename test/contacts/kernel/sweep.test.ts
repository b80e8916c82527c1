import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Engine, NEVER, SEED } from '../../../src/contacts/kernel/engine.ts';
import { plain } from '../../../src/contacts/kernel/plain.ts';
import { Sweeper, type Ties } from '../../../src/contacts/kernel/sweep.ts';
import { wasm } from '../../../src/contacts/kernel/wasm.ts';
import { earliest, latest, type Plain } from './brute.ts';
import { imported, logs } from './logs.ts';

const ENGINES: readonly Engine[] = [plain, wasm];
const TIES: readonly Ties[] = ['non-strict', 'strict'];

/** All of a log in one block, in blocks of a few contacts, and kept in memory. */
const ROOMS = [{}, { block: 3 }, { resident: true }];

const runs = { numRuns: 400, seed: 20231026 };

describe.each(ENGINES)('a pass of the $name engine', (engine) => {
  describe.each(TIES)('with %s ties', (ties) => {
    it.each(ROOMS)('finds the earliest arrivals from every start, as going round does: %j', (room) => {
      fc.assert(
        fc.property(logs, ({ actors, contacts }) => {
          const { columns, timeOf } = imported(contacts, actors);
          const sweeper = new Sweeper(columns, engine, room);
          for (let seed = 0; seed < actors; seed += 1) {
            const found = sweeper.forward({ seeds: [seed], start: 0, end: columns.count, ties });
            expect(times(found, timeOf)).toEqual(expected(earliest(contacts, [seed], ties), actors));
          }
        }),
        runs,
      );
    });

    it.each(ROOMS)('finds the latest departures to every target: %j', (room) => {
      fc.assert(
        fc.property(logs, ({ actors, contacts }) => {
          const { columns, timeOf } = imported(contacts, actors);
          const sweeper = new Sweeper(columns, engine, room);
          for (let seed = 0; seed < actors; seed += 1) {
            const found = sweeper.backward({ seeds: [seed], start: 0, end: columns.count, ties });
            expect(times(found, timeOf)).toEqual(expected(latest(contacts, [seed], ties), actors));
          }
        }),
        runs,
      );
    });

    it.each(ROOMS)('stays exact within a window, without some actors and without some contacts: %j', (room) => {
      fc.assert(
        fc.property(logs, fc.nat(), fc.nat(), fc.nat(), ({ actors, contacts }, out, parity, cut) => {
          const { columns, timeOf, rows } = imported(contacts, actors);
          const since = cut % 3;
          const window = indexesFrom(columns.count, timeOf, since);
          const excluded = out % actors;
          const kept = contacts.filter(
            ({ at }, row) =>
              at >= since &&
              row % 3 !== parity % 3 &&
              contacts[row]!.from !== excluded &&
              contacts[row]!.to !== excluded,
          );
          const seeds = [0, actors - 1].filter((seed) => seed !== excluded);
          const found = new Sweeper(columns, engine, room).forward({
            seeds,
            ...window,
            ties,
            excluded: [excluded],
            without: (start, count, bits) => {
              for (let at = 0; at < count; at += 1)
                if (rows[start + at]! % 3 === parity % 3) bits[at >>> 5]! |= 1 << (at & 31);
            },
          });
          expect(times(found, timeOf)).toEqual(expected(earliest(kept, seeds, ties), actors));
        }),
        runs,
      );
    });

    it.each(ROOMS)('asks 64 starts at once as it asks each by itself: %j', (room) => {
      fc.assert(
        fc.property(logs, ({ actors, contacts }) => {
          const { columns } = imported(contacts, actors);
          const sweeper = new Sweeper(columns, engine, { ...room, masks: true });
          const seeds = Array.from({ length: actors }, (_, actor) => actor);
          for (const way of ['forward', 'backward'] as const) {
            const masks = sweeper.masks({ seeds, start: 0, end: columns.count, ties }, way).slice();
            for (const seed of seeds) {
              const alone = sweeper[way]({ seeds: [seed], start: 0, end: columns.count, ties });
              const reached = seeds.map((actor) => ((masks[actor * 2]! >>> seed) & 1) === 1);
              expect(reached).toEqual([...alone].map((index) => index !== NEVER));
            }
          }
        }),
        runs,
      );
    });

    it.each(ROOMS)('tells by which contact the last of 64 seeds came, and what each gained: %j', (room) => {
      fc.assert(
        fc.property(logs, ({ actors, contacts }) => {
          const { columns, timeOf } = imported(contacts, actors);
          const sweeper = new Sweeper(columns, engine, { ...room, masks: true, weights: true, dated: true });
          const seeds = Array.from({ length: actors }, (_, actor) => actor);
          const weigh = (start: number, weights: Float64Array) => {
            for (let at = 0; at < weights.length; at += 1) weights[at] = 1 + timeOf(start + at);
          };
          for (const way of ['forward', 'backward'] as const) {
            sweeper.masks({ seeds, start: 0, end: columns.count, ties, weigh }, way);
            const [grown, gains] = [times(sweeper.grown, timeOf), [...sweeper.gains]];
            const [reach, furthest] = way === 'forward' ? [earliest, Math.max] : [latest, Math.min];
            const alone = seeds.map((seed) => reach(contacts, [seed], ties));
            const others = alone.map((had, seed) => [...had].filter(([actor]) => actor !== seed));
            expect(gains.slice(0, actors)).toEqual(others.map((had) => had.reduce((sum, [, at]) => sum + 1 + at, 0)));
            const last = seeds.map((actor) => others.flatMap((had) => had.filter(([one]) => one === actor)));
            expect(grown).toEqual(last.map((had) => (had.length === 0 ? null : furthest(...had.map(([, at]) => at)))));
          }
        }),
        runs,
      );
    });

    it('tells those who pass nothing on, and asks them to pass nothing on', () => {
      fc.assert(
        fc.property(logs, fc.nat(), ({ actors, contacts }, which) => {
          const stop = 1 + (which % (actors - 1));
          const { columns, timeOf } = imported(contacts, actors);
          const found = new Sweeper(columns, engine).forward({
            seeds: [0],
            start: 0,
            end: columns.count,
            ties,
            stopAt: [stop],
          });
          const kept = contacts.filter(({ from }) => from !== stop);
          expect(times(found, timeOf)).toEqual(expected(earliest(kept, [0], ties), actors));
        }),
        runs,
      );
    });
  });

  it('keeps for each actor a contact whose sender had it by then, back to the start', () => {
    fc.assert(
      fc.property(logs, ({ actors, contacts }) => {
        const { columns, rows } = imported(contacts, actors);
        const found = new Sweeper(columns, engine).forward({
          seeds: [0],
          start: 0,
          end: columns.count,
          ties: 'non-strict',
        });
        for (let actor = 0; actor < actors; actor += 1) {
          if (found[actor] === NEVER) continue;
          const met = new Set<number>();
          let [at, before] = [actor, Number.POSITIVE_INFINITY];
          while (found[at] !== SEED) {
            expect(met.has(at)).toBe(false);
            met.add(at);
            const contact = contacts[rows[found[at]!]!]!;
            expect(contact.to).toBe(at);
            expect(contact.at).toBeLessThanOrEqual(before);
            [at, before] = [contact.from, contact.at];
          }
          expect(at).toBe(0);
        }
      }),
      runs,
    );
  });
});

describe('the order of ties', () => {
  it('names circles of three, and orders a chain, a reply and a tree', () => {
    const at = (from: number, to: number): Plain => ({ from, to, at: 0 });
    expect([...imported([at(1, 2), at(0, 1)], 3).rows]).toEqual([1, 0]);
    expect(imported([at(0, 1), at(1, 0)], 2).order).toMatchObject({ moved: 0, cycles: Uint32Array.of() });
    const tree = imported([at(0, 1), at(1, 0), at(1, 2), at(2, 1), at(2, 3), at(3, 2)], 4);
    expect(tree.order.cycles).toHaveLength(0);
    expect(imported([at(0, 1), at(1, 2), at(2, 0)], 3).order.cycles).toEqual(Uint32Array.of(0, 3));
  });
});

function times(found: Uint32Array, timeOf: (index: number) => number): (number | null)[] {
  return [...found].map((index) => (index === NEVER ? null : index === SEED ? Number.NaN : timeOf(index)));
}

function expected(had: ReadonlyMap<number, number>, actors: number): (number | null)[] {
  return Array.from({ length: actors }, (_, actor) => {
    const at = had.get(actor);
    return at === undefined ? null : Number.isFinite(at) ? at : Number.NaN;
  });
}

function indexesFrom(count: number, timeOf: (index: number) => number, since: number) {
  let start = 0;
  while (start < count && timeOf(start) < since) start += 1;
  return { start, end: count };
}
