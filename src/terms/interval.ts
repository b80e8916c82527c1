/**
 * A span of time, in UTC milliseconds, both ends inclusive. `null` is an open end: nothing is known of it.
 *
 * "In May 2017" is a month, not its first day; an undated relation is open at both ends.
 */
export interface Interval {
  readonly earliest: number | null;
  readonly latest: number | null;
}

/** An interval with the words it was read from and its EDTF form (ISO 8601-2), where there are any. */
export interface When extends Interval {
  readonly edtf: string | null;
  readonly words: string | null;
}

/** Open at both ends. */
export const ALWAYS: Interval = { earliest: null, latest: null };

/** A time of which nothing is known. */
export const UNDATED: When = { earliest: null, latest: null, edtf: null, words: null };

/** The earliest end as a number: minus infinity where open. */
export function earliestOf(interval: Interval): number {
  return interval.earliest ?? Number.NEGATIVE_INFINITY;
}

/** The latest end as a number: infinity where open. */
export function latestOf(interval: Interval): number {
  return interval.latest ?? Number.POSITIVE_INFINITY;
}

/** Whether two intervals share an instant. */
export function overlap(a: Interval, b: Interval): boolean {
  return earliestOf(a) <= latestOf(b) && earliestOf(b) <= latestOf(a);
}

/** The smallest interval that holds all of these; open where any of them is. Throws nothing; of none it is open. */
export function hull(intervals: readonly Interval[]): Interval {
  if (intervals.length === 0) return ALWAYS;
  const earliest = Math.min(...intervals.map(earliestOf));
  const latest = Math.max(...intervals.map(latestOf));
  return { earliest: Number.isFinite(earliest) ? earliest : null, latest: Number.isFinite(latest) ? latest : null };
}

/** What two intervals share, or null where they are disjoint. */
export function intersection(a: Interval, b: Interval): Interval | null {
  if (!overlap(a, b)) return null;
  const earliest = Math.max(earliestOf(a), earliestOf(b));
  const latest = Math.min(latestOf(a), latestOf(b));
  return { earliest: Number.isFinite(earliest) ? earliest : null, latest: Number.isFinite(latest) ? latest : null };
}
