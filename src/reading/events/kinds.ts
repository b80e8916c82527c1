import { type Dependencies, wordAt } from '../grammar/dependencies.ts';
import { bodyOfTitle, groupNoun, informationKind, personNoun } from '../mentions/nominals.ts';
import { pronounOf } from '../mentions/pronouns.ts';
import media from '../vocabulary/channels.json' with { type: 'json' };

/** What a phrase can be by its head alone: someone, something, or either. */
export type Kind = 'party' | 'thing' | 'either';

const ANYONE = /^(?:some|any|every|no)(?:one|body)$|^(?:none|others?|whoever|who|whom|everybody)$/i;
const THINGS = /^(?:it|this|that|these|those|which|what|both|all|everything|something|anything|nothing|itself|there)$/i;
const MEANS: ReadonlySet<string> = new Set([
  ...media.nouns,
  'phone',
  'telephone',
  'courier',
  'post',
  'wire',
  'fax',
  'hand',
]);
const SOMEONE = new Set(['person', 'organization']);

/** Whether a phrase is a time; "the minutes" of a meeting are none. */
export function isTime(tree: Dependencies, at: number): boolean {
  const word = wordAt(tree, at);
  return word.entity === 'time' && informationKind(word.text) === null;
}

/** The kind of a phrase by its head: pronouns and nouns that say so, else what the encoder took it for. */
export function kindOf(tree: Dependencies, at: number): Kind {
  const word = wordAt(tree, at);
  // "the other went to a trader": of two things as often as of two people.
  if (/^other$/i.test(word.text)) return 'either';
  if (ANYONE.test(word.text)) return 'party';
  if (THINGS.test(word.text)) return word.upos === 'PRON' && SOMEONE.has(word.entity) ? 'either' : 'thing';
  // "that one", "a second one": one of things as often as of people.
  if (/^ones?$/i.test(word.text))
    return /^(?:no|any|some|every)$/i.test(tree.sentence.words[at - 1]?.text ?? '') ? 'party' : 'either';
  // "sold them to a broker": what "them" is, only the rest tells.
  if (/^(?:them|they)$/i.test(word.text)) return SOMEONE.has(word.entity) ? 'party' : 'either';
  if (word.upos === 'PRON') return pronounOf(word.text) === null ? 'either' : 'party';
  const lemma = word.lemma.toLowerCase();
  const group = groupNoun(word.text) ?? groupNoun(lemma);
  const information = informationKind(word.text) ?? informationKind(lemma);
  if (information !== null && !(group !== null && SOMEONE.has(word.entity)) && word.upos !== 'PROPN') return 'thing';
  if (group !== null || bodyOfTitle(lemma) !== null || word.entity === 'person' || personNoun(lemma, word.entity))
    return 'party';
  if (word.upos === 'PROPN') return ['time', 'object', 'event'].includes(word.entity) ? 'either' : 'party';
  // "HR", "the Trust": a capital inside the sentence names somebody as often as something.
  const called = at > 0 && word.upos === 'NOUN' && /^\p{Lu}/u.test(word.text);
  return called || ['place', 'none', 'organization'].includes(word.entity) ? 'either' : 'thing';
}

/** Whether a phrase is someone, not something. */
export function couldBeParty(tree: Dependencies, at: number): boolean {
  return kindOf(tree, at) === 'party';
}

/** "by radio", "by courier": without an article, how it was sent and by nobody in particular. */
export function isMeans(tree: Dependencies, at: number): boolean {
  const { upos, text, lemma } = wordAt(tree, at);
  const bare = upos === 'NOUN' && text === lemma && (tree.children[at] ?? []).every((child) => child === at - 1);
  return bare && kindOf(tree, at) !== 'either' && MEANS.has(lemma);
}
