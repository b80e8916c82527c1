import { join } from 'node:path';
import { LENGTHS } from '../store/row.ts';
import { columnBlocks } from './blocks.ts';

/** Rows that are put in order at a time: at 36 bytes a row, less than half a gigabyte. */
const MOST_AT_ONCE = 12_000_000;
/** Bits of a digit that is sorted by: a place for each of its values stays in the processor's own memory. */
const MOST_BITS = 12;
/** Rows whose times are looked at to part a longer log. */
const SAMPLE = 100_000;

/** Rows in the order of their times, then of their places. */
export interface Ordered {
  readonly count: number;
  readonly row: Uint32Array;
  readonly earliest: Float64Array;
  /** Of rows that are intervals only. */
  readonly latest: Float64Array | null;
}

/** Where the rows of a generation are, and how coarse its finest time is, in milliseconds. */
export interface Unordered {
  readonly folder: string;
  readonly count: number;
  readonly tick: number;
}

/** The rows at one instant, in order of time: a stretch of time after the other, each in memory as a whole. */
export function* instantsInOrder(rows: Unordered, most: number = MOST_AT_ONCE): Generator<Ordered> {
  const limits = limitsOf(rows, most);
  for (let part = 0; part < limits.length; part += 1) {
    const [from, to] = [part === 0 ? -Infinity : limits[part - 1]!, limits[part]!];
    let count = 0;
    let row = new Uint32Array(Math.min(rows.count, most));
    let earliest = new Float64Array(row.length);
    for (const { first, starts, ends } of timesOf(rows)) {
      while (count + starts.length > row.length) {
        const size = row.length * 2 + starts.length;
        [row, earliest] = [wider(row, new Uint32Array(size)), wider(earliest, new Float64Array(size))];
      }
      for (let at = 0; at < starts.length; at += 1) {
        const start = starts[at]!;
        if (start !== ends[at] || start < from || start >= to) continue;
        row[count] = first + at;
        earliest[count] = start;
        count += 1;
      }
    }
    yield put({ count, row, earliest, latest: null });
  }
}

/** The rows that are intervals, in order of their earliest times, then of their latest ones. */
export function spansInOrder(rows: Unordered): Ordered {
  let count = 0;
  let row = new Uint32Array(1024);
  let [earliest, latest] = [new Float64Array(1024), new Float64Array(1024)];
  for (const { first, starts, ends } of timesOf(rows)) {
    for (let at = 0; at < starts.length; at += 1) {
      if (starts[at] === ends[at]) continue;
      if (count === row.length) {
        row = wider(row, new Uint32Array(count * 2));
        [earliest, latest] = [wider(earliest, new Float64Array(count * 2)), wider(latest, new Float64Array(count * 2))];
      }
      row[count] = first + at;
      earliest[count] = starts[at]!;
      latest[count] = ends[at]!;
      count += 1;
    }
  }
  return put({ count, row, earliest, latest });
}

function wider<A extends Uint32Array | Float64Array>(old: A, made: A): A {
  made.set(old);
  return made;
}

/** Rows from `first` on, with the intervals they stand for. */
interface Times {
  readonly first: number;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** The times of all rows: one coarser than the log's finest may be any instant of its length. Each block is gone with the next. */
function* timesOf({ folder, tick }: Unordered): Generator<Times> {
  const column = (name: string) => columnBlocks(join(folder, `rows.${name}`));
  const kinds = column('kind.u8').bytes()[Symbol.iterator]();
  const lates = pairs(column('late.u32').words(), column('late.f64').numbers());
  let late = lates.next();
  let first = 0;
  for (const starts of column('earliest.f64').numbers()) {
    const kind = kinds.next().value as Uint8Array;
    const ends = starts.slice();
    const next = first + starts.length;
    for (; late.done !== true && late.value[0] < next; late = lates.next()) ends[late.value[0] - first] = late.value[1];
    for (let at = 0; at < ends.length; at += 1) {
      const coarse = LENGTHS[kind[at]! & 3]!;
      if (coarse > tick) ends[at] = Math.max(ends[at]!, starts[at]! + coarse - 1);
    }
    yield { first, starts, ends };
    first = next;
  }
}

function* pairs(rows: Iterable<Uint32Array>, times: Iterable<Float64Array>): Generator<readonly [number, number]> {
  const others = times[Symbol.iterator]();
  for (const block of rows) {
    const values = others.next().value as Float64Array;
    for (let at = 0; at < block.length; at += 1) yield [block[at]!, values[at]!];
  }
}

/** Times between which there are about as many rows as go at once; the last is past all. */
function limitsOf(rows: Unordered, most: number): readonly number[] {
  const parts = Math.ceil(rows.count / most);
  if (parts <= 1) return [Infinity];
  const every = Math.max(1, Math.floor(rows.count / SAMPLE));
  const sample: number[] = [];
  let at = 0;
  for (const block of columnBlocks(join(rows.folder, 'rows.earliest.f64')).numbers()) {
    for (const time of block) {
      if (at % every === 0) sample.push(time);
      at += 1;
    }
  }
  const sorted = Float64Array.from(sample).sort();
  const limits = Array.from(
    { length: parts - 1 },
    (_, part) => sorted[Math.floor(((part + 1) * sorted.length) / parts)]!,
  );
  return [...new Set(limits), Infinity];
}

/** Puts rows in order of their times; those of equal times keep theirs. */
function put({ count, row, earliest, latest }: Ordered): Ordered {
  const rows = row.subarray(0, count);
  const times = earliest.subarray(0, count);
  const span = spanOf(times);
  if (latest === null && span.rising) return { count, row, earliest, latest };
  if (latest === null && span.range < 2 ** 32) {
    // The keys that come out are the times in order: to gather those would take as long as a round of sorting.
    const sorted = byKey(keysOf(times, null, span, 0), rows, bitsOf(span.range));
    return { count, row: sorted.order, earliest: timesBack(sorted.keys, span), latest };
  }
  const places = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) places[at] = at;
  const lates = latest?.subarray(0, count) ?? null;
  const order = byTime(times, span, lates === null ? places : byTime(lates, spanOf(lates), places));
  const moved = <A extends Uint32Array | Float64Array>(values: A, into: A): A => {
    for (let at = 0; at < count; at += 1) into[at] = values[order[at]!]!;
    return into;
  };
  return {
    count,
    row: moved(row, new Uint32Array(count)),
    earliest: moved(earliest, new Float64Array(count)),
    latest: latest === null ? null : moved(latest, new Float64Array(count)),
  };
}

