import type { NameSpan, Word, WordSpan } from '../analysis/analysis.ts';
import { childrenBy, type Dependencies, relationOf, subtree, trimmed, wordAt } from '../grammar/dependencies.ts';
import { CALENDAR, capitalRuns } from './capitals.ts';
import { type NameParts, namePartsOf, namesOf, within } from './nameparts.ts';
import { stateNamed, stateOfAdjective } from './names.ts';
import { informationKind } from './nominals.ts';
import { outletsBeforeWorks } from './outlets.ts';

/** A noun phrase before it is a mention: its words, and the parts a name is read from. */
export interface NounPhrase extends NameParts {
  /** Index of the syntactic head. */
  readonly head: number;
  /** Without preposition, possessive ending, relative clause, apposition and further conjuncts. */
  readonly span: WordSpan;
}

/** What hangs on a noun and is not part of the phrase that names it. */
const OUTSIDE = [
  'acl',
  'appos',
  'conj',
  'cc',
  'parataxis',
  'advcl',
  'case',
  'mark',
  'cop',
  'aux',
  'nsubj',
  'csubj',
  'expl',
  'obl',
  'obj',
  'ccomp',
  'xcomp',
  'discourse',
  'orphan',
  'list',
  'dislocated',
  'vocative',
  'dep',
  'advmod',
];
const HEADS = new Set(['NOUN', 'PROPN', 'PRON']);
const INNER = new Set(['flat', 'fixed', 'goeswith', 'punct', 'case', 'det', 'expl']);

/**
 * The noun phrases of a sentence, pronouns included, in order of their first word, outer before inner. `surnames` are last
 * words of names that stand elsewhere in the document: "Grand" is a name after "Felix Grand", whatever it is taken for.
 */
export function nounPhrases(tree: Dependencies, surnames: ReadonlySet<string> = new Set()): NounPhrase[] {
  const { words } = tree.sentence;
  const outlets = outletsBeforeWorks(tree);
  const names = [
    ...outlets,
    ...namesOf(tree).filter((name) => !outlets.some((each) => each.first < name.past && name.first < each.past)),
  ];
  const runs = capitalRuns(tree.sentence);
  const found = words.flatMap((word, at) => {
    if (headsPhrase(tree, word, at)) return [wholeName(tree, phraseAt(tree, at), runs, names)];
    return isSurname(tree, at, surnames) ? [{ ...phraseAt(tree, at), named: 'proper' as const }] : [];
  });
  const out = found
    .filter((phrase) => !found.some((other) => other !== phrase && partOf(phrase, other)))
    .map((phrase) => beforeName(tree, phrase, names));
  // A name whose words the parse hangs elsewhere ("the Halden report") is still a name.
  for (const name of names) {
    const known = (span: WordSpan | null): boolean => span !== null && span.first < name.past && name.first < span.past;
    if (out.some((phrase) => (phrase.named !== null && known(phrase.name)) || known(phrase.title))) continue;
    if (
      out.some(
        (phrase) => phrase.name.first <= name.first && name.past <= phrase.name.past && phrase.head === name.past - 1,
      )
    )
      continue;
    const head = topOf(tree, name);
    out.push({ head, span: name, name, title: null, named: name });
  }
  return out.sort((a, b) => a.span.first - b.span.first || b.span.past - a.span.past || a.head - b.head);
}

const ARGUMENTS = new Set(['nsubj', 'obj', 'iobj', 'obl', 'nmod', 'conj', 'root']);

function isSurname(tree: Dependencies, at: number, surnames: ReadonlySet<string>): boolean {
  const word = wordAt(tree, at);
  return surnames.has(word.text) && !HEADS.has(word.upos) && ARGUMENTS.has(relationOf(word));
}

/** "The cook at Rovers, Barry Noll": a description ends where the name it describes begins, however the parse hangs that. */
function beforeName(tree: Dependencies, phrase: NounPhrase, names: readonly NameSpan[]): NounPhrase {
  if (phrase.named !== null || wordAt(tree, phrase.head).entity !== 'person') return phrase;
  const name = names.find(
    (each) => each.type === 'PER' && each.first > phrase.head + 1 && each.past <= phrase.span.past,
  );
  if (name === undefined || wordAt(tree, name.first - 1).text !== ',') return phrase;
  return { ...phrase, span: { first: phrase.span.first, past: name.first - 1 } };
}

