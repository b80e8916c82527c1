import type { WordSpan } from '../analysis/analysis.ts';
import { broughtBy, childrenBy, type Dependencies, wordAt } from '../grammar/dependencies.ts';
import { phraseOf } from '../grammar/nominalphrase.ts';
import { outletNoun, workKind } from '../mentions/media.ts';
import { namesOf } from '../mentions/nameparts.ts';
import { phraseAt } from '../mentions/nounphrases.ts';
import { isOutletName, outletsBeforeWorks } from '../mentions/outlets.ts';
import citations from '../vocabulary/citations.json' with { type: 'json' };
import idioms from '../vocabulary/idioms.json' with { type: 'json' };
import { isTime, kindOf } from './kinds.ts';

/** A text that is cited, as its phrase describes it. */
export interface Work {
  /** Index of its noun. */
  readonly head: number;
  readonly item: WordSpan;
  /** Who put it out: "the Ledger's report", "an article in the Evening Star", "an interview with Radio Nord". */
  readonly outlet: WordSpan | null;
  /** Whose words it is: "a study by the institute", "a letter that the bishop wrote". */
  readonly author: WordSpan | null;
}

const QUOTATIONS: ReadonlySet<string> = new Set(idioms.quotations.nouns);
const MAKING: ReadonlySet<string> = new Set(citations.making.verbs);
const OBTAINING: ReadonlySet<string> = new Set(citations.obtaining.verbs);
const SELVES: ReadonlySet<string> = new Set(citations.selves.determiners);
const NOMINAL = ['NOUN', 'PROPN'];
/** Prepositions by which a text names where it stands, and by which it names whose it is. */
const WHERE = ['in', 'from', 'on', 'at', 'for'];
const WHOSE = ['by', 'of', 'from'];
/** How deep "a link to a copy of a report" is followed. */
const MOST_NESTED = 3;

function lemmaAt(tree: Dependencies, at: number): string {
  return wordAt(tree, at).lemma.toLowerCase();
}

/** What a noun is as a text; some have their plural for it ("the minutes"). */
function kindOfWork(tree: Dependencies, at: number): 'text' | 'spoken' | null {
  return workKind(wordAt(tree, at).text.toLowerCase()) ?? workKind(lemmaAt(tree, at));
}

/** The words of a phrase; of a name all of it, however the parse hangs its words. */
export function wordsOf(tree: Dependencies, at: number): WordSpan {
  const whole = phraseOf(tree, at);
  const spans = [whole, ...namesOf(tree).filter((name) => name.first <= at && at < name.past)];
  const phrase = phraseAt(tree, at);
  if (phrase.named !== null) spans.push(phrase.span);
  return {
    first: Math.min(...spans.map((span) => span.first)),
    past: Math.max(...spans.map((span) => span.past)),
  };
}

/** Whether a word heads a phrase for an outlet: by its noun, by how its name is made, or because it is called one ("the weekly Focus"). */
export function isOutlet(tree: Dependencies, at: number): boolean {
  const word = wordAt(tree, at);
  if (!NOMINAL.includes(word.upos)) return false;
  const { name, named } = phraseAt(tree, at);
  const tagged = namesOf(tree).filter(({ first, past }) => first <= at && at < past && past - first > 1);
  if ((named === null ? tagged : [name, ...tagged]).some((each) => isOutletName(tree, each))) return true;
  if (outletNoun(lemmaAt(tree, at)) && word.upos === 'NOUN') return true;
  if (word.upos !== 'PROPN') return false;
  return [...childrenBy(tree, at, ['compound', 'appos', 'amod', 'nmod:desc']), word.head].some(
    (each) =>
      each >= 0 &&
      ['NOUN', 'ADJ'].includes(wordAt(tree, each).upos) &&
      outletNoun(lemmaAt(tree, each)) &&
      (each !== word.head || ['appos', 'nmod:desc', 'flat'].includes(word.relation)),
  );
}

/** "the press", "the media": all who publish, and nobody in particular. */
export function isAnyOutlet(tree: Dependencies, at: number): boolean {
  return ['press', 'media', 'outlet'].includes(lemmaAt(tree, at)) && wordAt(tree, at).upos === 'NOUN';
}

/** "this newspaper", "us": an outlet that speaks of itself. */
export function isSelf(tree: Dependencies, at: number): boolean {
  if (/^us$/i.test(wordAt(tree, at).text)) return true;
  const determiners = childrenBy(tree, at, ['det', 'nmod:poss']).map((each) => lemmaAt(tree, each));
  return outletNoun(lemmaAt(tree, at)) && determiners.some((each) => SELVES.has(each) || each === 'we');
}

/** Whether a phrase takes words from a text: "quotes from", "a link to", "excerpts of". */
export function isQuotationAt(tree: Dependencies, at: number): boolean {
  return wordAt(tree, at).upos === 'NOUN' && QUOTATIONS.has(lemmaAt(tree, at));
}

