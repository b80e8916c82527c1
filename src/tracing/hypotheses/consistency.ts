import { supporterOf } from '../../lineage/index.ts';
import type { Claim } from '../../terms/claim.ts';
import type { Hop } from '../../terms/hop.ts';
import type { Consistency, Hypothesis } from '../../terms/hypotheses.ts';
import { earliestOf } from '../../terms/interval.ts';
import type { Trace } from '../../terms/verdict.ts';
import type { Matter } from '../matter.ts';

/** What a claim says of a hypothesis. */
export type Judge = (claim: Claim, hypothesis: Hypothesis) => Consistency;

/**
 * The proposal, by one rule: a claim is *inconsistent* with a hypothesis that could not be if the claim were so, *consistent* with one that says
 * what it says, and says nothing of the others. Another way is no denial of this one; what is only possible ("may have") denies nothing,
 * and what is expressly left open says nothing either way.
 *
 * - A route: claims for its hops say what it says; a denial of one of them denies it, and so does that nothing was passed at all, or that the
 *   holder never had it. Of a route that time breaks, the claims which date the hop that comes too late deny it.
 * - By its own means: that the holder acquired it so, or that it did not.
 * - Not reached by the deadline: that the holder got it, acquired it, knew or used it by then, or that it did not.
 */
export function judgeOf(traced: Trace, matter: Matter): Judge {
  const hops = new Map(traced.hops.map((hop) => [hop.id, hop]));
  const late = new Map(
    traced.verdict.brokenRoutes
      .filter(({ why }) => why === 'time')
      .map((route) => [JSON.stringify(route.hops), route.at]),
  );
  const { holder } = matter.inquiry;
  const isHolder = (actor: string | undefined, claim: Claim): boolean =>
    actor !== undefined && holder !== null && matter.members.nodes(actor, claim.when).includes(holder);
  const asked = (claim: Claim): boolean => {
    const { item } = claim.roles;
    return item !== undefined && matter.items.agree(item, matter.inquiry.item);
  };
  /** Whether the claim is that the holder came to have it, by whatever way. */
  const ofHolding = (claim: Claim): boolean => {
    const { agent, recipient } = claim.roles;
    if (claim.event === 'disclosure') return isHolder(recipient, claim);
    return ['acquisition', 'knowledge', 'use'].includes(claim.event) && isHolder(agent, claim);
  };
  /** Whether what it says can only have been after the deadline. */
  const later = ({ when }: Claim): boolean =>
    matter.inquiry.deadline !== null && earliestOf(when) > matter.inquiry.deadline;
  const ofAnyPassing = ({ event, roles }: Claim): boolean =>
    event === 'disclosure' && roles.discloser === undefined && roles.recipient === undefined;
  const ownMeans = (claim: Claim): boolean => {
    const { agent, originator } = claim.roles;
    if (claim.event !== 'acquisition' || !isHolder(agent, claim)) return false;
    return originator === undefined || originator === agent || originator === matter.inquiry.origin;
  };
  const onRoute = (claim: Claim, { hops: ids, kind }: Hypothesis): Consistency => {
    const along = ids.flatMap((id) => hops.get(id) ?? []);
    if (along.some((hop) => sideAt(hop, claim) === 'against')) return 'inconsistent';
    const tooLate = kind === 'broken_route' ? late.get(JSON.stringify(ids)) : undefined;
    if (along.some((hop) => hop.id === tooLate && sideAt(hop, claim) === 'for')) return 'inconsistent';
    if (along.some((hop) => sideAt(hop, claim) === 'for')) return 'consistent';
    if (!asked(claim)) return 'neutral';
    if (
      denies(claim) &&
      (ofAnyPassing(claim) || (ofHolding(claim) && claim.event !== 'disclosure' && !ownMeans(claim)))
    )
      return 'inconsistent';
    return 'neutral';
  };
  return (claim, hypothesis) => {
    switch (hypothesis.kind) {
      case 'route':
      case 'broken_route':
        return onRoute(claim, hypothesis);
      case 'own_means':
        if (!asked(claim)) return 'neutral';
        if (ownMeans(claim)) return affirms(claim) ? 'consistent' : denies(claim) ? 'inconsistent' : 'neutral';
        return denies(claim) && ofHolding(claim) && claim.event !== 'disclosure' ? 'inconsistent' : 'neutral';
      case 'not_reached':
        if (!asked(claim)) return 'neutral';
        if (ofHolding(claim))
          return surely(claim) && !later(claim) ? 'inconsistent' : denies(claim) ? 'consistent' : 'neutral';
        return ofAnyPassing(claim) && denies(claim) ? 'consistent' : 'neutral';
    }
  };
}

/** A claim's side at a hop; that it is a relation or a meeting which the hop leans on is one for it. */
function sideAt(hop: Hop, claim: Claim): 'for' | 'against' | 'open' | null {
  const found = hop.claims.find((each) => each.claim === claim.id);
  if (found !== undefined) return found.side;
  return hop.basis.some(({ ref }) => ref === claim.id) ? 'for' : null;
}

function affirms(claim: Claim): boolean {
  return supporterOf(claim) !== null;
}

/** As certain or probable. */
function surely(claim: Claim): boolean {
  const certainty = supporterOf(claim)?.certainty;
  return certainty === 'CT' || certainty === 'PR';
}

function denies(claim: Claim): boolean {
  return !affirms(claim) && claim.factuality.some((value) => value === 'CT-' || value === 'PR-');
}
