import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { type FoundRows, ROWS, Scanner, TEXT, type TextShape, WORDS } from './scanner.ts';

const [LF, CR] = [10, 13];

/** What a stretch of a text was found to have by one who has scanned only some of it, beside the rows: lines count from its own first. */
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
}

/** Room for a window: its text and its rows. It is shared, so that they go from one thread to another as they lie. */
export class WindowRoom {
  readonly buffer: SharedArrayBuffer;
  readonly #source: Uint8Array;
  readonly #columns: FoundRows;

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(ROWS * 65 + WORDS + TEXT)) {
    this.buffer = buffer;
    let at = 0;
    const area = (bytes: number): number => {
      at += bytes;
      return at - bytes;
    };
    const numbers = () => new Float64Array(buffer, area(ROWS * 8), ROWS);
    const words = (each: number) => new Uint32Array(buffer, area(ROWS * 4 * each), ROWS * each);
    const [earliest, lateTimes] = [numbers(), numbers()];
    const [names, ways, lines, ends, lateRows] = [words(6), words(3), words(1), words(1), words(1)];
    const [kinds, text] = [new Uint8Array(buffer, area(ROWS), ROWS), new Uint8Array(buffer, area(WORDS), WORDS)];
    this.#source = new Uint8Array(buffer, area(TEXT), TEXT);
    this.#columns = { rows: 0, names, ways, lines, earliest, kinds, ends, text, lateRows, lateTimes };
  }

  /** @param source the text that the rows were found in, as it lies there now. */
  take(source: Uint8Array, rows: FoundRows): void {
    this.#source.set(source);
    for (const name of COLUMNS) this.#columns[name].set(rows[name]);
  }

  /** The text of the window that was taken last. */
  source({ used }: Window): Uint8Array {
    return this.#source.subarray(0, used);
  }

  /** The rows of it. */
  rows({ rows, late, words }: Window): FoundRows {
    const { names, ways, lines, earliest, kinds, ends, text, lateRows, lateTimes } = this.#columns;
    return {
      rows,
      names: names.subarray(0, rows * 6),
      ways: ways.subarray(0, rows * 3),
      lines: lines.subarray(0, rows),
      earliest: earliest.subarray(0, rows),
      kinds: kinds.subarray(0, rows),
      ends: ends.subarray(0, rows),
      text: text.subarray(0, words),
      lateRows: lateRows.subarray(0, late),
      lateTimes: lateTimes.subarray(0, late),
    };
  }
}

const COLUMNS = [
  'names',
  'ways',
  'lines',
  'earliest',
  'kinds',
  'ends',
  'text',
  'lateRows',
  'lateTimes',
] as const satisfies readonly (keyof FoundRows)[];

/** Scans stretches of one file, wherever they lie. */
export class WindowScanner {
  readonly #scanner = new Scanner();
  readonly #file: number;

  constructor(path: string, shape: TextShape) {
    this.#file = openSync(path, 'r');
    this.#scanner.begin(shape);
  }

  /** The records of so many bytes from the beginning of one on; their rows go into the room. */
  scan(start: number, size: number, room: WindowRoom): Window {
    const { text } = this.#scanner;
    for (let at = 0; at < size; ) {
      const got = readSync(this.#file, text, at, size - at, start + at);
      if (got === 0) throw new Error('A text became shorter while it was read.');
      at += got;
    }
    const whole = Math.max(text.lastIndexOf(LF, size - 1), text.lastIndexOf(CR, size - 1)) + 1;
    const found = this.#scanner.find(size, false, 0, isUtf8(text.subarray(0, whole)));
    const { used, line, rows } = found;
    room.take(text.subarray(0, used), found);
    const odd = found.odd.map((record) => ({ line: record.line, bytes: record.bytes.slice() }));
    return { used, line, rows, late: found.lateRows.length, words: found.text.length, odd };
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
