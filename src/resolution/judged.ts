import type { Reading } from '../reading/reading.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Filler } from '../terms/filler.ts';
import type { Item, ItemRelation, ItemRelationKind } from '../terms/item.ts';
import type { Passage } from '../terms/passage.ts';
import { lookupOf } from './fillers.ts';
import { type Mentioned, withMerged, withSplit } from './judgedactors.ts';

/** A judgement of who is who or what is what, and the entry it is from. */
export type Identification = { readonly number: number; readonly by: string; readonly why: string | null } & (
  | { readonly kind: 'actors-merged'; readonly of: readonly Filler[] }
  | { readonly kind: 'actors-split'; readonly actor: Filler; readonly mentions: readonly Passage[] }
  | { readonly kind: 'items-linked'; readonly a: Filler; readonly b: Filler; readonly link: ItemRelationKind }
);

/** A judgement that could not be applied, and why: whom or what it means is not there, or cannot be told from others. */
export interface Unmatched {
  readonly number: number;
  readonly why: string;
}

/**
 * The evidence with judgements on identity applied, in their order. Ids of actors that no judgement is about stay as they are. Pure.
 *
 * @param mentioned which mention fills a role, as `mentionedIn` tells of readings; a split asks it.
 */
export function withIdentities(
  evidence: Evidence,
  judgements: readonly Identification[],
  mentioned: Mentioned = () => null,
): { readonly evidence: Evidence; readonly unmatched: readonly Unmatched[] } {
  const unmatched: Unmatched[] = [];
  const applied = judgements.reduce((before, judgement) => {
    const after = applying(before, judgement, mentioned);
    if (typeof after !== 'string') return after;
    unmatched.push({ number: judgement.number, why: after });
    return before;
  }, evidence);
  return { evidence: applied, unmatched };
}

/** What becomes of evidence by one judgement, or why nothing does. */
function applying(evidence: Evidence, judgement: Identification, mentioned: Mentioned): Evidence | string {
  if (judgement.kind === 'items-linked') return linked(evidence, judgement);
  const { find } = lookupOf(evidence.actors);
  if (judgement.kind === 'actors-merged') {
    const found = judgement.of.map(find);
    const lost = found.find((each) => each.one === null);
    // Those that are there are one all the same.
    const chosen = [...new Set(found.flatMap((each) => each.one ?? []))];
    if (chosen.length > 1) return withMerged(evidence, chosen);
    return lost?.one === null ? lost.why : 'they are one actor already';
  }
  const found = find(judgement.actor);
  if (found.one === null) return found.why;
  const { mentions } = found.one;
  const moved = mentions.filter((mention) => judgement.mentions.some((each) => overlaps(mention, each)));
  if (moved.length === 0) return `no mention of “${found.one.name}” stands at these passages`;
  if (moved.length === mentions.length) return `“${found.one.name}” has no other mentions to be split from`;
  return withSplit(evidence, found.one, moved, mentioned);
}

/** Items as a reviewer links them; what was read of the two gives way. */
function linked(
  evidence: Evidence,
  { a, b, link, by, why }: Extract<Identification, { kind: 'items-linked' }>,
): Evidence | string {
  const { find } = lookupOf(evidence.items);
  const [one, other] = [find(a), find(b)];
  if (one.one === null) return one.why;
  if (other.one === null) return other.why;
  const [from, to] = [one.one.id, other.one.id];
  if (from === to) return 'they are one item already';
  const reason = why ?? `${by} judged so`;
  const symmetric = link !== 'part_of' && link !== 'derived_from';
  const relation = (id: string, passage: Passage | null): ItemRelation => ({
    to: id,
    kind: link,
    why: reason,
    passage,
  });
  const items = evidence.items.map((item): Item => {
    if (item.id !== from && item.id !== to) return item;
    const others = item.relations.filter((each) => each.to !== (item.id === from ? to : from));
    if (item.id === from) return { ...item, relations: [...others, relation(to, a.passage)] };
    return { ...item, relations: symmetric ? [...others, relation(from, b.passage)] : others };
  });
  return { ...evidence, items };
}

/** Which mention fills each role of the claims of these readings. A role that a pronoun for several fills is told by that pronoun. */
export function mentionedIn(readings: readonly Reading[]): Mentioned {
  const known = new Map<string, Passage>();
  for (const { mentions, claims } of readings) {
    const byId = new Map(mentions.map(({ id, passage }) => [id, passage]));
    for (const { id, roles } of claims)
      for (const [role, mention] of Object.entries(roles)) {
        const passage = byId.get(mention);
        if (passage !== undefined) known.set(`${id} ${role}`, passage);
      }
  }
  return (claim, role) =>
    known.get(`${claim} ${role}`) ?? known.get(`${claim.replace(/(\.c\d+)\.\d+$/, '$1')} ${role}`) ?? null;
}

function overlaps(a: Passage, b: Passage): boolean {
  return a.doc === b.doc && a.start < b.end && b.start < a.end;
}
