import type { Assumption } from './claim.ts';
import type { Interval } from './interval.ts';

/** One logged transmission. It is an opportunity: that two were in touch, not what passed. */
export interface Contact {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly when: Interval;
  readonly channel: string | null;
  readonly reference: string | null;
  /** Where it was logged: file name and 1-based line. */
  readonly log: string;
  readonly line: number;
  /** Id of the item a reviewer tied this contact's reference to: the only way a contact documents a hop. */
  readonly tiedTo: string | null;
  /** Which of the log's names were taken for actors of the case, where the log does not name them by id. */
  readonly assumptions?: readonly Assumption[];
}

/**
 * The port through which tracing asks logs for opportunities. A log is asked, never poured into the graph.
 *
 * Mail and orders go one way, calls and meetings both: `between(a, b)` answers with what could have carried an item
 * from a to b. Actors are named as the case names them; the adapter knows the log's own addresses.
 */
export interface Opportunities {
  readonly between: (from: string, to: string, window: Interval) => readonly Contact[];
  readonly forward: (from: string, window: Interval) => readonly Contact[];
}

/** No log was given. */
export const NO_OPPORTUNITIES: Opportunities = { between: () => [], forward: () => [] };
