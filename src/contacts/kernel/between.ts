import type { Sweep, Sweeper } from './sweep.ts';

/** Routes from one actor to another, within a window and without what is left out. */
export interface Between extends Omit<Sweep, 'seeds' | 'until'> {
  readonly from: number;
  readonly to: number;
}

/**
 * Indexes, rising, of all contacts that lie on some route from one actor to another: their sender could have it by then, and from
 * their receiver it can still get to the target. A route respects time, leaves the start once and ends at the target; it may come by
 * another actor twice (in a detour that it could have done without). What no route needs is not left out: that would be NP-hard.
 *
 * One pass forward, one backward, and one over the columns. All of one time are compared by time, not by place: so the answer is the
 * same whatever order an import gave them.
 */
export function between(sweeper: Sweeper, { from, to, ...sweep }: Between): Uint32Array {
  // Room for all of the window: pages that nothing is written to are never made.
  const found = new Uint32Array(sweep.end - sweep.start);
  let count = 0;
  sweeper.sift(sweep, from, to, (indexes) => {
    found.set(indexes, count);
    count += indexes.length;
  });
  return count > found.length / 4 ? found.subarray(0, count) : found.slice(0, count);
}
