import type { Block, Link } from '../terms/index.ts';
import { blocksOf } from './blocks.ts';
import { headOf } from './head.ts';
import type { Metadata } from './metadata.ts';

/** Canonical text with its blocks, and what the source itself says about the text. */
export interface Body {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly links?: readonly Link[];
  readonly metadata: Metadata;
}

/** Longest first line that is taken for a title. */
const LONGEST_TITLE = 200;

/**
 * A canonical plain text, taken apart: its head, its title, its blocks.
 *
 * Where the head names no title, a short first line without a final stop that a blank line follows is one. A line "By
 * NAME" right after the title is the byline: a block of kind `head`, and the author unless the head names one.
 */
export function plainBody(text: string): Body {
  const head = headOf(text);
  const blocks = [...blocksOf(text, head.end)];
  let { title, author } = head.metadata;
  const first = blocks[0];
  if (title === undefined && first !== undefined && blocks.length > 1 && isTitle(text, first)) {
    title = text.slice(first.start, first.end);
    blocks[0] = { ...first, kind: 'title' };
  }
  const at = blocks[0]?.kind === 'title' ? 1 : 0;
  const second = blocks[at];
  const byline = second === undefined ? null : bylineOf(text.slice(second.start, second.end));
  if (second !== undefined && byline !== null && title !== undefined) {
    author ??= byline;
    blocks[at] = { ...second, kind: 'head' };
  }
  return { text, blocks: [...head.blocks, ...blocks], metadata: { ...head.metadata, title, author } };
}

function isTitle(text: string, { start, end }: Block): boolean {
  const line = text.slice(start, end);
  return (
    line.length <= LONGEST_TITLE &&
    !line.includes('\n') &&
    /^\n[^\S\n]*\n/.test(text.slice(end).replace(/^[^\S\n]*/, '')) &&
    !/[.,;:…]["”’']?$/.test(line)
  );
}

function bylineOf(line: string): string | null {
  const match = /^By (\p{Lu}[^\n.!?]{1,78})$/u.exec(line);
  return match === null ? null : match[1]!;
}
