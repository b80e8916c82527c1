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

interface LongLog {
  readonly seed: number;
  readonly actors: number;
  readonly contacts: number;
  /** Contacts of one time. */
  readonly tied: number;
  /** Whether some actors are far busier than others. */
  readonly busy: boolean;
  /** How many of the actors, the last ones, are hardly ever in touch with anybody. */
  readonly rare: number;
}

/** Logs long enough for few to have it at first, and nearly all at last: a few hundred actors, some of them far busier. */
export const longLogs: fc.Arbitrary<LongLog> = fc.record({
  seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  actors: fc.integer({ min: 20, max: 900 }),
  contacts: fc.integer({ min: 1000, max: 12_000 }),
  tied: fc.constantFrom(1, 3, 40),
  busy: fc.boolean(),
  rare: fc.constantFrom(0, 10),
});

/** A long log as an import leaves it. */
export function log({ seed, actors, contacts, tied, busy, rare }: LongLog): ContactColumns {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const often = actors - rare;
  const actor = () => {
    if (rare > 0 && next() < 1 / 80) return often + Math.floor(next() * rare);
    return Math.floor(busy ? often ** next() - 1 : next() * often);
  };
  return imported(
    Array.from({ length: contacts }, (_, at) => ({ from: actor(), to: actor(), at: Math.floor(at / tied) })),
    actors,
  ).columns;
}
