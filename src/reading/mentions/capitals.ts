import type { AnalysedSentence, Word, WordSpan } from '../analysis/analysis.ts';
import { opensOutlet } from './media.ts';

const NOT_NAMES = new Set([
  'DET',
  'ADP',
  'PRON',
  'CCONJ',
  'SCONJ',
  'ADV',
  'AUX',
  'INTJ',
  'PUNCT',
  'PART',
  'NUM',
  'SYM',
]);
/** Names of days and months. */
export const CALENDAR: RegExp =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)s?$/;
/** From this share of capitalised words on, a line is a heading, and its capitals say nothing of names. */
const HEADING = 0.7;

/**
 * Runs of capitalised words ("Tallow Dredging", "Kessler & Roe"): names are whole even where the parse takes a word of
 * them for a verb. Empty in lines that capitalise most words. A capital that only opens the sentence counts for a name.
 */
export function capitalRuns(sentence: AnalysedSentence): WordSpan[] {
  const { words } = sentence;
  if (inCapitals(sentence)) return [];
  const out: WordSpan[] = [];
  let first = -1;
  for (let at = 0; at <= words.length; at++) {
    const inside = at < words.length && (couldName(words[at]!) || (first >= 0 && joins(words, at)));
    if (inside && first < 0) first = at;
    if (!inside && first >= 0) {
      if (at - first > 1) out.push({ first, past: at });
      first = -1;
    }
  }
  return out;
}

/** Whether a line capitalises most of its words, as headings do. */
export function inCapitals({ words }: AnalysedSentence): boolean {
  const letters = words.filter((word) => /^\p{L}/u.test(word.text) && word.text.length > 3);
  const capital = letters.filter((word) => /^\p{Lu}/u.test(word.text));
  return letters.length > 3 && capital.length / letters.length >= HEADING;
}

/** Whether a word is written as one of a name. */
export function couldName(word: Word): boolean {
  return /^\p{Lu}/u.test(word.text) && !NOT_NAMES.has(word.upos) && !CALENDAR.test(word.text);
}

/** "&" between two words of a name, and the number of a channel. */
function joins(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  if (isNumbered(words, at)) return true;
  return words[at]!.text === '&' && next !== undefined && couldName(next);
}

/** Whether a word is the number that a channel or station is called by: "Channel 7". */
export function isNumbered(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  return (
    /^\d{1,3}$/.test(words[at]?.text ?? '') && before !== undefined && couldName(before) && opensOutlet(before.text)
  );
}
