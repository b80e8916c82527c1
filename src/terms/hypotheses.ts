import type { Claim } from './claim.ts';

/**
 * How a hypothesis and what an origin says go together. `inconsistent`: were it so, the hypothesis could not be. `consistent`: it says what the
 * hypothesis says. `neutral`: it says nothing of it.
 */
export type Consistency = 'consistent' | 'inconsistent' | 'neutral';

/** One way in which it may have come about, or not. */
export interface Hypothesis {
  /** The same for the same ways and names, whatever ids are: `route: A > B`, `own means`, `not reached`. */
  readonly key: string;
  readonly kind: 'route' | 'broken_route' | 'own_means' | 'not_reached';
  /** Of a route its actors, in order; null where nobody is named. */
  readonly actors: readonly (string | null)[];
  /** Ids of its hops. */
  readonly hops: readonly string[];
  /** Of a route that does not carry, why. */
  readonly because: string | null;
}

/** What one origin says of a hypothesis. `claims` are those it goes by: all of the origin's that are not neutral, where it was proposed. */
export interface Cell {
  readonly value: Consistency;
  readonly claims: readonly string[];
  /** Set where an analyst judged it; the proposal is then `proposed`. */
  readonly judged: { readonly by: string | null; readonly why: string | null } | null;
  readonly proposed: Consistency;
}

/** One origin, and what it says of each hypothesis, in their order. */
export interface EvidenceColumn {
  /** The same for the same source, whatever ids are: its name, else its document's title or path. */
  readonly key: string;
  /** The actor, name or document whose word it is. */
  readonly origin: string;
  readonly claims: readonly Claim[];
  readonly cells: readonly Cell[];
  /** Whether it tells any two hypotheses apart. */
  readonly discriminates: boolean;
}

/** How much speaks against a hypothesis, and for it: origins as [least, most], never how often something was repeated. */
export interface Weight {
  readonly inconsistent: { readonly least: number; readonly most: number };
  readonly consistent: { readonly least: number; readonly most: number };
}

/** Two hypotheses that no origin on record tells apart, or that some do. */
export interface Discrimination {
  /** Keys of the two. */
  readonly between: readonly [string, string];
  /** Keys of the origins that tell them apart. */
  readonly by: readonly string[];
  /** What would tell them apart, were it on record, and whom one would ask (names). */
  readonly would: readonly { readonly what: string; readonly ask: readonly string[] }[];
}

/** An analyst's judgement of one cell: hypothesis and origin by their keys. The last of several counts. */
export interface JudgedCell {
  readonly hypothesis: string;
  readonly origin: string;
  readonly value: Consistency;
  readonly by: string | null;
  readonly why: string | null;
}

/** Rival hypotheses beside each other (analysis of competing hypotheses, Heuer 1999): rows, columns, and what would decide. */
export interface Hypotheses {
  /** Fewest inconsistent origins (least) first; then in order of routes, own means, not reached. */
  readonly rows: readonly (Hypothesis & { readonly weight: Weight })[];
  /** Cells of each column stand in the order of `rows`. */
  readonly columns: readonly EvidenceColumn[];
  readonly discriminations: readonly Discrimination[];
  /** Origins whose claims say nothing of any of them. */
  readonly silent: readonly { readonly origin: string; readonly claims: readonly Claim[] }[];
  /** Judgements of cells that are not there: of other hypotheses or origins. */
  readonly unmatched: readonly JudgedCell[];
}
