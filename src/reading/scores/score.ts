import type { AnalysedSentence } from '../analysis/analysis.ts';
import type { ClaimProposal, Reading, StatementProposal } from '../reading.ts';
import { claimDoubts, type Doubts, statementDoubts, surroundingsOf } from './doubts.ts';
import fitted from './fitted.json' with { type: 'json' };

/** Kinds of reading that are calibrated each by itself: other claims than disclosures are judged by their event and holders. */
export type Calibrated = 'disclosure' | 'claim' | 'statement';

/** How much each doubt counts, in logits; none is negative, so that doubt never raises a score. `start` is without any. */
export interface Weights {
  readonly start: number;
  readonly doubts: Doubts;
}

/** Fitted to the development sets (`npm run evaluate -- scores --fit`); never edited by hand. */
export const FITTED: Readonly<Record<Calibrated, Weights>> = fitted.weights;

/** The kind of reading that a claim is calibrated as. */
export function kindOfClaim(claim: ClaimProposal): Calibrated {
  return claim.event === 'disclosure' ? 'disclosure' : 'claim';
}

/** The share of readings of such doubts that were right, 0.01 to 0.99, to a hundredth: what is read is never sure. */
export function scoreOf(doubts: Doubts, { start, doubts: weights }: Weights): number {
  let logit = start;
  for (const [name, doubt] of Object.entries(doubts)) logit -= (weights[name] ?? 0) * doubt;
  return Math.min(0.99, Math.max(0.01, Math.round(100 / (1 + Math.exp(-logit))) / 100));
}

/**
 * A reading with its calibrated scores. What the author states is as sure as the surest claim it was read for: it is
 * there for them.
 */
export function scored(reading: Reading, sentences: readonly AnalysedSentence[]): Reading {
  const given = surroundingsOf(reading, sentences);
  const claims = reading.claims.map(
    (claim): ClaimProposal => ({ ...claim, score: scoreOf(claimDoubts(claim, given), FITTED[kindOfClaim(claim)]) }),
  );
  const best = new Map<string, number>();
  for (const { statement, score } of claims) {
    if (statement !== null) best.set(statement, Math.max(score, best.get(statement) ?? 0));
  }
  const statements = reading.statements.map((statement): StatementProposal => {
    const own = statement.grounds.cue === null;
    const score = own
      ? (best.get(statement.id) ?? statement.score)
      : scoreOf(statementDoubts(statement, given), FITTED.statement);
    return { ...statement, score };
  });
  return { ...reading, claims, statements };
}
