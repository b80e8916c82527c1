import type { Frame, WordSpan } from '../analysis/analysis.ts';
import {
  argumentsBy,
  broughtBy,
  childrenBy,
  type Dependencies,
  headOf,
  holdsClause,
  relationOf,
  subjectOf,
  subtree,
  trimmed,
  wordAt,
} from '../grammar/dependencies.ts';
import { phraseOf } from '../grammar/nominalphrase.ts';
import type { Cue } from '../vocabulary/vocabulary.ts';
import { lightVerbOf, performedBy } from './lightverbs.ts';

/** The noun phrase that says, thinks or fears: by role, else by syntax. Null where the text names none. */
export function sourceOf(tree: Dependencies, frame: Frame, cue: Cue): WordSpan | null {
  const named = asWritten(tree, frame, cue);
  if (named === null || named.past - named.first > 1) return named;
  const clause = wordAt(tree, frame.predicate);
  const relative = RELATIVES.has(wordAt(tree, named.first).text.toLowerCase());
  return relative && clause.relation === 'acl:relcl' ? phraseOf(tree, clause.head) : named;
}

/**
 * The source as it stands at its cue: of "the clerk who said", the relative pronoun; whom it stands for is `sourceOf`.
 */
export function sourceAsWritten(tree: Dependencies, predicate: number, source: WordSpan): WordSpan {
  const relative =
    wordAt(tree, predicate).relation === 'acl:relcl'
      ? childrenBy(tree, predicate, ['nsubj']).find((at) => RELATIVES.has(wordAt(tree, at).text.toLowerCase()))
      : undefined;
  return relative === undefined ? withWhatFollows(tree, predicate, source) : { first: relative, past: relative + 1 };
}

/** "A group calling itself Dawn", "the candidate Olga Brandt": what follows a noun without a comma says which one is meant. */
function withWhatFollows(tree: Dependencies, predicate: number, source: WordSpan): WordSpan {
  const said = childrenBy(tree, headOf(tree, source), ['acl', 'appos'])
    .map((at) => subtree(tree, at))
    .find((below) => below[0] === source.past && !below.includes(predicate) && wordAt(tree, below[0]).upos !== 'PUNCT');
  return said === undefined ? source : { first: source.first, past: (said.at(-1) ?? source.past) + 1 };
}

const RELATIVES = new Set(['who', 'which', 'that']);

/** A participle without an auxiliary that is no "-ing": "asked about it, he left", "when asked": its subject is asked. */
function passiveParticiple(tree: Dependencies, at: number): boolean {
  return wordAt(tree, at).relation === 'advcl' && pastParticiple(tree, at);
}

/** "The plan announced in May": after its noun it says what was done to it, not by whom. Who is worried or determined feels so. */
function described(tree: Dependencies, at: number, { class: kind }: Cue): boolean {
  const { relation, upos } = wordAt(tree, at);
  return relation === 'acl' && upos === 'VERB' && !['feel', 'want'].includes(kind) && pastParticiple(tree, at);
}

function pastParticiple(tree: Dependencies, at: number): boolean {
  const { text, lemma } = wordAt(tree, at);
  return (
    text.toLowerCase() !== lemma.toLowerCase() &&
    !/ing$/iu.test(text) &&
    childrenBy(tree, at, ['nsubj', 'aux', 'obj']).length === 0 &&
    childrenBy(tree, at, ['mark']).every((mark) => wordAt(tree, mark).lemma.toLowerCase() !== 'to')
  );
}

function asWritten(tree: Dependencies, frame: Frame, cue: Cue): WordSpan | null {
  const { predicate } = frame;
  const quoted = quotedAs(tree, predicate);
  if (quoted !== undefined) return phraseOf(tree, quoted);
  const passiveSubject = childrenBy(tree, predicate, ['nsubj:pass'])[0];
  const ownSubjects = childrenBy(tree, predicate, ['nsubj']).filter((at) => wordAt(tree, at).relation === 'nsubj');
  const ownSubject = ownSubjects.length > 1 ? nearestTo(ownSubjects, predicate) : ownSubjects[0];
  for (const role of cue.source) {
    const [first] = argumentsBy(frame, role);
    const argument =
      // "was told": not by its subject; "was not persuaded": the subject is whose belief it is.
      role === 'ARG0' && first !== undefined && passiveSubject !== undefined && holds(first, passiveSubject)
        ? undefined
        : first;
    // "Orlov, the report concludes, ...": the verb's own subject, not the name before it.
    if (role === 'ARG0' && argument !== undefined && ownSubject !== undefined && !holds(argument, ownSubject))
      return phraseOf(tree, ownSubject);
    if (role === 'ARG0' && argument !== undefined) {
      if (passiveParticiple(tree, predicate)) return null;
      const sender = senderOf(tree, predicate);
      if (described(tree, predicate, cue) && holds(argument, wordAt(tree, predicate).head)) return null;
      if (sender !== null && holds(argument, wordAt(tree, predicate).head)) return phraseOf(tree, sender.word);
    }
    if (argument !== undefined && !(argument.first <= frame.predicate && frame.predicate < argument.past)) {
      return withoutClause(tree, argument);
    }
  }
  // Only "by" brings an agent, whatever the parser takes for one: "criticised for the delay".
  const agent = childrenBy(tree, predicate, ['obl:agent']).find((at) => broughtBy(tree, at, ['by']));
  if (agent !== undefined) return phraseOf(tree, agent);
  if (wordAt(tree, predicate).upos === 'NOUN') {
    const owner = childrenBy(tree, predicate, ['nmod:poss'])[0] ?? byPreposition(tree, predicate, ['of', 'by', 'from']);
    return owner === undefined ? lentSubject(tree, predicate) : phraseOf(tree, owner);
  }
  if (passiveParticiple(tree, predicate) || (described(tree, predicate, cue) && cue.source.includes('ARG0')))
    return null;
  const sender = senderOf(tree, predicate);
  const subject = sender ?? subjectOf(tree, predicate);
  if (subject === null || subject.passive || !cue.source.includes('ARG0')) return null;
  if (childrenBy(tree, predicate, ['nsubj:pass', 'aux:pass']).length > 0) return null;
  const word = wordAt(tree, subject.word);
  return word.lemma === 'it' || word.lemma === 'there' ? null : phraseOf(tree, subject.word);
}

