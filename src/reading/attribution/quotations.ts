import type { Block } from '../../terms/document.ts';
import { type Marked, markedIn } from './marks.ts';

/**
 * A stretch between quotation marks, `[start, end)` with its marks, in UTF-16 code units of the canonical text.
 *
 * A quotation that runs on over paragraphs opens anew in each and closes only in the last: each paragraph's part is one
 * quotation here, `continues` the one before. One within another has a `depth` above 0.
 */
export interface Quotation extends Marked {
  readonly block: number;
  readonly continues: boolean;
}

/**
 * The quotations of a text, in order of where they open; two overlap only where one stands within the other.
 *
 * An opening mark without a closing one runs to the end of its paragraph, and is kept only if the next paragraph opens
 * with a mark too (the convention of long quotations) or the mark is curly, which cannot be mistaken for inches.
 */
export function quotations(text: string, blocks: readonly Block[]): Quotation[] {
  const out: Quotation[] = [];
  const inBlock = blocks.map((block) => (block.kind === 'head' ? [] : markedIn(text, block)));
  const opensWith = (at: number): boolean => {
    const block = blocks[at];
    const [first] = inBlock[at] ?? [];
    return block !== undefined && first !== undefined && text.slice(block.start, first.start).trim() === '';
  };
  let carried = false;
  inBlock.forEach((marked, at) => {
    marked.forEach((each, place) => {
      const runsOn = each.depth === 0 && !each.closed && opensWith(at + 1);
      if (!each.closed && !runsOn && !/[“„«]/.test(text[each.start] ?? '')) return;
      out.push({ ...each, block: at, continues: place === 0 && carried && opensWith(at) });
    });
    carried = marked.some((each) => each.depth === 0 && !each.closed && opensWith(at + 1));
  });
  return out;
}

/** The innermost quotation that holds the offset, or null. Takes time that grows with the logarithm of their number. */
export function quotationAt(all: readonly Quotation[], offset: number): Quotation | null {
  return quotationsTouching(all, offset, offset + 1).at(-1) ?? null;
}

/** The quotations that share a character with `[start, end)`, in order, those within others after them. */
export function quotationsTouching(all: readonly Quotation[], start: number, end: number): Quotation[] {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.start ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  const found: Quotation[] = [];
  for (let at = low - 1; at >= 0; at--) {
    const quotation = all[at]!;
    if (quotation.end > start) found.push(quotation);
    // Outermost ones stand apart and in order: before one that ends too early all end too early.
    else if (quotation.depth === 0) break;
  }
  return found.reverse();
}
