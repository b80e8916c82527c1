import type { Interval } from './interval.ts';

/** A publisher, and when it belonged to a family: open where nothing is known of it. */
export interface FamilyMember {
  readonly publisher: string;
  readonly when: Interval;
}

/**
 * Publishers in one hand: given with the case by whoever looked it up, never assumed. Two texts of one family, each published
 * while its publisher belonged to it, are not independent of each other.
 */
export interface Family {
  readonly name: string;
  readonly members: readonly FamilyMember[];
  /** Where it is known from, in the words of whoever gave it. */
  readonly source: string | null;
}
