import type { Document } from '../../terms/document.ts';
import type { Mention, MentionForm } from '../../terms/mention.ts';
import { type Passage, passageOf } from '../../terms/passage.ts';
import { NUMBER_WORDS } from '../../terms/words.ts';
import type { Analysis, WordSpan } from '../analysis/analysis.ts';
import { childrenBy, type Dependencies, dependenciesOf, extent, relationOf, wordAt } from '../grammar/dependencies.ts';
import type { ReadMention } from '../reading.ts';
import { CALENDAR } from './capitals.ts';
import { clausePhrases } from './contentclauses.ts';
import { type Places, placesIn, stateAdjectives } from './demonyms.ts';
import { linksOf, type PlacedPhrase } from './mentionlinks.ts';
import { isAdjectiveOf, organisationNamed, stateNamed, stateOfAdjective, stateOfPeople } from './names.ts';
import { bodyOfTitle, groupNoun, informationKind, nominalKind } from './nominals.ts';
import { type NounPhrase, nounPhrases } from './nounphrases.ts';
import { isOutletName } from './outlets.ts';
import { pronounOf } from './pronouns.ts';
import { aboutOf, caveatsOf } from './subjects.ts';

/**
 * Every phrase of a document that could refer to an actor or an item: noun phrases, pronouns, adjectives of states, and
 * clauses that are what someone knows or tells. In order of text, outer before inner; ids count up in that order. Pure.
 * `trees` are the analysis's sentences, where the caller has them already.
 */
export function mentionsOf(
  document: Document,
  analysis: Analysis,
  trees: readonly Dependencies[] = analysis.sentences.map(dependenciesOf),
): ReadMention[] {
  const places = placesIn(trees);
  const surnames = surnamesIn(trees);
  const sentences = trees.map((tree) => {
    const adjectives = stateAdjectives(tree, places);
    const nouns = nounPhrases(tree, surnames).filter(
      ({ span }) => !adjectives.some((each) => each.span.first === span.first && each.span.past === span.past),
    );
    return [
      ...nouns.map((phrase): PlacedPhrase => ({ tree, phrase, kind: 'noun' })),
      ...adjectives.map((phrase): PlacedPhrase => ({ tree, phrase, kind: 'adjective' })),
      ...clausePhrases(tree).map((phrase): PlacedPhrase => ({ tree, phrase, kind: 'clause' })),
    ].sort(
      (a, b) =>
        a.phrase.span.first - b.phrase.span.first ||
        b.phrase.span.past - a.phrase.span.past ||
        a.phrase.head - b.phrase.head,
    );
  });
  const ids = new Map(sentences.flat().map((each, at) => [each, `${document.id}.m${at + 1}`]));
  const before = antecedentsBy(analysis, ids);
  return sentences.flatMap((sentence) =>
    sentence.map((each) => ({
      ...mentionOf(document, each, ids.get(each) ?? '', places),
      links: linksOf(sentence, each, ids),
      antecedents: each.kind === 'clause' ? [] : before(ids.get(each) ?? '', each.tree.index, each.phrase.head),
    })),
  );
}

/** What the head of coreference says of the phrase with a word for its head; of several with one head, of the outermost. */
function antecedentsBy(
  analysis: Analysis,
  ids: ReadonlyMap<PlacedPhrase, string>,
): (id: string, sentence: number, head: number) => ReadMention['antecedents'] {
  const headed = new Map<string, string>();
  for (const [{ tree, phrase, kind }, id] of ids) {
    const place = `${tree.index} ${phrase.head}`;
    if (kind !== 'clause' && !headed.has(place)) headed.set(place, id);
  }
  const references = new Map(analysis.references.map((each) => [`${each.sentence} ${each.word}`, each.candidates]));
  return (id, sentence, head) => {
    if (headed.get(`${sentence} ${head}`) !== id) return [];
    return (references.get(`${sentence} ${head}`) ?? []).flatMap(({ sentence: s, word, score }) => {
      const to = headed.get(`${s} ${word}`);
      return to === undefined ? [] : [{ to, score }];
    });
  };
}

/** Last words of the full names of people in a document. */
function surnamesIn(trees: readonly Dependencies[]): Set<string> {
  const names = trees.flatMap(({ sentence }) =>
    sentence.names
      .filter((name) => name.type === 'PER' && name.past - name.first > 1)
      .map((name) => sentence.words[name.past - 1]!.text),
  );
  return new Set(names.filter((name) => /^\p{Lu}\p{Ll}+$/u.test(name)));
}

