import { Mistake } from '../../terms/index.ts';
import { FIELDS, type Mapping } from './headers.ts';
import type { Unit } from './instants.ts';
import { fixedMinutes } from './instants.ts';
import { SCAN } from './scanloops.ts';

/** Bytes that are scanned at a time, and most rows that may come of them. */
export const TEXT: number = 1 << 21;
export const ROWS: number = 1 << 17;
/** A row takes at most its own bytes of words, and two more. */
export const WORDS: number = TEXT + ROWS * 2;

/** How a file of delimited text is written. */
export interface TextShape {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly mapping: Mapping;
  readonly zone: string | null;
  readonly unit: Unit;
  /** Longest record that is read, in bytes. */
  readonly longest: number;
}

/** Rows as they are found in a text. */
export interface FoundRows {
  readonly rows: number;
  /** Of the sender and of the receiver of each row: place in the text, length in bytes, and hash. */
  readonly names: Uint32Array;
  /** The same of its channel; its length is 0 where there is none. */
  readonly ways: Uint32Array;
  readonly lines: Uint32Array;
  readonly earliest: Float64Array;
  readonly kinds: Uint8Array;
  readonly ends: Uint32Array;
  /** The words of the rows. */
  readonly text: Uint8Array;
  /** Rows among these, and the latest time of each, where that is not its earliest. */
  readonly lateRows: Uint32Array;
  readonly lateTimes: Float64Array;
}

/** The names of rows as numbers; of the channel the number and one, 0 where there is none. */
export interface RowNumbers {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly channels: Uint32Array;
}

/** Rows with numbers for their names. */
export type ScannedRows = Omit<FoundRows, 'names' | 'ways'> & RowNumbers;

/** What is found beside the rows. */
interface Rest {
  /** Bytes that were read, up to the start of a record that is not in the text as a whole. */
  readonly used: number;
  /** The number of the line that comes next. */
  readonly line: number;
  /** Records that are left to the rules: line, and the bytes they have. */
  readonly odd: readonly { readonly line: number; readonly bytes: Uint8Array }[];
}

/** What a scan came to, before and after its names have numbers. Arrays are views of the scanner's memory: they hold until it is used again. */
export type Found = FoundRows & Rest;
export type Scanned = ScannedRows & Rest;

/** Names as numbers, in the order in which they were first met. */
export interface Numbering {
  readonly count: number;
  readonly number: (name: string) => number;
  /** The bytes of a name, UTF-8: a view of the memory. */
  readonly bytes: (number: number) => Uint8Array;
  /** Four bytes of each of some names from `depth` on as a number, the first the highest; 0 for those behind its end. A view of the memory. */
  readonly keys: (numbers: Uint32Array, depth: number) => Uint32Array;
  /** The first of some names one after the other, two megabytes of them at most or else one, and where each ends: views of the memory. */
  readonly texts: (numbers: Uint32Array) => { readonly bytes: Uint8Array; readonly ends: Uint32Array };
}

/** The exports of assembly/scan.ts. */
interface Loops {
  readonly layout: (text: number, rows: number) => number;
  readonly timesAre: (unit: number, minutes: number, withTime: number, withDay: number) => void;
  readonly fileIs: (delimiter: number, columns: number, longest: number) => void;
  readonly scan: (text: number, size: number, last: number, line: number, clean: number) => number;
  readonly number: (text: number, count: number) => void;
  readonly rowsFound: () => number;
  readonly lateFound: () => number;
  readonly oddFound: () => number;
  readonly nextLine: () => number;
  readonly wordsFound: () => number;
  readonly namesCount: (dictionary: number) => number;
  readonly namePlaces: (dictionary: number) => number;
  readonly keysOf: (dictionary: number, numbers: number, count: number, depth: number) => void;
  readonly endsOf: (dictionary: number, numbers: number, count: number, most: number, ends: number) => number;
  readonly copied: (dictionary: number, numbers: number, count: number, into: number) => void;
  readonly intern: (dictionary: number, at: number, length: number) => number;
  readonly take: (bytes: number) => number;
}