/** Between what some times lie, counted in the coarsest unit that tells them apart: milliseconds or seconds. */
interface Span {
  readonly least: number;
  readonly unit: 1 | 1000;
  readonly range: number;
  /** Whether they are in order as they are. */
  readonly rising: boolean;
}

function spanOf(times: Float64Array): Span {
  let [least, most, rising, whole] = [Infinity, -Infinity, true, true];
  for (let at = 0; at < times.length; at += 1) {
    const time = times[at]!;
    if (time < most) rising = false;
    if (time < least) least = time;
    if (time > most) most = time;
    // A remainder of doubles is a call.
    if (whole && Math.floor(time / 1000) * 1000 !== time) whole = false;
  }
  const unit = whole ? 1000 : 1;
  return { least, unit, range: times.length === 0 ? 0 : (most - least) / unit, rising };
}

const bitsOf = (range: number): number => Math.min(32, Math.max(1, Math.ceil(Math.log2(range + 1))));

/** The order of some times, of those that are equal the order before, which is used up. */
function byTime(times: Float64Array, span: Span, before: Uint32Array): Uint32Array {
  let order = before;
  for (let low = 0; low === 0 || span.range >= 2 ** low; low += 32)
    order = byKey(keysOf(times, order, span, low), order, bitsOf(span.range / 2 ** low)).order;
  return order;
}

/** 32 bits of some times from a bit on, in an order; null for the one they have. */
function keysOf(times: Float64Array, order: Uint32Array | null, { least, unit }: Span, low: number): Uint32Array {
  const keys = new Uint32Array(times.length);
  const scale = unit * 2 ** low;
  // Whole numbers below 2^53: what is over 32 bits is left out by the column they go into.
  if (order === null) for (let at = 0; at < keys.length; at += 1) keys[at] = Math.floor((times[at]! - least) / scale);
  else for (let at = 0; at < keys.length; at += 1) keys[at] = Math.floor((times[order[at]!]! - least) / scale);
  return keys;
}

function timesBack(keys: Uint32Array, { least, unit }: Span): Float64Array {
  const times = new Float64Array(keys.length);
  for (let at = 0; at < keys.length; at += 1) times[at] = least + keys[at]! * unit;
  return times;
}

/** Puts an order into that of keys of so many bits, a digit at a time, the lowest first (LSD radix sort). Both columns are used up. */
function byKey(
  keys: Uint32Array,
  order: Uint32Array,
  bits: number,
): { readonly keys: Uint32Array; readonly order: Uint32Array } {
  const digits = Math.ceil(bits / MOST_BITS);
  const size = Math.ceil(bits / digits);
  const mask = 2 ** size - 1;
  let [from, fromKeys] = [order, keys];
  let [to, toKeys]: [Uint32Array, Uint32Array] = [new Uint32Array(order.length), new Uint32Array(order.length)];
  for (let digit = 0; digit < digits; digit += 1) {
    const shift = digit * size;
    const places = new Uint32Array(mask + 2);
    for (let at = 0; at < fromKeys.length; at += 1) places[((fromKeys[at]! >>> shift) & mask) + 1]! += 1;
    for (let value = 0; value <= mask; value += 1) places[value + 1]! += places[value]!;
    for (let at = 0; at < fromKeys.length; at += 1) {
      const key = fromKeys[at]!;
      const value = (key >>> shift) & mask;
      const place = places[value]!;
      places[value] = place + 1;
      to[place] = from[at]!;
      toKeys[place] = key;
    }
    [from, fromKeys, to, toKeys] = [to, toKeys, from, fromKeys];
  }
  return { keys: fromKeys, order: from };
}