function mentionOf(
  document: Document,
  { tree, phrase, kind }: PlacedPhrase,
  id: string,
  places: Places,
): Omit<ReadMention, 'links' | 'antecedents'> {
  const head = wordAt(tree, phrase.head);
  const pronoun = isPronoun(tree, phrase.head);
  const text = document.text ?? '';
  const slice = (span: WordSpan): string => {
    const { start, end } = extent(tree, span);
    return text.slice(start, end).replace(/\s+/g, ' ');
  };
  const { start, end } = extent(tree, phrase.span);
  const number = kind === 'clause' ? 'one' : numberOf(tree, phrase.head);
  const name = slice(phrase.name).replace(/['’]s?$/, '');
  const refersTo =
    kind === 'clause' ? 'item' : kind === 'adjective' ? 'state' : refers(tree, phrase, name, number, places);
  return {
    id,
    passage: passageOf(document.id, text, start, end),
    head: head.text,
    form: kind === 'clause' ? 'bare' : pronoun ? 'pronoun' : formOf(tree, phrase, kind),
    refersTo,
    number,
    count: countOf(tree, phrase.head),
    sentence: tree.index,
    word: phrase.head,
    title: phrase.title === null ? null : slice(phrase.title),
    grammaticalRole: roleOf(tree, phrase.head),
    name,
    about: refersTo === 'item' && !pronoun ? aboutOf(document, tree, phrase, kind === 'clause') : null,
    caveats: refersTo === 'item' && kind === 'noun' ? caveatsOf(tree, phrase) : [],
    predicate: predicateOf(tree, phrase.head),
  };
}

function isPronoun(tree: Dependencies, at: number): boolean {
  const word = wordAt(tree, at);
  return word.upos === 'PRON' || (pronounOf(word.text) !== null && ['DET', 'ADV'].includes(word.upos));
}

function refers(
  tree: Dependencies,
  phrase: NounPhrase,
  name: string,
  number: 'one' | 'many',
  places: Places,
): Mention['refersTo'] {
  const head = wordAt(tree, phrase.head);
  if (isPronoun(tree, phrase.head)) {
    const pronoun = pronounOf(head.text);
    return pronoun?.gender === 'male' || pronoun?.gender === 'female' || pronoun?.person === 1 ? 'person' : 'unknown';
  }
  const last = wordAt(tree, phrase.name.past - 1);
  if (phrase.named !== null) {
    const ner = phrase.named === 'proper' ? null : phrase.named.type;
    if (stateNamed(name) !== null) return 'state';
    if (organisationNamed(name) !== null && phrase.title === null) return 'organisation';
    if (
      stateOfPeople(name) !== null ||
      (name.endsWith('s') && [...places.withAdjective].some((place) => isAdjectiveOf(name.slice(0, -1), place)))
    )
      return 'group';
    const article = tree.sentence.words[(phrase.title ?? phrase.name).first - 1]?.text.toLowerCase() === 'the';
    if (phrase.title === null && (article || ner !== 'PER') && isOutletName(tree, phrase.name)) return 'organisation';
    if (places.withAdjective.has(name)) return 'state';
    // "Alder Bank" is a bank, whatever the tagger makes of it.
    const firm = phrase.name.past - phrase.name.first > 1 && groupNoun(last.text)?.refersTo === 'organisation';
    if (/&/.test(name) || (firm && ner !== 'LOC' && phrase.title === null)) return 'organisation';
    if (ner === 'PER' && article && phrase.title === null) return 'organisation';
    // "Officials in Verrin": whoever one is in is a place.
    if (
      ner === 'PER' &&
      phrase.name.past - phrase.name.first === 1 &&
      childrenBy(tree, phrase.head, ['case']).some((at) => /^in$/i.test(wordAt(tree, at).text))
    )
      return 'state';
    if (ner === 'PER' || (phrase.title !== null && ner === null)) return 'person';
    // "The Halden Report" is what its noun says; "Harbour Notes", without an article, names who publishes it.
    const common = nominalKind(last.text, last.lemma.toLowerCase(), number, last.entity);
    const single = phrase.name.past - phrase.name.first === 1;
    if (common === 'item' && ner === null) return article || single ? 'item' : 'organisation';
    if (common === 'item' && single) return 'item';
    if (common === 'organisation' && ner === null) return common;
    if (ner === 'ORG') return 'organisation';
    if (last.entity === 'person' || head.entity === 'person') return 'person';
    if (last.entity === 'organization' || head.entity === 'organization') return 'organisation';
    // A place of two words or more that is no known state is a building, a street, a region: it may act, but is no state.
    if (ner === 'LOC') return single ? 'state' : 'unknown';
    return last.entity === 'place' && single
      ? 'state'
      : last.entity === 'time' || CALENDAR.test(name)
        ? 'other'
        : 'unknown';
  }
  return nominalKind(head.text, head.lemma.toLowerCase(), number, head.entity);
}

const DETERMINED: Readonly<Record<string, MentionForm>> = {
  the: 'definite',
  this: 'demonstrative',
  that: 'demonstrative',
  these: 'demonstrative',
  those: 'demonstrative',
  such: 'demonstrative',
  a: 'indefinite',
  an: 'indefinite',
  another: 'indefinite',
  some: 'indefinite',
  any: 'indefinite',
  no: 'indefinite',
};

function formOf(tree: Dependencies, phrase: NounPhrase, kind: PlacedPhrase['kind']): MentionForm {
  // A heading writes common nouns with capitals, too.
  const common =
    phrase.name.past - phrase.name.first === 1 &&
    informationKind(wordAt(tree, phrase.head).text) !== null &&
    !isOutletName(tree, phrase.name);
  if ((phrase.named !== null && !common) || kind === 'adjective' || isNamedGroup(tree, phrase)) return 'name';
  if (childrenBy(tree, phrase.head, ['nmod:poss']).some((child) => child < phrase.head)) return 'possessive';
  const determiner = childrenBy(tree, phrase.head, ['det'])[0];
  const form = determiner === undefined ? undefined : DETERMINED[wordAt(tree, determiner).text.toLowerCase()];
  return form ?? (childrenBy(tree, phrase.head, ['nummod']).length > 0 ? 'indefinite' : 'bare');
}

/** "The Quarry Street crew": a common noun for a body, told from others by a name that is no state's. */
function isNamedGroup(tree: Dependencies, phrase: NounPhrase): boolean {
  const head = wordAt(tree, phrase.head);
  if (head.upos === 'PROPN' || groupNoun(head.text) === null || isOffice(head.text) || isOffice(head.lemma))
    return false;
  if (phrase.name.past - 1 !== phrase.head || childrenBy(tree, phrase.head, ['nmod:poss', 'nummod']).length > 0)
    return false;
  return tree.sentence.words
    .slice(phrase.name.first, phrase.head)
    .some(
      (word, at) => /^\p{Lu}/u.test(word.text) && phrase.name.first + at > 0 && stateOfAdjective(word.text) === null,
    );
}

function isOffice(noun: string): boolean {
  return ['state', 'organisation'].includes(bodyOfTitle(noun) ?? 'none');
}

const COLLECTIVE = new Set(['police', 'people', 'personnel', 'media', 'authorities']);

function numberOf(tree: Dependencies, at: number): 'one' | 'many' {
  const word = wordAt(tree, at);
  const pronoun = isPronoun(tree, at) ? pronounOf(word.text) : null;
  if (pronoun !== null) return pronoun.number === 'many' ? 'many' : 'one';
  const text = word.text.toLowerCase();
  if (COLLECTIVE.has(text)) return 'many';
  if (word.upos === 'PROPN')
    return stateNamed(word.text) === null && stateOfPeople(word.text) !== null && text.endsWith('s') ? 'many' : 'one';
  return text !== word.lemma.toLowerCase() && /(?:s|men|people|children|ae|data)$/.test(text) ? 'many' : 'one';
}

function countOf(tree: Dependencies, at: number): number | null {
  for (const child of childrenBy(tree, at, ['nummod'])) {
    const text = wordAt(tree, child).text.toLowerCase();
    const count = /^\d{1,6}$/.test(text) ? Number(text) : NUMBER_WORDS.indexOf(text);
    if (count > 0) return count;
    if (text === 'dozen') return 12;
  }
  return null;
}

function roleOf(tree: Dependencies, at: number): Mention['grammaticalRole'] {
  const relation = relationOf(wordAt(tree, at));
  if (relation === 'conj') return roleOf(tree, wordAt(tree, at).head);
  return relation === 'nsubj' || relation === 'csubj'
    ? 'subject'
    : relation === 'obj' || relation === 'iobj'
      ? 'object'
      : 'other';
}

/** The verb or predicate that a phrase hangs on, past prepositions, possessors and conjuncts. */
function predicateOf(tree: Dependencies, from: number): number {
  let at = wordAt(tree, from).head;
  for (let step = 0; at >= 0 && step < tree.sentence.words.length; step++) {
    const word = wordAt(tree, at);
    if (['VERB', 'AUX'].includes(word.upos) || childrenBy(tree, at, ['cop', 'nsubj']).length > 0) return at;
    at = word.head;
  }
  return -1;
}

/**
 * The mentions that best fit an argument's words: the outermost phrase whose head stands among them, its preposition
 * aside; each conjunct of a coordination by itself. Empty where the words refer to nobody and nothing.
 */
export function mentionAt(mentions: readonly ReadMention[], sentence: number, span: WordSpan): ReadMention[] {
  const inside: ReadMention[] = [];
  for (let at = firstOf(mentions, sentence); mentions[at]?.sentence === sentence; at++) {
    const mention = mentions[at]!;
    if (mention.word >= span.first && mention.word < span.past) inside.push(mention);
  }
  const top = inside.find(
    (mention) => !inside.some((other) => other !== mention && encloses(other.passage, mention.passage)),
  );
  if (top === undefined) return [];
  const members = inside.filter(
    (mention) =>
      mention !== top &&
      mention.links.some((link) => link.kind === 'member' && link.to === top.id) &&
      !mention.links.some((link) => link.kind === 'is' && link.to === top.id),
  );
  return [top, ...members];
}

/** Where a sentence's mentions begin: they stand in order of sentences. */
function firstOf(mentions: readonly ReadMention[], sentence: number): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.sentence < sentence) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the mentions begin that start at this place of the text or after it: they stand in order of text. */
export function firstFrom(mentions: readonly ReadMention[], start: number): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.passage.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function encloses(outer: Passage, inner: Passage): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
}
