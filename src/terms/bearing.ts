import type { Claim } from './claim.ts';
import type { Evidence } from './evidence.ts';
import type { Dropped } from './mistake.ts';

/**
 * The least score with which what a machine read may bear a route: stricter than what is shown. On the development sets, by scores
 * of weights that had not seen the text, some 89 of a hundred hops that score as much are right, and hardly a right one is lost; from 0.8
 * on 91 are, at the price of one right hop in fourteen (`npm run evaluate -- scores` has the figures of today).
 */
export const LEAST_TO_BEAR = 0.6;

/** What makes hops: disclosures claim them; relations and meetings make them possible. */
const MAKES_HOPS: ReadonlySet<Claim['event']> = new Set(['disclosure', 'relation', 'meeting']);

/** Evidence as tracing is given it, and what bears nothing in it, each with the reason. */
export interface Bearing {
  readonly evidence: Evidence;
  readonly aside: readonly Dropped[];
}

/**
 * Evidence without what was read too unsurely to bear a route. What somebody reviewed bears it whatever its score, and so does what
 * denies a hop or leaves it open: a doubtful denial is shown, not swept aside. A language model's readings have no calibrated score to be
 * held against them: who named it chose to trust it, and every report says so.
 */
export function bearing(evidence: Evidence): Bearing {
  const calibrated = evidence.engine.sentTo === undefined;
  const weak = (claim: Claim): boolean => calibrated && tooUnsure(claim);
  const aside = evidence.claims.flatMap((claim): Dropped[] => {
    const why = whyAside(claim, weak(claim));
    return why === null
      ? []
      : [{ doc: claim.passage.doc, quote: claim.passage.quote, why: `claim ${claim.id} ${why}` }];
  });
  return { evidence: { ...evidence, claims: evidence.claims.filter((claim) => !weak(claim)) }, aside };
}

function whyAside(claim: Claim, weak: boolean): string | null {
  if (weak)
    return `was read too unsurely to bear a route (score ${claim.score.toFixed(2)} of ${LEAST_TO_BEAR.toFixed(2)}): a review can let it`;
  const held = claim.questions || claim.factuality.some((value) => value !== 'Uu');
  return claim.event === 'disclosure' && claim.reviewed === null && !held
    ? 'is held by nobody: an offer, a plan, a condition, a request or a question hands nothing over'
    : null;
}

/** Whether a claim would bear a route, were it not for its score. */
export function tooUnsure({ event, factuality, score, reviewed }: Claim): boolean {
  return (
    MAKES_HOPS.has(event) && reviewed === null && score < LEAST_TO_BEAR && factuality.at(-1)?.endsWith('+') === true
  );
}
