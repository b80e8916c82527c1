import { Mistake } from '../terms/index.ts';

/**
 * Classes of SQLSTATE that whoever runs the database can do something about: the connection, a read-only server, rights, room and
 * shutting down; and a text that the database cannot hold.
 */
const THEIRS = /^(?:08|25006|28|3D|42501|53|55|57|58|22021)/;

/** @throws Mistake where the database or the connection is at fault, else the error itself: the statement is, and that is a bug. */
export function refused(error: unknown): never {
  const state = (error as { readonly code?: unknown }).code;
  const gone =
    error instanceof Error && /Connection (?:terminated|ended)|not queryable|ECONNRESET|EPIPE/.test(error.message);
  if (!gone && !(typeof state === 'string' && THEIRS.test(state))) throw error;
  const full = state === '53100' ? 'Make room on its disk, and do it again.' : null;
  throw new Mistake(`The database says: ${reason(error)}.`, full, { cause: error });
}

/** What a server or the system said, in one line. A refused connection has its sentence inside. */
export function reason(error: unknown): string {
  const errors = error instanceof AggregateError ? error.errors : [error];
  const [first] = errors.map((one) => (one instanceof Error ? one.message : String(one))).filter((text) => text !== '');
  return (first ?? 'no connection').split('\n')[0]!.replace(/\.$/, '');
}
