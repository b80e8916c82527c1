import type { When } from './interval.ts';

/** What a block of a document's text is. `head` holds the lines of a metadata head and is not read for claims. */
export type BlockKind = 'head' | 'title' | 'heading' | 'paragraph';

/** A block of canonical text, `[start, end)` in UTF-16 code units; blocks are in order and do not overlap. */
export interface Block {
  readonly kind: BlockKind;
  readonly start: number;
  readonly end: number;
}

/** Words of a text that link to another page: `[start, end)` in UTF-16 code units, and the page's address, whole. */
export interface Link {
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

/**
 * One published text, never changed after it is added.
 *
 * `text` is canonical: newlines are `\n`, there is no byte order mark, and lone surrogates and null characters are
 * U+FFFD (one for one). Nothing else is altered, so offsets into a plain text file stay what they were.
 * It is null where evidence was handed over without its texts: its quotes cannot be checked then, and reports say so.
 */
export interface Document {
  readonly id: string;
  readonly path: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly published: When | null;
  /** UTC milliseconds. */
  readonly retrieved: number | null;
  /** SHA-256 of the original bytes, in hexadecimal. */
  readonly sha256: string | null;
  /** SHA-256 of the canonical text as UTF-8, in hexadecimal. */
  readonly textSha256: string | null;
  readonly text: string | null;
  readonly blocks: readonly Block[];
  /** Links of its markup, in order; absent where there was none. Addresses that stand in the text itself are text. */
  readonly links?: readonly Link[];
  /** Set where the document is itself the record of what passed (a log, a memo, a transcript), by its keeper. */
  readonly record: { readonly keeper: string | null } | null;
}
