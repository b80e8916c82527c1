import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { Mistake } from '../../terms/index.ts';
import type { NameTable } from '../store/manifest.ts';
import { type Engine, quoted } from './duckdb.ts';
import { fingerprint } from './fingerprint.ts';

/** What a table of names says: who is on a list, or which actor a name or address stands for. */
export type TableKind = 'lists' | 'aliases';

interface Entry {
  readonly name: string;
  readonly other: string;
  readonly line: number;
}

const COLUMNS = { lists: ['list', 'member'], aliases: ['name', 'actor'] } as const;

/** Tables that hold what the files of names say. */
export const NAME_TABLES = `create temp table entry (kind varchar, name varchar, other varchar);`;

/**
 * Takes a file of lists (list, member) or of aliases (name, actor), CSV with a header, into table `entry`.
 *
 * @throws Mistake where it cannot be read, a cell is empty or has a NUL byte, or a name stands for two actors.
 */
export async function takeTable(engine: Engine, kind: TableKind, path: string): Promise<NameTable> {
  const [name, print] = [basename(path), fingerprint(path)];
  const entries = entriesOf(kind, path, name);
  await engine.run('create or replace temp table taking (line uinteger, name varchar, other varchar)');
  await engine.append(
    'taking',
    entries.map(({ line, name: key, other }) => [line, key, other]),
  );
  if (kind === 'aliases') await checkAliases(engine, name);
  await engine.run(`insert into entry select distinct ${quoted(kind)}, actor_name(name), actor_name(other) from taking
    where actor_name(name) <> actor_name(other) except select * from entry`);
  return { kind, name, ...print, rows: entries.length };
}

function entriesOf(kind: TableKind, path: string, name: string): readonly Entry[] {
  const columns = COLUMNS[kind];
  const shape = `Its first line is “${columns.join(',')}”.`;
  let rows: readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
  try {
    rows = parse(readFileSync(path), {
      bom: true,
      delimiter: [',', ';', '\t'],
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
    }) as unknown as typeof rows;
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new Mistake(`The table ${name} cannot be read as CSV.`, shape, {
      cause,
    });
  }
  const header = rows[0]?.record.map((cell) => cell.toLowerCase());
  const [first, second] = columns.map((column) => header?.indexOf(column) ?? -1) as [number, number];
  if (first === -1 || second === -1)
    throw new Mistake(`The table ${name} has no column “${columns[first === -1 ? 0 : 1]}”.`, shape);
  return rows.slice(1).map(({ record, info }) => {
    const entry = { name: record[first] ?? '', other: record[second] ?? '', line: info.lines };
    const wrong = (under: number, why: string) =>
      new Mistake(`The table ${name}, line ${info.lines}: there is ${why} under “${columns[under]}”.`);
    for (const [under, cell] of [entry.name, entry.other].entries()) {
      if (cell === '') throw wrong(under, 'nothing');
      if (cell.includes('\0')) throw wrong(under, 'a NUL byte');
    }
    return entry;
  });
}

/** A name stands for one actor, who is no alias of another. */
async function checkAliases(engine: Engine, name: string): Promise<void> {
  await engine.run(`create or replace temp table standing as
    select line, actor_name(name) as name, actor_name(other) as other from taking where actor_name(name) <> actor_name(other)
    union all select 0, name, other from entry where kind = 'aliases'`);
  const [two] = await engine.rows(`select b.line, b.name, a.other, b.other from standing a join standing b
    on a.name = b.name and a.other <> b.other and a.line < b.line order by b.line, a.line limit 1`);
  if (two !== undefined)
    throw new Mistake(
      `The table ${name}, line ${Number(two[0])}: “${String(two[1])}” stands for “${String(two[2])}” already, and cannot stand for “${String(two[3])}” too.`,
      'Leave one of the two out.',
    );
  const [chain] =
    await engine.rows(`select greatest(a.line, b.line), a.name, a.other, b.other from standing a join standing b
    on a.other = b.name order by 1, 2 limit 1`);
  if (chain !== undefined)
    throw new Mistake(
      `The table ${name}, line ${Number(chain[0])}: “${String(chain[1])}” stands for “${String(chain[2])}”, which itself stands for “${String(chain[3])}”.`,
      'Name the last of them at once.',
    );
}

/** What the generation before was told. */
export async function tablesBefore(engine: Engine, folder: string): Promise<void> {
  await engine.run(`insert into entry select * from read_parquet(${quoted(join(folder, 'names.parquet'))})`);
}
