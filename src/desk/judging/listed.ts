import { claimJson } from '../../exchange/encode.ts';
import type { ClaimJson } from '../../exchange/format.ts';
import { recordOf } from '../../report/case.ts';
import { type InContext, inContext, saying } from '../../report/context.ts';
import type { Evidence } from '../../terms/evidence.ts';
import type { Awaiting, Pressing, ReadOtherwise, ToReview } from '../../terms/review.ts';

/** What there is to review, for scripts: claims as case files have them, their sentence, and what the ids in them are called. */
export interface Listed {
  readonly claim: ClaimJson;
  readonly because: readonly Pressing[];
  readonly context: InContext;
  readonly names: Readonly<Record<string, string>>;
  readonly awaiting: readonly Awaiting[];
  readonly later: { readonly claim: ClaimJson; readonly differences: readonly ReadOtherwise[] } | null;
}

/** A queue as JSON, in its order. */
export function queueListed(evidence: Evidence, queue: readonly ToReview[]): readonly Listed[] {
  const record = recordOf(evidence);
  return queue.map(({ claim, because, awaiting, proposal }) => {
    const ids = [...Object.values(claim.roles), ...Object.values(proposal?.fresh.roles ?? {})];
    return {
      claim: claimJson(claim),
      because,
      context: inContext(record, saying(record, claim)),
      names: Object.fromEntries(
        ids.map((id) => [id, record.actors.get(id)?.name ?? record.items.get(id)?.name ?? id] as const),
      ),
      awaiting,
      later: proposal === null ? null : { claim: claimJson(proposal.fresh), differences: proposal.differences },
    };
  });
}
