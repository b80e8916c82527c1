import type { Frame, WordSpan } from '../analysis/analysis.ts';
import {
  argumentsBy,
  broughtBy,
  childrenBy,
  type Dependencies,
  headOf,
  relationOf,
  runs,
  subtree,
  wordAt,
} from '../grammar/dependencies.ts';
import type { Cue, CueClass } from '../vocabulary/vocabulary.ts';
import { clausal } from './contents.ts';

/** Classes whose passive tells of its subject what somebody holds: "was reported to", "was condemned for". */
const OF_SUBJECT: ReadonlySet<CueClass> = new Set<CueClass>([
  'say',
  'think',
  'predict',
  'show',
  'judge',
  'deny',
  'doubt',
  'perceive',
]);
/** Classes that take a thing without saying anything of it: "was condemned", "was denied". */
const OF_THINGS: ReadonlySet<CueClass> = new Set<CueClass>(['judge', 'deny', 'doubt']);
const GROUNDS: readonly string[] = ['for', 'as', 'of', 'over'];

/**
 * What a passive without an agent tells, where its subject is part of it: "the firm | was reported | to have lost the contract",
 * "the mayor | was criticised | for the delay". Null where the subject is told something ("was told to"), or the verb is active.
 */
export function passiveContent(
  tree: Dependencies,
  frame: Frame,
  cue: Cue,
  spans: readonly WordSpan[],
): WordSpan[] | null {
  const { predicate } = frame;
  const subject = childrenBy(tree, predicate, ['nsubj:pass'])[0];
  if (subject === undefined || !OF_SUBJECT.has(cue.class)) return null;
  if (/^(?:it|there|who|which|that)$/iu.test(wordAt(tree, subject).text)) return null;
  const named = spans.filter((span) => span.first <= subject && subject < span.past);
  const about = named.length > 0 ? named : runs(tree, subtree(tree, subject));
  const others = spans.filter((span) => subject < span.first || span.past <= subject);
  const [raised] = others;
  if (raised !== undefined && others.length === 1 && relationOf(wordAt(tree, headOf(tree, raised))) === 'xcomp') {
    if (raised.first < predicate || (isTold(frame, cue, subject) && !describes(tree, headOf(tree, raised))))
      return null;
    return [...about, raised];
  }
  if (isTold(frame, cue, subject) || others.some((span) => clausal(tree, headOf(tree, span)))) return null;
  const rest = childrenBy(tree, predicate, ['obl', 'advcl', 'xcomp']).filter(
    (at) => at > predicate && (relationOf(wordAt(tree, at)) === 'xcomp' || broughtBy(tree, at, GROUNDS)),
  );
  const held = runs(
    tree,
    rest.flatMap((at) => subtree(tree, at)).sort((a, b) => a - b),
  );
  return held.length > 0 || OF_THINGS.has(cue.class) ? [...about, ...held] : null;
}

function isTold(frame: Frame, cue: Cue, subject: number): boolean {
  if (cue.addressee === null) return false;
  return argumentsBy(frame, cue.addressee).some((told) => told.first <= subject && subject < told.past);
}

/** "To have lost", "to be ill": what is said to be so, and nothing that somebody was told to do. */
function describes(tree: Dependencies, at: number): boolean {
  return childrenBy(tree, at, ['cop', 'aux']).some((each) => /^(?:have|be)$/iu.test(wordAt(tree, each).text));
}
