import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { informants } from '../../../src/contacts/kernel/informants.ts';
import { Sweeper, type Ties } from '../../../src/contacts/kernel/sweep.ts';
import { earliest } from './brute.ts';
import { imported, logs } from './logs.ts';

describe.each<Ties>(['non-strict', 'strict'])('the first informants, with %s ties', (ties) => {
  it('are the contacts at its time of those who could have had it without the actor', () => {
    fc.assert(
      fc.property(logs, ({ actors, contacts }) => {
        const { columns, rows } = imported(contacts, actors);
        const found = informants(new Sweeper(columns), { seeds: [0], start: 0, end: columns.count, ties }, 5);
        const had = earliest(contacts, [0], ties);
        for (let actor = 1; actor < actors; actor += 1) {
          const time = had.get(actor);
          const without = earliest(
            contacts.filter(({ from, to }) => from !== actor && to !== actor),
            [0],
            ties,
          );
          const expected = [...contacts.keys()].filter((row) => {
            const { from, to, at } = contacts[row]!;
            const since = without.get(from);
            return to === actor && at === time && since !== undefined && (ties === 'strict' ? since < at : since <= at);
          });
          const own = (found.get(actor) ?? []).map((index) => rows[index]!);
          expect(own.toSorted((a, b) => a - b)).toEqual(expected);
        }
      }),
      { numRuns: 1000, seed: 20240902 },
    );
  });
});
