import type { Interval } from './interval.ts';
import type { Passage } from './passage.ts';
import type { Flag, Standing } from './standing.ts';

/** Why claims count as one origin, count apart, or cannot be counted apart. */
export interface OriginReason {
  readonly kind: 'collapse' | 'independent' | 'unknown';
  readonly claims: readonly string[];
  readonly passage: Passage | null;
  readonly why: string;
}

/** How many independent origins stand behind a hop, as an interval: unknown lineage adds nothing to `least`. */
export interface Origins {
  readonly least: number;
  readonly most: number;
  readonly why: readonly OriginReason[];
}

/** What a hop rests on. `ref` is the id of a claim or contact. */
export interface Basis {
  readonly kind: 'claim' | 'record' | 'relation' | 'meeting' | 'contact';
  readonly ref: string;
}

/** A claim's place at a hop: it says so, denies it, or expressly leaves it open. */
export interface HopClaim {
  readonly claim: string;
  readonly side: 'for' | 'against' | 'open';
}

/**
 * Actor to actor, one item, a time interval, all claims for and against. `from` or `to` is null where no one is named:
 * "was handed" gives a hop from unknown.
 */
export interface Hop {
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
  /** What moved by the claims that set the standing; on a presumed or missing hop, what the inquiry asks about. */
  readonly item: string | null;
  readonly when: Interval;
  readonly standing: Standing;
  readonly flags: readonly Flag[];
  readonly origins: Origins;
  readonly basis: readonly Basis[];
  readonly claims: readonly HopClaim[];
  /** Where someone stands for the body they act for: who the claims, relations or contacts name at each end. */
  readonly through?: { readonly from: readonly string[]; readonly to: readonly string[] };
}
