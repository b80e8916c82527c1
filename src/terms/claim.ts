import type { EventKind, Role } from './event.ts';
import type { Factuality } from './factuality.ts';
import type { Holder } from './holder.ts';
import type { When } from './interval.ts';
import type { Passage } from './passage.ts';

/** What a reviewer, or the holder, did with a claim. Rejected and withdrawn claims leave the evaluation and stay on record. */
export interface Review {
  readonly decision: 'accepted' | 'rejected' | 'corrected' | 'withdrawn';
  readonly by: string | null;
  readonly why: string | null;
}

/**
 * Holder chain, event, factuality and passage. Two people who say the same thing made two claims: claims are linked to
 * one hop, never merged into one edge.
 */
export interface Claim {
  readonly id: string;
  readonly statement: string | null;
  readonly event: EventKind;
  /** Which relation, for `relation`: ally, arm, fund, support, command, member of, works for. */
  readonly relation: string | null;
  /** Actor ids, and an item id under `item`. A discloser that the text does not name is absent. */
  readonly roles: Readonly<Partial<Record<Role, string>>>;
  readonly when: When;
  readonly holders: readonly Holder[];
  /** One value for each holder, always about this claim's event. */
  readonly factuality: readonly Factuality[];
  readonly passage: Passage;
  /** Of the reading, 0 to 1. */
  readonly score: number;
  readonly reviewed: Review | null;
  /** What was assumed to fill a role ("that the ally is Iran"), each with the passage it leans on. */
  readonly assumptions: readonly Assumption[];
  /** The claim is the record of the transfer itself, or a reviewer tied such a record to it. */
  readonly record: boolean;
  /** Set where the text says expressly that it is unclear, not established or not seen: it questions, and denies nothing. */
  readonly questions: boolean;
  /** Of a citation: the address that the words link to, or are. */
  readonly url?: string;
}

/** Something the trace takes for granted, counted and shown. */
export interface Assumption {
  readonly what: string;
  readonly passage: Passage | null;
  /** Id of the contact that it ties to an actor, where it does. */
  readonly contact?: string;
}
