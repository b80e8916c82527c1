import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { Mistake } from '../../terms/index.ts';
import { type Engine, quoted } from './duckdb.ts';
import { reasonOf } from './failures.ts';
import { FIELDS, type Field, type Mapping, mappingOf } from './headers.ts';
import type { Mailbox } from './mail/mailbox.ts';
import { mailSource } from './mail/source.ts';
import { isWholeZstd } from './zstd.ts';

/** Longest line that is read; a file with a longer one is hardly a log, and its line is refused. */
export const LONGEST_LINE = 100_000;

/** How a file is written, as its name or its first bytes tell. */
export type Writing = 'delimited' | 'json lines' | 'parquet' | 'mail';

/** A file whose rows can be asked for. */
export interface Source {
  readonly writing: Writing;
  readonly mapping: Mapping;
  /** A query with the columns line, broken (a reason, or null), file (within a folder, or null), and the names of `FIELDS`. */
  readonly rows: string;
}

/**
 * Looks at a file: what it is, which column is which, and how to read its rows. Lines are taken one at a time, so that a broken one
 * costs itself alone and every row has its line; a quoted text cannot go over several lines.
 *
 * @param zone of the dates of mail that name none: without it such a message is refused.
 * @throws Mistake where the file is no table of any kind, or its columns cannot be told.
 */
export async function sourceOf(
  engine: Engine,
  { path, name, mailbox }: { readonly path: string; readonly name: string; readonly mailbox: Mailbox | null },
  given: Mapping,
  zone: string | null,
): Promise<Source> {
  const writing = writingOf(name);
  try {
    if (mailbox !== null) return await mailSource(engine, mailbox, name, zone);
    if (writing === 'parquet') return await parquet(engine, path, name, given);
    const packed = /\.zstd?$/i.test(path);
    if (packed && !isWholeZstd(path)) throw new Mistake(`The log ${name} was cut short.`, 'Check that it is whole.');
    if (!packed && writing !== 'json lines') checkStart(path, name);
    const first = await firstLine(engine, path, name);
    return writing === 'json lines' || (writing === null && first.text.startsWith('{'))
      ? await jsonLines(engine, path, name, given)
      : await delimited(engine, path, name, given, first);
  } catch (cause) {
    if (cause instanceof Mistake) throw cause;
    throw new Mistake(`The log ${name} cannot be read: ${reasonOf(cause)}.`, 'Check that it is whole.', { cause });
  }
}

function writingOf(path: string): Writing | null {
  const bare = path.toLowerCase().replace(/\.(?:gz|zst|zstd)$/, '');
  if (/\.(?:csv|tsv|tab|txt)$/.test(bare)) return 'delimited';
  if (/\.(?:jsonl|ndjson|json)$/.test(bare)) return 'json lines';
  return /\.(?:parquet|pq)$/.test(bare) ? 'parquet' : null;
}

/** Each line of a text file (unpacked, or .zst) as one column. What is no UTF-8, or too long, goes into the table of rejects, with its line. */
function linesOf(path: string): string {
  const compression = /\.zstd?$/i.test(path) ? 'zstd' : 'none';
  return `read_csv(${quoted(path)}, columns={'text':'VARCHAR'}, delim='\\x01', quote='', escape='', comment='', header=false,
    auto_detect=false, strict_mode=false, compression='${compression}', max_line_size=${LONGEST_LINE},
    ignore_errors=true, store_rejects=true, rejects_limit=0)`;
}

interface FirstLine {
  readonly text: string;
  /** Its place among the lines; blank ones before it count. */
  readonly place: number;
}

/** @throws Mistake where the first line, which names the columns, is too long or no UTF-8: DuckDB would go on to the second. */
function checkStart(path: string, name: string): void {
  const bytes = Buffer.alloc(LONGEST_LINE + 1);
  const file = openSync(path, 'r');
  const got = readSync(file, bytes);
  closeSync(file);
  const start = bytes.subarray(0, got).findIndex((byte) => byte !== 10 && byte !== 13);
  const end = [10, 13].map((byte) => bytes.indexOf(byte, start)).filter((at) => at !== -1 && at < got);
  const line = bytes.subarray(Math.max(0, start), Math.min(got, ...end));
  const why = line.length > LONGEST_LINE - 1 ? 'it is too long' : isUtf8(line) ? null : 'it is no UTF-8';
  if (why !== null)
    throw new Mistake(
      `The first line of the log ${name} cannot be read: ${why}.`,
      'A log is UTF-8, and its first line names the columns.',
    );
}

async function firstLine(engine: Engine, path: string, name: string): Promise<FirstLine> {
  const [row] = await engine.rows(
    `select place, text from (select row_number() over () as place, text from ${linesOf(path)}) where text is not null limit 1`,
  );
  if (row === undefined) throw new Mistake(`The log ${name} is empty.`, 'Its first line names the columns.');
  const [place, text] = [Number(row[0]), String(row[1]).replace(/^\uFEFF/, '')];
  if (text.includes('\0'))
    throw new Mistake(`The log ${name} is no text: it has NUL bytes.`, 'Where it is UTF-16, save it as UTF-8.');
  return { text, place };
}

