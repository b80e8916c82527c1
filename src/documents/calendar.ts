import type { When } from '../terms/index.ts';

/** Milliseconds in a day; there are no leap seconds in UTC milliseconds. */
export const DAY = 86_400_000;

/** A day, a month (no `day`) or a year (no `month`) of the Gregorian calendar. Months and days count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

/** A calendar date that is a day. */
export interface CalendarDay extends CalendarDate {
  readonly month: number;
  readonly day: number;
}

/** Start of a calendar date in UTC milliseconds. Years below 100 are those years, not 19xx. */
export function startOf(date: CalendarDate): number {
  const start = new Date(0);
  start.setUTCFullYear(date.year, (date.month ?? 1) - 1, date.day ?? 1);
  return start.getTime();
}

/** Last millisecond of a calendar date. */
export function endOf(date: CalendarDate): number {
  if (date.day !== undefined) return startOf(date) + DAY - 1;
  if (date.month !== undefined) return startOf({ year: date.year, month: date.month + 1 }) - 1;
  return startOf({ year: date.year + 1 }) - 1;
}

/** Whether there is such a date: "30 February" is none. */
export function exists(date: CalendarDate): boolean {
  const { year, month = 1, day = 1 } = date;
  const start = new Date(startOf(date));
  return start.getUTCFullYear() === year && start.getUTCMonth() === month - 1 && start.getUTCDate() === day;
}

/** The calendar day of an instant, in UTC. */
export function dayOf(instant: number): CalendarDay {
  const date = new Date(instant);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** "2017", "2017-05" or "2017-05-09": ISO 8601, which is EDTF level 0. */
export function isoOf(date: CalendarDate): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const year = String(date.year).padStart(4, '0');
  if (date.month === undefined) return year;
  return date.day === undefined ? `${year}-${two(date.month)}` : `${year}-${two(date.month)}-${two(date.day)}`;
}

/** A calendar date as the interval it covers. */
export function whenOf(date: CalendarDate, words: string | null): When {
  return { earliest: startOf(date), latest: endOf(date), edtf: isoOf(date), words };
}

/**
 * A clock time as an interval: a minute given as a minute lasts a minute, a second a second.
 *
 * @param instant UTC milliseconds at which it starts.
 */
export function clockTime(instant: number, precision: 'hour' | 'minute' | 'second', words: string | null): When {
  const length = precision === 'hour' ? 3_600_000 : precision === 'minute' ? 60_000 : 1000;
  const edtf = `${new Date(instant).toISOString().slice(0, 19)}Z`;
  return { earliest: instant, latest: instant + length - 1, edtf, words };
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A month as a regular expression source: full names, and the short ones with or without a stop. */
export const MONTH_PATTERN: string =
  'January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\b\\.?';

/** The number from 1 of a month that `MONTH_PATTERN` matched. */
export function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}
