import type { Interval } from '../terms/interval.ts';
import { dayInWords, monthInWords } from '../terms/words.ts';

const DAY = 86_400_000;
/** "7 October 2023, 14:05 UTC"; the day alone for its first and its last millisecond, which stand for a date without a time. */
export function instant(time: number): string {
  if (time % DAY === 0 || (time + 1) % DAY === 0) return dayInWords(time);
  const date = new Date(time);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${dayInWords(time)}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
}

/**
 * An interval in words that follow "took place": "in May 2017", "on 3 May 2017", "by 15 October 2023", "at a time the
 * record does not give".
 */
export function span(when: Interval): string {
  const { earliest, latest } = when;
  if (earliest === null) return latest === null ? 'at a time the record does not give' : `by ${instant(latest)}`;
  if (latest === null) return `from ${instant(earliest)} on`;
  // A log's minute runs to its last millisecond.
  if (hasClock(earliest) && instant(earliest) === instant(latest)) return `at ${instant(earliest)}`;
  if (earliest === latest) return `on ${instant(earliest)}`;
  return calendarUnit(earliest, latest) ?? `between ${instant(earliest)} and ${instant(latest)}`;
}

/** The same for a table or a card, where "undated" says enough. */
export function shortSpan(when: Interval): string {
  return when.earliest === null && when.latest === null ? 'undated' : span(when);
}

function hasClock(time: number): boolean {
  return time % DAY !== 0 && (time + 1) % DAY !== 0;
}

/** A whole day, month or year, ending on its last millisecond or on the first of its last day. */
function calendarUnit(earliest: number, latest: number): string | null {
  if (hasClock(earliest) || hasClock(latest) || earliest % DAY !== 0) return null;
  const from = new Date(earliest);
  const past = new Date(latest % DAY === 0 ? latest + DAY : latest + 1);
  if (past.getTime() - earliest === DAY) return `on ${dayInWords(earliest)}`;
  if (from.getUTCDate() !== 1 || past.getUTCDate() !== 1) return null;
  const months = (past.getUTCFullYear() - from.getUTCFullYear()) * 12 + past.getUTCMonth() - from.getUTCMonth();
  if (months === 1) return `in ${monthInWords(from.getTime())}`;
  return months === 12 && from.getUTCMonth() === 0 ? `in ${from.getUTCFullYear()}` : null;
}
