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
 * with the mention that fills it (`movedFrom`), and a relation with the mentions that stand nearest its passage. Who made it, when, and its caveats stay
 * with both: no mention decides that.
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
  const distinct = (to: string): ItemRelation => ({ to, kind: 'distinct', why, passage: null });
  const part = (own: string, other: string, keep: (mention: Passage) => boolean): Item => {
    const mentions = item.mentions.filter(keep);
    const { name, names } = namesIn(item, mentions);
    // What no passage shows stays with the first: two that are the same as a third would be one again.
    const relations = item.relations.filter(({ passage }) =>
      passage === null ? own === item.id : stays(passage, item, keep),
    );
    return { ...item, id: own, name, names, mentions, relations: [...relations, distinct(other)] };
  };
  const rest = part(item.id, id, (mention) => !goes(mention));
  const own = part(id, item.id, goes);
  return {
    ...evidence,
    items: [...evidence.items.map((each) => (each.id === item.id ? rest : each)), own],
    claims: evidence.claims.map((claim) => {
      if (claim.roles.item !== item.id) return claim;
      const filled = filling(claim, 'item');
      return filled === item.id ? claim : { ...claim, roles: { ...claim.roles, item: filled } };
    }),
    dropped: [...evidence.dropped, ...unclear],
  };
}
