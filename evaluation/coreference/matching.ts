import type { Chain } from './chains.ts';
import type { PlacedMention } from './entities.ts';

/** How a found mention is known for a gold one: by the same first and last character, or by the same head word. */
export type Matching = 'span' | 'head';

/**
 * Both sides' chains with a key for each mention that is equal where they match, one to one. By head, equal spans match
 * first: two phrases may have one head ("the mayor and the clerk", "the mayor").
 */
export function matched(
  gold: readonly (readonly PlacedMention[])[],
  found: readonly (readonly PlacedMention[])[],
  by: Matching,
): { readonly gold: Chain[]; readonly found: Chain[] } {
  const keys = new Map(found.flat().map((mention) => [mention, spanOf(mention)]));
  if (by === 'head') {
    const spans = new Set(gold.flat().map(spanOf));
    const taken = new Set([...keys.values()].filter((key) => spans.has(key)));
    const open = new Map<number, string[]>();
    for (const mention of gold.flat()) {
      if (!taken.has(spanOf(mention))) open.set(mention.head, [...(open.get(mention.head) ?? []), spanOf(mention)]);
    }
    for (const [mention, key] of keys) {
      const other = taken.has(key) ? undefined : open.get(mention.head)?.shift();
      if (other !== undefined) keys.set(mention, other);
    }
  }
  return {
    gold: gold.map((chain) => new Set(chain.map(spanOf))),
    found: found.map((chain) => new Set(chain.map((mention) => keys.get(mention)!))),
  };
}

function spanOf({ start, end }: PlacedMention): string {
  return `${start} ${end}`;
}
