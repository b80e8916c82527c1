import type { Assumption } from './claim.ts';
import type { Hop } from './hop.ts';
import type { Inquiry } from './inquiry.ts';
import type { Interval } from './interval.ts';
import type { Passage } from './passage.ts';
import type { Flag, Standing } from './standing.ts';

/** In time only: "in time, if the hops happened". Standing says the rest. */
export type Reached = 'necessarily' | 'possibly' | 'no' | 'unknown';

/** Hops that respect time from the origin to the holder. `arrival` bounds when the item can have reached the end. */
export interface Route {
  readonly id: string;
  /** Hop ids, in order. */
  readonly hops: readonly string[];
  /** Actor ids, in order; null where a hop names no one. */
  readonly actors: readonly (string | null)[];
  readonly item: string | null;
  readonly standing: Standing;
  readonly reached: Exclude<Reached, 'no'>;
  readonly arrival: Interval;
  readonly weakestHop: string;
  /** The smallest least number of origins on any of its hops. */
  readonly leastOrigins: number;
  /** The smallest most number: with the least one the interval of the hop that fewest may stand behind. */
  readonly mostOrigins: number;
  readonly presumed: number;
}

/** A route that would exist but for time or for the item. `at` is the hop where it breaks. */
export interface BrokenRoute {
  readonly hops: readonly string[];
  readonly actors: readonly (string | null)[];
  readonly item: string | null;
  readonly standing: Standing;
  readonly at: string;
  readonly why: 'time' | 'item';
  readonly because: string;
}

/** Another way to the same end, listed only with a passage, or where tracing finds its route. */
export interface Rival {
  readonly kind: 'independent_acquisition' | 'other_route' | 'no_leak';
  readonly what: string;
  readonly claims: readonly string[];
  readonly route: string | null;
  readonly passage: Passage | null;
}

/** What would turn a presumed or missing hop into a documented one, and whom one would ask. */
export interface WouldDocument {
  readonly hop: string;
  readonly what: string;
  readonly ask: readonly string[];
}

/** Two actors, a relation of the vocabulary, and the claim that says so. */
export interface Relation {
  readonly a: string;
  readonly b: string;
  readonly kind: string;
  readonly when: Interval;
  readonly claim: string;
}

/** Something done (the attack), and what is held of who did it: a denial aimed at an act flags no hop. */
export interface Act {
  readonly act: string;
  readonly flags: readonly Flag[];
  readonly claims: readonly string[];
}

/** What falls if one origin is withdrawn. */
export interface Withdrawal {
  readonly origin: string;
  readonly claims: readonly string[];
  readonly standing: Standing | null;
  readonly reached: Reached;
}

/** The word of these withdrawn, no route is left that is claimed from end to end. */
export interface SourceCut {
  /** Actor ids, names or document ids, as \`Withdrawal.origin\` gives them. */
  readonly sources: readonly string[];
  /** The claims by which they carry hops. */
  readonly claims: readonly string[];
}

/** One sentence of a verdict, and what it stands on: ids of claims, hops, documents or contacts. Never without an anchor. */
export interface Sentence {
  readonly text: string;
  readonly anchors: readonly string[];
  /** The part of a report that it stands in (`answer`, `denials` …), where it was taken from one. */
  readonly part?: string;
}

/** The answer to an inquiry. */
export interface Verdict {
  readonly reachedByDeadline: Reached;
  /** Null when `reachedByDeadline` is `no`. */
  readonly standing: Standing | null;
  readonly bestRoute: readonly (string | null)[];
  /** Best first. */
  readonly routes: readonly Route[];
  readonly weakestHop: string | null;
  readonly minimalCuts: readonly (readonly string[])[];
  /** The smallest sets of origins, and of holders, whose word every claimed route needs; null where they are too many to work out. */
  readonly originCuts: readonly SourceCut[] | null;
  readonly holderCuts: readonly SourceCut[] | null;
  /** The least number of alleged and presumed hops on one route in time; null where there is none. */
  readonly assumptionDistance: number | null;
  readonly wouldDocument: readonly WouldDocument[];
  readonly brokenRoutes: readonly BrokenRoute[];
  readonly rivals: readonly Rival[];
  readonly assumptions: readonly Assumption[];
  readonly withdrawals: readonly Withdrawal[];
  /** On what record the verdict stands; says how much a reader of this kind finds where the answer is no or unknown. */
  readonly coverage: string;
}

/** Everything tracing works out from evidence and an inquiry. */
export interface Trace {
  readonly inquiry: Inquiry;
  readonly hops: readonly Hop[];
  readonly relations: readonly Relation[];
  readonly acts: readonly Act[];
  readonly verdict: Verdict;
}
