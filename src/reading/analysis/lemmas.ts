import { straightened } from './signs.ts';

/** The learned table: `suffixes[upos][suffix]` is its replacement, `exceptions[upos][form]` a lemma. */
export interface LemmaTable {
  readonly suffixes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly exceptions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** These parts of speech keep their form. */
const KEPT = new Set(['PROPN', 'NUM', 'PUNCT', 'SYM', 'X']);

const LONGEST_SUFFIX = 5;

/**
 * The dictionary form of a word, from rules and exceptions learned from the treebanks (`training/hearsay_reader/lemmas.py`):
 * an exception if there is one, else the longest suffix that has a replacement, else the form in lower case.
 */
export function lemmaOf(table: LemmaTable, form: string, upos: string): string {
  if (KEPT.has(upos)) return form;
  const lower = straightened(form).toLowerCase();
  const exceptions = table.exceptions[upos];
  if (exceptions !== undefined && Object.hasOwn(exceptions, lower)) return exceptions[lower]!;
  const suffixes = table.suffixes[upos];
  if (suffixes === undefined) return lower;
  for (let length = Math.min(LONGEST_SUFFIX, lower.length - 1); length > 0; length--) {
    const suffix = lower.slice(-length);
    if (Object.hasOwn(suffixes, suffix)) return lower.slice(0, -length) + suffixes[suffix]!;
  }
  return lower;
}
