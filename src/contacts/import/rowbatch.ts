import { type Row, WAYS_WRITTEN, writtenAs } from '../store/row.ts';
import type { ScannedRows } from './scanner.ts';

/** Rows of one source on their way into a log, in the order of their lines; a column each. Names are numbers of the import's. */
export class RowBatch {
  count = 0;
  from: Uint32Array = new Uint32Array(1024);
  to: Uint32Array = new Uint32Array(1024);
  line: Uint32Array = new Uint32Array(1024);
  earliest: Float64Array = new Float64Array(1024);
  latest: Float64Array = new Float64Array(1024);
  kind: Uint8Array = new Uint8Array(1024);
  /** Number of the channel and one; 0 where there is none. */
  channel: Uint32Array = new Uint32Array(1024);
  /** Where the row's words end in `text`: see `wordsOf` in ../store/row.ts. */
  end: Uint32Array = new Uint32Array(1024);
  text: Uint8Array = new Uint8Array(1 << 16);
  /** Numbers, and one, of the names that were written where lists or aliases put others in their place; 0 elsewhere. */
  fromAs: Uint32Array = new Uint32Array(1024);
  toAs: Uint32Array = new Uint32Array(1024);

  get bytes(): number {
    return this.count === 0 ? 0 : this.end[this.count - 1]!;
  }

  clear(): void {
    this.count = 0;
  }

  /** Adds what a scan found. */
  take(scanned: ScannedRows): void {
    const { count, bytes } = this;
    this.#room(scanned.rows, scanned.text.length);
    this.from.set(scanned.from, count);
    this.to.set(scanned.to, count);
    this.line.set(scanned.lines, count);
    this.earliest.set(scanned.earliest, count);
    this.latest.set(scanned.earliest, count);
    for (const [at, row] of scanned.lateRows.entries()) this.latest[count + row] = scanned.lateTimes[at]!;
    this.kind.set(scanned.kinds, count);
    this.channel.set(scanned.channels, count);
    for (let at = 0; at < scanned.rows; at += 1) this.end[count + at] = scanned.ends[at]! + bytes;
    this.text.set(scanned.text, bytes);
    this.fromAs.fill(0, count, count + scanned.rows);
    this.toAs.fill(0, count, count + scanned.rows);
    this.count += scanned.rows;
  }

  /** Adds the rows [start, stop) of another batch. */
  copy(other: RowBatch, start: number, stop: number): void {
    if (stop <= start) return;
    const { count, bytes } = this;
    const first = start === 0 ? 0 : other.end[start - 1]!;
    const last = other.end[stop - 1]!;
    this.#room(stop - start, last - first);
    for (const column of COLUMNS) this[column].set(other[column].subarray(start, stop), count);
    const shift = bytes - first;
    for (let at = start; at < stop; at += 1) this.end[count + at - start] = other.end[at]! + shift;
    this.text.set(other.text.subarray(first, last), bytes);
    this.count += stop - start;
  }

  /** Adds one row that was told in words. */
  add(row: NewRow): void {
    const form = writtenAs(row.written, row.earliest);
    const words = Buffer.from(
      form === WAYS_WRITTEN.any ? `${row.written}\0${row.reference ?? ''}` : (row.reference ?? ''),
    );
    this.#room(1, words.length);
    const { count, bytes } = this;
    this.from[count] = row.from;
    this.to[count] = row.to;
    this.line[count] = row.line;
    this.earliest[count] = row.earliest;
    this.latest[count] = row.latest;
    this.kind[count] = row.length | (form << 2);
    this.channel[count] = row.channel;
    this.fromAs[count] = 0;
    this.toAs[count] = 0;
    this.text.set(words, bytes);
    this.end[count] = bytes + words.length;
    this.count += 1;
  }

  #room(rows: number, bytes: number): void {
    const wanted = this.count + rows;
    if (wanted > this.from.length) {
      const size = Math.max(wanted, this.from.length * 2);
      for (const column of WORDS) this[column] = wider(this[column], new Uint32Array(size));
      for (const column of TIMES) this[column] = wider(this[column], new Float64Array(size));
      this.kind = wider(this.kind, new Uint8Array(size));
    }
    const text = this.bytes + bytes;
    if (text > this.text.length) this.text = wider(this.text, new Uint8Array(Math.max(text, this.text.length * 2)));
  }
}

/** A row with names as numbers of the import's; `length` is one of `LENGTHS` in ../store/row.ts, by its place. */
export interface NewRow extends Pick<Row, 'line' | 'from' | 'to' | 'earliest' | 'latest' | 'reference' | 'written'> {
  readonly length: number;
  /** Number of the channel and one; 0 where there is none. */
  readonly channel: number;
}

const WORDS = ['from', 'to', 'line', 'channel', 'end', 'fromAs', 'toAs'] as const;
const TIMES = ['earliest', 'latest'] as const;
const COLUMNS = ['from', 'to', 'line', 'channel', 'fromAs', 'toAs', 'earliest', 'latest', 'kind'] as const;

function wider<A extends Uint32Array | Float64Array | Uint8Array>(old: A, made: A): A {
  made.set(old);
  return made;
}

/** The rows of two batches in the order of their lines; no line is in both. */
export function merged(one: RowBatch, other: RowBatch): RowBatch {
  if (other.count === 0) return one;
  if (one.count === 0) return other;
  const both = new RowBatch();
  let [at, there] = [0, 0];
  while (there < other.count) {
    const start = at;
    while (at < one.count && one.line[at]! < other.line[there]!) at += 1;
    both.copy(one, start, at);
    const from = there;
    const next = at < one.count ? one.line[at]! : Infinity;
    while (there < other.count && other.line[there]! < next) there += 1;
    both.copy(other, from, there);
  }
  both.copy(one, at, one.count);
  return both;
}
