import type { Evidence } from '../terms/evidence.ts';
import type { Filler } from '../terms/filler.ts';
import type { Item, ItemRelation, ItemRelationKind } from '../terms/item.ts';
import type { Passage } from '../terms/passage.ts';
import { type Mentioned, movedFrom, namesIn, nextId, stays } from './moved.ts';

/** A reviewer's word on how two items stand to each other. */
export interface Link {
  readonly a: Filler;
  readonly b: Filler;
  readonly link: ItemRelationKind;
  readonly why: string;
}

/** The evidence with two of its items linked as a reviewer says; what was read of the two gives way. */
export function withLinked(evidence: Evidence, from: string, to: string, { a, b, link, why }: Link): Evidence {
  const symmetric = link !== 'part_of' && link !== 'derived_from';
  const relation = (id: string, passage: Passage | null): ItemRelation => ({ to: id, kind: link, why, passage });
  const items = evidence.items.map((item): Item => {
    if (item.id !== from && item.id !== to) return item;
    const others = item.relations.filter((each) => each.to !== (item.id === from ? to : from));
    if (item.id === from) return { ...item, relations: [...others, relation(to, a.passage)] };
    return { ...item, relations: symmetric ? [...others, relation(from, b.passage)] : others };
  });
  return { ...evidence, items };
}

/**
 * The evidence with some mentions of an item as an item of its own, which gets the next free id; the two are distinct. A claim's item goes
 * with the mention that fills it (`movedFrom`). How it stands to another item goes along where the nearest mention to a passage that shows it does, on
 * both sides; what no passage shows stays. Who made it, when, and its caveats stay with both: no mention decides that.
 */
export function withItemSplit(
  evidence: Evidence,
  item: Item,
  moved: readonly Passage[],
  why: string,
  mentioned: Mentioned,
): Evidence {
  const id = nextId('i', evidence.items);
  const { goes, filling, unclear } = movedFrom(item, moved, id, mentioned);
  const leaves = (passage: Passage | null): boolean =>
    passage !== null && stays(passage, item, goes) && !stays(passage, item, (mention) => !goes(mention));
  const between = (other: Item): readonly ItemRelation[] => [
    ...item.relations.filter(({ to }) => to === other.id),
    ...other.relations.filter(({ to }) => to === item.id),
  ];
  const gone = new Set(
    evidence.items.filter((other) => between(other).some(({ passage }) => leaves(passage))).map((other) => other.id),
  );
  const part = (own: string, other: string): Item => {
    const mentions = item.mentions.filter((mention) => goes(mention) === (own === id));
    const { name, names } = namesIn(item, mentions);
    const relations = item.relations.filter(({ to }) => gone.has(to) === (own === id));
    const distinct: ItemRelation = { to: other, kind: 'distinct', why, passage: null };
    return { ...item, id: own, name, names, mentions, relations: [...relations, distinct] };
  };
  const items = evidence.items.map((each): Item => {
    if (each.id === item.id) return part(item.id, id);
    if (!gone.has(each.id) || !each.relations.some(({ to }) => to === item.id)) return each;
    return { ...each, relations: each.relations.map((one) => (one.to === item.id ? { ...one, to: id } : one)) };
  });
  return {
    ...evidence,
    items: [...items, part(id, item.id)],
    claims: evidence.claims.map((claim) => {
      if (claim.roles.item !== item.id) return claim;
      const filled = filling(claim, 'item');
      return filled === item.id ? claim : { ...claim, roles: { ...claim.roles, item: filled } };
    }),
    dropped: [...evidence.dropped, ...unclear],
  };
}
