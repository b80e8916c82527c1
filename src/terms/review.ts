import type { Claim, Review } from './claim.ts';

/** One field in which a later reading says something else than what was judged: `roles.item`, `when`, `factuality` ... */
export interface ReadOtherwise {
  readonly field: string;
  /** As texts for comparing: ids for roles, values or names joined; null where there is nothing. */
  readonly judged: string | null;
  readonly read: string | null;
}

/** A later reading of a claim that was judged, and in what it differs: proposed to whoever reviews, and counted by nobody. */
export interface LaterReading {
  /** Id of the judged claim, which stands. */
  readonly claim: string;
  readonly review: Review | null;
  readonly fresh: Claim;
  readonly differences: readonly ReadOtherwise[];
}

/** A judgement of a claim that waits for a second person. */
export interface Awaiting {
  readonly entry: number;
  readonly by: string;
  /** The kind of the judgement. */
  readonly kind: string;
  readonly why: string | null;
}

/** Why a claim should be looked at, the most pressing first. */
export const PRESSING = [
  'awaits a second person',
  'was read otherwise since',
  'sets the weakest hop of a best route',
  'sets a hop of a route',
  'is disputed, or disputes',
  'was read too unsurely to bear a route',
  'would make a hop',
  'was not reviewed',
] as const;

export type Pressing = (typeof PRESSING)[number];

/** A claim to be reviewed. */
export interface ToReview {
  readonly claim: Claim;
  /** Never empty; the most pressing first. */
  readonly because: readonly Pressing[];
  readonly awaiting: readonly Awaiting[];
  readonly proposal: LaterReading | null;
}
