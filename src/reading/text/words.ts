import { isAlsoWord, stopKind } from './abbreviations.ts';
import type { TextSpan } from './sentences.ts';

/** Parts that stay one word with what their hyphen joins them to; other compounds are taken apart at the hyphen. */
const PREFIX =
  'e|co|non|pre|post|anti|re|ex|mid|semi|multi|pro|sub|micro|over|under|un|inter|intra|counter|mini|neo|bi|de|dis|ultra|super|trans|psycho|quasi|pseudo|electro|extra|tri|vice';

const LETTERS = '[\\p{L}\\p{M}\\p{N}_\\u00ad\\u200d]';
const NOT_IN_WORD = '(?![\\p{L}\\p{N}])';
const HOST = '[A-Za-z][\\w-]{0,62}(?:\\.[\\w-]{1,63}){0,6}';
const FILE = '[\\w#%-]{1,64}(?:\\.[\\w-]{1,32}){0,4}\\.(?:docx?|xlsx?|pdf|txt|html?|jpe?g|png|zip|csv|pptx?)';
const ADDRESS = '[\\w.+%-]{1,64}@[\\w-]{1,63}(?:\\.+[\\w-]{1,63}){0,6}';
const SITE = `${HOST}\\.(?:com|org|net|gov|edu|mil|info|co\\.[a-z]{2}|[a-z]{2}(?=/))`;

/**
 * Tried in this order at each place; the first that fits is a word, or is taken further apart.
 *
 * Every repetition that may fail after it has run is bounded, so that no text takes more than linear time.
 */
const WORD = new RegExp(
  [
    `(?<link>(?:(?:https?|ftp)://|mailto:|www\\.)[^\\s<>"“”]+|${ADDRESS}|(?:${FILE})${NOT_IN_WORD}|(?<![\\w@])${SITE}${NOT_IN_WORD}(?:/[^\\s<>"“”]*)?)`,
    '(?<tag>[@#]\\p{L}\\w*)',
    `(?<decade>['’‘]\\d\\ds?(?!${LETTERS})|\\d{1,3}0['’]s(?!${LETTERS}))`,
    `(?<smile>[:;=]-?[()DPp]${NOT_IN_WORD})`,
    '(?<phone>(?:\\d-)?\\d{3}[-/]\\d{3}-\\d{4}|\\d{3}-\\d{4}(?!\\d))',
    '(?<date>\\d{1,4}/\\d{1,2}(?:/\\d{2,4})?(?!\\d)|\\d{1,2}-\\d{1,2}-\\d{2,4}(?!\\d)|\\d{4}-\\d{2}-\\d{2}(?!\\d))',
    '(?<clock>\\d{1,2}:\\d{2}(?::\\d{2})?)',
    `(?<number>\\d+(?:[.,]\\d{1,12}){0,6}(?!${LETTERS})|\\.\\d{1,12}(?!${LETTERS}))`,
    '(?<measure>\\d+(?:[.,]\\d{1,12}){0,6})(?=(?:[ap]\\.?m|k?m|kg|cm|mm|lbs?|mph|hrs?|mins?|bn)\\b)',
    `(?<initials>(?:\\p{L}\\.){2,}\\p{L}?(?!${LETTERS})\\.?)`,
    `(?<word>${LETTERS}+(?:&${LETTERS}+)*(?:['’]${LETTERS}+)*)`,
    "(?<run>\\.{2,}[!?]*|-{2,}|[!?]{2,}|(?<same>[=*_~+<>#])\\k<same>+|…+|''|’’|‘‘|``)",
    '(?<emoji>\\p{Extended_Pictographic}(?:\\ufe0f|\\p{Emoji_Modifier}|\\u200d\\p{Extended_Pictographic})*)',
    '(?<sign>\\S)',
  ].join('|'),
  'gu',
);

const PREFIXED = new RegExp(`^(?:${PREFIX})$`, 'i');
const COMPOUND_REST = new RegExp(`^-${LETTERS}+(?:['’]${LETTERS}+)*`, 'u');
const CLITIC = /(?:n['’]t|['’](?:s|m|re|ve|ll|d))$/iu;
const JOINED: Readonly<Record<string, number>> = {
  cannot: 3,
  gonna: 3,
  gotta: 3,
  wanna: 3,
  gimme: 3,
  lemme: 3,
  dont: 2,
  cant: 2,
  didnt: 3,
  doesnt: 4,
  isnt: 2,
  wasnt: 3,
  wont: 2,
  wouldnt: 5,
  couldnt: 5,
};

