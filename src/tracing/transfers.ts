import { supporterOf } from '../lineage/index.ts';
import type { Claim } from '../terms/claim.ts';
import type { Document } from '../terms/document.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Inquiry } from '../terms/inquiry.ts';
import type { Interval } from '../terms/interval.ts';
import type { Continuity } from './continuity.ts';
import { firstTold, noLater, pastOf } from './dating.ts';
import type { Events, Timed } from './events.ts';

/** What one claim says moved: from whom, to whom (null where it names no one), what (null where it does not say), when. */
export interface Transfer {
  readonly claim: Claim;
  readonly from: string | null;
  readonly to: string | null;
  readonly item: string | null;
  readonly when: Interval;
  /** The claim names no giver; another passage does, and this is that one. */
  readonly giverElsewhere: boolean;
}

/** Before it is dated and joined. */
type Bare = Omit<Transfer, 'when' | 'giverElsewhere'>;

/**
 * The transfers that claims are about, held or denied: disclosures, receipts, and acquisitions from someone named.
 *
 * Possession and knowledge are no transfer, and a citation is lineage. What the inquiry's holder is said to have taken
 * from the origin itself is the rival of every leak, not a hop of one: `rivals.ts` lists it.
 */
export function transfersOf(
  evidence: Evidence,
  claims: readonly Claim[],
  inquiry: Inquiry,
  items: Continuity,
  events: Events,
): Transfer[] {
  const documents = new Map(evidence.documents.map((each) => [each.id, each]));
  const found = claims.flatMap((claim) => transfer(claim, inquiry));
  return dated(found, documents, items, events);
}

function transfer(claim: Claim, inquiry: Inquiry): Bare[] {
  const { discloser, recipient, item, agent, originator } = claim.roles;
  if (claim.event === 'disclosure') {
    if (discloser === recipient) return [];
    return [{ claim, from: discloser ?? null, to: recipient ?? null, item: item ?? null }];
  }
  if (claim.event !== 'acquisition' || agent === undefined || originator === undefined || agent === originator)
    return [];
  if (agent === inquiry.holder && originator === inquiry.origin) return [];
  return [{ claim, from: originator, to: agent, item: item ?? null }];
}

/**
 * An undated past disclosure is no later than the first text that claims it. Where the dated claims on one transfer lie
 * apart, there was more than one, and an undated claim is bounded only by the undated ones beside it.
 */
function dated(
  found: readonly Bare[],
  documents: ReadonlyMap<string, Document>,
  items: Continuity,
  events: Events,
): Transfer[] {
  const pairs = new Map<string, Bare[]>();
  for (const each of found) {
    const key = JSON.stringify([each.from, each.to]);
    pairs.set(key, [...(pairs.get(key) ?? []), each]);
  }
  return found.map((each) => {
    if (supporterOf(each.claim) === null || each.claim.when.latest !== null) {
      return { ...each, giverElsewhere: false, when: pastOf(each.claim, documents) };
    }
    const pair = pairs.get(JSON.stringify([each.from, each.to])) ?? [];
    const alike = pair.filter(
      ({ claim, item }) =>
        agreeing(each.item, item, items) && supporterOf(claim) !== null && !events.two(each.claim.id, claim.id),
    );
    const dates = alike.filter(({ claim }) => claim.when.latest !== null);
    const one = dates.every((a) => dates.every((b) => events.meet(timed(a), timed(b))));
    const telling = one ? alike : alike.filter(({ claim }) => claim.when.latest === null);
    const first = firstTold(
      telling.map(({ claim }) => claim),
      documents,
    );
    return { ...each, giverElsewhere: false, when: noLater(each.claim.when, first) };
  });
}

/** By what the claim itself says. */
function timed({ claim: { id, when } }: Bare): Timed {
  return { claim: id, when };
}

/** Whether two items agree for a transfer; one that is not named agrees with another that is not, and no further. */
export function agreeing(a: string | null, b: string | null, items: Continuity): boolean {
  return a === null || b === null ? a === b : items.agree(a, b);
}

/**
 * "Was handed": a receipt from no one named joins the one giver that another passage names for it, and counts there no
 * surer than that passage; otherwise it stays a hop from unknown. Where a reviewer said with which it is one, only those count.
 */
export function withNamedGivers(transfers: readonly Transfer[], items: Continuity, events: Events): Transfer[] {
  return transfers.map((each) => {
    if (each.from !== null || each.to === null || supporterOf(each.claim) === null) return each;
    const naming = transfers.filter(
      (other) =>
        other.from !== null &&
        other.to === each.to &&
        agreeing(other.item, each.item, items) &&
        supporterOf(other.claim) !== null &&
        events.meet({ claim: other.claim.id, when: other.when }, { claim: each.claim.id, when: each.when }),
    );
    const said = naming.filter(({ claim }) => events.one(claim.id, each.claim.id));
    const givers = new Set((said.length > 0 ? said : naming).map((other) => other.from));
    const [giver] = givers;
    return givers.size === 1 && giver !== undefined ? { ...each, from: giver, giverElsewhere: true } : each;
  });
}
