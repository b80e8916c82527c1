import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { type NewNames, ROWS, type ScannedRows, Scanner, type TextShape, WORDS } from './scanner.ts';

const [LF, CR] = [10, 13];

/**
 * What a stretch of a text was found to have by one who has scanned only some of it, beside the rows: lines count from its own first, and
 * names have their numbers by the one who scanned it.
 */
export interface Window {
  /** Bytes of its records, and how many lines they are. */
  readonly used: number;
  readonly line: number;
  readonly rows: number;
  /** Rows that do not end when they begin, and bytes of words. */
  readonly late: number;
  readonly words: number;
  /** Records that are left to the rules. */
  readonly odd: readonly { readonly line: number; readonly bytes: Uint8Array }[];
  /** Names that had no number before, in the order of those that they have now. */
  readonly newPeople: NewNames;
  readonly newChannels: NewNames;
}

/** Room for the rows of a window. It is shared, so that they go from one thread to another as they lie. */
export class WindowRoom {
  readonly buffer: SharedArrayBuffer;
  readonly #columns: ScannedRows;

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(ROWS * 41 + WORDS)) {
    this.buffer = buffer;
    let at = 0;
    const area = (bytes: number): number => {
      at += bytes;
      return at - bytes;
    };
    const numbers = () => new Float64Array(buffer, area(ROWS * 8), ROWS);
    const words = () => new Uint32Array(buffer, area(ROWS * 4), ROWS);
    const [earliest, lateTimes] = [numbers(), numbers()];
    const [from, to, lines, channels, ends, lateRows] = [words(), words(), words(), words(), words(), words()];
    const [kinds, text] = [new Uint8Array(buffer, area(ROWS), ROWS), new Uint8Array(buffer, area(WORDS), WORDS)];
    this.#columns = { rows: 0, from, to, lines, earliest, kinds, channels, ends, text, lateRows, lateTimes };
  }

  take(rows: ScannedRows): void {
    for (const name of COLUMNS) this.#columns[name].set(rows[name]);
  }

  /** The rows that were taken last: as many as the window has. */
  rows({ rows, late, words }: Window): ScannedRows {
    const { from, to, lines, earliest, kinds, channels, ends, text, lateRows, lateTimes } = this.#columns;
    return {
      rows,
      from: from.subarray(0, rows),
      to: to.subarray(0, rows),
      lines: lines.subarray(0, rows),
      earliest: earliest.subarray(0, rows),
      kinds: kinds.subarray(0, rows),
      channels: channels.subarray(0, rows),
      ends: ends.subarray(0, rows),
      text: text.subarray(0, words),
      lateRows: lateRows.subarray(0, late),
      lateTimes: lateTimes.subarray(0, late),
    };
  }
}

const COLUMNS = [
  'from',
  'to',
  'lines',
  'earliest',
  'kinds',
  'channels',
  'ends',
  'text',
  'lateRows',
  'lateTimes',
] as const satisfies readonly (keyof ScannedRows)[];

/** Scans stretches of one file, wherever they lie. */
export class WindowScanner {
  readonly #scanner = new Scanner();
  readonly #file: number;
  #people = 0;
  #channels = 0;

  constructor(path: string, shape: TextShape) {
    this.#file = openSync(path, 'r');
    this.#scanner.begin(shape);
  }

  /** The records of so many bytes from the beginning of one on; their rows go into the room. */
  scan(start: number, size: number, room: WindowRoom): Window {
    const { text, people, channels } = this.#scanner;
    for (let at = 0; at < size; ) {
      const got = readSync(this.#file, text, at, size - at, start + at);
      if (got === 0) throw new Error('A text became shorter while it was read.');
      at += got;
    }
    const whole = Math.max(text.lastIndexOf(LF, size - 1), text.lastIndexOf(CR, size - 1)) + 1;
    const scanned = this.#scanner.scan(size, false, 0, isUtf8(text.subarray(0, whole)));
    const { used, line, rows } = scanned;
    const [late, words] = [scanned.lateRows.length, scanned.text.length];
    // What was scanned is copied before names are asked for: the memory may have to grow for them, and then its views are gone.
    room.take(scanned);
    const odd = scanned.odd.map((record) => ({ line: record.line, bytes: record.bytes.slice() }));
    const [newPeople, newChannels] = [people.since(this.#people), channels.since(this.#channels)];
    [this.#people, this.#channels] = [people.count, channels.count];
    return { used, line, rows, late, words, odd, newPeople, newChannels };
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Bytes at the end of a stretch in which the end of its last whole line is looked for. */
const TAIL = 1 << 14;

/**
 * Where the last record of a stretch most likely ends: behind its last line that is whole. Within quotation marks it is another place, which
 * whoever scans the stretch finds.
 *
 * @returns null where no line ends nearby.
 */
export function likelyEnd(file: number, start: number, size: number): number | null {
  const tail = new Uint8Array(Math.min(TAIL, size));
  const from = start + size - tail.length;
  if (readSync(file, tail, 0, tail.length, from) < tail.length) return null;
  // A line feed may follow a carriage return at the very end.
  const last = Math.max(tail.lastIndexOf(LF), tail.lastIndexOf(CR, -2));
  return last === -1 ? null : from + last + 1;
}
