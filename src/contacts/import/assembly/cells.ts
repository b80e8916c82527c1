// The cells of one record, and the names that stand in them.
import { take } from './names';

const SPACE: u8 = 32;
const COMMA: u8 = 44;
const SEMICOLON: u8 = 59;
const BEFORE_ADDRESS: u8 = 60;
const BEHIND_ADDRESS: u8 = 62;
const AT: u8 = 64;
const BRACKET: u8 = 91;

/** For each field the column that it is in, or -1. */
let places: usize = 0;
/** For each column where its cell starts and ends. */
let cells: usize = 0;

/** Makes room for the places of the fields, and tells where it is. */
export function fieldPlaces(fields: u32): usize {
  places = take(<usize>fields << 2);
  return places;
}

/** Makes room for the cells of so many columns. */
export function cellsAre(columns: u32): void {
  cells = take(<usize>(columns + 1) << 3);
}

/** Says where the cell of a column starts and ends. */
@inline
export function put(column: u32, start: usize, end: usize): void {
  store<u32>(cells + (<usize>column << 3), start);
  store<u32>(cells + (<usize>column << 3), end, 4);
}

// The cell that was trimmed last.
export let head: usize = 0;
export let size: u32 = 0;

/** Trims a field's cell of spaces; false where what is left begins or ends with a space that is none of ASCII, or there is a NUL. */
@inline
export function trim(field: u32): bool {
  const column = load<i32>(places + (<usize>field << 2));
  if (column < 0) {
    size = 0;
    return true;
  }
  const place = cells + (<usize>column << 3);
  head = load<u32>(place);
  let end: usize = load<u32>(place, 4);
  while (head < end && load<u8>(head) == SPACE) head++;
  while (end > head && load<u8>(end - 1) == SPACE) end--;
  size = <u32>(end - head);
  return size == 0 || (!isSpace(head) && (load<u8>(end - 1) < 128 || !(isSpace(end - 3) || isSpace(end - 2))));
}

/** Whether a space of Unicode, other than that of ASCII, begins here (category Zs). */
function isSpace(at: usize): bool {
  const byte = load<u8>(at);
  if (byte < 0xc2) return false;
  const next = load<u8>(at, 1);
  if (byte == 0xc2) return next == 0xa0;
  const third = load<u8>(at, 2);
  if (byte == 0xe1) return next == 0x9a && third == 0x80;
  if (byte == 0xe2) return (next == 0x80 && (third <= 0x8a || third == 0xaf)) || (next == 0x81 && third == 0x9f);
  return byte == 0xe3 && next == 0x80 && third == 0x80;
}

/** The name that a trimmed cell stands for, in its place; false where that takes more than is known here. */
@inline
export function named(receiver: bool): bool {
  if (size == 0) return false;
  let at: usize = 0;
  let high = false;
  let parted = false;
  const end = head + size;
  for (let byte = head; byte < end; byte++) {
    const value = load<u8>(byte);
    if (value > 127) high = true;
    else if (value == AT) at = byte;
    else if (value == COMMA) parted = true;
    else if (value == SEMICOLON && receiver) return false;
  }
  if (receiver && load<u8>(head) == BRACKET) return false;
  if (at == 0) return true;
  if (high || (receiver && parted)) return false;
  if (load<u8>(end - 1) == BEHIND_ADDRESS) {
    let open = end - 2;
    let ats: u32 = 0;
    for (; open > head && load<u8>(open) != BEFORE_ADDRESS; open--) {
      const value = load<u8>(open);
      if (value == BEHIND_ADDRESS) return false;
      if (value == AT) {
        ats++;
        at = open;
      }
    }
    // Only an address within angles that has something on both sides of its sign is certain to be one.
    if (load<u8>(open) != BEFORE_ADDRESS || ats != 1 || at == open + 1 || at == end - 2) return false;
    head = open + 1;
    size = <u32>(end - 1 - head);
  }
  for (let byte = head; byte < head + size; byte++) {
    const value = load<u8>(byte);
    if (value >= 65 && value <= 90) store<u8>(byte, value + 32);
  }
  return true;
}
