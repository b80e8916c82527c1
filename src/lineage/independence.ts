import type { Evidence } from '../terms/evidence.ts';
import type { Passage } from '../terms/passage.ts';
import type { Lineage } from './lineage.ts';
import { normalName } from './names.ts';
import { separatePassage } from './separate.ts';
import { certainlyTwo } from './voices.ts';
import type { Witness } from './witness.ts';

/** The actors a transfer is said to run between: each may speak to it first-hand, the two together prove nothing. */
export interface Parties {
  readonly from: ReadonlySet<string>;
  readonly to: ReadonlySet<string>;
}

/** Whether two witnesses are shown to be independent; `why` says by what, or what is lacking. */
export interface Independence {
  readonly shown: boolean;
  readonly why: string;
  readonly passage: Passage | null;
}

/**
 * Independence fails closed: it needs first-hand holders, certainly two persons, different publishers with no lineage
 * between them, and a passage that shows separate accounts or a record beside a testimony. The two parties to one
 * transfer who both say so are not independent of each other.
 */
export function independence(
  p: Witness,
  q: Witness,
  parties: Parties,
  evidence: Evidence,
  lineage: Lineage,
): Independence {
  const lacking = (why: string, passage: Passage | null = p.passage): Independence => ({ shown: false, why, passage });
  const [a, b] = [lineage.voice(p), lineage.voice(q)];
  if (!certainlyTwo(a, b)) return lacking(`${a.label} and ${b.label} may be one and the same`);
  if (sameBody(p, q, evidence)) return lacking(`${a.label} and ${b.label} speak for one body`);
  const publishers = [publisherOf(p, lineage), publisherOf(q, lineage)] as const;
  if (publishers[0] === null || publishers[1] === null)
    return lacking('the publisher of one of the texts is not known');
  if (publishers[0] === publishers[1]) return lacking('both stand in texts of one publisher');
  const family = oneFamily(p, q, lineage);
  if (family !== null) return lacking(`both stand in texts of one family of publishers, ${family}`);
  if (onePen(p, q, lineage)) return lacking('one author wrote both texts');
  const link = lineage.between(p, q);
  if (link !== null) return lacking(`one relies on the other, or both on a third: ${link.why}`);
  const error = sharedError(p, q, lineage);
  if (error !== null) return lacking(error.why, error.passage);
  for (const each of [p, q]) {
    const why = hearsay(each, parties, lineage);
    if (why !== null) return lacking(why, each.passage);
  }
  const [one, other] = [actorOf(p, lineage), actorOf(q, lineage)];
  if (one !== null && other !== null) {
    const across = (parties.from.has(one) && parties.to.has(other)) || (parties.to.has(one) && parties.from.has(other));
    if (across) return lacking(`${a.label} and ${b.label} are the two parties to the transfer`);
  }
  if (p.record !== q.record) {
    const record = p.record ? p : q;
    return { shown: true, why: 'a record stands beside a testimony', passage: record.passage };
  }
  const passage = separatePassage(p, q, evidence, lineage);
  if (passage === null) return lacking('no passage shows that the accounts are separate');
  return { shown: true, why: `${a.label} and ${b.label} gave separate accounts`, passage };
}

function actorOf(witness: Witness, lineage: Lineage): string | null {
  const { claim } = witness;
  const holder = claim?.holders[witness.holder];
  if (!claim || !holder) return null;
  const node = lineage.catalogue.holderNode(holder, witness.holder, claim.passage.doc);
  return node?.startsWith('actor:') ? node.slice('actor:'.length) : null;
}

function publisherOf(witness: Witness, lineage: Lineage): string | null {
  if (witness.claim === null) return witness.kept === null ? null : `name:${normalName(witness.kept)}`;
  const { doc } = witness.claim.passage;
  const keeper = lineage.catalogue.documents.get(doc)?.record?.keeper;
  return lineage.catalogue.publisherNode(doc) ?? (keeper ? lineage.catalogue.nodeOf(keeper) : null);
}

function onePen(p: Witness, q: Witness, lineage: Lineage): boolean {
  const [a, b] = [p, q].map(({ claim }) => (claim === null ? null : lineage.catalogue.authorNode(claim.passage.doc)));
  return a !== null && a === b;
}

function oneFamily(p: Witness, q: Witness, lineage: Lineage): string | null {
  if (p.claim === null || q.claim === null) return null;
  return lineage.families.shared(p.claim.passage.doc, q.claim.passage.doc)?.name ?? null;
}

/** An error that both texts share: a misspelling is a link of its own, a figure no more than a doubt. */
function sharedError(
  p: Witness,
  q: Witness,
  lineage: Lineage,
): { readonly why: string; readonly passage: Passage | null } | null {
  const docs = [p, q].map(({ claim }) => claim?.passage.doc);
  for (const { shared, original, texts } of lineage.errors) {
    const [one, other] = docs.map((doc) => texts.find((each) => each.doc === doc));
    if (one === undefined || other === undefined) continue;
    return { why: `both texts have “${shared}”, where another has “${original}”`, passage: one.passage };
  }
  return null;
}

/** Why a witness is not shown to speak first-hand; null for one that is. */
function hearsay(witness: Witness, parties: Parties, lineage: Lineage): string | null {
  if (witness.record) return null;
  const link = lineage.relies(witness);
  const { author, label } = lineage.voice(witness);
  if (link !== null) return `${label} relies on another: ${link.why}`;
  const actor = actorOf(witness, lineage);
  const party = actor !== null && (parties.from.has(actor) || parties.to.has(actor));
  return author && !party ? `${label} names no source and was not there, as far as the text shows` : null;
}

/** Someone and the body they act for need not be two origins. */
function sameBody(p: Witness, q: Witness, evidence: Evidence): boolean {
  const bodies = (witness: Witness): string[] => {
    const actor = witness.claim?.holders[witness.holder]?.actor;
    const found = evidence.actors.find((each) => each.id === actor);
    return found === undefined ? [] : [found.id, ...found.actsFor.map((each) => each.actor)];
  };
  const [a, b] = [bodies(p), bodies(q)];
  return (a[0] !== undefined && b.slice(1).includes(a[0])) || (b[0] !== undefined && a.slice(1).includes(b[0]));
}
