import { readFileSync } from 'node:fs';
import { type Database, type Migrations, migrated } from '../../database/index.ts';
import { Mistake } from '../../terms/index.ts';

const LOGS: Migrations = { schema: 'hearsay', folder: new URL('./sql/', import.meta.url) };

/** How contacts are spread. */
export type Spread = 'one table' | 'citus' | { readonly partitions: number };

/**
 * Makes the tables of logs, or brings them up to date.
 *
 * @param spread how contacts are spread, where the tables are made.
 * @throws Mistake where a later version made them, or they are there and something else than one table is asked for.
 */
export async function prepared(database: Database, spread: Spread): Promise<void> {
  const made = await migrated(database, LOGS, async () => {
    if (spread === 'citus') await database.script(text('citus.sql'));
    else if (spread !== 'one table') await partitioned(database, spread.partitions);
  });
  if (made || spread === 'one table') return;
  throw new Mistake(
    'The database has the tables already: how contacts are spread is said when they are made.',
    'Leave out --shards or --citus.',
  );
}

/** Whether the tables are there. */
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
  return readFileSync(new URL(file, LOGS.folder), 'utf8');
}
