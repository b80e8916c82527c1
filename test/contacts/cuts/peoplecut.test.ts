import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestPeople } from '../../../src/contacts/cuts/peoplecut.ts';
import type { Ties } from '../../../src/contacts/kernel/sweep.ts';
import { earliest, type Plain } from '../kernel/brute.ts';
import { logs } from '../kernel/logs.ts';
import { routesOf, subsets } from './routes.ts';

const runs = { numRuns: 400, seed: 20240507 };

const closed = (contacts: readonly Plain[], out: readonly number[], ties: Ties): boolean =>
  !earliest(
    contacts.filter(({ from, to }) => !out.includes(from) && !out.includes(to)),
    [0],
    ties,
  ).has(1);

/** The size of the smallest sets of people without whom 1 cannot have it, or null: by trying every set. */
function smallest(contacts: readonly Plain[], actors: number, ties: Ties): number | null {
  const people = Array.from({ length: actors - 2 }, (_, at) => at + 2);
  for (let size = 0; size <= people.length; size += 1)
    if (subsets(people, size).some((out) => closed(contacts, out, ties))) return size;
  return null;
}

describe.each<Ties>(['non-strict', 'strict'])(
  'the fewest people without whom there is no route, with %s ties',
  (ties) => {
    it('are as few as trying every set finds, and close every route', () => {
      fc.assert(
        fc.property(logs, ({ actors, contacts }) => {
          const { least, most, people } = fewestPeople(routesOf(contacts, actors, ties).given);
          const size = smallest(contacts, actors, ties);
          expect(people?.length ?? null).toBe(size);
          if (people === null) return;
          expect([least, most]).toEqual([size, size]);
          expect(closed(contacts, people, ties)).toBe(true);
        }),
        runs,
      );
    });

    it('have a bound that holds where the search is cut short', () => {
      fc.assert(
        fc.property(logs, fc.integer({ min: 0, max: 200 }), ({ actors, contacts }, effort) => {
          const { least, most, people } = fewestPeople(routesOf(contacts, actors, ties).given, effort);
          const size = smallest(contacts, actors, ties);
          expect(people === null).toBe(size === null);
          if (people === null || size === null) return;
          expect(least).toBeLessThanOrEqual(size);
          expect(most).toBeGreaterThanOrEqual(size);
          expect(people).toHaveLength(most);
          expect(closed(contacts, people, ties)).toBe(true);
        }),
        runs,
      );
    });
  },
);
