import type { InForce } from '../../ledger/index.ts';
import { tooUnsure } from '../../terms/bearing.ts';
import type { Claim } from '../../terms/claim.ts';
import type { Evidence } from '../../terms/evidence.ts';
import { polarityOf } from '../../terms/factuality.ts';
import { type Awaiting, type LaterReading, PRESSING, type Pressing, type ToReview } from '../../terms/review.ts';
import type { Trace } from '../../terms/verdict.ts';

/** What is known beside the evidence of what to look at first. */
export interface Known {
  readonly inForce?: Pick<InForce, 'pending'>;
  readonly proposals?: readonly LaterReading[];
  /** Traces of the inquiries that were asked. */
  readonly traces?: readonly Trace[];
}

/**
 * The claims that somebody should look at, the most pressing first: those that wait for a second person and those that were read otherwise
 * since, then those that carry answers, that are disputed, that are too unsure to carry any, and the rest of what nobody has reviewed;
 * within each the less sure first, then in order of the evidence.
 */
export function reviewQueue(
  evidence: Evidence,
  { inForce, proposals = [], traces = [] }: Known = {},
): readonly ToReview[] {
  const awaiting = awaitingBy(inForce?.pending ?? []);
  const proposed = new Map(proposals.map((each) => [each.claim, each]));
  const carrying = carriedBy(traces);
  const disputed = disputedIn(evidence.claims);
  const all = evidence.claims.flatMap((claim): ToReview[] => {
    const own = awaiting.get(claim.id) ?? [];
    const proposal = proposed.get(claim.id) ?? null;
    if (claim.reviewed !== null && own.length === 0 && proposal === null) return [];
    const open = claim.reviewed === null;
    const because = new Set<Pressing>([
      ...(own.length > 0 ? (['awaits a second person'] as const) : []),
      ...(proposal === null ? [] : (['was read otherwise since'] as const)),
      ...(open ? [...(carrying.get(claim.id) ?? [])] : []),
      ...(open && disputed.has(claim.id) ? (['is disputed, or disputes'] as const) : []),
      ...(tooUnsure(claim) ? (['was read too unsurely to bear a route'] as const) : []),
      ...(open && claim.event === 'disclosure' ? (['would make a hop'] as const) : []),
      ...(open ? (['was not reviewed'] as const) : []),
    ]);
    return [{ claim, because: PRESSING.filter((each) => because.has(each)), awaiting: own, proposal }];
  });
  const rank = ({ because }: ToReview): number => PRESSING.indexOf(because[0]!);
  return all.toSorted((a, b) => rank(a) - rank(b) || a.claim.score - b.claim.score);
}

function awaitingBy(pending: InForce['pending']): ReadonlyMap<string, readonly Awaiting[]> {
  const out = new Map<string, Awaiting[]>();
  for (const { number, by, why, judgement } of pending) {
    if (!('claim' in judgement) || typeof judgement.claim !== 'string') continue;
    const own = out.get(judgement.claim) ?? [];
    own.push({ entry: number, by, kind: judgement.kind, why });
    out.set(judgement.claim, own);
  }
  return out;
}

/** What each claim carries in these answers. */
function carriedBy(traces: readonly Trace[]): ReadonlyMap<string, ReadonlySet<Pressing>> {
  const out = new Map<string, Set<Pressing>>();
  const put = (claim: string, why: Pressing): void => void out.set(claim, (out.get(claim) ?? new Set()).add(why));
  for (const { verdict, hops } of traces) {
    const onRoutes = new Set(verdict.routes.flatMap((route) => route.hops));
    const weakest = verdict.routes[0]?.weakestHop;
    for (const hop of hops) {
      if (!onRoutes.has(hop.id)) continue;
      for (const { ref } of hop.basis)
        put(ref, hop.id === weakest ? 'sets the weakest hop of a best route' : 'sets a hop of a route');
      if (hop.flags.length > 0) for (const { claim } of hop.claims) put(claim, 'is disputed, or disputes');
    }
  }
  return out;
}

/** Claims on transfers between two that somebody holds for true and somebody for untrue, or expressly leaves open. */
function disputedIn(claims: readonly Claim[]): ReadonlySet<string> {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.event !== 'disclosure') continue;
    // Whether their items are one is what a review may find out.
    const { discloser, recipient } = claim.roles;
    const key = JSON.stringify([discloser, recipient]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [claim]);
    else group.push(claim);
  }
  const out = new Set<string>();
  for (const group of groups.values()) {
    const against = (claim: Claim): boolean =>
      claim.questions || claim.factuality.some((value) => polarityOf(value) === '-');
    if (group.some(against) && !group.every(against)) for (const { id } of group) out.add(id);
  }
  return out;
}
