import { readdirSync, readFileSync } from 'node:fs';
import { Mistake } from '../terms/index.ts';
import { atOnce, type Database } from './database.ts';

/** What a room keeps in a database, and how it is made there. */
export interface Migrations {
  /** Its schema, in small letters. */
  readonly schema: string;
  /** Folder of its files `001.sql`, `002.sql` …, each of which names the schema itself; it ends with a slash. */
  readonly folder: URL;
}

/**
 * Makes a schema, or brings it up to date: the files that were not run yet, in order, all in one transaction. Two that come at once
 * wait for each other. Where nothing is to be done nothing is written, so whoever may only read the schema may open it.
 *
 * Which files were run stands in the schema's table `migration`.
 *
 * @param made is done in the same transaction, where the schema is new.
 * @returns whether it is new.
 * @throws Mistake where a later version was at work there.
 */
export async function migrated(
  database: Database,
  migrations: Migrations,
  made: () => Promise<void> = async () => undefined,
): Promise<boolean> {
  const { schema, folder } = migrations;
  const files = numbered(folder);
  if (waiting(schema, files, await filesRun(database, schema)).length === 0) return false;
  return await atOnce(database, async () => {
    // “If not exists” is no protection: two that make one schema at once both find none.
    await database.query(`select pg_advisory_xact_lock(hashtextextended('hearsay migrates ' || $1, 0))`, [schema]);
    if ((await filesRun(database, schema)) === null)
      await database.script(`create schema if not exists ${schema};
        create table if not exists ${schema}.migration (file text primary key)`);
    // The lock that earlier versions know.
    await database.script(`lock table ${schema}.migration in share row exclusive mode`);
    const done = await filesRun(database, schema);
    for (const file of waiting(schema, files, done)) {
      await database.script(readFileSync(new URL(file, folder), 'utf8'));
      await database.query(`insert into ${schema}.migration (file) values ($1)`, [file]);
    }
    const isNew = done?.size === 0;
    if (isNew) await made();
    return isNew;
  });
}

/** The numbered files of a folder, in order: what a schema is brought up to date with. */
export function numbered(folder: URL): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /^\d{3}\.sql$/.test(name))
    .toSorted();
}

/** The files that were run there; null where the schema was never made. */
async function filesRun(database: Database, schema: string): Promise<ReadonlySet<string> | null> {
  const { rows: there } = await database.query('select to_regclass($1) is not null', [`${schema}.migration`]);
  if (there[0]![0] !== true) return null;
  const { rows } = await database.query(`select file from ${schema}.migration`);
  return new Set(rows.map(([file]) => String(file)));
}

/** The files that are still to be run. @throws Mistake where one was run that is not known here. */
function waiting(schema: string, files: readonly string[], done: ReadonlySet<string> | null): readonly string[] {
  const later = [...(done ?? [])].find((file) => !files.includes(file));
  if (later !== undefined)
    throw new Mistake(
      `The schema “${schema}” there has ${later}, which this version does not know.`,
      'Update hearsay.',
    );
  return files.filter((file) => done === null || !done.has(file));
}
