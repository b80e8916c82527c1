import { type Lineage, leaving, lineageOf } from '../lineage/index.ts';
import type { Claim } from '../terms/claim.ts';
import type { Opportunities } from '../terms/contact.ts';
import type { Document } from '../terms/document.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Inquiry } from '../terms/inquiry.ts';
import type { NearCopies } from '../terms/reliance.ts';
import { contactsOf, type Looked } from './contacts.ts';
import { type Continuity, continuityOf } from './continuity.ts';
import { pastOf } from './dating.ts';
import { type Events, eventsOf } from './events.ts';
import { withAlliesJoined } from './indefinite.ts';
import { type Membership, membershipOf } from './membership.ts';
import { withRecordsMarked } from './records.ts';
import { sidesOf } from './sides.ts';
import { agreeing, type Transfer, transfersOf, withNamedGivers } from './transfers.ts';

/** What reaches tracing from outside, asked and never poured in. All optional: without them there is no log and no copy. */
export interface TracePorts {
  readonly opportunities?: Opportunities | null;
  readonly nearCopies?: NearCopies | null;
  /** The share of statements that the reader finds, 0 to 1, as measured; null where it was not measured. */
  readonly recall?: number | null;
}

/** What the outside answered: asked once, also where what-if works the answer out again. */
export interface Outside {
  readonly looked: Looked;
  readonly copies: NearCopies | null;
  readonly recall: number | null;
}

/** Asks the ports, once, what tracing needs of them. */
export function askOutside(evidence: Evidence, inquiry: Inquiry, ports: TracePorts): Outside {
  const shared = ports.nearCopies?.among(evidence.documents.map((each) => each.id)) ?? null;
  const actors = evidence.actors.map((each) => each.id);
  const window = { earliest: sinceOf(evidence, inquiry), latest: inquiry.deadline };
  return {
    looked: contactsOf(ports.opportunities ?? null, actors, window),
    copies: shared === null ? null : { among: () => shared },
    recall: ports.recall ?? null,
  };
}

/** Evidence set out for one inquiry: what is in the evaluation, and everything that is looked up again and again. */
export interface Matter {
  readonly evidence: Evidence;
  readonly inquiry: Inquiry;
  readonly looked: Looked;
  readonly recall: number | null;
  readonly documents: ReadonlyMap<string, Document>;
  readonly lineage: Lineage;
  readonly items: Continuity;
  /** What reviewers said of which claims tell of one event. */
  readonly events: Events;
  readonly members: Membership;
  /** Claims in the evaluation: not withdrawn, rejected, or resting on such a claim alone. */
  readonly claims: readonly Claim[];
  /** Ids of the claims that left it. */
  readonly left: ReadonlySet<string>;
  readonly transfers: readonly Transfer[];
  /** Those that somebody denies, or expressly leaves open. */
  readonly contested: readonly Transfer[];
  /** Nothing can have moved before: the later of the inquiry's `since` and the item's coming into being. */
  readonly since: number | null;
}

/** The matter of an inquiry: evidence, members, items and lineage made ready. @throws Mistake on ids that are not in the evidence. */
export function matterOf(given: Evidence, inquiry: Inquiry, outside: Outside): Matter {
  const evidence = withRecordsMarked(withAlliesJoined(given));
  const documents = new Map(evidence.documents.map((each) => [each.id, each]));
  const lineage = lineageOf(evidence, outside.copies);
  const items = continuityOf(evidence.items);
  const left = leaving(evidence, lineage, eventOf, (a, b) =>
    agreeing(a.roles.item ?? null, b.roles.item ?? null, items),
  );
  const claims = evidence.claims.filter((claim) => !left.has(claim.id));
  const events = eventsOf(evidence.events ?? [], claims, (claim) =>
    claim.when.earliest === null && claim.when.latest === null ? null : pastOf(claim, documents),
  );
  const transfers = withNamedGivers(transfersOf(evidence, claims, inquiry, items, events), items, events);
  return {
    evidence,
    inquiry,
    looked: outside.looked,
    recall: outside.recall,
    documents,
    lineage,
    items,
    events,
    members: membershipOf(evidence, inquiry),
    claims,
    left,
    transfers,
    contested: transfers.filter(({ claim }) => sidesOf(claim).some((side) => side !== 'for')),
    since: sinceOf(evidence, inquiry),
  };
}

function sinceOf(evidence: Evidence, inquiry: Inquiry): number | null {
  const made = evidence.items.find((item) => item.id === inquiry.item)?.since?.earliest ?? null;
  const bounds = [inquiry.since, made].filter((time) => time !== null);
  return bounds.length === 0 ? null : Math.max(...bounds);
}

/** Everything that makes two claims be about one event between the same actors. */
export function eventOf({ event, roles }: Claim): string {
  return JSON.stringify([event, roles.discloser, roles.recipient, roles.agent, roles.other]);
}
