import * as chrono from 'chrono-node/en';
import edtf from 'edtf';
import { Mistake, type When } from '../terms/index.ts';
import { type CalendarDate, clockTime, exists, isoOf, MONTH_PATTERN, monthNumber, whenOf } from './calendar.ts';

const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

/**
 * The interval that a written date stands for, or null where it is no date.
 *
 * Read are ISO 8601 dates and times, EDTF ("2017-05~", "2015/.."), and English dates ("7 October 2023", "Oct. 7, 2023,
 * 6:30 a.m. EST", "May 2017"). A day is a day, a month a month. A time without a zone is UTC. A date without its year, or
 * one that is ambiguous ("3/4/2021"), is no date here: nothing is guessed from today's.
 */
export function parseDate(written: string): When | null {
  const words = written.trim().replace(/\s+/g, ' ');
  if (words === '' || words.length > 100) return null;
  return timestamp(words) ?? extended(words) ?? english(words);
}

/** @throws Mistake where `written` is no date; `what` says whose it is ("The publication date of a.txt"). */
export function dateOrMistake(written: string, what: string): When {
  const when = parseDate(written);
  if (when !== null) return when;
  throw new Mistake(
    `${what} is given as “${written.trim().slice(0, 60)}”, which is not a date.`,
    'Write it as 2023-10-07, 2023-10 or 7 October 2023.',
  );
}

function timestamp(words: string): When | null {
  const match = TIMESTAMP.exec(words);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, zone] = match;
  const date: CalendarDate = { year: Number(year), month: Number(month), day: Number(day) };
  if (!exists(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const offset = zone === undefined || /^[a-z]/i.test(zone) ? 'Z' : zone.replace(/^(...)(\d\d)$/, '$1:$2');
  const instant = Date.parse(`${isoOf(date)}T${hour}:${minute}:${second ?? '00'}${offset}`);
  if (Number.isNaN(instant)) return null;
  return clockTime(instant, second === undefined ? 'minute' : 'second', words);
}

function extended(words: string): When | null {
  // The package's grammar also reads bare numbers of any length and a season's numbers, whose months it takes from the
  // turn of the year; only plain years, months, days and intervals of them are passed on.
  const one = String.raw`\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?[?~%]?`;
  if (!new RegExp(`^(?:${one}|${one}/(?:${one}|\\.\\.)?|(?:\\.\\.)?/${one}|\\d{3}X)$`).test(words)) return null;
  try {
    const { min, max } = edtf(words);
    return { earliest: bound(min), latest: bound(max), edtf: words, words };
  } catch {
    return null;
  }
}

function bound(end: number | null): number | null {
  return end !== null && Number.isFinite(end) ? end : null;
}

// Any fixed reference will do: a date that needs one (a certain year and month are required) is refused.
const REFERENCE = { instant: new Date(Date.UTC(2000, 0, 1, 12)), timezone: 'UTC' };

const MONTH = new RegExp(`^(${MONTH_PATTERN}),?(?: of)? (\\d{4})$`, 'i');

function english(written: string): When | null {
  const words = written.replace(/^(?:published|posted|updated)(?: on)?:? /i, '');
  const numeric = /^(\d{1,2})[/.](\d{1,2})[/.]\d{4}\b/.exec(words);
  if (numeric !== null && Number(numeric[1]) <= 12 && Number(numeric[2]) <= 12 && numeric[1] !== numeric[2])
    return null;
  const month = MONTH.exec(words);
  if (month !== null) return whenOf({ year: Number(month[2]), month: monthNumber(month[1]!) }, words);
  const [found, ...others] = chrono.strict.parse(words, REFERENCE);
  if (found === undefined || others.length > 0 || found.end) return null;
  const rest = words.replace(found.text, '');
  if (/[\p{L}\p{N}]/u.test(rest)) return null;
  const { start } = found;
  const date = { year: start.get('year') ?? 0, month: start.get('month') ?? 0, day: start.get('day') ?? 0 };
  if (!start.isCertain('year') || !start.isCertain('month') || !start.isCertain('day')) return null;
  if (!start.isCertain('hour')) return whenOf(date, words);
  const precision = start.isCertain('second') ? 'second' : start.isCertain('minute') ? 'minute' : 'hour';
  return clockTime(start.date().getTime(), precision, words);
}
