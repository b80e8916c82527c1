import type { Document } from '../../terms/document.ts';
import { type Passage, passageOf } from '../../terms/passage.ts';
import type { WordSpan } from '../analysis/analysis.ts';
import {
  childrenBy,
  type Dependencies,
  extent,
  relationOf,
  subtree,
  trimmed,
  wordAt,
} from '../grammar/dependencies.ts';
import { CALENDAR } from './capitals.ts';
import { informationKind, isCaveat } from './nominals.ts';
import type { NounPhrase } from './nounphrases.ts';

const ON = new Set(['about', 'regarding', 'concerning', 'on', 'over']);
const SURELY_ON = new Set(['about', 'regarding', 'concerning']);
const PLATFORM =
  /^(?:X|Twitter|Facebook|Instagram|Telegram|YouTube|television|tv|radio|camera|record|paper|air|online)$/i;
/** "The details of the raid": what these are of is what they are about. Elsewhere "of" says whose or from what. */
const OF = new Set([
  'detail',
  'details',
  'news',
  'word',
  'knowledge',
  'warning',
  'warnings',
  'rumours',
  'rumors',
  'account',
  'plan',
  'plans',
  'location',
  'locations',
  'list',
  'map',
  'maps',
  'photographs',
  'photos',
]);

/**
 * What the information of a phrase is about, by its own words: "regarding the dam", "on the talks", "of the raid" where
 * the noun takes it so, a clause that says what; or null.
 */
export function aboutOf(document: Document, tree: Dependencies, phrase: NounPhrase, clause: boolean): Passage | null {
  const span = clause ? phrase.span : (own(tree, phrase) ?? apart(tree, phrase));
  if (span === null) return null;
  const { start, end } = extent(tree, span);
  return passageOf(document.id, document.text ?? '', start, end);
}

function own(tree: Dependencies, phrase: NounPhrase): WordSpan | null {
  const noun = wordAt(tree, phrase.head).text.toLowerCase();
  for (const child of childrenBy(tree, phrase.head, ['nmod', 'acl', 'obl'])) {
    const word = wordAt(tree, child);
    const cases = childrenBy(tree, child, ['case', 'mark']).map((at) => ({
      at,
      text: wordAt(tree, at).text.toLowerCase(),
    }));
    const marker = cases.find(({ text }) => ON.has(text) || (text === 'of' && OF.has(noun) && word.upos !== 'PROPN'));
    // Where and when it was put out is not what it is about: "a report on X", "on Monday".
    if (marker?.text === 'on' && elsewhere(tree, child)) continue;
    if (relationOf(word) !== 'acl' && marker !== undefined) return below(tree, child, marker.at);
    // "information that the gate was open", "regarding" read as a verb
    if (
      relationOf(word) === 'acl' &&
      (SURELY_ON.has(word.text.toLowerCase()) ||
        (word.relation !== 'acl:relcl' && cases.some(({ text }) => text === 'that' || text === 'how')))
    ) {
      return below(tree, child, SURELY_ON.has(word.text.toLowerCase()) ? child : -1);
    }
  }
  return null;
}

function elsewhere(tree: Dependencies, at: number): boolean {
  const word = wordAt(tree, at);
  return word.entity === 'time' || word.upos === 'NUM' || PLATFORM.test(word.text) || CALENDAR.test(word.text);
}

function below(tree: Dependencies, at: number, without: number): WordSpan | null {
  const words = subtree(tree, at).filter(
    (each) =>
      each > without &&
      !['cc', 'conj', 'appos', 'parataxis'].includes(each === at ? '' : relationOf(wordAt(tree, each))),
  );
  const first = words[0];
  if (first === undefined) return null;
  let past = first + 1;
  while (
    past < tree.sentence.words.length &&
    (words.includes(past) ||
      (wordAt(tree, past).upos === 'PUNCT' && words.includes(past + 1) && /^[-–'’]$/.test(wordAt(tree, past).text)))
  )
    past++;
  while (past - first > 1 && wordAt(tree, past - 1).upos === 'PUNCT') past--;
  const span = trimmed(tree, { first, past });
  return span.past > span.first ? span : null;
}

/** "Shared information with them regarding the dam": the phrase stands away from its noun, and no other noun can own it. */
function apart(tree: Dependencies, phrase: NounPhrase): WordSpan | null {
  const { words } = tree.sentence;
  for (let at = phrase.head + 1; at < words.length; at++) {
    const word = wordAt(tree, at);
    // "On" says what it is about only right beside its noun: elsewhere it may say when or where.
    const beside =
      at === phrase.span.past && word.text.toLowerCase() === 'on' && word.head > at && !elsewhere(tree, word.head);
    if (beside || SURELY_ON.has(word.text.toLowerCase())) {
      const head = word.head > at ? word.head : (childrenBy(tree, at, ['obj', 'obl', 'nmod'])[0] ?? word.head);
      return head > at ? below(tree, head, at) : null;
    }
    if (['VERB', 'AUX', 'SCONJ'].includes(word.upos) || /^[;:.]$/.test(word.text)) return null;
    if (word.upos === 'NOUN' && informationKind(word.text) !== null) return null;
  }
  return null;
}

/** Words before the noun that say how it was to be handled or what had become of it, in lower case. */
export function caveatsOf(tree: Dependencies, phrase: NounPhrase): string[] {
  const out: string[] = [];
  for (let at = phrase.span.first; at < phrase.head; at++) {
    const { text } = wordAt(tree, at);
    if (isCaveat(text)) out.push(text.toLowerCase());
    else if (
      text.toLowerCase() === 'top' &&
      /^-?$/.test(wordAt(tree, at + 1).text) === false &&
      wordAt(tree, at + 1).text.toLowerCase() === 'secret'
    )
      out.push('top');
  }
  return out;
}
