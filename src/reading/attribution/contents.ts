import type { Frame, WordSpan } from '../analysis/analysis.ts';
import { canHandOver } from '../events/kindred.ts';
import {
  argumentsBy,
  childrenBy,
  type Dependencies,
  headOf,
  holdsClause,
  relationOf,
  runs,
  subtree,
  trimmed,
  wordAt,
} from '../grammar/dependencies.ts';
import { type Cue, type CueClass, cueOf, eventOf } from '../vocabulary/vocabulary.ts';
import { roundInsertion } from './edges.ts';
import { nearestTo } from './sources.ts';

/** What is said: the arguments of the content roles, else the complement clause, else the clause a parenthetical cue hangs on. */
export function contentOf(tree: Dependencies, frame: Frame, cue: Cue, source: WordSpan | null): WordSpan[] {
  const { predicate } = frame;
  const tail = beforeTail(tree, predicate, cue, source);
  if (tail !== null) return tail;
  const round = TAILS.has(cue.class) ? roundInsertion(tree, predicate, source) : null;
  if (round !== null) return round;
  // "Orlov, she wrote, had known": a cue in parenthesis has the whole clause round it for its content.
  if (
    relationOf(wordAt(tree, predicate)) === 'parataxis' &&
    childrenBy(tree, predicate, ['ccomp', 'obj']).length === 0
  ) {
    const host = wordAt(tree, predicate).head;
    const within = subtree(tree, predicate);
    const first = within[0] ?? predicate;
    const last = within.at(-1) ?? predicate;
    // What is joined to the parenthesis ("..., he went on, and they had it, too") goes on with the content.
    const joined = childrenBy(tree, predicate, ['conj']).filter((at) => childrenBy(tree, at, ['nsubj']).length > 0);
    const own = within.filter((at) => !joined.some((each) => subtree(tree, each).includes(at)));
    const around = runs(
      tree,
      subtree(tree, host, new Set(own))
        .concat(joined.flatMap((each) => subtree(tree, each)))
        .sort((a, b) => a - b),
    );
    if (bracketed(tree, own[0] ?? first, own.at(-1) ?? last)) return around;
  }
  const spans: WordSpan[] = [];
  for (const role of cue.content) {
    for (const argument of argumentsBy(frame, role)) {
      if (source !== null && argument.first < source.past && source.first < argument.past) continue;
      if (argument.past <= predicate && adverbial(tree, predicate, headOf(tree, argument))) continue;
      if (argument.first <= predicate && predicate < argument.past) {
        if (argument.first < predicate) spans.push(trimmed(tree, { first: argument.first, past: predicate }));
        continue;
      }
      spans.push(trimmed(tree, argument));
    }
    if (spans.some((span) => holdsClause(tree, span)))
      return whole(tree, predicate, judged(tree, predicate, cue, spans));
  }
  const nominal = wordAt(tree, predicate).upos === 'NOUN';
  const clause = childrenBy(
    tree,
    predicate,
    nominal
      ? ['ccomp', 'acl']
      : cue.class === 'say'
        ? ['ccomp', 'parataxis', 'csubj', 'xcomp']
        : ['ccomp', 'csubj', 'xcomp'],
  ).find((child) => clausal(tree, child) && (!nominal || marked(tree, child)));
  if (clause !== undefined) {
    const subjects = childrenBy(tree, predicate, ['nsubj']);
    // Of two subjects on the cue the far one belongs to the clause it interrupts.
    const far = subjects.length > 1 ? subjects.filter((at) => at !== nearestTo(subjects, predicate)) : [];
    const inner = runs(
      tree,
      [...far.flatMap((at) => subtree(tree, at)), ...subtree(tree, clause)].sort((a, b) => a - b),
    );
    return [...spans.filter((span) => !inner.some((run) => run.first < span.past && span.first < run.past)), ...inner];
  }
  return spans;
}

/**
 * "It was sold, the opposition claims.": a cue that closes its sentence, after a comma and whoever says it, has what stands
 * before the comma, however that was parsed. Null where the cue stands otherwise.
 */
function beforeTail(tree: Dependencies, predicate: number, cue: Cue, source: WordSpan | null): WordSpan[] | null {
  if (source === null || source.past !== predicate || !TAILS.has(cue.class)) return null;
  const last = tree.sentence.words.findLastIndex((word) => word.upos !== 'PUNCT');
  const comma = tree.sentence.words[source.first - 1];
  const trailing = tree.sentence.words.slice(predicate + 1, last + 1).map((_, at) => predicate + 1 + at);
  const own = new Set(subtree(tree, predicate));
  const closes = trailing.every((at) => own.has(at) && !['VERB', 'AUX'].includes(wordAt(tree, at).upos));
  if (!closes || trailing.length > 4 || comma?.text !== ',') return null;
  const before = trimmed(tree, { first: 0, past: source.first - 1 });
  if (before.past <= before.first || !holdsClause(tree, before)) return null;
  return adverbial(tree, predicate, headOf(tree, before)) ? null : [before];
}

/** "Asked about it, he laughed", "when it sank, she said so": an adverbial clause of the cue is none of what is said. */
function adverbial(tree: Dependencies, predicate: number, at: number): boolean {
  const { head, relation } = wordAt(tree, at);
  if (head !== predicate || relation !== 'advcl') return false;
  return childrenBy(tree, at, ['mark']).length > 0 || childrenBy(tree, at, ['nsubj', 'aux', 'cop']).length === 0;
}

