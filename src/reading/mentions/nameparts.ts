import type { NameSpan, WordSpan } from '../analysis/analysis.ts';
import { childrenBy, type Dependencies, relationOf, subtree, wordAt } from '../grammar/dependencies.ts';
import { stateOfAdjective } from './names.ts';
import { bodyOfDescription, bodyOfTitle, groupNoun, informationKind, titleLength } from './nominals.ts';
import { isOutletName } from './outlets.ts';

/** The parts of a noun phrase that a name is read from. */
export interface NameParts {
  /** Words of the name or of the bare description. */
  readonly name: WordSpan;
  /** Title that stands before the name, without its state. */
  readonly title: WordSpan | null;
  /** The name span that the phrase is headed by, or null where a common noun heads it. */
  readonly named: NameSpan | 'proper' | null;
}

/** What the phrase of `span` headed by a word is called, and by what title. */
export function namePartsOf(tree: Dependencies, head: number, span: WordSpan): NameParts {
  return nameIn(tree, coreOf(tree, head, span), head);
}

/** What the tagger took for names and is written as names are. */
export function namesOf(tree: Dependencies): readonly NameSpan[] {
  return tree.sentence.names.filter((name) =>
    tree.sentence.words.slice(name.first, name.past).some((word) => /^[\p{Lu}\p{N}]/u.test(word.text)),
  );
}

/** Whether a word stands in a span. */
export function within(span: WordSpan, at: number): boolean {
  return span.first <= at && at < span.past;
}

/** From after the determiner and possessor to the last word of the head: no "of ..." that does not belong to a title. */
function coreOf(tree: Dependencies, head: number, span: WordSpan): WordSpan {
  let first = span.first;
  for (let at = span.first; at < head; at++) {
    const word = wordAt(tree, at);
    if (
      relationOf(word) === 'det' ||
      (word.relation === 'nmod:poss' && at < head) ||
      (word.relation === 'case' && /^['’‘]?s?$/.test(word.text)) ||
      word.upos === 'DET'
    )
      first = at + 1;
  }
  const attached = [
    head,
    ...childrenBy(tree, head, ['flat', 'compound', 'appos', 'nmod:unmarked', 'nmod:desc', 'nummod']).filter(
      (child) => child < span.past && !apart(tree, head, child),
    ),
  ];
  const last = Math.max(
    ...attached.flatMap((at) => (at === head ? [at] : subtree(tree, at).filter((each) => each < span.past))),
  );
  // A name the tagger sees whole stays whole where the parse breaks it.
  const named = namesOf(tree).find((name) => within(name, head) && name.first >= first);
  return { first: Math.min(first, head), past: Math.max(last + 1, head + 1, named?.past ?? 0) };
}

function apart(tree: Dependencies, head: number, child: number): boolean {
  const [from, to] = [Math.min(head, child), Math.max(head, child)];
  return tree.sentence.words.slice(from + 1, to).some((word) => word.text === ',' || word.upos === 'ADP');
}

function nameIn(tree: Dependencies, core: WordSpan, head: number): NameParts {
  const { words } = tree.sentence;
  const names = namesOf(tree);
  let { first } = core;
  const { past } = core;
  const last = past - 1;
  const person = names.findLast((span) => span.type === 'PER' && span.first >= core.first && span.past === past);
  const texts = (from: number, to: number): string[] => words.slice(from, to).map((word) => word.text);
  const capital = words.slice(core.first, past).some((word) => /^\p{Lu}/u.test(word.text));
  if (
    person !== undefined &&
    capital &&
    !(past - core.first === 1 && core.first === 0 && isCommonNoun(wordAt(tree, last).text))
  ) {
    const inside = titleLength(texts(person.first, person.past));
    const start = inside < person.past - person.first ? person.first + inside : person.first;
    const title = titleBefore(tree, core.first, start);
    return { name: { first: start, past: person.past }, title, named: person };
  }
  const headWord = words[head];
  // "An Ally", "a Minister": an article that introduces makes even capitals a description.
  const introduced = childrenBy(tree, head, ['det']).some((at) => /^an?$/i.test(wordAt(tree, at).text));
  // The first word of a sentence or a heading has its capital for that: "Prosecutor cautious on codes".
  const opening = past - first === 1 && first === 0 && isCommonNoun(headWord?.text ?? '');
  const proper =
    capital &&
    !introduced &&
    !opening &&
    (headWord?.upos === 'PROPN' ||
      wordAt(tree, last).upos === 'PROPN' ||
      (past - first === 1 && isOutletName(tree, core)));
  if (!proper) {
    while (first < head && stateOfAdjective(words[first]?.text ?? '') !== null) first++;
    const title = titleLength(texts(head, Math.min(words.length, head + 4)));
    return { name: { first, past: Math.max(past, head + title) }, title: null, named: null };
  }
  const other = names.find((span) => within(span, last)) ?? names.find((span) => within(span, head));
  if (other !== undefined && other.type !== 'PER')
    return {
      name: { first: Math.max(other.first, core.first), past: Math.min(other.past, past) },
      title: null,
      named: other,
    };
  // Capitals alone: a leading title shows a person ("Ambassador Velk"), else it is a name of no known type.
  let start = last;
  while (start > core.first && (wordAt(tree, start - 1).upos === 'PROPN' || wordAt(tree, start - 1).text === '-'))
    start--;
  let skip = 0;
  while (start + skip < last && stateOfAdjective(words[start + skip]?.text ?? '') !== null) skip++;
  const length = titleLength(texts(start + skip, past));
  if (length > 0 && start + skip + length < past) {
    return {
      name: { first: start + skip + length, past },
      title: titleBefore(tree, core.first, start + skip + length),
      named: 'proper',
    };
  }
  if (length > 0 && start + skip + length === past && bodyOfTitle(texts(start + skip, past).join(' ')) !== null) {
    return { name: { first: start + skip, past }, title: { first: start + skip, past }, named: null };
  }
  const before = titleBefore(tree, core.first, start);
  if (before === null || bodyOfDescription(texts(before.first, before.past)) !== null)
    return { name: { first: start, past }, title: before, named: 'proper' };
  return { name: { first: before.first, past }, title: null, named: 'proper' };
}

function isCommonNoun(word: string): boolean {
  return groupNoun(word) !== null || informationKind(word) !== null || bodyOfTitle(word) !== null;
}

/** The title that ends right before a name: as many words back as stand in the phrase, its state's adjective left out. */
function titleBefore(tree: Dependencies, from: number, nameStart: number): WordSpan | null {
  let first = from;
  while (
    first < nameStart &&
    (stateOfAdjective(wordAt(tree, first).text) !== null || ['DET', 'PUNCT'].includes(wordAt(tree, first).upos))
  )
    first++;
  return first < nameStart ? { first, past: nameStart } : null;
}
