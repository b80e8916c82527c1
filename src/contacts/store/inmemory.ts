import { columnsOf } from '../kernel/columns.ts';
import { Points } from '../points/points.ts';
import type { OpenLog } from './logfolder.ts';

/** Contacts that are read at a time. */
const BLOCK = 1 << 20;

/**
 * The same log kept in memory with an index of its contacts by actor, to be asked one question after the other: 20 bytes a contact, and
 * 8 more for each way that is asked. Closing it closes the log that was given.
 */
export function inMemory(log: OpenLog): OpenLog {
  const { actors, count } = log.columns;
  const whole = (read: (start: number, into: Uint32Array) => void): Uint32Array => {
    const values = new Uint32Array(count);
    for (let start = 0; start < count; start += BLOCK)
      read(start, values.subarray(start, Math.min(count, start + BLOCK)));
    return values;
  };
  const column = (name: 'from' | 'to' | 'stamp') => whole((start, into) => log.columns.read(name, start, into));
  const columns = columnsOf({ from: column('from'), to: column('to'), stamp: column('stamp') }, actors, log.columns);
  const rows = whole(log.rows);
  return {
    ...log,
    columns,
    rows: (start, into) => into.set(rows.subarray(start, start + into.length)),
    points: new Points(columns),
  };
}
