import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Mistake } from '../../terms/index.ts';
import { type FirstLine, firstLine, type Header, headerOf } from './delimited.ts';
import { type Engine, quoted } from './duckdb.ts';
import { reasonOf } from './failures.ts';
import { FIELDS, type Field, type Mapping, mappingOf } from './headers.ts';
import { shortened } from './lines.ts';
import type { Mailbox } from './mail/mailbox.ts';
import { mailSource } from './mail/source.ts';

/** Longest line that is read; a file with a longer one is hardly a log, and its line is refused. */
export const LONGEST_LINE = 100_000;

/** A file whose rows can be asked for: of its text, or of the database. */
export type Source = DelimitedSource | TableSource;

/** Text that is scanned. */
export interface DelimitedSource {
  readonly writing: 'delimited';
  readonly mapping: Mapping;
  readonly path: string;
  readonly first: FirstLine;
  readonly header: Header;
}

export interface TableSource {
  readonly writing: 'json lines' | 'parquet' | 'mail';
  readonly mapping: Mapping;
  /** A query with the columns line, broken (a reason, or null), file (within a folder, or null), and the names of `FIELDS`. */
  readonly rows: string;
}

/**
 * Looks at a file, unpacked: what it is, which column is which, and how to read its rows.
 *
 * @param scratch a folder for a copy of the file without endless lines, where its rows are asked of the database.
 * @param zone of the dates of mail that name none: without it such a message is refused.
 * @throws Mistake where the file is no table of any kind, or its columns cannot be told.
 */
export async function sourceOf(
  engine: Engine,
  file: { readonly path: string; readonly name: string; readonly mailbox: Mailbox | null; readonly scratch: string },
  given: Mapping,
  zone: string | null,
): Promise<Source> {
  const { path, name, mailbox, scratch } = file;
  const writing = writingOf(name);
  try {
    if (mailbox !== null) return await mailSource(engine, mailbox, name, zone);
    if (writing === 'parquet') return await parquet(engine, path, name, given);
    const first = writing === 'json lines' ? null : firstLine(path, name, LONGEST_LINE);
    if (first !== null && (writing === 'delimited' || !first.text.startsWith('{'))) {
      const header = headerOf(name, first, given);
      return { writing: 'delimited', mapping: header.mapping, path, first, header };
    }
    if (statSync(path).size === 0) throw new Mistake(`The log ${name} is empty.`, 'Write one JSON object a line.');
    return await jsonLines(engine, await shortened(path, join(scratch, 'shortened'), LONGEST_LINE), name, given);
  } catch (cause) {
    if (cause instanceof Mistake) throw cause;
    throw new Mistake(`The log ${name} cannot be read: ${reasonOf(cause)}.`, 'Check that it is whole.', { cause });
  }
}

function writingOf(path: string): Source['writing'] | null {
  const bare = path.toLowerCase().replace(/\.(?:gz|zst|zstd)$/, '');
  if (/\.(?:csv|tsv|tab|txt)$/.test(bare)) return 'delimited';
  if (/\.(?:jsonl|ndjson|json)$/.test(bare)) return 'json lines';
  return /\.(?:parquet|pq)$/.test(bare) ? 'parquet' : null;
}

/** Each line of a text as one column. What is no UTF-8, or too long, goes into the table of rejects, with its line. */
function linesOf(path: string): string {
  return `read_csv(${quoted(path)}, columns={'text':'VARCHAR'}, delim='\\x01', quote='', escape='', comment='', header=false,
    auto_detect=false, strict_mode=false, compression='none', max_line_size=${LONGEST_LINE},
    ignore_errors=true, store_rejects=true, rejects_limit=0)`;
}

async function jsonLines(engine: Engine, path: string, name: string, given: Mapping): Promise<TableSource> {
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

async function parquet(engine: Engine, path: string, name: string, given: Mapping): Promise<TableSource> {
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
