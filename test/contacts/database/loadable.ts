import type { Batch } from '../../../src/contacts/database/binary.ts';
import type { Loadable } from '../../../src/contacts/database/load.ts';
import { columnsOf } from '../../../src/contacts/kernel/columns.ts';
import { FORMAT } from '../../../src/contacts/store/manifest.ts';
import type { Plain } from '../kernel/brute.ts';
import { imported } from '../kernel/logs.ts';

let made = 0;

/** Contacts as a database takes them: put in order as an import does. The times are theirs, in seconds after 2024 began. */
export function loadable(contacts: readonly Plain[], actors: number): Loadable {
  const { columns, rows, order, timeOf } = imported(contacts, actors);
  const stamps = new Uint32Array(columns.count);
  columns.read('stamp', 0, stamps);
  const begin = Date.UTC(2024, 0, 1);
  const instants: number[] = [];
  for (const [at, stamp] of stamps.entries()) instants[stamp] = begin + timeOf(at) * 1000;
  const cycles = Array.from(
    { length: order.cycles.length / 2 },
    (_, at) => [order.cycles[at * 2]!, order.cycles[at * 2 + 1]!] as const,
  );
  made += 1;
  return {
    columns: columnsOf({ from: all(columns, 'from'), to: all(columns, 'to'), stamp: stamps }, actors, order),
    rows: (start, into) => into.set(rows.subarray(start, start + into.length)),
    times: {
      count: instants.length,
      at: (stamp) => instants[stamp]!,
      from: (time) => {
        const found = instants.findIndex((instant) => instant >= time);
        return found === -1 ? instants.length : found;
      },
      close: () => undefined,
    },
    names: { count: actors, name: (id) => `actor ${id}`, id: (name) => Number(/\d+$/.exec(name)?.[0] ?? Number.NaN) },
    manifest: {
      format: FORMAT,
      // A log is known by its manifest; the hashes of its files would tell them apart.
      generation: `g${String(made).padStart(6, '0')}`,
      sources: [],
      tables: [],
      actors,
      contacts: columns.count,
      spans: 0,
      window: { earliest: instants[0] ?? null, latest: instants.at(-1) ?? null },
      tick: 1000,
      ties: { times: instants.length, shared: 0, longest: order.longest, cycles },
      refused: [],
      files: {},
    },
  };
}

/** No evidence: the contacts alone are asked about. */
export const NO_EVIDENCE: readonly Batch[] = [];

function all(columns: ReturnType<typeof imported>['columns'], column: 'from' | 'to'): Uint32Array {
  const values = new Uint32Array(columns.count);
  columns.read(column, 0, values);
  return values;
}
