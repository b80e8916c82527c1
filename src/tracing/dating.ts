import type { Claim } from '../terms/claim.ts';
import type { Document } from '../terms/document.ts';
import { earliestOf, type Interval } from '../terms/interval.ts';

/**
 * When a past event was, as far as one claim tells: an open end is no later than the text that claims it. Where the text
 * has no date either, it stays open: never the time of a file, never now.
 */
export function pastOf(claim: Claim, documents: ReadonlyMap<string, Document>): Interval {
  return noLater(claim.when, firstTold([claim], documents));
}

/** The latest moment at which the first of the texts that claim it can have come out; null where none is dated. */
export function firstTold(claims: readonly Claim[], documents: ReadonlyMap<string, Document>): number | null {
  const told = claims.flatMap((claim) => documents.get(claim.passage.doc)?.published?.latest ?? []);
  return told.length === 0 ? null : Math.min(...told);
}

/** The interval with its open end closed; one that would end before it begins is left as it was. */
export function noLater(when: Interval, latest: number | null): Interval {
  const { earliest } = when;
  if (when.latest !== null || latest === null || earliestOf(when) > latest) return { earliest, latest: when.latest };
  return { earliest, latest };
}
