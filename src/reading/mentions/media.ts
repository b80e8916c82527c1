import { folded } from './names.ts';
import { KNOWN_OUTLETS, MEDIA } from './wordlists.ts';

const OUTLETS = new Set(MEDIA.outlets.nouns);
const WORKS = new Set(MEDIA.works.nouns);
const PRINTED = new Set(MEDIA.printed.nouns);
const SPOKEN = new Set(MEDIA.spoken.nouns);
const ENDING = new Set(MEDIA.names.ending);
const OPENING = new Set(MEDIA.names.opening);
const ALONE = new Set(MEDIA.names.alone);
const KNOWN = new Set(KNOWN_OUTLETS.outlets.map(folded));
/** Names that are so only in capitals: "Rai" and "Ap" are no outlets. */
const ACRONYMS = new Set(KNOWN_OUTLETS.outlets.filter((name) => /^\p{Lu}+$/u.test(name)).map(folded));

/** Whether a noun, as its lemma in lower case, is for whoever publishes news: "newspaper", "broadcaster". */
export function outletNoun(lemma: string): boolean {
  return OUTLETS.has(lemma);
}

/**
 * Whether a name, as written and without its article, is that of an outlet: one that is known, or one made as such names
 * are ("Harbour Gazette", "Radio Nord"). `article` says that "the" stands before it: "the Ledger" is one, "Ledger" is not.
 */
export function outletNamed(name: string, article: boolean): boolean {
  const words = folded(name).split(' ');
  if (!/^\p{Lu}/u.test(name.replace(/^the /i, ''))) return false;
  if (KNOWN.has(folded(name))) return !ACRONYMS.has(folded(name)) || /^(?:the )?\p{Lu}+(?:['’]s?)?$/u.test(name);
  if (words.length === 1) return article && ALONE.has(words[0]!);
  return ENDING.has(words.at(-1)!) || OPENING.has(words[0]!);
}

/** Whether a word opens names of outlets that end in anything ("Radio Nord", "Channel 7"). */
export function opensOutlet(word: string): boolean {
  return OPENING.has(word.toLowerCase());
}

/** Whether a noun, as its lemma in lower case, is for a text, or for words between two ("interview"); null where it is for neither. */
export function workKind(lemma: string): 'text' | 'spoken' | null {
  if (SPOKEN.has(lemma)) return 'spoken';
  return PRINTED.has(lemma) || WORKS.has(lemma) ? 'text' : null;
}

/** Whether anyone can read or hear a work of this noun (its lemma in lower case): to share one hands nothing over. */
export function isPrinted(lemma: string): boolean {
  return PRINTED.has(lemma);
}
