// The scanner of delimited text in AssemblyScript, compiled into ../scanloops.ts by `npm run kernel`. It takes the rows that are
// written plainly, and leaves every other record, by its line and its place, to whoever knows all the rules: what is taken here
// comes out as those rules say, and nothing is refused here.
import { cellsAre, fieldPlaces, head, named, put, size, trim } from './cells';
import { same, take } from './names';
import { actorsFound, channel, channelFound, channels, from, names, namesAreIn, namesRoom, people, to, ways } from './numbering';
import { form, length, timeOf } from './times';

export { copied, endsOf, intern, keysOf, namePlaces, namesCount, take } from './names';
export { number } from './numbering';
export { timesAre } from './times';

const LF: u8 = 10;
const CR: u8 = 13;
const QUOTE: u8 = 34;
const COMMA: u8 = 44;

/** Milliseconds of the years 1 to 9999. */
const FIRST: f64 = -62_135_596_800_000;
const LAST: f64 = 253_402_300_799_999;

// Fields, in this order: from, to, time, until, duration, channel, reference.
const FROM: u32 = 0;
const TO: u32 = 1;
const TIME: u32 = 2;
const UNTIL: u32 = 3;
const DURATION: u32 = 4;
const CHANNEL: u32 = 5;
const REFERENCE: u32 = 6;

let delimiter: u8 = COMMA;
/** Longest record that is read, in bytes. */
let longest: u32 = 0;
let columns: u32 = 0;

// What comes out: columns of the rows, of the records left over, and of the rows that do not end when they begin.
let rowRoom: u32 = 0;
let lines: usize = 0;
let times: usize = 0;
let kinds: usize = 0;
let ends: usize = 0;
let words: usize = 0;
let lateRows: usize = 0;
let lateTimes: usize = 0;
let oddLines: usize = 0;
let oddStarts: usize = 0;
let oddLengths: usize = 0;

let rows: u32 = 0;
let late: u32 = 0;
let odd: u32 = 0;
let line: u32 = 0;
let written: u32 = 0;

/** Lays out room for `text` bytes and `most` rows. Returns the address of a list of addresses: see `Areas` in ../scanner.ts. */
export function layout(text: usize, most: u32): usize {
  const list = take(64 * 4);
  rowRoom = most;
  namesRoom(most);
  lines = take(<usize>most * 4);
  times = take(<usize>most * 8);
  kinds = take(most);
  ends = take(<usize>most * 4);
  lateRows = take(<usize>most * 4);
  lateTimes = take(<usize>most * 8);
  oddLines = take(<usize>most * 4);
  oddStarts = take(<usize>most * 4);
  oddLengths = take(<usize>most * 4);
  // A row takes at most its own bytes and two more.
  words = take(text + <usize>most * 2 + 64);
  // Blocks are read behind the end, and names before the beginning.
  const start = take(text + 128) + 32;
  store<u32>(list, start);
  store<u32>(list, people, 4);
  store<u32>(list, channels, 8);
  store<u32>(list, fieldPlaces(7), 12);
  store<u32>(list, from, 16);
  store<u32>(list, to, 20);
  store<u32>(list, lines, 24);
  store<u32>(list, times, 28);
  store<u32>(list, kinds, 32);
  store<u32>(list, channel, 36);
  store<u32>(list, ends, 40);
  store<u32>(list, words, 44);
  store<u32>(list, lateRows, 48);
  store<u32>(list, lateTimes, 52);
  store<u32>(list, oddLines, 56);
  store<u32>(list, oddStarts, 60);
  store<u32>(list, oddLengths, 64);
  store<u32>(list, names, 68);
  store<u32>(list, ways, 72);
  return list;
}

/** What a file looks like: what parts its cells, and of how many columns the cells have to be found. Fields are in `places`. */
export function fileIs(by: u32, wanted: u32, most: u32): void {
  delimiter = <u8>by;
  columns = wanted;
  longest = most;
  cellsAre(wanted);
}

export function rowsFound(): u32 {
  return rows;
}
export function lateFound(): u32 {
  return late;
}
export function oddFound(): u32 {
  return odd;
}
export function nextLine(): u32 {
  return line;
}
export function wordsFound(): u32 {
  return written;
}

/** A bit for each of sixteen bytes: one that ends a cell or a line, or that makes a record odd. */
@inline
function marks(at: usize, by: v128): u32 {
  const bytes = v128.load(at);
  return <u32>i8x16.bitmask(v128.or(
    v128.or(
      v128.or(i8x16.eq(bytes, by), i8x16.eq(bytes, i8x16.splat(LF))),
      v128.or(i8x16.eq(bytes, i8x16.splat(CR)), i8x16.eq(bytes, i8x16.splat(QUOTE))),
    ),
    i8x16.eq(bytes, i8x16.splat(0)),
  ));
}

/**
 * Finds records from the beginning of the text on, until it ends or there is no more room: `number` gives their names numbers.
 *
 * @param size bytes of the text; `last` where nothing follows it, and it ends with a line's end.
 * @param first the number of its first line.
 * @param clean whether all of it is UTF-8.
 * @returns how many bytes were read: up to the start of a record that does not end in the text, or that there was no room for.
 */