/** A name goes on to the end of its run of capitals, unless another name of a person begins there. */
function wholeName(
  tree: Dependencies,
  phrase: NounPhrase,
  runs: readonly WordSpan[],
  names: readonly NameSpan[],
): NounPhrase {
  if (phrase.named === null || stateNamed(textOf(tree, phrase.name)) !== null) return phrase;
  const firm = runs.find(
    (each) =>
      each.first < phrase.name.past &&
      phrase.name.first < each.past &&
      tree.sentence.words.slice(each.first, each.past).some((word) => word.text === '&'),
  );
  if (firm !== undefined)
    return {
      ...phrase,
      name: firm,
      title: null,
      span: { first: Math.min(phrase.span.first, firm.first), past: Math.max(phrase.span.past, firm.past) },
    };
  const run = runs.find((each) => each.first < phrase.name.past && phrase.name.past < each.past);
  if (
    run === undefined ||
    names.some((name) => name.first >= phrase.name.past && name.first < run.past && name.type === 'PER')
  )
    return phrase;
  return {
    ...phrase,
    name: { first: phrase.name.first, past: run.past },
    span: { first: phrase.span.first, past: Math.max(phrase.span.past, run.past) },
  };
}

function textOf(tree: Dependencies, span: WordSpan): string {
  return tree.sentence.words
    .slice(span.first, span.past)
    .map((word) => word.text)
    .join(' ');
}

/** A word of another's title, or of the rest of another's name. */
function partOf(phrase: NounPhrase, other: NounPhrase): boolean {
  const { span } = phrase;
  const holds = (outer: WordSpan | null): boolean =>
    outer !== null &&
    outer.first <= span.first &&
    span.past <= outer.past &&
    span.past - span.first < outer.past - outer.first;
  const twin =
    phrase.named !== null &&
    other.named !== null &&
    phrase.name.first === other.name.first &&
    phrase.name.past === other.name.past;
  // One name that the parse hung in two places: the first word to head it stands for it.
  if (twin) return phrase.head > other.head;
  return holds(other.title) || (other.named !== null && other.head !== phrase.head && holds(other.name));
}

function headsPhrase(tree: Dependencies, word: Word, at: number): boolean {
  const relation = relationOf(word);
  if (!(HEADS.has(word.upos) || isPartOfSeveral(tree, at)) || INNER.has(relation)) return false;
  if (!/[\p{L}\p{N}]/u.test(word.text)) return false;
  // A title before a name, and "by the name of": parts of the phrase that names someone.
  if (word.relation === 'nmod:desc' && word.head > at) return false;
  if (word.text === 'name' && /^(?:by|under|of)$/i.test(tree.sentence.words[at - 2]?.text ?? '')) return false;
  if (brokenCompound(tree, at)) return false;
  if (relation === 'compound' || (relation === 'amod' && word.upos === 'PROPN')) return opensName(tree, at);
  if (relation === 'appos' || relation === 'nmod') return !runsInto(tree, at);
  return true;
}

const CORE = new Set(['obj', 'nsubj', 'obl']);

const OF_SEVERAL = new Set(['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']);

/** "One of them", "two of the clerks": so many of those, and not all of them. */
function isPartOfSeveral(tree: Dependencies, at: number): boolean {
  const word = wordAt(tree, at);
  if (word.upos !== 'NUM' || !OF_SEVERAL.has(word.text.toLowerCase())) return false;
  return childrenBy(tree, at, ['nmod', 'obl']).some(
    (child) =>
      child > at && childrenBy(tree, child, ['case']).some((of) => of === at + 1 && wordAt(tree, of).text === 'of'),
  );
}

/** "The cargo manifest" parsed as two objects side by side: the first belongs to the second. */
function brokenCompound(tree: Dependencies, at: number): boolean {
  const [word, next] = [wordAt(tree, at), tree.sentence.words[at + 1]];
  if (next === undefined || word.upos !== 'NOUN' || next.upos !== 'NOUN' || !CORE.has(relationOf(word))) return false;
  return word.head === next.head && word.relation === next.relation;
}