const TAILS: ReadonlySet<CueClass> = new Set<CueClass>(['say', 'think', 'feel', 'predict', 'show', 'know']);

/** "Accused the firm of fraud, pointing to a memo": a participle after a comma is no charge; whom or what is judged is the object. */
function judged(tree: Dependencies, predicate: number, cue: Cue, spans: WordSpan[]): WordSpan[] {
  const [only] = spans;
  const object = childrenBy(tree, predicate, ['obj']).find((at) => at > predicate);
  if (cue.class !== 'judge' || only === undefined || spans.length > 1 || object === undefined) return spans;
  const { head, relation } = wordAt(tree, headOf(tree, only));
  const loose = head === predicate && relation === 'advcl' && tree.sentence.words[only.first - 1]?.text === ',';
  return loose && only.first > object ? runs(tree, subtree(tree, object)) : spans;
}

/** An argument cut out of its clause is widened to it: "told us they suspect that": all of it was told. */
function whole(tree: Dependencies, predicate: number, spans: WordSpan[]): WordSpan[] {
  const clause = childrenBy(tree, predicate, ['ccomp'])[0];
  const [only] = spans;
  if (clause === undefined || only === undefined || spans.length > 1) return spans;
  const all = runs(tree, subtree(tree, clause));
  // "It looked, he added, as though": the cue stands within the clause, which is told on both sides of it.
  const round = all.length > 1 && all.some((run) => run.past <= predicate) && all.some((run) => run.first > predicate);
  const [run] = all;
  // A second verb that the argument leaves out belongs to what was said; a trailing adverbial may be the cue's.
  const conjunct = childrenBy(tree, clause, ['conj']).some((at) => at >= only.past);
  const wider = all.length === 1 && run !== undefined && run.first > predicate && (run.first < only.first || conjunct);
  const holds = all.some((each) => each.first <= only.first && only.past <= each.past);
  return holds && (round || wider) ? all : spans;
}

/** Set off by commas, dashes or the sentence's end on both sides. */
function bracketed(tree: Dependencies, first: number, last: number): boolean {
  const mark = (at: number): boolean => at < 0 || at >= tree.sentence.words.length || wordAt(tree, at).upos === 'PUNCT';
  return (
    (mark(first - 1) || wordAt(tree, first).upos === 'PUNCT') && (mark(last + 1) || wordAt(tree, last).upos === 'PUNCT')
  );
}

/** Cues of knowing and sensing take things and places as readily as propositions: "knew how to", "saw the man who". */
const FACTUAL: ReadonlySet<CueClass> = new Set<CueClass>([
  'know',
  'perceive',
  'think',
  'feel',
  'want',
  'ponder',
  'predict',
  'show',
]);
const TAKES_EVENTS: ReadonlySet<CueClass> = new Set<CueClass>(['say', 'deny', 'doubt', 'judge', 'ask', 'order']);
const ASKING_WORDS = new Set(['how', 'what', 'where', 'who', 'whom', 'which', 'when', 'why']);

/**
 * Whether a span says something that can be held: a clause; for a verb of saying, judging or denying whatever it takes
 * ("criticised the bill", "denied the leak"), unless it hands something over ("told him the price"), which is an event and
 * no statement; for its nouns a phrase that names an event or holds a clause of its own.
 */
export function propositional(tree: Dependencies, span: WordSpan, cue: Cue, verbal = false): boolean {
  const head = headOf(tree, span);
  const clause = clausal(tree, head) || wished(tree, span);
  if (FACTUAL.has(cue.class)) {
    if (!clause && !evidential(tree, head)) return false;
    return !ASKING_WORDS.has(wordAt(tree, span.first).text.toLowerCase());
  }
  if (clause) return true;
  if (!TAKES_EVENTS.has(cue.class)) return false;
  if (verbal && eventOf(cue.roleset) === undefined && !canHandOver(cue.roleset)) return true;
  const roleset = tree.frameAt.get(head)?.roleset ?? '';
  return holdsClause(tree, span) || eventOf(roleset) !== undefined || cueOf(roleset) !== undefined;
}

/** "wants | the league to publish them": the parser hangs whoever is to act, and the act, on the cue alike. */
function wished(tree: Dependencies, span: WordSpan): boolean {
  for (let at = span.first; at < span.past; at++) {
    const { head, relation } = wordAt(tree, at);
    const outside = head < span.first || head >= span.past;
    if (outside && relation === 'xcomp' && childrenBy(tree, at, ['mark']).length > 0) return true;
  }
  return false;
}

/** "have seen no evidence that": the noun is what carries the clause. */
function evidential(tree: Dependencies, at: number): boolean {
  const carries = (child: number): boolean =>
    marked(tree, child) || childrenBy(tree, child, ['ccomp']).some((below) => marked(tree, below));
  return ['NOUN', 'PRON'].includes(wordAt(tree, at).upos) && childrenBy(tree, at, ['acl', 'ccomp']).some(carries);
}

/** A complement clause says what it is a complement by: "that", "whether", "to". */
function marked(tree: Dependencies, at: number): boolean {
  return wordAt(tree, at).relation !== 'acl:relcl' && childrenBy(tree, at, ['mark']).length > 0;
}

/** Whether a word heads a clause: a verb, or what has a copula or subject. */
export function clausal(tree: Dependencies, at: number): boolean {
  const { upos } = wordAt(tree, at);
  return upos === 'VERB' || upos === 'AUX' || childrenBy(tree, at, ['cop', 'nsubj', 'expl']).length > 0;
}
