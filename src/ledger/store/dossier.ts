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
  await atOnce(database, async () => {
    await database.script('lock table ledger.dossier in share row exclusive mode');
    const { rows } = await database.query('select 1 from ledger.dossier where name = $1', [name]);
    if (rows.length > 0)
      throw new Mistake(
        `The database has a case “${name}” already.`,
        'Join it with “hearsay case join”, or take another --name.',
      );
    await database.query(
      `insert into ledger.dossier (case_id, name, tip_number, tip_hash, tip_at, documents) values ($1, $2, 0, $3, 0, 0)`,
      [id, name, NOTHING],
    );
  });
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