/** A noun before another noun is a phrase of its own only where it names someone: "the Halden report", "US officials". */
function opensName(tree: Dependencies, at: number): boolean {
  const word = wordAt(tree, at);
  if (stateOfAdjective(word.text) !== null && !sameNameAsHead(tree, at)) return true;
  const name = namesOf(tree).find((span) => span.first <= at && at < span.past);
  return name !== undefined && name.past - 1 === at && !within(name, word.head);
}

function sameNameAsHead(tree: Dependencies, at: number): boolean {
  const name = namesOf(tree).find((span) => within(span, at));
  return name !== undefined && within(name, wordAt(tree, at).head);
}

/** "author Thom Hartmann" parsed as an apposition without comma: one phrase, not two. */
function runsInto(tree: Dependencies, at: number): boolean {
  const word = wordAt(tree, at);
  const first = subtree(tree, at)[0] ?? at;
  return (
    word.upos === 'PROPN' &&
    relationOf(word) === 'appos' &&
    wordAt(tree, first).upos !== 'PUNCT' &&
    word.head === first - 1 &&
    wordAt(tree, word.head).upos !== 'PRON' &&
    !sameNameSpan(tree, word.head)
  );
}

function sameNameSpan(tree: Dependencies, at: number): boolean {
  return namesOf(tree).some((span) => span.past - 1 === at);
}

function topOf(tree: Dependencies, span: WordSpan): number {
  for (let at = span.past - 1; at >= span.first; at--) if (!within(span, wordAt(tree, at).head)) return at;
  return span.past - 1;
}

/** The phrase that a word heads. */
export function phraseAt(tree: Dependencies, head: number): NounPhrase {
  const span = extentAt(tree, head);
  const parts = namePartsOf(tree, head, span);
  // A name is whole by itself: what follows it says more of it, and is no part of it.
  return {
    head,
    span: parts.named === null ? span : { first: span.first, past: Math.max(parts.name.past, head + 1) },
    ...parts,
  };
}

function extentAt(tree: Dependencies, head: number): WordSpan {
  const word = wordAt(tree, head);
  if (word.upos === 'PRON') return { first: head, past: head + 1 };
  const without = new Set(
    childrenBy(tree, head, OUTSIDE).filter(
      (child) => !(relationOf(wordAt(tree, child)) === 'appos' && runsInto(tree, child)),
    ),
  );
  // "The ruling that night": when it was is no part of it.
  for (const child of childrenBy(tree, head, ['nmod'])) {
    if (child > head && isTime(wordAt(tree, child)) && !isTime(word)) without.add(child);
  }
  // "Shared files with the officials regarding the dam": what that is about is not the officials.
  if (informationKind(word.text) === null) {
    for (const child of childrenBy(tree, head, ['nmod'])) {
      if (
        childrenBy(tree, child, ['case']).some((at) => /^(?:regarding|concerning|about)$/i.test(wordAt(tree, at).text))
      )
        without.add(child);
    }
  }
  const kept = new Set(subtree(tree, head, without));
  if (head > 0 && brokenCompound(tree, head - 1)) for (const at of subtree(tree, head - 1)) if (at < head) kept.add(at);
  let [first, past] = [head, head + 1];
  const holds = (at: number): boolean =>
    kept.has(at) || (wordAt(tree, at)?.upos === 'PUNCT' && kept.has(at - 1) && kept.has(at + 1));
  while (first > 0 && holds(first - 1)) first--;
  while (past < tree.sentence.words.length && holds(past)) past++;
  return trimmed(tree, unquoted(tree, { first, past }));
}

function isTime(word: Word): boolean {
  return word.entity === 'time' || CALENDAR.test(word.text);
}

const QUOTES = new Set(['"', '“', '”', "'", '‘', '’', '``', "''", '(', ')', '[', ']']);

function unquoted(tree: Dependencies, span: WordSpan): WordSpan {
  let { first, past } = span;
  while (past - first > 1 && QUOTES.has(wordAt(tree, first).text)) first++;
  while (past - first > 1 && (QUOTES.has(wordAt(tree, past - 1).text) || wordAt(tree, past - 1).relation === 'case'))
    past--;
  return { first, past };
}
