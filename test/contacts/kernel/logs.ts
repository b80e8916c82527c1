import fc from 'fast-check';
import { type ContactColumns, columnsOf } from '../../../src/contacts/kernel/columns.ts';
import { tieOrderer } from '../../../src/contacts/kernel/ties.ts';
import type { Plain } from './brute.ts';

/** Small logs full of equal times, circles, replies and repetitions. */
export const logs: fc.Arbitrary<{ readonly actors: number; readonly contacts: readonly Plain[] }> = fc
  .record({ actors: fc.integer({ min: 2, max: 9 }), times: fc.integer({ min: 1, max: 6 }) })
  .chain(({ actors, times }) => {
    const actor = fc.integer({ min: 0, max: actors - 1 });
    const contact = fc.record({ from: actor, to: actor, at: fc.integer({ min: 0, max: times - 1 }) });
    return fc.record({ actors: fc.constant(actors), contacts: fc.array(contact, { maxLength: 40, size: 'max' }) });
  });

/** A log as an import leaves it: sorted, its ties in order. `rows` are the places in the list that was given. */
export function imported(contacts: readonly Plain[], actors: number) {
  const sorted = contacts.map((contact, row) => ({ ...contact, row })).toSorted((a, b) => a.at - b.at);
  const times = [...new Set(sorted.map(({ at }) => at))];
  const from = Uint32Array.from(sorted, (contact) => contact.from);
  const to = Uint32Array.from(sorted, (contact) => contact.to);
  const stamp = Uint32Array.from(sorted, (contact) => times.indexOf(contact.at));
  const rows = Uint32Array.from(sorted, (contact) => contact.row);
  const order = tieOrderer(actors)(from, to, stamp, rows);
  const columns: ContactColumns = columnsOf({ from, to, stamp }, actors, order);
  const timeOf = (index: number) => contacts[rows[index]!]!.at;
  return { columns, rows, timeOf, order };
}
