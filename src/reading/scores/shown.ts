import type { ClaimProposal, Reading, StatementProposal } from '../reading.ts';
import { type Calibrated, kindOfClaim } from './score.ts';

/**
 * The least score with which a reading is shown; what scores less is left out, and listed with the reason. Low, since a reader can judge
 * what is shown, and not what is not: of what is left out, five of six are wrong.
 */
export const SHOWN: Readonly<Record<Calibrated, number>> = { disclosure: 0.15, claim: 0.15, statement: 0.15 };

/** A reading without what scores too little to be shown, all of which joins what was dropped. `least` is for every kind alike. */
export function kept(reading: Reading, least?: number): Reading {
  const enough = (kind: Calibrated, score: number): boolean => score >= (least ?? SHOWN[kind]);
  const claims = reading.claims.filter((claim) => enough(kindOfClaim(claim), claim.score));
  // What others stand in, or claims are held by, stays: without it they would be the author's.
  const needed = new Set([
    ...claims.map(({ statement }) => statement),
    ...reading.statements.map(({ parent }) => parent),
  ]);
  const statements = reading.statements.filter(
    (statement) => needed.has(statement.id) || (hasReason(statement, reading) && enough('statement', statement.score)),
  );
  const left = [
    ...reading.claims.filter((claim) => !claims.includes(claim)),
    ...reading.statements.filter((statement) => !statements.includes(statement) && statement.grounds.cue !== null),
  ];
  const dropped = left.map((each) => ({ doc: reading.doc, quote: each.passage.quote, why: reasonOf(each) }));
  return { ...reading, claims, statements, dropped: [...reading.dropped, ...dropped] };
}

/** What the author states is there for its claims alone. */
function hasReason({ grounds, id }: StatementProposal, { claims }: Reading): boolean {
  return grounds.cue !== null || !claims.some(({ statement }) => statement === id);
}

function reasonOf(each: ClaimProposal | StatementProposal): string {
  const what = 'event' in each ? `a claim of ${each.event}` : 'a statement';
  return `${what} that was read too unsurely to be shown: score ${each.score.toFixed(2)}`;
}
