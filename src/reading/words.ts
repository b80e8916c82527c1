import { isAlsoWord, stopKind } from './abbreviations.ts';
import type { TextSpan } from './sentences.ts';

/** Parts that stay one word with what their hyphen joins them to; other compounds are taken apart at the hyphen. */
const PREFIX =
  'e|co|non|pre|post|anti|re|ex|mid|semi|multi|pro|sub|micro|over|under|un|inter|intra|counter|mini|neo|bi|de|dis|ultra|super|trans|psycho|quasi|pseudo|electro|extra|tri|vice';

const LETTERS = '[\\p{L}\\p{M}\\p{N}_\\u00ad\\u200d]';
const DOMAIN = 'com|org|net|gov|edu|mil|info|co\\.[a-z]{2}|[a-z]{2}/';

/** Tried in this order at each place; the first that fits is a word, or is taken further apart by `parts`. */
const WORD = new RegExp(
  [
    '(?<link>(?:https?|ftp)://[^\\s<>"“”]+|mailto:[^\\s<>"“”]+|www\\.[^\\s<>"“”]+|[\\w.+%-]+@[\\w-]+(?:\\.+[\\w-]+)+|(?<![\\w@])[A-Za-z][\\w-]*(?:\\.[\\w-]+)*\\.(?:' +
      DOMAIN +
      ')(?![\\p{L}\\p{N}])(?:/[^\\s<>"“”]*)?)',
    '(?<tag>[@#]\\p{L}[\\w]*)',
    `(?<decade>['’‘]\\d\\ds?(?!${LETTERS}))`,
    '(?<smile>[:;=]-?[()DPp](?![\\p{L}\\p{N}]))',
    '(?<phone>(?:\\d-)?\\d{3}[-/]\\d{3}-\\d{4}|\\d{3}-\\d{4}(?!\\d))',
    '(?<date>\\d{1,4}/\\d{1,2}(?:/\\d{2,4})?(?!\\d)|\\d{1,2}-\\d{1,2}-\\d{2,4}(?!\\d)|\\d{4}-\\d{2}-\\d{2}(?!\\d))',
    '(?<clock>\\d{1,2}:\\d{2}(?::\\d{2})?)',
    `(?<number>\\d+(?:[.,]\\d+)*(?!${LETTERS})|\\.\\d+(?!${LETTERS}))`,
    '(?<measure>\\d+(?:[.,]\\d+)*)(?=(?:[ap]\\.?m\\b|k?m\\b|kg\\b|cm\\b|mm\\b|lbs?\\b|mph\\b|hrs?\\b|mins?\\b|bn\\b))',
    `(?<initials>(?:\\p{L}\\.){2,}\\p{L}?(?!${LETTERS})\\.?)`,
    `(?<word>${LETTERS}+(?:&${LETTERS}+)*(?:['’]${LETTERS}+)*)`,
    "(?<run>\\.{2,}|-{2,}|[!?]{2,}|(?<same>[=*_~+<>#])\\k<same>+|…+|''|’’|‘‘|``)",
    '(?<emoji>\\p{Extended_Pictographic}(?:\\ufe0f|\\p{Emoji_Modifier}|\\u200d\\p{Extended_Pictographic})*)',
    '(?<sign>[^\\s])',
  ].join('|'),
  'gu',
);

const CLITIC = /^(.+?)(n['’]t|['’](?:s|m|re|ve|ll|d))$/iu;
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
  let length = link.length;
  while (length > 1) {
    const last = link[length - 1]!;
    const opens = last === ')' && link.slice(0, length).split('(').length === link.slice(0, length).split(')').length;
    if (!/[.,;:!?'’"”)\]}>*]/.test(last) || opens) break;
    length--;
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
  const prefixed = new RegExp(`^(?:${PREFIX})$`, 'i').test(word) && /^-[\p{L}\p{N}]/u.test(sentence.slice(to, to + 3));
  if (prefixed && sentence[at - 1] !== '-') {
    const rest = new RegExp(`^-${LETTERS}+(?:['’]${LETTERS}+)*`, 'u').exec(sentence.slice(to))![0];
    return to + rest.length;
  }
  if (sentence[to] !== '.' || sentence[to + 1] === '.') return to;
  const after = sentence.slice(to + 1).replace(/^["'”’)\]]+/u, '');
  const last = after.trim() === '';
  switch (stopKind(word)) {
    case 'title':
      return last ? to : to + 1;
    case 'counted':
      return /^\s*(?:\d|[IVXLC]+\b)/.test(after) ? to + 1 : to;
    case 'initials':
      return last && word !== 'I' ? to : word === 'I' && !/^\s*\p{Lu}/u.test(after) ? to : to + 1;
    case 'open':
      return last && isAlsoWord(word) ? to : isAlsoWord(word) && /^\p{Ll}/u.test(word) ? to : to + 1;
    default:
      return to;
  }
}

/** A word taken apart at its clitics; offsets into the word. */
function cuts(word: string): TextSpan[] {
  const known = Object.hasOwn(JOINED, word.toLowerCase()) ? JOINED[word.toLowerCase()] : undefined;
  if (known !== undefined)
    return [
      { start: 0, end: known },
      { start: known, end: word.length },
    ];
  const clitic = CLITIC.exec(word);
  if (clitic === null) return apostrophes(word);
  const at = clitic[1]!.length;
  return [...cuts(word.slice(0, at)), { start: at, end: word.length }];
}

/** "O'Hara" and "Qa'ida" stay whole. */
function apostrophes(word: string): TextSpan[] {
  return [{ start: 0, end: word.length }];
}
