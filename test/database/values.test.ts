import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atOnce, type Database, type Value } from '../../src/database/index.ts';
import { ENGINES } from './engines.ts';

/** Statements and what they answer on every engine. */
const ROWS: readonly (readonly [sql: string, values: readonly Value[], row: readonly unknown[]])[] = [
  ['select true, false, null::boolean, $1::boolean', [true], [true, false, null, true]],
  ['select 1::smallint, -2147483648, $1::integer', [7], [1, -2147483648, 7]],
  [
    'select $1::bigint, $2::bigint, -9007199254740991',
    [5, '9007199254740993'],
    [5, '9007199254740993', -9007199254740991],
  ],
  ['select count(*), sum(x) from generate_series(1, 3) x', [], [3, 6]],
  ['select 1.5::real, $1::double precision, 1.50::numeric', [0.1], [1.5, 0.1, '1.50']],
  ['select $1::text, $2', ['ø “x” 😀\n', 'plain'], ['ø “x” 😀\n', 'plain']],
  [
    'select $1::bytea, $2::bytea',
    [Uint8Array.of(0, 255, 92), new Uint8Array()],
    [Uint8Array.of(0, 255, 92), new Uint8Array()],
  ],
  ['select $1::jsonb, $2::json', ['{"b": [1, null], "a": "ø"}', '"text"'], [{ a: 'ø', b: [1, null] }, 'text']],
  [`select $1::jsonb ->> 'a'`, ['{"a": "\\u00e9"}'], ['é']],
  [
    'select $1::text[]',
    [['', 'NULL', 'a,b', '"q"', '\\', '{}', ' x ', 'null', 'ø\n']],
    [['', 'NULL', 'a,b', '"q"', '\\', '{}', ' x ', 'null', 'ø\n']],
  ],
  ['select $1::text[], $2::integer[]', [[], []], [[], []]],
  [
    'select $1::integer[], $2::bigint[]',
    [
      [1, -2],
      [1, 2 ** 52],
    ],
    [
      [1, -2],
      [1, 2 ** 52],
    ],
  ],
  [
    `select array['a', null, 'b'], array[true, false]`,
    [],
    [
      ['a', null, 'b'],
      [true, false],
    ],
  ],
  [
    `select 'a' = any($1), 'c' = any($1::text[]), 2 = any($2::bigint[])`,
    [
      ['a', 'b'],
      [1, 2],
    ],
    [true, false, true],
  ],
  [
    `select date '2024-02-29', timestamp '2024-02-29 10:00', 'abc'::name`,
    [],
    ['2024-02-29', '2024-02-29 10:00:00', 'abc'],
  ],
  [
    `select array_agg(x order by x collate "C") from unnest($1::text[]) x`,
    [['b', 'A', 'a', 'ä']],
    [['A', 'a', 'b', 'ä']],
  ],
  [`select to_tsvector('english', 'The ministers were told') @@ to_tsquery('english', 'minister')`, [], [true]],
];

describe.each(ENGINES)('a row, on %s', (_, missing, open) => {
  let database: Database;
  beforeAll(async () => {
    if (!missing) database = await open();
  });
  afterAll(async () => await database?.close());

  it.skipIf(missing).each(ROWS)('of %s', async (sql, values, row) => {
    expect((await database.query(sql, values)).rows).toEqual([row]);
  });

  it.skipIf(missing)('says how many were changed or told', async () => {
    await database.script('create table counted (x integer); insert into counted values (1), (2)');
    const changed = async (sql: string) => (await database.query(sql)).changed;
    expect(await changed('insert into counted values (3), (4), (5)')).toBe(3);
    expect(await changed('update counted set x = x + 1 where x > 3')).toBe(2);
    expect(await changed('insert into counted values (1) returning x')).toBe(1);
    expect(await changed('select * from counted')).toBe(6);
    expect(await changed('delete from counted')).toBe(6);
  });

  it.skipIf(missing)('goes out and in again by COPY', async () => {
    await database.script('create table copied (id bigint, at text); create table again (like copied)');
    await database.query(`insert into copied select x, repeat('ø', x) from generate_series(1, 2000) x`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of database.copyOut('select id, at from copied')) chunks.push(new Uint8Array(chunk));
    await database.copyIn('again (id, at)', Readable.from(chunks));
    const { rows } = await database.query(
      'select count(*), sum(length(at)) from (select * from copied intersect select * from again) x',
    );
    expect(rows).toEqual([[2000, 2001000]]);
  });

  it.skipIf(missing)('is kept with all of its transaction, or not at all', async () => {
    await database.script('create table kept (x integer primary key)');
    const both = (second: number) =>
      atOnce(database, async () => {
        await database.query('insert into kept values (1)');
        await database.query('insert into kept values ($1)', [second]);
      });
    await expect(both(1)).rejects.toMatchObject({ code: '23505' });
    expect((await database.query('select * from kept')).rows).toEqual([]);
    await both(2);
    expect((await database.query('select * from kept order by x')).rows).toEqual([[1], [2]]);
  });

  it.skipIf(missing)('cannot hold what no text of PostgreSQL can', async () => {
    await expect(database.query('select $1::text', ['a\0b'])).rejects.toThrow(
      'The database says: invalid byte sequence',
    );
  });

  it.skipIf(missing)('is not there where the statement is wrong', async () => {
    await expect(database.query('select nothing')).rejects.toMatchObject({ code: '42703' });
    await expect(database.script('select 1; select nothing')).rejects.toMatchObject({ code: '42703' });
    expect((await database.query('select 1')).rows).toEqual([[1]]);
  });
});
