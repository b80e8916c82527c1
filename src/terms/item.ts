import type { When } from './interval.ts';
import type { Passage } from './passage.ts';

/** How two items stand to each other. Only `same` and `part_of` (whole to part) carry an item along a route. */
export type ItemRelationKind = 'same' | 'part_of' | 'derived_from' | 'about_same_thing' | 'distinct' | 'unknown';

/** How an item stands to another, why, and the passage that shows it. */
export interface ItemRelation {
  readonly to: string;
  readonly kind: ItemRelationKind;
  readonly why: string;
  readonly passage: Passage | null;
}

/** What moved: a piece of information. A leak of one item is not a leak of another. */
export interface Item {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  /** Actor id of whoever gathered or made it. */
  readonly originator: string | null;
  readonly subject: string | null;
  /** Handling caveats as the text states them ("classified"). */
  readonly caveats: readonly string[];
  /** When it came into being; it cannot move before. */
  readonly since: When | null;
  readonly relations: readonly ItemRelation[];
  readonly mentions: readonly Passage[];
}
