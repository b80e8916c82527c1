/** How a hop stands on the record, best first. What each means is defined in ARCHITECTURE.md. */
export const STANDINGS = ['documented', 'corroborated', 'reported', 'alleged', 'presumed', 'missing'] as const;

export type Standing = (typeof STANDINGS)[number];

/** Beside a standing, and taking nothing away: someone denies the hop; someone expressly holds it unknown. */
export type Flag = 'disputed' | 'questioned';

/** 0 for documented to 5 for missing. */
export function standingRank(standing: Standing): number {
  return STANDINGS.indexOf(standing);
}

/** The weaker of two standings: a route stands as its weakest hop does. */
export function weakerStanding(a: Standing, b: Standing): Standing {
  return standingRank(a) >= standingRank(b) ? a : b;
}
