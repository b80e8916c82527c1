import type { Ties } from '../../../src/contacts/kernel/sweep.ts';
import type { Plain } from './brute.ts';

/**
 * Rows of the contacts on some route, by walking: a contact may follow another that ends where it begins, where time does not go
 * back (strict: goes on). A route starts at `from` and does not come back to it, and ends where it first meets `to`.
 */
export function onRoutes(
  contacts: readonly Plain[],
  from: number,
  to: number,
  ties: Ties,
  kept: (contact: Plain, row: number) => boolean = () => true,
): readonly number[] {
  const rows = [...contacts.keys()].filter(
    (row) =>
      kept(contacts[row]!, row) &&
      contacts[row]!.from !== contacts[row]!.to &&
      contacts[row]!.from !== to &&
      contacts[row]!.to !== from,
  );
  const follows = (before: number, after: number): boolean => {
    const [one, other] = [contacts[before]!, contacts[after]!];
    return one.to === other.from && (ties === 'strict' ? one.at < other.at : one.at <= other.at);
  };
  const ahead = closure(
    rows.filter((row) => contacts[row]!.from === from),
    (row) => rows.filter((other) => follows(row, other)),
  );
  const behind = closure(
    rows.filter((row) => contacts[row]!.to === to),
    (row) => rows.filter((other) => follows(other, row)),
  );
  return rows.filter((row) => ahead.has(row) && behind.has(row));
}

function closure(starts: readonly number[], next: (row: number) => readonly number[]): ReadonlySet<number> {
  const met = new Set(starts);
  for (const row of met) for (const other of next(row)) met.add(other);
  return met;
}
