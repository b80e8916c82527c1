import { readdirSync, readFileSync } from 'node:fs';
import { Mistake } from '../../terms/index.ts';
import { atOnce, type Database } from './database.ts';

const FOLDER = new URL('./sql/', import.meta.url);

/** The numbered files, in order: what a database is brought up to date with. */
function numbered(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{3}\.sql$/.test(name))
    .toSorted();
}

/** How contacts are spread. */
export type Spread = 'one table' | 'citus' | { readonly partitions: number };

/**
 * Makes the schema, or brings it up to date: each file that was not run yet, in one transaction.
 *
 * @param spread how contacts are spread, where the schema is made.
 * @throws Mistake where it was made by a later version, or is there and something else than one table is asked for.
 */
export async function migrated(database: Database, spread: Spread): Promise<void> {
  await atOnce(database, async () => {
    await database.script(`create schema if not exists hearsay;
      create table if not exists hearsay.migration (file text primary key)`);
    // Two that come at once: the second waits for the first.
    await database.script('lock table hearsay.migration in share row exclusive mode');
    const { rows } = await database.query('select file from hearsay.migration');
    const done = new Set(rows.map(([file]) => String(file)));
    const files = numbered();
    const later = [...done].find((file) => !files.includes(file));
    if (later !== undefined)
      throw new Mistake(
        `The schema “hearsay” there has ${later}, which this version does not know.`,
        'Update hearsay.',
      );
    for (const file of files.filter((name) => !done.has(name))) {
      await database.script(text(file));
      await database.query('insert into hearsay.migration (file) values ($1)', [file]);
    }
    if (done.size > 0) {
      if (spread === 'one table') return;
      throw new Mistake(
        'The database has the tables already: how contacts are spread is said when they are made.',
        'Leave out --shards or --citus.',
      );
    }
    if (spread === 'citus') await database.script(text('citus.sql'));
    else if (spread !== 'one table') await partitioned(database, spread.partitions);
  });
}

/** Whether the schema is there. */
export async function hasSchema(database: Database): Promise<boolean> {
  const { rows } = await database.query(`select to_regclass('hearsay.log') is not null`);
  return rows[0]![0] === true;
}

async function partitioned(database: Database, count: number): Promise<void> {
  await database.script(text('partitions.sql'));
  for (let part = 0; part < count; part += 1)
    await database.query('select hearsay.add_partition($1, $2)', [count, part]);
}

function text(file: string): string {
  return readFileSync(new URL(file, FOLDER), 'utf8');
}