/**
 * The words of a sentence, in order: the tokens of the English Web Treebank (Silveira et al. 2014), which split clitics
 * ("do|n't", "Hartley|'s"), hyphenated compounds ("long|-|term", but "e-mail", "non-human") and units of money, and keep
 * links, addresses, dates, telephone numbers and abbreviations whole. White space belongs to no word.
 */
export function wordsOf(text: string, start = 0, end: number = text.length): TextSpan[] {
  const sentence = text.slice(start, end);
  const out: TextSpan[] = [];
  const push = (from: number, to: number): void => {
    if (to > from) out.push({ start: start + from, end: start + to });
  };
  WORD.lastIndex = 0;
  for (let match = WORD.exec(sentence); match !== null; match = WORD.exec(sentence)) {
    const at = match.index;
    let to = at + match[0].length;
    const groups = match.groups!;
    if (groups.link !== undefined) to = at + linkLength(match[0]);
    else if (groups.initials !== undefined) to = at + initialsLength(match[0], sentence, to);
    else if (groups.word !== undefined) {
      to = wordEnd(sentence, at, to);
      for (const cut of cuts(sentence.slice(at, to))) push(at + cut.start, at + cut.end);
      WORD.lastIndex = to;
      continue;
    }
    push(at, to);
    WORD.lastIndex = to;
  }
  return out;
}

/** A link without the punctuation of the sentence it stands in; a closing bracket stays where the link opened it. */
function linkLength(link: string): number {
  let surplus = 0;
  for (const sign of link) surplus += sign === ')' ? 1 : sign === '(' ? -1 : 0;
  let length = link.length;
  for (; length > 1 && /[.,;:!?'’"”)\]}>*]/.test(link[length - 1]!); length--) {
    if (link[length - 1] !== ')') continue;
    if (surplus <= 0) break;
    surplus--;
  }
  return length;
}

/** "U.S." keeps its last stop, at the end of a sentence too; a lone "e.g" never had one. */
function initialsLength(initials: string, sentence: string, to: number): number {
  return initials.endsWith('..') || (initials.endsWith('.') && sentence[to] === '.')
    ? initials.length - 1
    : initials.length;
}

/** Where the word that starts at `at` ends: it takes in an abbreviation's stop, or a prefix's hyphen and what follows. */
function wordEnd(sentence: string, at: number, to: number): number {
  const word = sentence.slice(at, to);
  if (sentence[to] === '-' && sentence[at - 1] !== '-' && PREFIXED.test(word)) {
    const rest = COMPOUND_REST.exec(sentence.slice(to));
    if (rest !== null) return to + rest[0].length;
  }
  if (sentence[to] !== '.' || sentence[to + 1] === '.') return to;
  const after = sentence.slice(to + 1).replace(/^["'”’)\]]+/u, '');
  return ownsStop(word, after, after.trim() === '') ? to + 1 : to;
}

/** Whether the stop between this word and `after` is the word's own and not, or not only, the sentence's. */
function ownsStop(word: string, after: string, last: boolean): boolean {
  switch (stopKind(word)) {
    case 'title':
      return !last;
    case 'counted':
      return /^\s*(?:\d|[IVXLC]+\b)/.test(after);
    case 'initials':
      return !last && (word !== 'I' || /^\s*\p{Lu}/u.test(after));
    case 'open':
      return !last || !(isAlsoWord(word) || word === 'etc');
    default:
      return false;
  }
}

/** A word taken apart at its clitics; offsets into the word. "O'Hara" and "Qa'ida" stay whole. */
function cuts(word: string): TextSpan[] {
  const out: TextSpan[] = [];
  let end = word.length;
  // "I'd've" has two; more than that is nobody's English.
  for (let count = 0; count < 2; count++) {
    const stem = CLITIC.exec(word.slice(Math.max(0, end - 40), end));
    if (stem === null || (end <= 40 && stem.index === 0)) break;
    const at = Math.max(0, end - 40) + stem.index;
    out.unshift({ start: at, end });
    end = at;
  }
  const lower = word.slice(0, Math.min(end, 12)).toLowerCase();
  const joint = end === lower.length && Object.hasOwn(JOINED, lower) ? JOINED[lower]! : 0;
  if (joint === 0) return [{ start: 0, end }, ...out];
  return [{ start: 0, end: joint }, { start: joint, end }, ...out];
}