export function scan(text: usize, size: u32, last: bool, first: u32, clean: bool): u32 {
  rows = late = odd = written = 0;
  namesAreIn(text);
  line = first;
  const end = text + size;
  const by = i8x16.splat(delimiter);
  let start = text;
  let cell = text;
  let column: u32 = 0;
  let strange = false;
  // Where the cell ends that stands in quotation marks, lines that it goes over, and whether its marks are doubled.
  let quotedEnd: usize = 0;
  let more: u32 = 0;
  let block = text;
  let mask = marks(block, by);
  while (rows < rowRoom && odd < rowRoom) {
    while (mask == 0) {
      block += 16;
      if (block >= end) break;
      mask = marks(block, by);
    }
    if (mask == 0) break;
    const at = block + ctz(mask);
    mask &= mask - 1;
    if (at >= end) break;
    const byte = load<u8>(at);
    if (byte == delimiter) {
      if (column < columns) put(column, cell, quotedEnd != 0 ? quotedEnd : at);
      column++;
      cell = at + 1;
      quotedEnd = 0;
    } else if (byte == LF || byte == CR) {
      let next = at + 1;
      if (byte == CR) {
        if (next >= end && !last) break;
        if (next < end && load<u8>(next) == LF) {
          next++;
          // Its mark is the next one, in this block or as the first of the one behind.
          if (mask != 0) mask &= mask - 1;
          else {
            block = next;
            mask = marks(block, by);
          }
        }
      }
      if (at > start) {
        if (column < columns) put(column, cell, quotedEnd != 0 ? quotedEnd : at);
        strange = strange || <u32>(at - start) > longest || column + 1 < columns;
        if (!strange && !clean) strange = !isAscii(start, at);
        if (strange || !plain(line)) leave(start, at);
      }
      line += 1 + more;
      start = cell = next;
      column = more = 0;
      quotedEnd = 0;
      strange = false;
    } else if (byte == QUOTE && at == cell) {
      const limit = min(end, start + longest + 2);
      let close = at + 1;
      let inside: u32 = 0;
      let closed = false;
      for (; close < limit; close++) {
        const here = load<u8>(close);
        if (here == LF || (here == CR && load<u8>(close + 1) != LF)) inside++;
        if (here == 0) strange = true;
        if (here != QUOTE) continue;
        const after = load<u8>(close + 1);
        if (close + 1 < limit && after == QUOTE) {
          strange = true;
          close++;
          continue;
        }
        closed = close + 1 < limit && (after == delimiter || after == LF || after == CR);
        break;
      }
      if (closed) {
        cell++;
        quotedEnd = close;
        more += inside;
        block = close + 1;
        mask = marks(block, by);
      } else if (close + 1 >= limit && limit == end && !last) {
        break;
      } else {
        // Its marks do not close: the line stands alone.
        let stop = start;
        while (stop < end && load<u8>(stop) != LF && load<u8>(stop) != CR) stop++;
        if (stop + 1 >= end && !last) break;
        leave(start, stop);
        line++;
        start = cell = stop + (load<u8>(stop) == CR && stop + 1 < end && load<u8>(stop + 1) == LF ? 2 : 1);
        column = more = 0;
        quotedEnd = 0;
        strange = false;
        block = start;
        if (block >= end) break;
        mask = marks(block, by);
      }
    } else strange = true;
  }
  return <u32>(start - text);
}

/** Leaves a record to the rules. */
function leave(start: usize, end: usize): void {
  store<u32>(oddLines + (<usize>odd << 2), line);
  store<u32>(oddStarts + (<usize>odd << 2), start);
  store<u32>(oddLengths + (<usize>odd << 2), <u32>(end - start));
  odd++;
}

function isAscii(start: usize, end: usize): bool {
  for (let at = start; at < end; at++) if (load<u8>(at) > 127) return false;
  return true;
}

/** Takes the record whose cells were found, if it is written plainly throughout. */
@inline
function plain(line: u32): bool {
  if (!trim(TIME)) return false;
  const timeHead = head;
  const timeSize = size;
  const start = timeOf(head, head + size);
  if (!(start >= FIRST && start <= LAST)) return false;
  const kind = length | (form << 2);
  let end = start;
  if (!trim(UNTIL)) return false;
  if (size > 0) {
    const until = timeOf(head, head + size);
    if (!(until >= start && until <= LAST)) return false;
    end = until;
  }
  if (!trim(DURATION)) return false;
  if (size > 0) {
    if (size > 9) return false;
    let seconds: u32 = 0;
    for (let at: u32 = 0; at < size; at++) {
      const value = <u32>load<u8>(head + at) - 48;
      if (value > 9) return false;
      seconds = seconds * 10 + value;
    }
    end = Math.max(end, start + <f64>seconds * 1000);
    if (end > LAST) return false;
  }
  if (!trim(TO) || !named(true)) return false;
  const receiver = head;
  const receiverSize = size;
  if (!trim(FROM) || !named(false)) return false;
  const sender = head;
  const senderSize = size;
  if (senderSize == receiverSize && same(sender, receiver, senderSize)) return false;
  if (!trim(CHANNEL)) return false;
  const channelHead = head;
  const channelSize = size;
  if (!trim(REFERENCE)) return false;

  actorsFound(rows, sender, senderSize, receiver, receiverSize);
  channelFound(rows, channelHead, channelSize);
  const four = <usize>rows << 2;
  const eight = <usize>rows << 3;
  store<u32>(lines + four, line);
  store<f64>(times + eight, start);
  store<u8>(kinds + rows, <u8>kind);
  if (end != start) {
    store<u32>(lateRows + (<usize>late << 2), rows);
    store<f64>(lateTimes + (<usize>late << 3), end);
    late++;
  }
  if ((kind >> 2) == 0) {
    memory.copy(words + written, timeHead, timeSize);
    written += timeSize;
    store<u8>(words + written, 0);
    written++;
  }
  // Words are mostly short: eight bytes at a time, a little too far, is quicker than a call.
  for (let at: u32 = 0; at < size; at += 8) store<u64>(words + written + at, load<u64>(head + at));
  written += size;
  store<u32>(ends + four, written);
  rows++;
  return true;
}
