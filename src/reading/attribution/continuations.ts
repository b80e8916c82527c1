import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import type { Attribution } from './attributions.ts';
import { covers } from './nesting.ts';
import { type Growing, inQuotation, starts } from './placement.ts';
import { type Quotation, quotationAt, quotationsTouching } from './quotations.ts';
import { stretchIndex } from './stretchindex.ts';

/** How much of its score a statement keeps for each sentence that is added to it: by its grammar, and by its tense alone. */
const KEPT = { grammar: 0.8, tense: 0.6 } as const;

/**
 * Sentences that go on with the content of the one before, in the same paragraph: those that a complementiser opens ("And
 * that it made its way ..."), and free indirect speech, which takes over the shifted tense of a report in the past ("The
 * captain said the cargo was salt. It would be in port by Friday."). No sentence is added that has a cue or quotation.
 */
export function continueContents(
  growing: Growing[],
  trees: readonly Dependencies[],
  quotations: readonly Quotation[],
): void {
  const bySentence = new Map<Dependencies, Growing[]>();
  const contents = stretchIndex(growing.map((each) => each.content));
  const order = new Map(growing.map((each, at) => [each, at]));
  for (const each of growing) {
    const { tree } = each.attribution;
    bySentence.set(tree, [...(bySentence.get(tree) ?? []), each]);
  }
  for (const tree of trees) {
    const before = trees[tree.index - 1];
    if (before === undefined || before.sentence.block !== tree.sentence.block) continue;
    const complement = continues(tree);
    const free = !complement && bySentence.get(tree) === undefined && shifted(tree);
    if (!complement && !free) continue;
    if (quotationAt(quotations, tree.sentence.start) !== null) continue;
    if (free && quotationsTouching(quotations, before.sentence.start, tree.sentence.end).length > 0) continue;
    const near = contents.near(before.sentence.start, before.sentence.end).map((at) => growing[at]!);
    const host = near.findLast((each) => {
      if (inQuotation(each.attribution, quotations)) return false;
      return each.content.some((stretch) => stretch.end > before.sentence.start && stretch.end <= before.sentence.end);
    });
    const outer = host === undefined ? undefined : outermost(host, bySentence.get(before) ?? []);
    if (outer === undefined || (free && !reportsInThePast(outer.attribution))) continue;
    outer.content.push({ start: tree.sentence.start, end: tree.sentence.end });
    contents.add(order.get(outer)!, tree.sentence);
    outer.score = Math.round(outer.score * (complement ? KEPT.grammar : KEPT.tense) * 1000) / 1000;
  }
}

function continues(tree: Dependencies): boolean {
  const [first, second] = tree.sentence.words;
  if (first === undefined || second === undefined) return false;
  const opening = first.upos === 'CCONJ' ? second : first;
  return opening.text.toLowerCase() === 'that' && relationOf(opening) === 'mark';
}

/** "It would be ...", "They had been ...": a pronoun and the tense that a report in the past gives to future and past. */
function shifted(tree: Dependencies): boolean {
  const { words } = tree.sentence;
  const root = words.findIndex((word) => word.head < 0);
  if (root < 0) return false;
  const subject = childrenBy(tree, root, ['nsubj'])[0];
  if (subject === undefined || wordAt(tree, subject).upos !== 'PRON') return false;
  if (/^(?:i|we|you|who|which|that)$/i.test(wordAt(tree, subject).text)) return false;
  const would = childrenBy(tree, root, ['aux']).some((at) => /^(?:would|['’]d)$/i.test(wordAt(tree, at).text));
  // "Had it ..., it would": a condition is the author's as readily as anyone's.
  return would && childrenBy(tree, root, ['advcl']).length === 0;
}

/** Told in the past, by a word of saying, in words of the reporter's own. */
function reportsInThePast({ tree, predicate, cue, rule, source }: Attribution): boolean {
  const { text, upos } = wordAt(tree, predicate);
  return (
    cue.class === 'say' && source !== null && rule === 'frame' && upos === 'VERB' && /(?:ed|id|old|ote)$/i.test(text)
  );
}

/** Of cues that share the sentence, the one whose content holds the others. */
function outermost(host: Growing, beside: readonly Growing[]): Growing {
  const peers = beside.filter((each) => each.content.length > 0);
  return peers.find((each) => each.content.some((stretch) => covers([stretch], starts(host)))) ?? host;
}