async function delimited(
  engine: Engine,
  path: string,
  name: string,
  given: Mapping,
  first: FirstLine,
): Promise<Source> {
  const count = (by: string) => first.text.split(by).length;
  const delimiter = [',', '\t', ';', '|'].toSorted((a, b) => count(b) - count(a))[0]!;
  const header = fieldsOf(first.text, delimiter);
  if (header.every((column) => column === ''))
    throw new Mistake(`The first line of the log ${name} is blank.`, 'It names the columns.');
  const mapping = mappingOf(name, header, given);
  const [row] = await engine.rows(`select coalesce(bool_or(contains(text, '"')), false) from ${linesOf(path)}`);
  const quotes = row![0] === true;
  const split = `string_split(text, ${quoted(delimiter)})`;
  const by = delimiter === '\t' ? '\\t' : delimiter;
  const cells = `list_transform(regexp_extract_all(text, ${quoted(`("(?:[^"]|"")*"|[^${by}]*)(?:[${by}]|$)`)}, 1), lambda cell: unquoted(trim(cell)))`;
  const parts = quotes ? `case when contains(text, '"') then ${cells} else ${split} end` : split;
  const unclosed = quotes
    ? `when (length(text) - length(replace(text, '"', ''))) % 2 = 1 then 'its quotation marks do not close'`
    : '';
  const broken = `case when contains(text, chr(0)) then 'it has a NUL byte' ${unclosed} end`;
  return {
    writing: 'delimited',
    mapping,
    rows: selected(
      mapping,
      (column) => `parts[${header.indexOf(column) + 1}]`,
      'broken',
      `(select line, ${broken} as broken, ${parts} as parts from ${numbered(path)} where line > ${first.place} and text is not null)`,
    ),
  };
}

async function jsonLines(engine: Engine, path: string, name: string, given: Mapping): Promise<Source> {
  // A condition joined by “and” may be worked out for every row, and the second half of this one fails on what is no JSON.
  const object = `(case when json_valid(text) then json_type(text) = 'OBJECT' else false end)`;
  const [row] = await engine.rows(
    `select to_json(list_distinct(flatten(list(case when ${object} then json_keys(text) end)))) from (select text from ${linesOf(path)}
      where text is not null limit 1000)`,
  );
  const keys = row?.[0] == null ? [] : (JSON.parse(String(row[0])) as string[]).toSorted();
  if (keys.length === 0)
    throw new Mistake(`The log ${name} has no line that is a JSON object.`, 'Write one object a line.');
  const mapping = mappingOf(name, keys, given);
  const pointer = (key: string) => quoted(`$."${key.replaceAll('"', '""')}"`);

  return {
    writing: 'json lines',
    mapping,
    rows: selected(
      mapping,
      (key) => `case when ${object} then json_extract_string(text, ${pointer(key)}) end`,
      `case when not ${object} then 'it is no JSON object' end`,
      `${numbered(path)} where text is not null`,
    ),
  };
}

async function parquet(engine: Engine, path: string, name: string, given: Mapping): Promise<Source> {
  const described = await engine.rows(`describe select * from read_parquet(${quoted(path)})`);
  const header = described.map(([column]) => String(column));
  const lists = new Set(described.filter(([, type]) => String(type).endsWith('[]')).map(([column]) => String(column)));
  const mapping = mappingOf(name, header, given);
  return {
    writing: 'parquet',
    mapping,
    rows: selected(
      mapping,
      (column) => {
        const named = `"${column.replaceAll('"', '""')}"`;
        return `cast(${lists.has(column) ? `to_json(${named})` : named} as varchar)`;
      },
      'null::varchar',
      `(select file_row_number + 1 as line, * from read_parquet(${quoted(path)}, file_row_number = true))`,
    ),
  };
}

/** Lines of a file with their numbers. Lines that were rejected are numbered too: what follows them keeps its own number. */
function numbered(path: string): string {
  return `(select row_number() over () as line, text from ${linesOf(path)})`;
}

function selected(mapping: Mapping, value: (column: string) => string, broken: string, table: string): string {
  const cell = (field: Field) => {
    const column = mapping[field];
    return `${column === undefined ? 'null::varchar' : value(column)} as "${field}"`;
  };
  return `select line, ${broken} as broken, null::varchar as file, ${FIELDS.map(cell).join(', ')} from ${table}`;
}

/** The names in a header. */
function fieldsOf(line: string, delimiter: string): string[] {
  const cells = line.match(new RegExp(`("(?:[^"]|"")*"|[^${delimiter}]*)(?:[${delimiter}]|$)`, 'g')) ?? [];
  return cells
    .map((cell) => cell.replace(new RegExp(`[${delimiter}]$`), '').trim())
    .map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
    .slice(0, line.endsWith(delimiter) ? undefined : -1);
}
