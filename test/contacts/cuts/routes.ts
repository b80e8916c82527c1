import { between } from '../../../src/contacts/kernel/between.ts';
import { indexesOf } from '../../../src/contacts/kernel/contactset.ts';
import { Sweeper, type Ties } from '../../../src/contacts/kernel/sweep.ts';
import type { Plain } from '../kernel/brute.ts';
import { imported } from '../kernel/logs.ts';

/** The contacts of all routes from 0 to 1, as columns, and their rows. */
export function routesOf(contacts: readonly Plain[], actors: number, ties: Ties) {
  const { columns, rows } = imported(contacts, actors);
  const indexes = indexesOf(between(new Sweeper(columns), { from: 0, to: 1, start: 0, end: columns.count, ties }));
  const own = [...indexes].map((index) => contacts[rows[index]!]!);
  return {
    rows: [...indexes].map((index) => rows[index]!),
    given: {
      from: 0,
      to: 1,
      ties,
      senders: Uint32Array.from(own, ({ from }) => from),
      receivers: Uint32Array.from(own, ({ to }) => to),
      stamps: Uint32Array.from(own, ({ at }) => at),
    },
  };
}

/** All sets of so many of a list. */
export function subsets(rows: readonly number[], size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return rows.flatMap((row, at) => subsets(rows.slice(at + 1), size - 1).map((rest) => [row, ...rest]));
}
