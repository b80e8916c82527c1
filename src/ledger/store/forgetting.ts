import type { Database } from '../../database/index.ts';
import { Mistake } from '../../terms/index.ts';
import { dropReadings } from './projection.ts';
import { numberOf } from './rows.ts';

/** What went with a document. */
export interface Forgotten {
  /** How many readings of it. */
  readonly readings: number;
  /** Entries of which something was said in its words, other than its own and those of its readings: judgements, reports. */
  readonly others: readonly number[];
}

/**
 * Takes away every word of a document, within the transaction of whoever forgets it: what entries say in its words, its bytes, and what the
 * lists show of it. The entries stay, and so does a row that says that there was such a document.
 *
 * Statistics are gathered anew, since PostgreSQL keeps values of rows in them. A table that is left without any row keeps those it had until
 * it has one.
 */
export async function forgetDocument(database: Database, caseId: string, document: number): Promise<Forgotten> {
  const { rows } = await database.query(
    `with gone as (delete from ledger.content where case_id = $1 and documents && array[$2::text] returning entry)
     select distinct gone.entry, entry.kind from gone
     left join ledger.entry as entry on entry.case_id = $1 and entry.number = gone.entry order by 1`,
    [caseId, `d${document}`],
  );
  await dropReadings(database, caseId, [document]);
  for (const table of ['original', 'part', 'band'])
    await database.query(`delete from ledger.${table} where case_id = $1 and document = $2`, [caseId, document]);
  await database.query(
    `update ledger.document set reading = null, readings = 0, sha256 = null, path = null, url = null, title = null, publisher = null,
       author = null, earliest = null, latest = null, length = null, statements = 0, claims = 0
     where case_id = $1 and number = $2`,
    [caseId, document],
  );
  await database.query('select ledger.gather($1)', [caseId]);
  const of = (kind: string): readonly number[] =>
    rows.filter((row) => row[1] === kind).map(([number]) => Number(number));
  const own = new Set([...of('document-added'), ...of('reading-proposed')]);
  return {
    readings: of('reading-proposed').length,
    others: rows.map(([number]) => Number(number)).filter((number) => !own.has(number)),
  };
}

/**
 * Whoever read or judged a document while it was being forgotten would put its words back.
 *
 * @throws Mistake where one of these documents was forgotten, or is none.
 */
export async function refuseForgotten(
  database: Database,
  caseId: string,
  documents: ReadonlySet<string>,
): Promise<void> {
  if (documents.size === 0) return;
  const unknown = [...documents].find((id) => !/^d[1-9]\d{0,14}$/.test(id));
  if (unknown !== undefined) throw new Mistake(`The case has no document “${unknown.slice(0, 40)}”.`);
  const { rows } = await database.query(
    `select number from ledger.document where case_id = $1 and state = 'forgotten'
       and number in (select json_array_elements_text($2::json)::bigint) order by number limit 1`,
    [caseId, JSON.stringify([...documents].map(numberOf))],
  );
  if (rows.length > 0) throw new Mistake(`d${Number(rows[0]![0])} was forgotten: nothing in its words can be written.`);
}
