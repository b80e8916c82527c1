import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connected, type Database, type Migrations, migrated } from '../../src/database/index.ts';
import { postgresql, type Server, startServer } from '../postgresql.ts';
import { ENGINES } from './engines.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** The migrations of a schema whose files say this, the first in 001.sql. */
function filesOf(schema: string, ...files: readonly string[]): Migrations {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-sql-'));
  folders.push(folder);
  for (const [index, sql] of files.entries()) writeFileSync(join(folder, `00${index + 1}.sql`), sql);
  writeFileSync(join(folder, 'more.sql'), 'not one of them');
  return { schema, folder: pathToFileURL(`${folder}/`) };
}

describe.each(ENGINES)('numbered files, on %s', (_, missing, open) => {
  let database: Database;
  const ran = async (schema: string) =>
    (await database.query(`select file from ${schema}.migration order by file`)).rows.flat();
  beforeAll(async () => {
    if (!missing) database = await open();
  });
  afterAll(async () => await database?.close());

  it.skipIf(missing)('are each run once, in order', async () => {
    const one = 'create table notes.a (at integer); insert into notes.a values (1)';
    const two = 'insert into notes.a select at + 1 from notes.a';
    let made = 0;
    const note = async () => {
      made += 1;
    };
    expect(await migrated(database, filesOf('notes', one), note)).toBe(true);
    expect(await migrated(database, filesOf('notes', one), note)).toBe(false);
    expect(await migrated(database, filesOf('notes', one, two), note)).toBe(false);
    expect(made).toBe(1);
    expect(await ran('notes')).toEqual(['001.sql', '002.sql']);
    expect((await database.query('select at from notes.a order by 1')).rows).toEqual([[1], [2]]);
  });

  it.skipIf(missing)('leave nothing where one of them, or what follows, goes wrong', async () => {
    const good = 'create table half.a (at integer)';
    await expect(migrated(database, filesOf('half', good, 'select 1 from half.none'))).rejects.toThrow('half.none');
    const refuse = async () => {
      throw new Error('not so');
    };
    await expect(migrated(database, filesOf('half', good), refuse)).rejects.toThrow('not so');
    expect((await database.query(`select to_regnamespace('half')::text`)).rows).toEqual([[null]]);
  });

  it.skipIf(missing)('of a later version are refused', async () => {
    await migrated(database, filesOf('later', 'create table later.a ()', 'create table later.b ()'));
    await expect(migrated(database, filesOf('later', 'create table later.a ()'))).rejects.toThrow(
      'The schema “later” there has 002.sql, which this version does not know. Update hearsay.',
    );
  });

  it.skipIf(missing)('that an earlier version ran are known', async () => {
    await database.script(`create schema old; create table old.migration (file text primary key);
      create table old.a (); insert into old.migration values ('001.sql')`);
    expect(await migrated(database, filesOf('old', 'create table old.a ()', 'create table old.b ()'))).toBe(false);
    expect(await ran('old')).toEqual(['001.sql', '002.sql']);
  });
});

describe.skipIf(postgresql() === null)('several starters on one server', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(async () => await server.stop());

  it('make a schema once', async () => {
    const files = filesOf('shared', 'create table shared.a (); select pg_sleep(0.1)', 'create table shared.b ()');
    const databases = await Promise.all(Array.from({ length: 6 }, () => connected(server.address)));
    const made = await Promise.all(databases.map((database) => migrated(database, files)));
    expect(made.filter(Boolean)).toHaveLength(1);
    await Promise.all(databases.map((database) => database.close()));
  });

  it('may be one who only reads, once it is up to date', async () => {
    const files = filesOf('read', 'create table read.a ()');
    const owner = await connected(server.address);
    await migrated(owner, files);
    await owner.script(
      'create role guest login; grant usage on schema read to guest; grant select on read.migration to guest',
    );
    const guest = await connected(server.address.replace('postgres@', 'guest@'));
    expect(await migrated(guest, files)).toBe(false);
    await expect(migrated(guest, filesOf('read', 'create table read.a ()', 'create table read.b ()'))).rejects.toThrow(
      'The database says: permission denied',
    );
    await Promise.all([owner.close(), guest.close()]);
  });
});
