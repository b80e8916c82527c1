import type { WordSpan } from '../analysis/analysis.ts';
import {
  broughtBy,
  childrenBy,
  type Dependencies,
  headOf,
  runs,
  subtree,
  trimmed,
  wordAt,
} from '../grammar/dependencies.ts';
import type { Cue } from '../vocabulary/vocabulary.ts';
import type { Stretch } from './attributions.ts';
import { clausal } from './contents.ts';
import { type Quotation, quotationsTouching } from './quotations.ts';

/**
 * A thing named as what was said or judged, without what the reporter adds about it: "praised the clerk, who had since left",
 * "opposes the vote - a test of the mayor". Only what a comma, dash or bracket parts from it and closes the span is cut.
 */
export function withoutAside(tree: Dependencies, span: WordSpan): WordSpan {
  const head = headOf(tree, span);
  if (clausal(tree, head)) return span;
  for (const at of subtree(tree, head)) {
    if (at <= head || at >= span.past || !ASIDES.includes(wordAt(tree, at).relation)) continue;
    const below = subtree(tree, at);
    const first = below.find((each) => wordAt(tree, each).upos !== 'PUNCT') ?? at;
    const last = below.at(-1) ?? at;
    const parted = PARTING.test(tree.sentence.words[first - 1]?.text ?? '');
    if (parted && first > head && last >= span.past - 1) return trimmed(tree, { first: span.first, past: first - 1 });
  }
  return span;
}

const ASIDES: readonly string[] = ['acl:relcl', 'appos', 'parataxis'];
const PARTING = /^(?:[,(–—-]|--)$/;

/**
 * "The plan, she said, is to wait": a cue and its source between two commas stand within what is said, which goes on to the
 * end of the sentence. Null unless what is before is no clause without what follows.
 */
export function roundInsertion(tree: Dependencies, predicate: number, source: WordSpan | null): WordSpan[] | null {
  if (source === null) return null;
  const { words } = tree.sentence;
  const [first, past] =
    source.past === predicate
      ? [source.first, predicate + 1]
      : source.first === predicate + 1
        ? [predicate, source.past]
        : [-1, -1];
  if (first < 2 || words[first - 1]?.text !== ',' || words[past]?.text !== ',') return null;
  const before = trimmed(tree, { first: 0, past: first - 1 });
  const after = trimmed(tree, { first: past + 1, past: words.length });
  if (before.past <= before.first || after.past <= after.first) return null;
  const finite = (span: WordSpan): boolean =>
    words.slice(span.first, span.past).some((word) => ['VERB', 'AUX'].includes(word.upos));
  const opens = words[after.first];
  const goesOn = opens !== undefined && (opens.upos === 'AUX' || (opens.upos === 'VERB' && !/ing$/iu.test(opens.text)));
  return !finite(before) && finite(after) && goesOn && childrenBy(tree, predicate, ['mark']).length === 0
    ? [before, after]
    : null;
}

/**
 * "Blamed the crew for losing it", "accused it of fraud", "defended the plan against its critics", "named the clerk as the thief", "urged the board to
 * resign": what a judgement rests on, and what somebody is held to be or to do, follows whom or what it is of.
 */
export function withGround(tree: Dependencies, predicate: number, { class: kind }: Cue, span: WordSpan): WordSpan {
  const { head, relation } = wordAt(tree, headOf(tree, span));
  if (head !== predicate || relation !== 'obj') return span;
  const grounds = kind === 'judge' ? [...GROUNDS, ...COMPLEMENTS] : COMPLEMENTS;
  const ground = childrenBy(tree, predicate, ['obl', 'advcl', 'xcomp']).find(
    (at) =>
      Math.min(...subtree(tree, at)) === span.past &&
      (broughtBy(tree, at, grounds) ||
        childrenBy(tree, at, ['mark']).some((mark) => /^(?:for|to)$/iu.test(wordAt(tree, mark).lemma))),
  );
  const [run] = ground === undefined ? [] : runs(tree, subtree(tree, ground));
  return run !== undefined && run.first === span.past ? { first: span.first, past: run.past } : span;
}

const GROUNDS: readonly string[] = ['against', 'over', 'of'];
const COMPLEMENTS: readonly string[] = ['for', 'as'];

/** "“Too late?” he asked when they met": words without marks that come after a whole quotation are the reporter's, unless the cue takes them. */
export function withoutAfterword(
  tree: Dependencies,
  predicate: number,
  content: readonly Stretch[],
  quotations: readonly Quotation[],
): readonly Stretch[] {
  const marked = content.find((stretch) =>
    quotationsTouching(quotations, stretch.start, stretch.end).some(
      (each) => Math.abs(each.start - stretch.start) <= 1 && Math.abs(each.end - stretch.end) <= 1,
    ),
  );
  if (marked === undefined) return content;
  return content.filter((stretch) => {
    if (stretch === marked || stretch.start < marked.end) return true;
    if (quotationsTouching(quotations, stretch.start, stretch.end).length > 0) return true;
    const first = tree.sentence.words.findIndex((word) => word.start >= stretch.start);
    const past = tree.sentence.words.findLastIndex((word) => word.end <= stretch.end) + 1;
    if (first < 0 || past <= first) return true;
    const { head, relation } = wordAt(tree, headOf(tree, { first, past }));
    return head === predicate && relation !== 'advcl';
  });
}
