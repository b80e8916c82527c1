import { type Dependencies, relationOf } from '../grammar/dependencies.ts';
import { covers } from './nesting.ts';
import { type Growing, inQuotation, starts } from './placement.ts';
import { type Quotation, quotationAt } from './quotations.ts';
import { stretchIndex } from './stretchindex.ts';

/**
 * A sentence that only goes on with the content of the one before ("And that it made its way ..."): a conjunction and a
 * complementiser open it, and no cue stands outside it.
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
    if (before === undefined || before.sentence.block !== tree.sentence.block || !continues(tree)) continue;
    if (quotationAt(quotations, tree.sentence.start) !== null) continue;
    const near = contents.near(before.sentence.start, before.sentence.end).map((at) => growing[at]!);
    const host = near.findLast((each) => {
      if (inQuotation(each.attribution, quotations)) return false;
      return each.content.some((stretch) => stretch.end > before.sentence.start && stretch.end <= before.sentence.end);
    });
    const outer = host === undefined ? undefined : outermost(host, bySentence.get(before) ?? []);
    if (outer === undefined) continue;
    outer.content.push({ start: tree.sentence.start, end: tree.sentence.end });
    contents.add(order.get(outer)!, tree.sentence);
    outer.score = Math.round(outer.score * 800) / 1000;
  }
}

function continues(tree: Dependencies): boolean {
  const [first, second] = tree.sentence.words;
  if (first === undefined || second === undefined) return false;
  const opening = first.upos === 'CCONJ' ? second : first;
  return opening.text.toLowerCase() === 'that' && relationOf(opening) === 'mark';
}

/** Of cues that share the sentence, the one whose content holds the others. */
function outermost(host: Growing, beside: readonly Growing[]): Growing {
  const peers = beside.filter((each) => each.content.length > 0);
  return peers.find((each) => each.content.some((stretch) => covers([stretch], starts(host)))) ?? host;
}
