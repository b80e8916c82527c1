import { atOnce, type Database } from '../../database/index.ts';
import { Mistake } from '../../terms/index.ts';
import { NOTHING, type Tip } from '../journal/entry.ts';
import type { SignedHead } from '../journal/head.ts';

/** A case of a database, as its row has it. */
export interface Dossier {
  readonly id: string;
  readonly name: string;
  readonly tip: Tip;
  /** The newest head; null before the first entry. */
  readonly head: SignedHead | null;
  /** How many documents were ever added. */
  readonly documents: number;
}

/**
 * Makes an empty case. Two that come at once with one name: the second is refused.
 *
 * @throws Mistake where a case has that name already.
 */
export async function createDossier(database: Database, id: string, name: string): Promise<void> {
  await atOnce(database, async () => await insertDossier(database, id, name));
}

/** The same within the transaction of the caller. @throws Mistake where the database has that case, or one of that name. */
export async function insertDossier(database: Database, id: string, name: string): Promise<void> {
  // Not the table: whoever writes to another case must not wait for one that is taken in.
  await database.query(`select pg_advisory_xact_lock(hashtextextended('hearsay makes a case', 0))`);
  const { rows } = await database.query('select 1 from ledger.dossier where name = $1', [name]);
  const { rows: same } = await database.query('select name from ledger.dossier where case_id = $1', [id]);
  if (same.length > 0)
    throw new Mistake(
      `The database has this very case already, as “${String(same[0]![0])}”.`,
      'Join it with “hearsay case join”.',
    );
  if (rows.length > 0)
    throw new Mistake(
      `The database has a case “${name}” already.`,
      'Join it with “hearsay case join”, or take another --name.',
    );
  await database.query(
    `insert into ledger.dossier (case_id, name, tip_number, tip_hash, tip_at, documents) values ($1, $2, 0, $3, 0, 0)`,
    [id, name, NOTHING],
  );
}

/** The case by its id, or by its name. @throws Mistake where there is none. */
export async function dossierOf(
  database: Database,
  by: { readonly id: string } | { readonly name: string },
): Promise<Dossier> {
  const [column, value] = 'id' in by ? ['case_id', by.id] : ['name', by.name];
  const { rows } = await database.query(
    `select case_id, name, tip_number, tip_hash, head, documents from ledger.dossier where ${column} = $1`,
    [value],
  );
  const [row] = rows;
  if (row === undefined)
    throw new Mistake(`The database has no case “${value}”.`, 'Make one with “hearsay case init”.');
  const [id, name, number, hash, head, documents] = row;
  return {
    id: String(id),
    name: String(name),
    tip: { number: Number(number), hash: String(hash) },
    head: typeof head === 'string' ? (JSON.parse(head) as SignedHead) : null,
    documents: Number(documents),
  };
}
