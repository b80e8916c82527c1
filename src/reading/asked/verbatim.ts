import type { Stretch } from '../attribution/attributions.ts';

/**
 * Where these words stand within a stretch of a text, character for character; null where they do not, or are none.
 *
 * Nothing is matched loosely: a span that a language model gives is the text's or it is nothing. Of several places it is the first that is not
 * inside a word.
 */
export function verbatim(text: string, words: string, within: Stretch): Stretch | null {
  if (words.trim() === '') return null;
  for (let start = text.indexOf(words, within.start); start >= 0; start = text.indexOf(words, start + 1)) {
    const end = start + words.length;
    if (end > within.end) return null;
    if (!cutsWord(text, start) && !cutsWord(text, end)) return { start, end };
  }
  return null;
}

/** All of them, in order of what was asked; null where one is missing. */
export function allVerbatim(text: string, words: readonly string[], within: Stretch): Stretch[] | null {
  const found = words.map((each) => verbatim(text, each, within));
  return found.includes(null) ? null : (found as Stretch[]);
}

/** Whether a word runs across this place. */
export function cutsWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && /[\p{L}\p{N}]/u.test(text[at - 1]!) && /[\p{L}\p{N}]/u.test(text[at]!);
}
