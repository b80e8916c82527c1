import type { InForce, Kept } from '../../ledger/index.ts';
import { type Identification, type Unmatched, withIdentities } from '../../resolution/judged.ts';
import type { Mentioned } from '../../resolution/moved.ts';
import type { Review } from '../../terms/claim.ts';
import type { Evidence } from '../../terms/evidence.ts';
import type { LaterReading } from '../../terms/review.ts';
import { type Carried, withJudgedClaims, withoutBroken } from './claims.ts';
import { reread } from './reread.ts';
import { withDecisions, withLinks } from './reviewed.ts';

/** Evidence with everything in it that reviewers decided. */
export interface Judged {
  readonly evidence: Evidence;
  /** What a later reading says otherwise than what was judged. */
  readonly proposals: readonly LaterReading[];
  /** Judgements that are kept and had no effect: what they mean is not in this evidence. */
  readonly unmatched: readonly Unmatched[];
}

/** What judgements are folded into beside the evidence. */
export interface Beside {
  /** Judged claims of readings that later ones took the place of. */
  readonly carried?: readonly Carried[];
  /** Which mention fills a role (`mentionedIn` the latest readings): a split of actors asks it. */
  readonly mentioned?: Mentioned;
}

/**
 * Folds the judgements that count into evidence: who is who first, then claims added, carried on and corrected, then decisions on claims,
 * documents and sources, then events that are one or apart, separate accounts, ties and recorded lineage. Broken claims are left out and listed. The same evidence
 * and judgements give the same result, however the judgements came to count. Pure.
 *
 * @param evidence as it was read and resolved: latest readings, with no judgement in it and no lineage yet that its claims state.
 */
export function judged(
  evidence: Evidence,
  { active }: Pick<InForce, 'active'>,
  { carried = [], mentioned = () => null }: Beside = {},
): Judged {
  const identities = active.flatMap(identification);
  const first = withIdentities(evidence, identities, mentioned);
  const claims = withJudgedClaims(first.evidence, active, carried);
  // Those that mean somebody whom only a reviewer's claim brought in.
  const late = new Set(first.unmatched.map(({ number }) => number));
  const second = withIdentities(
    claims.evidence,
    identities.filter(({ number }) => late.has(number)),
    (claim, role) => claims.filled.get(`${claim} ${role}`) ?? mentioned(claim, role),
  );
  const decided = withDecisions(withoutBroken(second.evidence), active);
  const older = new Set(carried.map(({ id }) => id));
  const again = reread(
    decided.claims.filter(({ id }) => older.has(id)),
    decided.claims.filter(({ id }) => !older.has(id)),
    decisions(active),
  );
  const still = new Map(again.claims.map((claim) => [claim.id, claim]));
  const standing = { ...decided, claims: decided.claims.flatMap(({ id }) => still.get(id) ?? []) };
  const links = withLinks(standing, active);
  return {
    evidence: links.evidence,
    proposals: again.proposals,
    unmatched: [...second.unmatched, ...claims.unmatched, ...links.unmatched],
  };
}

function identification({ number, by, why, judgement }: Kept): Identification[] {
  const { kind } = judgement;
  if (kind !== 'actors-merged' && kind !== 'actors-split' && kind !== 'items-linked' && kind !== 'items-split')
    return [];
  return [{ number, by, why, ...judgement }];
}

/** The last decision on each claim that has one. */
function decisions(active: readonly Kept[]): ReadonlyMap<string, Review['decision']> {
  const last = new Map<string, Review['decision']>();
  for (const { judgement } of active) {
    if (judgement.kind === 'claim-accepted') last.set(judgement.claim, 'accepted');
    if (judgement.kind === 'claim-rejected') last.set(judgement.claim, 'rejected');
    if (judgement.kind === 'claim-corrected') last.set(judgement.claim, 'corrected');
  }
  return last;
}
