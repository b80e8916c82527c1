import { statSync } from 'node:fs';
import { type Header, type OddRecord, oddRecord, stretchesOf } from './delimited.ts';
import type { Engine } from './duckdb.ts';
import { hasThreads, threadHand } from './hands.ts';
import { FIELDS } from './headers.ts';
import type { Unit } from './instants.ts';
import { merged, RowBatch } from './rowbatch.ts';
import { batchesOf, readRows } from './rows.ts';
import type { Scanner } from './scanner.ts';
import { type DelimitedSource, LONGEST_LINE, type Source } from './sources.ts';
import { stretchesTogether } from './together.ts';

/** Rows that are held before they are handed on, and records that are left to the rules. */
const MOST_ROWS = 1 << 19;
const MOST_ODD = 1 << 16;

/** Bytes of a text from which on it is worth while to scan it in several threads. */
const WORTH_HANDS = 1 << 24;

/** What the rows of a file are read with. */
export interface Reader {
  readonly engine: Engine;
  readonly scanner: Scanner;
  readonly scratch: string;
  readonly zone: string | null;
  readonly unit: Unit;
  /** Threads that scan a large text. */
  readonly threads: number;
  /** Takes rows as they come, in order. */
  readonly put: (batch: RowBatch) => void;
  /** Told what share of the file was read. */
  readonly told: (share: number) => void;
}

/** A file by its place among the sources, and what it is called. */
export interface NumberedFile {
  readonly number: number;
  readonly name: string;
}

/**
 * Reads the rows of one file: those that are contacts, one a recipient, in the order of their lines; and those that are refused.
 *
 * @returns how many rows of it are contacts.
 * @throws Mistake where a time of it lacks a zone and none is given.
 */
export async function readSource(source: Source, file: NumberedFile, reader: Reader): Promise<number> {
  if (source.writing === 'delimited') return await readText(source, file, reader);
  const { engine, scanner, scratch, zone, unit, put, told } = reader;
  const rows = await engine.watched(told, () => readRows(engine, { ...file, source, scratch, zone, unit }));
  for await (const batch of batchesOf(engine, scanner)) put(batch);
  return rows;
}

/** Scans text, and has what is not written plainly read by the rules. */
async function readText(
  { path, first, header }: DelimitedSource,
  file: NumberedFile,
  { engine, scanner, scratch, zone, unit, threads, put, told }: Reader,
): Promise<number> {
  const source = { writing: 'delimited' as const, rows: CELLS };
  const shape = { ...header, zone, unit, longest: LONGEST_LINE };
  scanner.begin(shape);
  const { size } = statSync(path);
  const place = { start: first.end, line: first.line + 1 };
  const together = threads > 1 && size >= WORTH_HANDS && hasThreads();
  const hands = Array.from({ length: together ? threads - 1 : 0 }, () => threadHand(path, shape));
  let [rows, batch, odd] = [0, new RowBatch(), [] as OddRecord[]];
  const flush = async (): Promise<void> => {
    rows += batch.count;
    if (odd.length > 0) {
      await cellsInto(engine, odd, header);
      rows += await readRows(engine, { ...file, source, scratch, zone, unit });
      const ruled = new RowBatch();
      for await (const part of batchesOf(engine, scanner)) ruled.copy(part, 0, part.count);
      batch = merged(batch, ruled);
    }
    put(batch);
    batch.clear();
    odd = [];
  };
  const stretches = together ? stretchesTogether(path, place, scanner, hands) : stretchesOf(path, place, scanner);
  for await (const { scanned, tooLong, read } of stretches) {
    if (scanned !== null) {
      batch.take(scanned);
      for (const { line, bytes } of scanned.odd) odd.push(oddRecord(line, bytes, header.delimiter, LONGEST_LINE));
    } else if (tooLong !== null) odd.push({ line: tooLong, broken: 'it is too long', cells: [] });
    told(read / size);
    if (batch.count >= MOST_ROWS || odd.length >= MOST_ODD) await flush();
  }
  await flush();
  return rows;
}

/** Puts the fields of records into table `cell`. */
async function cellsInto(engine: Engine, records: readonly OddRecord[], { header, mapping }: Header): Promise<void> {
  const places = FIELDS.map((field) => (mapping[field] === undefined ? -1 : header.indexOf(mapping[field])));
  await engine.run(
    `create or replace temp table cell (line uinteger, broken varchar, ${FIELDS.map((field) => `"${field}" varchar`).join(', ')})`,
  );
  await engine.append(
    'cell',
    records.map(({ line, broken, cells }) => [line, broken, ...places.map((place) => cells[place] ?? null)]),
  );
}

const CELLS = `select line, broken, null::varchar as file, ${FIELDS.map((field) => `"${field}"`).join(', ')} from cell`;
