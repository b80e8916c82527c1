import type { Claim } from './claim.ts';
import type { Evidence } from './evidence.ts';
import type { Dropped } from './mistake.ts';

/**
 * The least score with which what a machine read may bear a route: that it is more likely what the text says than not. Stricter
 * than what is shown.
 *
 * Nine of ten hops right would take 0.85 on the development sets (`npm run evaluate -- scores` has the shares), where nearly half of the
 * right ones would be lost: scores set plain readings apart from doubtful ones, but do not see most mistakes of who a pronoun is. A report
 * shows the sentence of every hop, and says what nobody has reviewed.
 */
export const LEAST_TO_BEAR = 0.5;

/** What makes hops: disclosures claim them; relations and meetings make them possible. */
const MAKES_HOPS: ReadonlySet<Claim['event']> = new Set(['disclosure', 'relation', 'meeting']);

/** Evidence as tracing is given it, and what bears nothing in it, each with the reason. */
export interface Bearing {
  readonly evidence: Evidence;
  readonly aside: readonly Dropped[];
}

/**
 * Evidence without what was read too unsurely to bear a route. What somebody reviewed bears it whatever its score, and so does what
 * denies a hop or leaves it open: a doubtful denial is shown, not swept aside.
 */
export function bearing(evidence: Evidence): Bearing {
  const aside = evidence.claims.flatMap((claim): Dropped[] => {
    const why = whyAside(claim);
    return why === null
      ? []
      : [{ doc: claim.passage.doc, quote: claim.passage.quote, why: `claim ${claim.id} ${why}` }];
  });
  return { evidence: { ...evidence, claims: evidence.claims.filter((claim) => !tooUnsure(claim)) }, aside };
}

function whyAside(claim: Claim): string | null {
  if (tooUnsure(claim))
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