/** The text that a phrase is, or takes words from; null where it is neither. */
export function workAt(tree: Dependencies, at: number, depth = 0): Work | null {
  const word = wordAt(tree, at);
  if (!NOMINAL.includes(word.upos)) return null;
  if (isQuotationAt(tree, at) && depth < MOST_NESTED) {
    const inner = childrenBy(tree, at, ['nmod', 'obl'])
      .filter((child) => brought(tree, child, ['from', 'of', 'to']))
      .map((child) => workAt(tree, child, depth + 1))
      .find((work) => work !== null);
    if (inner !== undefined) return inner;
    return parted(tree, at, { head: at, item: phraseOf(tree, at), outlet: null, author: null }, false);
  }
  if (word.upos === 'PROPN' && !/^\p{Lu}/u.test(word.text)) return null;
  const kind = word.upos === 'NOUN' ? kindOfWork(tree, at) : null;
  if (kind === null) return isLink(word.text) ? { head: at, item: single(at), outlet: null, author: null } : null;
  return parted(tree, at, { head: at, item: phraseOf(tree, at), outlet: null, author: null }, kind === 'spoken');
}

/** Whether a word is the address of a page. */
export function isLink(text: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+/iu.test(text);
}

/** Fills in who put a text out and whose words it is, by what stands around its noun. */
function parted(tree: Dependencies, at: number, work: Work, spoken: boolean): Work {
  let { outlet, author } = work;
  const before = outletsBeforeWorks(tree).find((name) => name.past === at);
  if (before !== undefined) outlet = { first: before.first, past: before.past };
  const put = (party: number): void => {
    if (isTime(tree, party) || isSelf(tree, party)) return;
    if (isOutlet(tree, party)) outlet ??= wordsOf(tree, party);
    else if (isParty(tree, party)) author ??= wordsOf(tree, party);
  };
  const puttingOut = (party: number): void => {
    if (isOutlet(tree, party) || (isParty(tree, party) && !isTime(tree, party))) outlet ??= wordsOf(tree, party);
  };
  for (const owner of childrenBy(tree, at, ['nmod:poss'])) put(owner);
  for (const child of [...childrenBy(tree, at, ['nmod', 'obl']), ...besideVerb(tree, at)]) {
    const here = brought(tree, child, WHERE);
    if (spoken && brought(tree, child, ['with', 'to'])) puttingOut(child);
    else if (here && isOutlet(tree, child)) outlet ??= wordsOf(tree, child);
    else if (brought(tree, child, WHOSE)) put(child);
  }
  for (const clause of childrenBy(tree, at, ['acl'])) made(tree, clause, put, spoken ? puttingOut : null);
  return { ...work, outlet, author };
}

/** Whether one of these prepositions brings a phrase, also where the parser hung it on a later word of the name. */
function brought(tree: Dependencies, at: number, prepositions: readonly string[]): boolean {
  return [at, ...childrenBy(tree, at, ['appos', 'flat', 'compound'])].some((each) =>
    broughtBy(tree, each, prepositions),
  );
}

/** "retweeted a post | by the mayor": what follows a text at once, where the parser hung it on the verb. */
function besideVerb(tree: Dependencies, at: number): number[] {
  const { head } = wordAt(tree, at);
  const next = phraseOf(tree, at).past;
  if (head < 0 || wordAt(tree, head).upos !== 'VERB') return [];
  return childrenBy(tree, head, ['obl']).filter((child) => {
    const first = childrenBy(tree, child, ['case'])[0];
    return (
      first === next &&
      brought(tree, child, ['by', 'with', 'in']) &&
      childrenBy(tree, head, ['nsubj:pass']).length === 0
    );
  });
}

/** "published in the Post", "obtained by the Ledger", "that the bishop wrote", "that she gave to the station". */
function made(
  tree: Dependencies,
  clause: number,
  put: (party: number) => void,
  puttingOut: ((party: number) => void) | null,
): void {
  const verb = lemmaAt(tree, clause);
  if (!MAKING.has(verb) && !OBTAINING.has(verb)) return;
  const parties = childrenBy(tree, clause, ['obl', 'nmod']);
  for (const party of parties) {
    if (puttingOut !== null && verb === 'give' && brought(tree, party, ['to'])) puttingOut(party);
    else if (brought(tree, party, ['by'])) put(party);
    else if (brought(tree, party, ['in', 'on', 'to']) && isOutlet(tree, party)) put(party);
  }
  if (wordAt(tree, clause).relation !== 'acl:relcl' || childrenBy(tree, clause, ['nsubj:pass']).length > 0) return;
  for (const party of childrenBy(tree, clause, ['nsubj'])) if (MAKING.has(verb)) put(party);
}

function isParty(tree: Dependencies, at: number): boolean {
  return NOMINAL.includes(wordAt(tree, at).upos) && kindOf(tree, at) === 'party';
}

function single(at: number): WordSpan {
  return { first: at, past: at + 1 };
}
