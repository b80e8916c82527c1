import type { Database } from '../../database/index.ts';
import type { Entry, Kind } from '../journal/entry.ts';
import type { Written } from '../journal/verification.ts';

const PAGE = 1000;

/** The journal of a case from an entry on, in order, a page at a time. */
export async function* journalOf(database: Database, caseId: string, from = 1): AsyncGenerator<Written> {
  for (let next = from; ; ) {
    const { rows } = await database.query(
      'select number, hash, body from ledger.entry where case_id = $1 and number >= $2 order by number limit $3',
      [caseId, next, PAGE],
    );
    for (const [number, hash, body] of rows) {
      yield { entry: JSON.parse(String(body)) as Entry, hash: String(hash) };
      next = Number(number) + 1;
    }
    if (rows.length < PAGE) return;
  }
}

/**
 * Numbers and bodies of the entries of some kinds. Nearly all entries add a document or a reading: kind by kind the index of kinds is gone by, where all at
 * once PostgreSQL would go through the journal.
 */
export const ENTRIES_OF_KINDS = `select entry.number, entry.at, entry.body from json_array_elements_text($2::json) as wanted (kind)
     cross join lateral (select number, at, body from ledger.entry where case_id = $1 and kind = wanted.kind offset 0) as entry`;

/** Entries of some kinds, in order. */
export async function entriesOf(database: Database, caseId: string, kinds: readonly Kind[]): Promise<readonly Entry[]> {
  const { rows } = await database.query(`select body from (${ENTRIES_OF_KINDS}) as entry order by number`, [
    caseId,
    JSON.stringify(kinds),
  ]);
  return rows.map(([body]) => JSON.parse(String(body)) as Entry);
}

/** Entries by number, in order. */
export async function entriesAt(
  database: Database,
  caseId: string,
  numbers: readonly number[],
): Promise<readonly Entry[]> {
  const { rows } = await database.query(
    `select body from ledger.entry where case_id = $1 and number = any (select json_array_elements_text($2::json)::bigint) order by number`,
    [caseId, JSON.stringify(numbers)],
  );
  return rows.map(([body]) => JSON.parse(String(body)) as Entry);
}

/** The entry with a hash; null where there is none. */
export async function entryOfHash(database: Database, caseId: string, hash: string): Promise<Written | null> {
  const { rows } = await database.query('select body from ledger.entry where case_id = $1 and hash = $2', [
    caseId,
    hash,
  ]);
  return rows.length === 0 ? null : { entry: JSON.parse(String(rows[0]![0])) as Entry, hash };
}