/** What is used of the platform's WebAssembly: Node's types leave it to those of browsers. */
declare namespace WebAssembly {
  class Memory {
    constructor(size: { readonly initial: number; readonly maximum: number });
    readonly buffer: ArrayBuffer;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class RuntimeError extends Error {}
  class Instance {
    constructor(module: Module, imports: { readonly env: { readonly memory: Memory } });
    readonly exports: unknown;
  }
}

const UNITS: readonly Unit[] = ['auto', 's', 'ms', 'us'];
const AREAS = 19;
const MOST_PAGES = 65_536;
/** Names that are copied at a time. */
const NAMES = 1 << 15;

/** Scans delimited text (WebAssembly, no imports but its memory), and keeps the names of actors and channels as numbers. */
export class Scanner {
  readonly people: Numbering;
  readonly channels: Numbering;
  readonly #memory: WebAssembly.Memory;
  readonly #most: number;
  readonly #loops: Loops;
  readonly #areas: readonly number[];
  /** Room for a name that comes as a string. */
  #name = { at: 0, bytes: 0 };

  /** @param pages of 64 KiB that all names and a text may take: at most what WebAssembly has, 4 GiB. */
  constructor(pages: number = MOST_PAGES) {
    this.#memory = new WebAssembly.Memory({ initial: 1, maximum: pages });
    this.#most = pages * 65_536;
    const module = new WebAssembly.Module(Uint8Array.from(atob(SCAN), (byte) => byte.charCodeAt(0)));
    this.#loops = new WebAssembly.Instance(module, { env: { memory: this.#memory } }).exports as Loops;
    const list = this.#loops.layout(TEXT, ROWS);
    this.#areas = [...new Uint32Array(this.#memory.buffer, list, AREAS)];
    this.people = this.#numbering(this.#areas[1]!);
    this.channels = this.#numbering(this.#areas[2]!);
  }

