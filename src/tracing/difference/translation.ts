import type { Assumption, Claim } from '../../terms/claim.ts';
import type { Evidence } from '../../terms/evidence.ts';
import type { Holder } from '../../terms/holder.ts';
import type { OriginReason } from '../../terms/hop.ts';
import type { Interval } from '../../terms/interval.ts';
import type { Passage } from '../../terms/passage.ts';
import { compareText } from '../ranking.ts';
import type { Correspondence } from './correspondence.ts';

/**
 * What of one evaluation is called in terms of the second, so that parts of both can be compared as text. What the second
 * does not have keeps a name of its own, which is none of the second's.
 */
export interface Translation {
  readonly doc: (id: string) => string;
  readonly claim: (id: string) => string;
  readonly actor: (id: string | null) => string | null;
  readonly item: (id: string | null) => string | null;
  readonly hop: (id: string) => string;
  /** A claim, else what is called the same in both: a contact. */
  readonly ref: (id: string) => string;
  /** Whose word it is: an actor, a document, or a name. */
  readonly source: (id: string) => string;
  /** Whatever a sentence can stand on. */
  readonly anchor: (id: string) => string;
}

/** The names of the second evaluation, which stay as they are. */
export const UNTRANSLATED: Translation = {
  doc: (id) => id,
  claim: (id) => id,
  actor: (id) => id,
  item: (id) => id,
  hop: (id) => id,
  ref: (id) => id,
  source: (id) => id,
  anchor: (id) => id,
};

/** From the first evaluation to the second. `hops` are those known to correspond. */
export function translationOf(
  before: Evidence,
  { documents, claims, actors, items }: Correspondence,
  hops: ReadonlyMap<string, string> = new Map(),
): Translation {
  const own = {
    docs: new Set(before.documents.map(({ id }) => id)),
    claims: new Set(before.claims.map(({ id }) => id)),
    actors: new Set(before.actors.map(({ id }) => id)),
    items: new Set(before.items.map(({ id }) => id)),
  };
  const by =
    (map: ReadonlyMap<string, string>) =>
    (id: string): string =>
      map.get(id) ?? `before:${id}`;
  const [doc, claim, actor, item, hop] = [by(documents), by(claims), by(actors), by(items), by(hops)];
  const ref = (id: string): string => (own.claims.has(id) ? claim(id) : id);
  const source = (id: string): string => (own.actors.has(id) ? actor(id) : own.docs.has(id) ? doc(id) : id);
  return {
    doc,
    claim,
    actor: (id) => (id === null ? null : actor(id)),
    item: (id) => (id === null ? null : item(id)),
    hop,
    ref,
    source,
    anchor: (id) =>
      own.claims.has(id) ? claim(id) : own.items.has(id) ? item(id) : /^h\d+$/.test(id) ? hop(id) : source(id),
  };
}

/** A part as text to compare: of a list in no order. */
export function unordered(parts: readonly unknown[]): string {
  return JSON.stringify(parts.map((each) => JSON.stringify(each)).toSorted(compareText));
}

/** An interval as text to compare. */
export function spanKey({ earliest, latest }: Interval): string {
  return JSON.stringify([earliest, latest]);
}

/** A passage as it is compared: where it stands, and what it says. */
export function passageKey(passage: Passage | null, t: Translation): unknown {
  return passage === null ? null : [t.doc(passage.doc), passage.start, passage.end, passage.quote];
}

/** Why claims count as one origin or apart, as text to compare. */
export function reasonsKey(reasons: readonly OriginReason[], t: Translation): string {
  return unordered(
    reasons.map(({ kind, claims, passage, why }) => [kind, unordered(claims.map(t.ref)), passageKey(passage, t), why]),
  );
}

/** An assumption as it is compared. */
export function assumptionKey({ what, passage, contact }: Assumption, t: Translation): unknown {
  return [what, passageKey(passage, t), contact ?? null];
}

/** The parts of a claim as they are compared, but for what it is known by. */
export function claimParts(claim: Claim, t: Translation): Readonly<Record<string, string>> {
  const { event, relation, roles, when, holders, factuality, passage, reviewed, assumptions, record, questions } =
    claim;
  const filled = Object.entries(roles).map(([role, id]) => [role, role === 'item' ? t.item(id) : t.actor(id)]);
  return {
    event: JSON.stringify([event, relation]),
    roles: unordered(filled),
    time: JSON.stringify([when.earliest, when.latest, when.edtf]),
    holders: JSON.stringify(holders.map((each: Holder) => [each.name, t.actor(each.actor), each.named, each.number])),
    factuality: JSON.stringify([factuality, questions]),
    passage: JSON.stringify(passageKey(passage, t)),
    review: JSON.stringify(reviewed),
    score: JSON.stringify(claim.score),
    assumptions: unordered(assumptions.map((each) => assumptionKey(each, t))),
    record: JSON.stringify([record, claim.url ?? null]),
  };
}
