import { type Interval, Mistake } from '../terms/index.ts';

/** Zone that times without one are in: "UTC", "+02:00", or a name of the IANA database ("Europe/Oslo"). */
export type Zone = string;

const DAY = 86_400_000;
const STAMP =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * The interval a log's time stands for, in UTC milliseconds, or null where it is no time.
 *
 * Read are ISO 8601 with a zone, seconds (9 to 11 digits) or milliseconds (12 to 14) since 1970, and a date alone, which is its
 * whole day. A time lasts as long as it is precise: a minute, a second, a millisecond. An hour that a zone's clocks show twice
 * stands for both.
 *
 * @throws Mistake where a time has no zone and none is given.
 */
export function timeOf(written: string, zone: Zone | null): Interval | null {
  if (/^-?\d{9,11}(?:\.\d+)?$/.test(written))
    return lasting(Math.floor(Number(written) * 1000), written.includes('.') ? 1 : 1000);
  if (/^-?\d{12,14}$/.test(written)) return lasting(Number(written), 1);
  const match = STAMP.exec(written);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction, offset] = match;
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  const date = new Date(wall);
  if (date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day)) return null;
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return null;
  if (hour === undefined) return wholeDay(wall, zone);
  const instant = wall + (fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000));
  const length = second === undefined ? 60_000 : fraction === undefined ? 1000 : 1;
  if (offset !== undefined) return lasting(instant - fixedOffset(offset)!, length);
  if (zone === null) {
    throw new Mistake(`The time ${written} names no zone.`, 'Use --zone with UTC, +02:00 or a name like Europe/Oslo.');
  }
  const instants = instantsOf(instant, zone);
  if (instants.length === 0) return null;
  return { earliest: Math.min(...instants), latest: Math.max(...instants) + length - 1 };
}

/** @throws Mistake where there is no such zone. */
export function checkZone(zone: Zone | null): void {
  if (zone === null || fixedOffset(zone) !== null) return;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
  } catch {
    throw new Mistake(`There is no time zone “${zone.slice(0, 60)}”.`, 'Use UTC, +02:00 or a name like Europe/Oslo.');
  }
}

function lasting(earliest: number, length: number): Interval {
  return { earliest, latest: earliest + length - 1 };
}

/** A day of the zone's; of UTC where no zone is given. */
function wholeDay(wall: number, zone: Zone | null): Interval {
  if (zone === null) return lasting(wall, DAY);
  // Where clocks skip midnight, the day starts with the first instant it has.
  const startOf = (midnight: number) =>
    instantsOf(midnight, zone)[0] ?? instantsOf(midnight + 3_600_000, zone)[0] ?? midnight;
  return { earliest: startOf(wall), latest: startOf(wall + DAY) - 1 };
}

/** Milliseconds that a fixed zone is ahead of UTC; null where the zone is a name. */
function fixedOffset(zone: string): number | null {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 0;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (match === null || Number(match[2]) > 14 || Number(match[3]) > 59) return null;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}

/** The instants at which a zone's clocks show this: one as a rule, two where they are set back, none where they skip it. */
function instantsOf(wall: number, zone: Zone): readonly number[] {
  const fixed = fixedOffset(zone);
  if (fixed !== null) return [wall - fixed];
  const offsets = new Set([offsetAt(wall - DAY, zone), offsetAt(wall + DAY, zone)]);
  return [...offsets]
    .map((offset) => wall - offset)
    .filter((instant) => instant + offsetAt(instant, zone) === wall)
    .toSorted((a, b) => a - b);
}

const FORMATS = new Map<Zone, Intl.DateTimeFormat>();

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds: the one thing asked of the platform's database. */
function offsetAt(instant: number, zone: Zone): number {
  let format = FORMATS.get(zone);
  if (format === undefined) {
    const two = '2-digit';
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
      era: 'short',
    });
    FORMATS.set(zone, format);
  }
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(instant / 1000) * 1000;
}
