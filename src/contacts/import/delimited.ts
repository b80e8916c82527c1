import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { Mistake } from '../../terms/index.ts';
import { type Mapping, mappingOf } from './headers.ts';
import { type Scanned, type Scanner, TEXT } from './scanner.ts';

/** The first line of a text. */
export interface FirstLine {
  readonly text: string;
  /** Its number; blank lines before it count. */
  readonly line: number;
  /** Bytes up to the end of it. */
  readonly end: number;
}

/**
 * The first line that is not blank, which names the columns.
 *
 * @param longest longest line that is read, in bytes.
 * @throws Mistake where there is none, or it is no text.
 */
export function firstLine(path: string, name: string, longest: number): FirstLine {
  const bytes = Buffer.alloc(longest + 4);
  const file = openSync(path, 'r');
  const got = readSync(file, bytes);
  closeSync(file);
  let start = bytes.subarray(0, 3).equals(MARK) ? 3 : 0;
  let line = 1;
  for (; start < got && (bytes[start] === LF || bytes[start] === CR); start += 1) {
    if (bytes[start] === LF || bytes[start + 1] !== LF) line += 1;
  }
  if (start === got) throw new Mistake(`The log ${name} is empty.`, 'Its first line names the columns.');
  const ends = [LF, CR].map((byte) => bytes.indexOf(byte, start)).filter((at) => at !== -1 && at < got);
  const end = Math.min(got, ...ends);
  const first = bytes.subarray(start, end);
  const why = first.length >= longest ? 'it is too long' : isUtf8(first) ? null : 'it is no UTF-8';
  if (why !== null)
    throw new Mistake(
      `The first line of the log ${name} cannot be read: ${why}.`,
      'A log is UTF-8, and its first line names the columns.',
    );
  if (first.includes(0))
    throw new Mistake(`The log ${name} is no text: it has NUL bytes.`, 'Where it is UTF-16, save it as UTF-8.');
  return { text: first.toString('utf8'), line, end: end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1) };
}

const [LF, CR] = [10, 13];
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** What parts the cells of a text, and what its first line calls them. */
export interface Header {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly mapping: Mapping;
}

/** @throws Mistake where the line is blank, or its columns cannot be told. */
export function headerOf(name: string, { text }: FirstLine, given: Mapping): Header {
  const count = (by: string) => text.split(by).length;
  const delimiter = [',', '\t', ';', '|'].toSorted((a, b) => count(b) - count(a))[0]!;
  const header = cellsIn(text, delimiter);
  if (header.every((column) => column === ''))
    throw new Mistake(`The first line of the log ${name} is blank.`, 'It names the columns.');
  return { delimiter, header, mapping: mappingOf(name, header, given) };
}

/** The cells of a record, without spaces and the quotation marks around them. */
function cellsIn(record: string, delimiter: string): string[] {
  if (!record.includes('"')) return record.split(delimiter).map(trimmed);
  const cells = record.match(new RegExp(`("(?:[^"]|"")*"|[^${delimiter}]*)(?:[${delimiter}]|$)`, 'g')) ?? [];
  return cells
    .map((cell) => trimmed(cell.endsWith(delimiter) ? cell.slice(0, -1) : cell))
    .map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
    .slice(0, record.endsWith(delimiter) ? undefined : -1);
}

const SPACE = /\p{Zs}/u;

/** A text without the spaces around it; a tab is none. A pattern would go over a long row of spaces once for each of them. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && SPACE.test(text[start]!)) start += 1;
  while (end > start && SPACE.test(text[end - 1]!)) end -= 1;
  return text.slice(start, end);
}

/** A record that is left to the rules: its cells, or why it has none that can be read. */
export interface OddRecord {
  readonly line: number;
  readonly broken: string | null;
  readonly cells: readonly string[];
}

/** @param longest longest record that is read, in bytes. */
export function oddRecord(line: number, bytes: Uint8Array, delimiter: string, longest: number): OddRecord {
  const broken = (why: string): OddRecord => ({ line, broken: why, cells: [] });
  if (bytes.length > longest) return broken('it is too long');
  if (!isUtf8(bytes)) return broken('it is no UTF-8');
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (text.includes('\0')) return broken('it has a NUL byte');
  if (text.split('"').length % 2 === 0) return broken('its quotation marks do not close');
  return { line, broken: null, cells: cellsIn(text, delimiter) };
}

/** What is scanned at first: code that is run for the first time is slow until it has been compiled, between two runs. */
export const AT_FIRST: number = 1 << 18;

/** A stretch of a text. */
export interface Stretch {
  /** What a scan of it came to, which holds until the next; null where it is part of a line that is too long. */
  readonly scanned: Scanned | null;
  /** The line that is too long, at the beginning of it. */
  readonly tooLong: number | null;
  /** Bytes that were read, from the beginning of the file. */
  readonly read: number;
}

/** Where a record begins: bytes before it, and the number of its line. */
export interface Place {
  readonly start: number;
  readonly line: number;
}

/** Scans the records of a text from one on, however long its lines are; `first` bytes to begin with. */
export function* stretchesOf(
  path: string,
  place: Place,
  scanner: Scanner,
  first: number = AT_FIRST,
): Generator<Stretch> {
  const file = openSync(path, 'r');
  let [held, read, line, skipping, room] = [0, place.start, place.line, false, first];
  try {
    for (;;) {
      const text = scanner.text;
      const got = readSync(file, text, held, room - held, read);
      let size = held + got;
      const last = got === 0;
      read += got;
      if (last && size > 0 && text[size - 1] !== LF) {
        text[size] = LF;
        size += 1;
      }
      if (size === 0) return;
      if (skipping) {
        const stop = endOfLine(text.subarray(0, size));
        held = 0;
        if (stop === -1) {
          yield { scanned: null, tooLong: null, read };
          continue;
        }
        // The end of the line that is too long is left as a blank one, which has its number.
        text.copyWithin(0, stop, size);
        size -= stop;
        skipping = false;
      }
      const whole = last ? size : Math.max(text.lastIndexOf(LF, size - 1), text.lastIndexOf(CR, size - 1)) + 1;
      const scanned = scanner.scan(size, last, line, isUtf8(text.subarray(0, whole)));
      if (scanned.used === 0) {
        if (size < room) throw new Error('A text was not read to its end.');
        skipping = true;
        held = 0;
        yield { scanned: null, tooLong: line, read };
        continue;
      }
      yield { scanned, tooLong: null, read };
      scanner.text.copyWithin(0, scanned.used, size);
      held = size - scanned.used;
      line = scanned.line;
      room = TEXT - 1;
    }
  } finally {
    closeSync(file);
  }
}

function endOfLine(text: Uint8Array): number {
  const ends = [text.indexOf(LF), text.indexOf(CR)].filter((at) => at !== -1);
  return ends.length === 0 ? -1 : Math.min(...ends);
}
