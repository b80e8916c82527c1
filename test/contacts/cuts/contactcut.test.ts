import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestContacts } from '../../../src/contacts/cuts/contactcut.ts';
import type { Ties } from '../../../src/contacts/kernel/sweep.ts';
import { earliest, type Plain } from '../kernel/brute.ts';
import { logs } from '../kernel/logs.ts';
import { onRoutes } from '../kernel/walks.ts';
import { routesOf, subsets } from './routes.ts';

const runs = { numRuns: 300, seed: 20240506 };

/** All smallest sets of rows without which 1 cannot have it, by trying every set. */
function smallest(contacts: readonly Plain[], ties: Ties): readonly (readonly number[])[] {
  const rows = onRoutes(contacts, 0, 1, ties);
  for (let size = 0; ; size += 1) {
    const found = subsets(rows, size).filter((out) => {
      const left = contacts.filter((_, row) => !out.includes(row));
      return !earliest(left, [0], ties).has(1);
    });
    if (found.length > 0) return found;
  }
}

describe.each<Ties>(['non-strict', 'strict'])(
  'the fewest contacts without which there is no route, with %s ties',
  (ties) => {
    it('are as few as trying every set finds, close every route, and are told to be the only ones where they are', () => {
      fc.assert(
        fc.property(logs, ({ actors, contacts }) => {
          const few = contacts.slice(0, 18);
          const { given, rows } = routesOf(few, actors, ties);
          const { least, most, contacts: cut, only } = fewestContacts(given);
          const sets = smallest(few, ties);
          expect([least, most]).toEqual([sets[0]!.length, sets[0]!.length]);
          expect(sets.map((set) => set.join())).toContain(
            [...cut]
              .map((place) => rows[place]!)
              .toSorted((a, b) => a - b)
              .join(),
          );
          expect(only).toBe(sets.length === 1);
        }),
        runs,
      );
    });

    it('have a bound that holds where the search is cut short', () => {
      fc.assert(
        fc.property(logs, fc.integer({ min: 0, max: 60 }), ({ actors, contacts }, effort) => {
          const { given, rows } = routesOf(contacts, actors, ties);
          const { least } = fewestContacts(given);
          const short = fewestContacts(given, { exactTo: 0, effort, most: effort % 2 === 0 ? 1000 : 10 });
          expect(short.least).toBeLessThanOrEqual(least);
          expect(short.most).toBeGreaterThanOrEqual(least);
          expect(short.contacts).toHaveLength(short.most);
          const out = new Set([...short.contacts].map((place) => rows[place]!));
          expect(
            earliest(
              contacts.filter((_, row) => !out.has(row)),
              [0],
              ties,
            ).has(1),
          ).toBe(false);
        }),
        runs,
      );
    });
  },
);
