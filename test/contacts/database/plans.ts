import fc from 'fast-check';
import { expect } from 'vitest';
import { load } from '../../../src/contacts/database/load.ts';
import { bySlices } from '../../../src/contacts/database/pruning.ts';
import { byRounds } from '../../../src/contacts/database/rounds.ts';
import { slicesOf } from '../../../src/contacts/database/slices.ts';
import { cutsOf, stored } from '../../../src/contacts/database/stored.ts';
import { Sweeper } from '../../../src/contacts/kernel/sweep.ts';
import type { Database } from '../../../src/database/database.ts';
import { logs } from '../kernel/logs.ts';
import { loadable, NO_EVIDENCE } from './loadable.ts';

/** Both plans, both ways, both rules, on small logs full of ties: each actor with the contact that the kernel keeps for it. */
export async function plansAreExact(database: Database, runs: number): Promise<void> {
  const question = fc.record({
    since: fc.nat({ max: 3 }),
    by: fc.nat({ max: 6 }),
    picks: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
    slices: fc.integer({ min: 1, max: 6 }),
    limited: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(logs, question, async ({ actors, contacts }, { since, by, picks, slices, limited }) => {
      const log = loadable(contacts, actors);
      await load(database, log, NO_EVIDENCE, { name: 'log', replace: true });
      const there = await stored(database, 'log');
      const cuts = await cutsOf(database, there);
      const begin = log.manifest.window.earliest ?? 0;
      const indexOf = (time: number) => {
        const stamp = log.times.from(time);
        const stamps = new Uint32Array(log.columns.count);
        log.columns.read('stamp', 0, stamps);
        const found = stamps.findIndex((one) => one >= stamp);
        return found === -1 ? log.columns.count : found;
      };
      const [seed, second, out, stop] = picks.map((pick) => pick % actors) as [number, number, number, number];
      const start = limited ? indexOf(begin + since * 1000) : 0;
      const end = limited ? Math.max(start, indexOf(begin + by * 1000)) : log.columns.count;
      const window = { start, end };
      for (const ties of ['non-strict', 'strict'] as const) {
        for (const way of [1, -1] as const) {
          const asked = {
            seeds: [...new Set([seed, second])],
            ...window,
            ties,
            excluded: limited && out !== seed && out !== second ? [out] : [],
            stopAt: limited ? [stop] : [],
          };
          const sweeper = new Sweeper(log.columns);
          const told = [...(way === 1 ? sweeper.forward(asked) : sweeper.backward(asked))];
          const parts = slicesOf(
            window,
            cuts.map(([id]) => id),
            slices,
          );
          expect([...(await bySlices(database, there, asked, way, parts))]).toEqual(told);
          // None looked up one by one: a slice is looked through for givers, and the next is sent whoever gives.
          expect([...(await bySlices(database, there, asked, way, parts, { few: 0 }))]).toEqual(told);
          expect([...(await byRounds(database, there, asked, way, parts))]).toEqual(told);
        }
      }
    }),
    { numRuns: runs, seed: 20231026 },
  );
}
