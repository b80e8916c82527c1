import type { Item, ItemRelationKind } from '../terms/item.ts';

/**
 * How the items of a case stand to each other, closed over `same` and `part_of`.
 *
 * Along a route an item is carried by the same item and by a whole that it is part of; a part carries it on as that
 * part only. Every other relation breaks it there.
 */
export interface Continuity {
  readonly same: (a: string, b: string) => boolean;
  /** Whether `part` is in `whole`, at any depth; false for the same item. */
  readonly partOf: (part: string, whole: string) => boolean;
  /** Same, or one a part of the other: claims about them can share a hop. */
  readonly agree: (a: string, b: string) => boolean;
  /**
   * What is left of `carried` after a hop that moves `moved`: itself, the part of it that moved, or null where it breaks.
   * Once only a part is left, nothing larger than it carries it on: whoever got the part had no whole to give.
   */
  readonly after: (carried: string, moved: string, asked: string) => string | null;
  /** Stated to come of one another or to be about one thing, without being the same or a part. */
  readonly related: (a: string, b: string) => boolean;
  /** The stated relation of two items, `same` for one; null where none is stated. */
  readonly relation: (a: string, b: string) => { readonly kind: ItemRelationKind; readonly why: string } | null;
}

/** The continuity of these items, by the relations they state. */
export function continuityOf(items: readonly Item[]): Continuity {
  const equals = closure(items, (_, kind) => kind === 'same', true);
  const inside = closure(items, (_, kind) => kind === 'same' || kind === 'part_of', false);
  const same = (a: string, b: string): boolean => a === b || (equals.get(a)?.has(b) ?? false);
  const partOf = (part: string, whole: string): boolean =>
    !same(part, whole) && (inside.get(part)?.has(whole) ?? false);
  const stated = new Map(items.map((item) => [item.id, item.relations]));
  const relation: Continuity['relation'] = (a, b) => {
    if (same(a, b)) return { kind: 'same', why: 'one item' };
    const found = stated.get(a)?.find((each) => each.to === b) ?? stated.get(b)?.find((each) => each.to === a);
    return found === undefined ? null : { kind: found.kind, why: found.why };
  };
  return {
    same,
    partOf,
    relation,
    related: (a, b) => ['derived_from', 'about_same_thing'].includes(relation(a, b)?.kind ?? ''),
    agree: (a, b) => same(a, b) || partOf(a, b) || partOf(b, a),
    after: (carried, moved, asked) => {
      if (same(carried, moved)) return carried;
      if (partOf(carried, moved)) return same(carried, asked) ? carried : null;
      return partOf(moved, carried) ? moved : null;
    },
  };
}

/** Everything reached from each item over relations of some kinds; `same` holds both ways. */
function closure(
  items: readonly Item[],
  counts: (item: Item, kind: ItemRelationKind) => boolean,
  onlySame: boolean,
): ReadonlyMap<string, ReadonlySet<string>> {
  const next = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    next.set(from, (next.get(from) ?? new Set()).add(to));
  };
  for (const item of items) {
    for (const { to, kind } of item.relations) {
      if (!counts(item, kind)) continue;
      add(item.id, to);
      if (kind === 'same' || onlySame) add(to, item.id);
    }
  }
  return new Map(
    items.map((item) => {
      const seen = new Set<string>();
      const queue = [item.id];
      for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
        for (const to of next.get(at) ?? []) {
          if (seen.has(to)) continue;
          seen.add(to);
          queue.push(to);
        }
      }
      return [item.id, seen];
    }),
  );
}
