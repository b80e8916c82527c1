/**
 * How surely a holder holds an event, and which way: FactBank's values (Saurí and Pustejovsky 2009).
 *
 * CT certain, PR probable, PS possible, U unknown; + it happened, - it did not, u not committed.
 */
export type Factuality = 'CT+' | 'PR+' | 'PS+' | 'CT-' | 'PR-' | 'PS-' | 'Uu';

export type Certainty = 'CT' | 'PR' | 'PS' | 'U';
export type Polarity = '+' | '-' | 'u';

/** Every value, surest first, positive before negative. */
export const FACTUALITIES: readonly Factuality[] = ['CT+', 'PR+', 'PS+', 'CT-', 'PR-', 'PS-', 'Uu'];

const RANK: Record<Certainty, number> = { CT: 3, PR: 2, PS: 1, U: 0 };

/** How surely, whichever way. */
export function certaintyOf(value: Factuality): Certainty {
  return value === 'Uu' ? 'U' : (value.slice(0, 2) as Certainty);
}

/** Which way, however surely. */
export function polarityOf(value: Factuality): Polarity {
  return value === 'Uu' ? 'u' : (value.slice(2) as Polarity);
}

/** 3 for certain, 2 probable, 1 possible, 0 unknown: for comparing, not for reckoning with. */
export function rankOf(certainty: Certainty): number {
  return RANK[certainty];
}

/** The two put together; Uu where either is unknown. */
export function factualityOf(certainty: Certainty, polarity: Polarity): Factuality {
  return certainty === 'U' || polarity === 'u' ? 'Uu' : `${certainty}${polarity}`;
}

/** The less certain of two: what is left of a claim that came down a lineage. */
export function weaker(a: Certainty, b: Certainty): Certainty {
  return RANK[a] <= RANK[b] ? a : b;
}
