import { type Dependencies, holdsClause, wordAt } from '../grammar/dependencies.ts';
import type { Attribution, Stretch } from './attributions.ts';
import { SPOKEN } from './cues.ts';
import { sentencesTouching } from './nesting.ts';
import { type Quotation, quotationAt } from './quotations.ts';
import { stretchIndex } from './stretchindex.ts';

/** A statement while its content is gathered from quotations and following sentences. */
export interface Growing {
  readonly attribution: Attribution;
  readonly content: Stretch[];
  score: number;
}

/**
 * Gives each quotation that no cue's content reaches to whoever speaks it: beside it, before a colon, last in its paragraph,
 * or in the sentence after. Adds to the contents it is given.
 */
export function placeQuotations(
  growing: Growing[],
  trees: readonly Dependencies[],
  quotations: readonly Quotation[],
): void {
  const contents = stretchIndex(growing.map((each) => each.content));
  const order = new Map(growing.map((each, at) => [each, at]));
  const spoken = new Map<number, Growing[]>();
  for (const each of growing) {
    if (!SPOKEN.has(each.attribution.cue.class) || inQuotation(each.attribution, quotations)) continue;
    const { block } = each.attribution.tree.sentence;
    spoken.set(block, [...(spoken.get(block) ?? []), each]);
  }
  let lastOwner: Growing | null = null;
  let lastBlock = -1;
  for (const quotation of quotations) {
    const owners = contents
      .near(quotation.start, quotation.end)
      .map((at) => growing[at]!)
      .filter((each) => reaches(each, quotation));
    if (owners.length > 0) {
      lastOwner = nearest(owners, quotation);
      lastBlock = quotation.block;
      continue;
    }
    if (!speech(quotation, trees)) continue;
    const speakers = spoken.get(quotation.block) ?? [];
    const beside = speakers.filter((each) => sharesSentence(each.attribution, quotation));
    const before = speakers.filter((each) => introduces(each, quotation));
    const after = speakers.filter((each) => each.content.length === 0 && follows(each.attribution, quotation));
    const carried: Growing | null =
      lastOwner !== null && (quotation.continues || lastBlock === quotation.block) ? lastOwner : null;
    const owner: Growing | null =
      nearest(beside, quotation) ??
      before.at(-1) ??
      carried ??
      after[0] ??
      speakers.filter((each) => starts(each) < quotation.start).at(-1) ??
      null;
    if (owner === null) continue;
    owner.content.push({ start: quotation.start, end: quotation.end });
    contents.add(order.get(owner)!, quotation);
    lastOwner = owner;
    lastBlock = quotation.block;
  }
}

/** Where the cue's word starts, in UTF-16 code units of the canonical text. */
export function starts(each: Growing): number {
  return wordAt(each.attribution.tree, each.attribution.predicate).start;
}

function reaches(each: Growing, quotation: Quotation): boolean {
  if (starts(each) >= quotation.start && starts(each) < quotation.end) return false;
  return each.content.some((stretch) => stretch.start < quotation.end && quotation.start < stretch.end);
}

function nearest(owners: readonly Growing[], quotation: Quotation): Growing | null {
  const gap = (each: Growing): number => {
    const at = starts(each);
    return at < quotation.start ? quotation.start - at : at - quotation.end;
  };
  return owners.length === 0 ? null : owners.reduce((best, each) => (gap(each) < gap(best) ? each : best));
}

/** A quotation that is somebody's speech, not a title or a scare quote: it holds a verb. */
function speech(quotation: Quotation, trees: readonly Dependencies[]): boolean {
  for (const tree of sentencesTouching(trees, quotation.start, quotation.end)) {
    const words = tree.sentence.words;
    const first = words.findIndex((word) => word.start >= quotation.start);
    let past = words.findIndex((word) => word.start >= quotation.end);
    if (past < 0) past = words.length;
    if (first >= 0 && first < past && past - first > 2 && holdsClause(tree, { first, past })) return true;
  }
  return false;
}

/** Whether the cue itself stands inside a quotation. */
export function inQuotation(attribution: Attribution, quotations: readonly Quotation[]): boolean {
  return quotationAt(quotations, wordAt(attribution.tree, attribution.predicate).start) !== null;
}

function sharesSentence(attribution: Attribution, quotation: Quotation): boolean {
  const { sentence } = attribution.tree;
  return sentence.start < quotation.end && quotation.start < sentence.end;
}

function introduces(each: Growing, quotation: Quotation): boolean {
  const { sentence } = each.attribution.tree;
  const last = sentence.words.at(-1);
  return sentence.end <= quotation.start && quotation.start - sentence.end <= 2 && last?.text === ':';
}

function follows(attribution: Attribution, quotation: Quotation): boolean {
  const { sentence } = attribution.tree;
  return sentence.start >= quotation.end && sentence.start - quotation.end <= 2;
}
