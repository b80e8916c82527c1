import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { inFolder } from '../../database/engines.ts';
import { plansAreExact } from './plans.ts';

/** Rows come in pieces that end anywhere, as over a wire. */
function inPieces(database: Database): Database {
  return {
    ...database,
    async *copyOut(select) {
      for await (const chunk of database.copyOut(select))
        for (let at = 0; at < chunk.length; at += 97) yield chunk.subarray(at, at + 97);
    },
  };
}

/** What every engine is asked; `postgresql.test.ts` asks it of servers. */
describe('in PGlite', () => {
  let database: Database;
  beforeAll(async () => {
    database = inPieces(await inFolder());
  });
  afterAll(async () => await database.close());

  it('both plans keep for everybody the contact that the kernel keeps', async () => {
    await plansAreExact(database, 8);
  });

  it('the statements for Citus name tables and columns that are there', async () => {
    const { readFile } = await import('node:fs/promises');
    const sql = await readFile(new URL('../../../src/contacts/database/sql/citus.sql', import.meta.url), 'utf8');
    const named = [...sql.matchAll(/create_(?:distributed|reference)_table\('hearsay\.(\w+)'(?:, '(\w+)')?/g)];
    expect(named).toHaveLength(7);
    for (const [, table, column] of named) {
      const keys = await database.query(
        `select a.attname from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
         where a.attrelid = to_regclass('hearsay.' || $1) and a.attnum > 0
           and (i.indrelid is null or a.attnum = any(i.indkey))`,
        [table!],
      );
      const names = keys.rows.map(([name]) => name);
      // What distributes rows belongs to every key.
      expect(names).toContain(column ?? names[0]);
    }
  });
});
