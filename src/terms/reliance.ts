/**
 * One link of lineage: `from` relies on `reliesOn` (quotes, cites, was told by, copied).
 *
 * Both are ids of documents, statements, claims or actors, or the name of a publisher or work that is not in the case.
 * `basis`: the text states it, we measured it (shared text), or a reviewer judged it. `carries` is `detail` where no more than a detail
 * is shown to come from there (a shared misspelling): it speaks for what the author says of their own, not for what a source told them.
 */
export interface Reliance {
  readonly from: string;
  readonly reliesOn: string;
  readonly why: string;
  readonly doc: string | null;
  readonly quote: string | null;
  readonly basis: 'stated' | 'measured' | 'judged';
  readonly carries?: 'detail';
}

/** Two documents that share text: a stretch of each, in UTF-16 code units, and the part of the shorter that is shared, 0 to 1. */
export interface NearCopy {
  readonly a: string;
  readonly b: string;
  readonly quote: string;
  readonly share: number;
}

/** The port through which lineage asks for copied text: answered in memory, or by SQL over a ledger. */
export interface NearCopies {
  /** Every pair of these documents that share text, in order of ids. */
  readonly among: (docs: readonly string[]) => readonly NearCopy[];
}
