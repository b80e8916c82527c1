import type { ContactSet } from './contactset.ts';
import type { Sweep, Sweeper } from './sweep.ts';

/** Routes from one actor to another, within a window and without what is left out. */
export interface Between extends Omit<Sweep, 'seeds' | 'until'> {
  readonly from: number;
  readonly to: number;
}

/**
 * All contacts that lie on some route from one actor to another: their sender could have it by then, and from their receiver it can
 * still get to the target. A route respects time, leaves the start once and ends at the target; it may come by another actor twice
 * (in a detour that it could have done without). What no route needs is not left out: that would be NP-hard.
 *
 * One pass forward, one backward, and one over the columns. All of one time are compared by time, not by place: so the answer is the
 * same whatever order an import gave them.
 */
export function between(sweeper: Sweeper, { from, to, ...sweep }: Between): ContactSet {
  return sweeper.sift(sweep, from, to);
}