  /** Where the text goes that is scanned next: `TEXT` bytes. */
  get text(): Uint8Array {
    return new Uint8Array(this.#memory.buffer, this.#areas[0]!, TEXT);
  }

  /** Says how the text is written that is scanned from now on. */
  begin({ delimiter, header, mapping, zone, unit, longest }: TextShape): void {
    const places = FIELDS.map((field) => (mapping[field] === undefined ? -1 : header.indexOf(mapping[field])));
    new Int32Array(this.#memory.buffer, this.#areas[3]!, places.length).set(places);
    const minutes = zone === null ? null : fixedMinutes(zone);
    const named = zone !== null && minutes === null;
    this.#loops.timesAre(UNITS.indexOf(unit), minutes ?? 0, minutes === null ? 0 : 1, named ? 0 : 1);
    this.#loops.fileIs(delimiter.charCodeAt(0), Math.max(...places) + 1, longest);
  }

  /**
   * Finds the rows of the text.
   *
   * @param size bytes of the text; `last` where nothing follows it and it ends with a line's end; `line` the number of its first line.
   * @param clean whether it is UTF-8 throughout.
   */
  find(size: number, last: boolean, line: number, clean: boolean): Found {
    const end = this.#scan(size, last, line, clean);
    return { ...this.#found(), ...end };
  }

  /** As `find`, with numbers for the names. @throws Mistake where there is no room for them. */
  scan(size: number, last: boolean, line: number, clean: boolean): Scanned {
    const end = this.#scan(size, last, line, clean);
    // Names come first: where the memory grows for them, views of before are gone.
    const numbers = this.#numbered(this.#loops.rowsFound());
    return { ...this.#found(), ...numbers, ...end };
  }

  /**
   * Numbers for the names of rows that another scanner found in a text.
   *
   * @throws Mistake where there is no room for them.
   */
  number(text: Uint8Array, { rows, names, ways }: FoundRows): RowNumbers {
    this.text.set(text);
    this.#words(17, rows * 6).set(names);
    this.#words(18, rows * 3).set(ways);
    return this.#numbered(rows);
  }

  #scan(size: number, last: boolean, line: number, clean: boolean): Pick<Found, 'used' | 'line'> {
    const used = this.#loops.scan(this.#areas[0]!, size, last ? 1 : 0, line, clean ? 1 : 0);
    return { used, line: this.#loops.nextLine() };
  }

  #numbered(rows: number): RowNumbers {
    this.#within(() => this.#loops.number(this.#areas[0]!, rows));
    return { from: this.#words(4, rows), to: this.#words(5, rows), channels: this.#words(9, rows) };
  }

  #found(): Omit<Found, 'used' | 'line'> {
    const rows = this.#loops.rowsFound();
    const late = this.#loops.lateFound();
    const odd = this.#loops.oddFound();
    const numbers = (area: number, count: number) => new Float64Array(this.#memory.buffer, this.#areas[area]!, count);
    const bytes = (at: number, count: number) => new Uint8Array(this.#memory.buffer, at, count);
    const [oddLines, oddStarts, oddSizes] = [this.#words(14, odd), this.#words(15, odd), this.#words(16, odd)];
    return {
      rows,
      names: this.#words(17, rows * 6),
      ways: this.#words(18, rows * 3),
      lines: this.#words(6, rows),
      earliest: numbers(7, rows),
      kinds: bytes(this.#areas[8]!, rows),
      ends: this.#words(10, rows),
      text: bytes(this.#areas[11]!, this.#loops.wordsFound()),
      lateRows: this.#words(12, late),
      lateTimes: numbers(13, late),
      odd: Array.from(oddLines, (oddLine, at) => ({ line: oddLine, bytes: bytes(oddStarts[at]!, oddSizes[at]!) })),
    };
  }

  #words(area: number, count: number): Uint32Array {
    return new Uint32Array(this.#memory.buffer, this.#areas[area]!, count);
  }

  /** A trap while the memory is more than half full is for want of room: what grows there is doubled. */
  #within<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError) || this.#memory.buffer.byteLength < this.#most / 2) throw error;
      throw new Mistake(
        'These files name more actors and channels than there is room for.',
        'Split them by time or place.',
        {
          cause: error,
        },
      );
    }
  }

  #numbering(dictionary: number): Numbering {
    const loops = this.#loops;
    const memory = this.#memory;
    const encoder = new TextEncoder();
    let words = new Uint32Array(memory.buffer);
    const view = (): Uint32Array => {
      if (words.buffer !== memory.buffer) words = new Uint32Array(memory.buffer);
      return words;
    };
    const room = (bytes: number): number => {
      if (this.#name.bytes < bytes)
        this.#name = { at: this.#within(() => loops.take(bytes * 2 + 16)), bytes: bytes * 2 };
      return this.#name.at;
    };
    const numbering: Numbering = {
      get count() {
        return loops.namesCount(dictionary);
      },
      number: (name) => {
        const at = room(name.length * 3);
        const { written } = encoder.encodeInto(name, new Uint8Array(memory.buffer, at, name.length * 3));
        return this.#within(() => loops.intern(dictionary, at, written));
      },
      bytes: (number) => {
        const words = view();
        const place = words[(loops.namePlaces(dictionary) >>> 2) + number]!;
        return new Uint8Array(memory.buffer, place + 8, words[(place >>> 2) + 1]);
      },
      keys: (numbers, depth) => {
        const at = room(numbers.length * 4);
        const keys = new Uint32Array(memory.buffer, at, numbers.length);
        keys.set(numbers);
        loops.keysOf(dictionary, at, numbers.length, depth);
        return keys;
      },
      texts: (numbers) => {
        const some = numbers.subarray(0, NAMES);
        const names = room(NAMES * 8);
        new Uint32Array(memory.buffer, names, some.length).set(some);
        const count = loops.endsOf(dictionary, names, some.length, TEXT, names + NAMES * 4);
        const bytes = new Uint32Array(memory.buffer, names + NAMES * 4, count).at(-1) ?? 0;
        // Eight bytes at a time, a little too far. A larger room is another one: what is in it is put in again.
        const at = room(NAMES * 8 + bytes + 8);
        if (at !== names) return numbering.texts(numbers);
        loops.copied(dictionary, at, count, at + NAMES * 8);
        const ends = new Uint32Array(memory.buffer, at + NAMES * 4, count);
        return { bytes: new Uint8Array(memory.buffer, at + NAMES * 8, bytes), ends };
      },
    };
    return numbering;
  }
}
