import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { placeFrom } from '../kernel/rising.ts';
import { numbersIn, wordsIn } from './columnfile.ts';
import { type Names, namesOf } from './names.ts';
import { LENGTHS, type Row, wordsOf } from './row.ts';

/** Rows whose words are found from one place: where each ends is told from there, in 32 bits. */
export const TEXT_BLOCK = 4096;

/** The rows of a log, in the order of their source, line and recipient; read where they are asked for. */
export interface Rows {
  readonly count: number;
  /** Names of the channels; a row's number is one more than the place here, and 0 where it has none. */
  readonly channels: readonly string[];
  /** First row of each source, and behind them the number of rows. */
  readonly sources: Uint32Array;
  /** Copies a column's values from row `start` on into the whole of `into`. */
  readonly read: (column: 'from' | 'to' | 'line' | 'channel', start: number, into: Uint32Array) => void;
  readonly earliest: (start: number, into: Float64Array) => void;
  readonly kinds: (start: number, into: Uint8Array) => void;
  /** Rows that end after they begin, and when: UTC milliseconds. */
  readonly late: { readonly rows: Uint32Array; readonly times: Float64Array };
  /** The words of the rows [start, stop), one after the other, and where each ends. */
  readonly words: (start: number, stop: number) => { readonly text: Uint8Array; readonly ends: Uint32Array };
  /** One row whole. @throws RangeError where there is no such row. */
  readonly row: (at: number) => Row;
  readonly close: () => void;
}

/** @param tick times coarser than this many milliseconds are intervals. */
export function rowsOf(folder: string, tick: number): Rows {
  const words = (name: string) => wordsIn(join(folder, name));
  const files = new Map<string, number>();
  const bytes = (name: string, start: number, into: Uint8Array): void => {
    let file = files.get(name);
    if (file === undefined) {
      file = openSync(join(folder, name), 'r');
      files.set(name, file);
    }
    for (let at = 0; at < into.length; ) {
      const got = readSync(file, into, at, Math.min(1 << 24, into.length - at), start + at);
      if (got === 0) throw new RangeError(`${name} ends too early.`);
      at += got;
    }
  };
  const viewed = (values: Uint32Array | Float64Array) =>
    new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const sources = words('sources.u32');
  const count = sources.at(-1)!;
  const late = { rows: words('rows.late.u32'), times: numbersIn(join(folder, 'rows.late.f64')) };
  const namesIn = (name: string) => namesOf(readFileSync(join(folder, `${name}.utf8`)), words(`${name}.u32`));
  const channelNames = namesIn('channels');
  const channels = Array.from({ length: channelNames.count }, (_, at) => channelNames.name(at));
  let renamed: Renamed | null = null;
  const rows: Rows = {
    count,
    channels,
    sources,
    late,
    read: (column, start, into) => bytes(`rows.${column}.u32`, start * 4, viewed(into)),
    earliest: (start, into) => bytes('rows.earliest.f64', start * 8, viewed(into)),
    kinds: (start, into) => bytes('rows.kind.u8', start, into),
    words: (start, stop) => {
      const [first, last] = [Math.floor(start / TEXT_BLOCK), Math.floor((stop - 1) / TEXT_BLOCK)];
      const bases = new Float64Array(last - first + 1);
      bytes('rows.blocks.f64', first * 8, viewed(bases));
      // A row begins where the one before it ends, and the first of a block where that begins.
      const before = start % TEXT_BLOCK === 0 ? 0 : 1;
      const told = new Uint32Array(stop - start + before);
      bytes('rows.ends.u32', (start - before) * 4, viewed(told));
      const begin = bases[0]! + (before === 1 ? told[0]! : 0);
      const base = (row: number) => bases[Math.floor(row / TEXT_BLOCK) - first]! - begin;
      const ends = Uint32Array.from(told.subarray(before), (end, at) => base(start + at) + end);
      const text = new Uint8Array(ends.at(-1)!);
      bytes('rows.text.utf8', begin, text);
      return { text, ends };
    },
    row: (at) => {
      if (!(at >= 0 && at < count)) throw new RangeError(`There is no row ${at}.`);
      const [one, time, kind] = [new Uint32Array(1), new Float64Array(1), new Uint8Array(1)];
      const value = (column: 'from' | 'to' | 'line' | 'channel') => {
        rows.read(column, at, one);
        return one[0]!;
      };
      rows.earliest(at, time);
      rows.kinds(at, kind);
      const earliest = time[0]!;
      const coarse = LENGTHS[kind[0]! & 3]!;
      const place = placeFrom(late.rows, at);
      const ended = late.rows[place] === at ? late.times[place]! : earliest;
      const channel = value('channel');
      renamed ??= renamedOf(words('rows.renamed.u32'), namesIn('renamed'));
      return {
        source: sourceOf(sources, at),
        line: value('line'),
        from: value('from'),
        to: value('to'),
        ...renamed(at),
        earliest,
        latest: coarse > tick ? Math.max(ended, earliest + coarse - 1) : ended,
        coarse,
        channel: channel === 0 ? null : channels[channel - 1]!,
        ...wordsOf(Buffer.from(rows.words(at, at + 1).text).toString('utf8'), kind[0]!, earliest),
      };
    },
    close: () => {
      for (const file of files.values()) closeSync(file);
    },
  };
  return rows;
}

type Renamed = (row: number) => Pick<Row, 'fromAs' | 'toAs'>;

/** @param rows of each row with other names three numbers: the row, and of sender and receiver one more than the name, or 0. */
function renamedOf(rows: Uint32Array, names: Names): Renamed {
  const firsts = Uint32Array.from({ length: rows.length / 3 }, (_, at) => rows[at * 3]!);
  const name = (number: number) => (number === 0 ? null : names.name(number - 1));
  return (row) => {
    const at = placeFrom(firsts, row);
    if (firsts[at] !== row) return { fromAs: null, toAs: null };
    return { fromAs: name(rows[at * 3 + 1]!), toAs: name(rows[at * 3 + 2]!) };
  };
}

/** The source that has a row: one without rows has none. */
function sourceOf(firsts: Uint32Array, row: number): number {
  let source = placeFrom(firsts, row + 1) - 1;
  while (firsts[source + 1] === firsts[source]) source += 1;
  return source;
}
