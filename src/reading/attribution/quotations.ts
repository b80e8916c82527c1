import type { Block } from '../../terms/document.ts';

/**
 * A stretch between quotation marks, `[start, end)` with its marks, in UTF-16 code units of the canonical text.
 *
 * A quotation that runs on over paragraphs opens anew in each and closes only in the last: each paragraph's part is one
 * quotation here, `continues` the one before.
 */
export interface Quotation {
  readonly start: number;
  readonly end: number;
  readonly block: number;
  readonly closed: boolean;
  readonly continues: boolean;
}

/**
 * The quotations of a text, in order, never overlapping. Single marks are left alone: an apostrophe looks the same.
 *
 * An opening mark without a closing one runs to the end of its paragraph, and is kept only if the next paragraph opens
 * with a mark too (the convention of long quotations) or the mark is curly, which cannot be mistaken for inches.
 */
export function quotations(text: string, blocks: readonly Block[]): Quotation[] {
  const out: Quotation[] = [];
  let carried = false;
  blocks.forEach((block, at) => {
    if (block.kind === 'head') return;
    let open = -1;
    let continues = false;
    for (let i = block.start; i < block.end; i++) {
      const mark = text[i] ?? '';
      if (open < 0 ? opens(text, i, block) : false) {
        open = i;
        continues = carried && text.slice(block.start, i).trim() === '';
        continue;
      }
      if (
        open >= 0 &&
        (mark === '”' || (mark === '"' && text[open] !== '“') || (mark === '"' && closesStraight(text, i)))
      ) {
        out.push({ start: open, end: i + 1, block: at, closed: true, continues });
        open = -1;
        carried = false;
      }
    }
    if (open < 0) return;
    const next = blocks[at + 1];
    const runsOn = next !== undefined && opens(text, firstInk(text, next), next);
    if (runsOn || text[open] === '“') {
      out.push({ start: open, end: lastInk(text, block), block: at, closed: false, continues });
    }
    carried = runsOn;
  });
  return out;
}

/** The quotation that holds the offset, or null. */
export function quotationAt(all: readonly Quotation[], offset: number): Quotation | null {
  return all.find((quotation) => quotation.start <= offset && offset < quotation.end) ?? null;
}

function opens(text: string, at: number, block: Block): boolean {
  const mark = text[at];
  if (mark === '“' || mark === '„') return true;
  if (mark !== '"') return false;
  const after = text[at + 1] ?? ' ';
  const before = at === block.start ? ' ' : (text[at - 1] ?? ' ');
  return !/\s/.test(after) && !/[\p{L}\p{N}]/u.test(before);
}

function closesStraight(text: string, at: number): boolean {
  return !/\s/.test(text[at - 1] ?? ' ');
}

function firstInk(text: string, block: Block): number {
  let at = block.start;
  while (at < block.end && /\s/.test(text[at] ?? '')) at++;
  return at;
}

function lastInk(text: string, block: Block): number {
  let at = block.end;
  while (at > block.start && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}