/** "quotes a broker as saying": whoever is quoted says it. */
function quotedAs(tree: Dependencies, predicate: number): number | undefined {
  const { head } = wordAt(tree, predicate);
  if (head < 0 || !['quote', 'cite'].includes(wordAt(tree, head).lemma.toLowerCase())) return undefined;
  const as = childrenBy(tree, predicate, ['mark', 'case']).some((at) => wordAt(tree, at).text.toLowerCase() === 'as');
  return as ? childrenBy(tree, head, ['obj', 'nsubj:pass'])[0] : undefined;
}

/** "The union issued a statement saying that": whoever puts it out says so. */
function senderOf(tree: Dependencies, predicate: number): { word: number; passive: boolean } | null {
  const word = wordAt(tree, predicate);
  if (word.relation !== 'acl' || !/ing$/iu.test(word.text) || word.head < 0) return null;
  const noun = wordAt(tree, word.head);
  if (relationOf(noun) !== 'obj' || noun.head < 0) return null;
  const subject = subjectOf(tree, noun.head);
  return subject === null || subject.passive ? null : subject;
}

/** "made the claim", "added in a letter": the subject that a verb lends the noun it takes or speaks by. */
function lentSubject(tree: Dependencies, noun: number): WordSpan | null {
  const light = lightVerbOf(tree, noun);
  const verb = spokenBy(tree, noun) ? wordAt(tree, noun).head : (light ?? performedBy(tree, noun));
  const subject = verb === null ? null : subjectOf(tree, verb);
  if (subject === null || subject.passive) return null;
  return verb === light || acts(tree, subject.word) ? phraseOf(tree, subject.word) : null;
}

function acts(tree: Dependencies, at: number): boolean {
  const { entity, text } = wordAt(tree, at);
  return entity === 'person' || entity === 'organization' || /^(?:i|we|he|she|they|who)$/iu.test(text);
}

/** "Said in a letter", "began with a warning": what a verb's subject speaks in, and nobody. */
function spokenBy(tree: Dependencies, noun: number): boolean {
  const { head, relation, upos, entity } = wordAt(tree, noun);
  const thing = upos === 'NOUN' && entity !== 'person' && entity !== 'organization';
  return thing && relation === 'obl' && wordAt(tree, head).upos === 'VERB' && broughtBy(tree, noun, ['in', 'with']);
}

/** The word closest to a place, the first of two that are equally close. */
export function nearestTo(words: readonly number[], at: number): number | undefined {
  return [...words].sort((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
}

function holds(span: WordSpan, at: number): boolean {
  return span.first <= at && at < span.past;
}

function byPreposition(tree: Dependencies, at: number, prepositions: readonly string[]): number | undefined {
  return childrenBy(tree, at, ['nmod', 'obl']).find((child) => broughtBy(tree, child, prepositions));
}

/** The argument without a relative clause; a reduced one that follows at once stays ("a poll taken by them"): it says which. */
function withoutClause(tree: Dependencies, span: WordSpan): WordSpan {
  const head = headOf(tree, span);
  if (!holdsClause(tree, span) && !['ADP', 'SCONJ'].includes(wordAt(tree, span.first).upos)) return trimmed(tree, span);
  const phrase = phraseOf(tree, head);
  const reduced = childrenBy(tree, head, ['acl']).find(
    (at) => at === phrase.past && wordAt(tree, at).relation === 'acl',
  );
  const past = reduced === undefined ? phrase.past : (subtree(tree, reduced).at(-1) ?? reduced) + 1;
  return { first: Math.max(phrase.first, span.first), past: Math.min(past, span.past) };
}
