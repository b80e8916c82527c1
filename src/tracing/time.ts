import { earliestOf, type Interval, latestOf } from '../terms/interval.ts';

/**
 * When something is at a place of a route, at the earliest (`earliest`, some choice of times) and at the latest
 * (`latest`, every choice). `latest` is null where some choice of times breaks the route.
 *
 * Both ends may be infinite. Free waiting, no travelling time, hops at one instant may follow each other.
 */
export interface Arrival {
  readonly earliest: number;
  readonly latest: number | null;
}

/** Where a route begins: the item exists from `since` on. */
export function departing(since: number | null): Arrival {
  const at = since ?? Number.NEGATIVE_INFINITY;
  return { earliest: at, latest: at };
}

/**
 * The arrival after a hop that can happen at any one of these times, or null where none is late enough.
 *
 * Earliest: depart when it is there and the interval open, `max(a, at)` where `at <= b`. Latest: only a hop that cannot
 * begin before the item has arrived at the latest is safe, and it ends by `b`. One choice of times attains each bound for
 * all places at once, so that "some route exists in every timeline" is "one route works in every timeline".
 */
export function arrive(at: Arrival, times: readonly Interval[]): Arrival | null {
  let earliest = Number.POSITIVE_INFINITY;
  let latest: number | null = null;
  let open = false;
  for (const time of times) {
    const [a, b] = [earliestOf(time), latestOf(time)];
    if (at.earliest <= b) {
      open = true;
      earliest = Math.min(earliest, Math.max(a, at.earliest));
    }
    if (at.latest !== null && at.latest <= a) latest = latest === null ? b : Math.min(latest, b);
  }
  return open ? { earliest, latest } : null;
}

/** The latest moment at which something must be at the start of a hop to be at its end by `due`; null where it cannot. */
export function departBy(due: number, times: readonly Interval[]): number | null {
  const ends = times.filter((time) => earliestOf(time) <= due).map((time) => Math.min(latestOf(time), due));
  return ends.length === 0 ? null : Math.max(...ends);
}

/** Times as far as they lie at or after `since`: an item cannot move before it exists. */
export function existing(times: readonly Interval[], since: number | null): Interval[] {
  if (since === null) return [...times];
  return times
    .filter((time) => latestOf(time) >= since)
    .map((time) => ({ earliest: Math.max(earliestOf(time), since), latest: time.latest }));
}

/** An arrival as an interval: an infinite end is an open one. */
export function intervalOf(arrival: Arrival): Interval {
  const latest = arrival.latest;
  return {
    earliest: Number.isFinite(arrival.earliest) ? arrival.earliest : null,
    latest: latest === null || !Number.isFinite(latest) ? null : latest,
  };
}
