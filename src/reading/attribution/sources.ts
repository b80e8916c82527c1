import type { Frame, WordSpan } from '../analysis/analysis.ts';
import {
  argumentsBy,
  broughtBy,
  childrenBy,
  type Dependencies,
  headOf,
  holdsClause,
  subjectOf,
  trimmed,
  wordAt,
} from '../grammar/dependencies.ts';
import { phraseOf } from '../grammar/nominalphrase.ts';
import type { Cue } from '../vocabulary/vocabulary.ts';

/** The noun phrase that says, thinks or fears: by role, else by syntax. Null where the text names none. */
export function sourceOf(tree: Dependencies, frame: Frame, cue: Cue): WordSpan | null {
  const named = asWritten(tree, frame, cue);
  if (named === null || named.past - named.first > 1) return named;
  const clause = wordAt(tree, frame.predicate);
  const relative = ['who', 'which', 'that'].includes(wordAt(tree, named.first).text.toLowerCase());
  return relative && clause.relation === 'acl:relcl' ? phraseOf(tree, clause.head) : named;
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
      first !== undefined && passiveSubject !== undefined && holds(first, passiveSubject) ? undefined : first;
    // "Orlov, the report concludes, ...": the verb's own subject, not the name before it.
    if (role === 'ARG0' && argument !== undefined && ownSubject !== undefined && !holds(argument, ownSubject))
      return phraseOf(tree, ownSubject);
    if (argument !== undefined && !(argument.first <= frame.predicate && frame.predicate < argument.past)) {
      return withoutClause(tree, argument);
    }
  }
  const agent = childrenBy(tree, predicate, ['obl:agent'])[0];
  if (agent !== undefined) return phraseOf(tree, agent);
  if (wordAt(tree, predicate).upos === 'NOUN') {
    const owner = childrenBy(tree, predicate, ['nmod:poss'])[0] ?? byPreposition(tree, predicate, ['of', 'by', 'from']);
    return owner === undefined ? null : phraseOf(tree, owner);
  }
  const subject = subjectOf(tree, predicate);
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

function withoutClause(tree: Dependencies, span: WordSpan): WordSpan {
  const head = headOf(tree, span);
  if (!holdsClause(tree, span) && !['ADP', 'SCONJ'].includes(wordAt(tree, span.first).upos)) return trimmed(tree, span);
  const phrase = phraseOf(tree, head);
  return { first: Math.max(phrase.first, span.first), past: Math.min(phrase.past, span.past) };
}
