// Times that are written in one of the common ways, as UTC milliseconds; the same rules as the macros of ../instants.ts.

/** What is no time that is read here. */
export const NO_TIME: f64 = NaN;

/** How long the last time lasts that was read: 0 a second or less, 1 a minute, 2 a day. */
export let length: u32 = 0;
/** How the last time was written: 0 in any way, 1 as ISO 8601 to the second with “T” and “Z”, 2 as whole seconds since 1970. */
export let form: u32 = 0;

/** Unit of times that are numbers: 0 as their size tells, 1 seconds, 2 milliseconds, 3 microseconds. */
let unit: u32 = 0;
/** Minutes that times without a zone are ahead of UTC, and whether they, and days without one, can be read. */
let ahead: i32 = 0;
let zoned: bool = false;
let dayZoned: bool = false;

export function timesAre(numbers: u32, minutes: i32, withTime: u32, withDay: u32): void {
  unit = numbers;
  ahead = minutes;
  zoned = withTime != 0;
  dayZoned = withDay != 0;
}

@inline
function digit(at: usize): u32 {
  return <u32>load<u8>(at) - 48;
}

/** A number of two digits, or something larger than 99. */
@inline
function two(at: usize): u32 {
  const tens = digit(at);
  const ones = digit(at + 1);
  return tens > 9 || ones > 9 ? 1000 : tens * 10 + ones;
}

export function timeOf(from: usize, end: usize): f64 {
  const size = <u32>(end - from);
  form = 0;
  length = 0;
  if (size >= 10 && load<u8>(from, 4) == 45) return dated(from, size);
  return counted(from, size);
}

const POWERS: StaticArray<f64> = [1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/** A number that doubles hold exactly, digits and at most one point. */
function counted(from: usize, size: u32): f64 {
  if (size == 0 || size > 16) return NO_TIME;
  let whole: u64 = 0;
  let point = size;
  for (let at: u32 = 0; at < size; at++) {
    const value = digit(from + at);
    if (value <= 9) whole = whole * 10 + value;
    else if (load<u8>(from + at) == 46 && point == size && at > 0 && at + 1 < size) point = at;
    else return NO_TIME;
  }
  if (whole > (point < size ? 999_999_999_999_999 : 9_007_199_254_740_991)) return NO_TIME;
  let number = <f64>whole;
  if (point < size) number /= unchecked(POWERS[size - point - 1]);
  const seconds = unit == 1 || (unit == 0 && number < 1e11);
  if (seconds) {
    if (point == size && (size == 1 || digit(from) != 0)) form = 2;
    return Math.floor(number * 1000);
  }
  return Math.floor(unit == 2 || (unit == 0 && number < 1e14) ? number : number / 1000);
}

/** Days from 1970 to a day of the Gregorian calendar (Hinnant 2013, days_from_civil). */
@inline
function daysTo(year: i32, month: i32, day: i32): i32 {
  const y = month <= 2 ? year - 1 : year;
  const era = y / 400;
  const ofEra = y - era * 400;
  const ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
}

@inline
function lastDay(year: u32, month: u32): u32 {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return 30 + ((month + (month >> 3)) & 1);
}

function dated(from: usize, size: u32): f64 {
  const century = two(from);
  const ofCentury = two(from + 2);
  const month = two(from + 5);
  const day = two(from + 8);
  if (century > 99 || ofCentury > 99 || load<u8>(from, 7) != 45) return NO_TIME;
  const year = century * 100 + ofCentury;
  if (year == 0 || month == 0 || month > 12 || day == 0 || day > lastDay(year, month)) return NO_TIME;
  const midnight = <f64>daysTo(year, month, day) * 86_400_000;
  if (size == 10) {
    length = 2;
    return dayZoned ? midnight - <f64>ahead * 60_000 : NO_TIME;
  }
  const between = load<u8>(from, 10);
  if (size < 16 || (between != 84 && between != 32) || load<u8>(from, 13) != 58) return NO_TIME;
  const hour = two(from + 11);
  const minute = two(from + 14);
  if (hour > 23 || minute > 59) return NO_TIME;
  let at: u32 = 16;
  let milliseconds = <f64>(hour * 60 + minute) * 60_000;
  if (size > 18 && load<u8>(from, 16) == 58) {
    const second = two(from + 17);
    if (second > 59) return NO_TIME;
    milliseconds += second * 1000;
    at = 19;
    if (size > 20 && load<u8>(from, 19) == 46) {
      let digits: u32 = 0;
      let value: u32 = 0;
      for (at = 20; at < size && digit(from + at) <= 9; at++, digits++) if (digits < 3) value = value * 10 + digit(from + at);
      // Before 1970 what is less than a millisecond would go the other way.
      if (digits == 0 || digits > 6 || (digits > 3 && midnight < 0)) return NO_TIME;
      milliseconds += value * (digits == 1 ? 100 : digits == 2 ? 10 : 1);
    }
  } else length = 1;
  return inZone(from + at, size - at, midnight + milliseconds, between == 84 && at == 19);
}

/** What a clock showed in the zone that is named behind it, or in that of times that name none. */
@inline
function inZone(zone: usize, size: u32, shown: f64, plain: bool): f64 {
  if (size == 0) return zoned ? shown - <f64>ahead * 60_000 : NO_TIME;
  const first = load<u8>(zone);
  if (size == 1 && first == 90) {
    if (plain) form = 1;
    return shown;
  }
  if ((first != 43 && first != 45) || size < 3) return NO_TIME;
  const hours = two(zone + 1);
  const minutes = size == 3 ? 0 : size == 5 ? two(zone + 3) : size == 6 && load<u8>(zone, 3) == 58 ? two(zone + 4) : 1000;
  if (hours > 99 || minutes > 99) return NO_TIME;
  const behind = <f64>(hours * 60 + minutes) * 60_000;
  return first == 43 ? shown - behind : shown + behind;
}
