import type { WordSpan } from '../analysis/analysis.ts';
import { childrenBy, type Dependencies, holdsClause, wordAt } from '../grammar/dependencies.ts';
import type { Attribution, Stretch } from './attributions.ts';
import { SPOKEN } from './cues.ts';
import { sentenceAfter, sentencesTouching } from './nesting.ts';
import { type Quotation, quotationAt, quotationsTouching } from './quotations.ts';
import { speakerAfter, speakerAfterDash, speakerBeside, speakerByPlace, speakerOfColon } from './speakers.ts';

/** A statement while its content is gathered from quotations and following sentences. */
export interface Growing {
  readonly attribution: Attribution;
  readonly content: Stretch[];
  score: number;
}

/** What placing one quotation leaves behind for the next. */
interface Course {
  /** Whoever had the last quotation that was placed, and its block. */
  owner: Growing | null;
  block: number;
  /** Whoever spoke last outside of quotations, up to the sentence with this index. */
  speaker: Growing | null;
  upTo: number;
}

/**
 * Gives each quotation that no cue's content reaches to whoever speaks it: by a verb beside it, in the sentence before a
 * colon, last in its paragraph, in the sentence after, after a dash; failing all these, to whoever had the paragraph
 * before, or acts in the sentence before. Returns the statements it was given and those that a quotation alone shows, in
 * order. Adds to the contents it is given. Every quotation looks at its own and the next sentences only.
 */
export function placeQuotations(
  given: readonly Growing[],
  trees: readonly Dependencies[],
  quotations: readonly Quotation[],
): Growing[] {
  const at: Growing[][] = trees.map(() => []);
  for (const each of given) at[each.attribution.tree.index]?.push(each);
  const course: Course = { owner: null, block: -1, speaker: null, upTo: 0 };
  for (const quotation of quotations) {
    const own = sentencesTouching(trees, quotation.start, quotation.end);
    const near = own.flatMap((tree) => at[tree.index] ?? []);
    const owners = near.filter((each) => reaches(each, quotation));
    let owner = nearest(owners, quotation);
    if (owner === null && own.length > 0 && !isTitle(quotation, own)) {
      const place = { quotation, own, near, trees, quotations, at };
      if (holdsVerb(quotation, own)) owner = quotation.depth > 0 ? innerSpeaker(place) : speakerOf(place, course);
      else if (quotation.depth === 0) owner = speakerOfFragment(place, course);
      owner?.content.push({ start: quotation.start, end: quotation.end });
    }
    if (owner === null || quotation.depth > 0) continue;
    course.owner = owner;
    course.block = quotation.block;
  }
  return at.flatMap((here) => here.sort((a, b) => a.attribution.predicate - b.attribution.predicate));
}

interface Place {
  readonly quotation: Quotation;
  /** The sentences it touches, and the statements whose cues stand in them. */
  readonly own: readonly Dependencies[];
  readonly near: readonly Growing[];
  readonly trees: readonly Dependencies[];
  readonly quotations: readonly Quotation[];
  /** Statements by sentence; those that are found here are added. */
  readonly at: Growing[][];
}

function speakerOf(place: Place, course: Course): Growing | null {
  const { quotation, own, near, trees, quotations, at } = place;
  const first = own[0]!;
  const previous = trees[first.index - 1];
  const next = trees[own.at(-1)!.index + 1];
  const speaks = (each: Growing): boolean =>
    SPOKEN.has(each.attribution.cue.class) && !inQuotation(each.attribution, quotations);
  // The last to speak before this place: each sentence is looked at once for all quotations.
  for (; course.upTo < first.index; course.upTo++) {
    course.speaker = at[course.upTo]?.findLast(speaks) ?? course.speaker;
  }
  const beside = near.filter(speaks);
  if (quotation.continues && course.owner !== null) return course.owner;
  const adjacent = own
    .map((tree) => speakerBeside(tree, quotation))
    .find((each) => each !== null && outside(each, quotations));
  if (adjacent !== undefined && adjacent !== null) return joined(adjacent, at);
  if (beside.length > 0) return nearest(beside, quotation);
  const introduces = previous?.sentence.words.at(-1)?.text === ':' && opensSentence(first, quotation);
  if (introduces && previous !== undefined) {
    const cue = at[previous.index]?.filter(speaks).at(-1);
    if (cue !== undefined) return cue;
    const lead = speakerOfColon(previous);
    if (lead !== null) return joined(lead, at);
  }
  const dashed = [own.at(-1), next].map((tree) => (tree === undefined ? null : speakerAfterDash(tree, quotation)));
  const signed = dashed.find((each) => each !== null);
  if (signed !== undefined && signed !== null) return joined(signed, at);
  if (course.owner !== null && course.block === quotation.block) return course.owner;
  if (next !== undefined && next.sentence.block === quotation.block && next.sentence.start - quotation.end <= 2) {
    const following = at[next.index]?.find((each) => each.content.length === 0 && speaks(each));
    if (following !== undefined) return following;
  }
  if (course.speaker !== null && course.speaker.attribution.tree.sentence.block === quotation.block)
    return course.speaker;
  const earlier = carriedOver(place, course);
  if (earlier !== null) return earlier;
  const follows =
    previous !== undefined && previous.sentence.block === quotation.block && opensSentence(first, quotation);
  const acting = follows ? speakerByPlace(previous) : null;
  return acting === null ? null : joined(acting, at);
}

/** “A disgrace,” she said; a paragraph that is one quotation: without a verb in it only these show that it is speech. */
function speakerOfFragment(place: Place, course: Course): Growing | null {
  const { quotation, own, quotations, at } = place;
  const adjacent = speakerAfter(own.at(-1)!, quotation);
  if (adjacent !== null && outside(adjacent, quotations)) return joined(adjacent, at);
  return carriedOver(place, course);
}

/** A paragraph that is a quotation from end to end goes on with the speaker of the one before. */
function carriedOver(place: Place, course: Course): Growing | null {
  if (!standsAlone(place) || course.owner === null || course.block !== place.quotation.block - 1) return null;
  course.owner.score = Math.round(course.owner.score * 900) / 1000;
  return course.owner;
}

/** Within another quotation only what that quotation itself says can name the speaker. */
function innerSpeaker({ quotation, near, own, quotations, at }: Place): Growing | null {
  const around = quotationsTouching(quotations, quotation.start, quotation.start + 1).at(-2);
  const level = (each: Attribution): boolean =>
    around !== undefined && quotationAt(quotations, wordAt(each.tree, each.predicate).start) === around;
  const beside = near.filter((each) => SPOKEN.has(each.attribution.cue.class) && level(each.attribution));
  if (beside.length > 0) return nearest(beside, quotation);
  const adjacent = own.map((tree) => speakerBeside(tree, quotation)).find((each) => each !== null && level(each));
  return adjacent === undefined || adjacent === null ? null : joined(adjacent, at);
}

/** The statement whose cue is already known at that word, else a new one. */
function joined(attribution: Attribution, at: Growing[][]): Growing {
  const here = at[attribution.tree.index]!;
  // "as the mayor likes to say": the cue hangs on the verb that stands beside.
  const governed = [attribution.predicate, ...childrenBy(attribution.tree, attribution.predicate, ['xcomp'])];
  const known = here.find((each) => governed.includes(each.attribution.predicate));
  if (known !== undefined) return known;
  const fresh: Growing = { attribution, content: [], score: attribution.score };
  here.push(fresh);
  return fresh;
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

/** A quotation that holds a verb is somebody's speech; one that holds none may be a term or a scare quote. */
function holdsVerb(quotation: Quotation, own: readonly Dependencies[]): boolean {
  return own.some((tree) => {
    const span = wordsWithin(quotation, tree);
    return span.past - span.first > 1 && holdsClause(tree, span);
  });
}

/** Capitalised word by word, as titles of works are, and not in capitals throughout. */
function isTitle(quotation: Quotation, own: readonly Dependencies[]): boolean {
  const long = own.flatMap((tree) => {
    const { first, past } = wordsWithin(quotation, tree);
    return tree.sentence.words.slice(first, past).filter((word) => /^\p{L}{4,}/u.test(word.text));
  });
  const capital = long.every((word) => /^\p{Lu}/u.test(word.text));
  return long.length > 1 && capital && !long.every((word) => word.text === word.text.toUpperCase());
}

function wordsWithin({ from, to }: Quotation, tree: Dependencies): WordSpan {
  const { words } = tree.sentence;
  const first = words.findIndex((word) => word.start >= from);
  const past = words.findIndex((word) => word.start >= to);
  return first < 0 ? { first: 0, past: 0 } : { first, past: past < 0 ? words.length : past };
}

/** Whether the cue itself stands inside a quotation. */
export function inQuotation(attribution: Attribution, quotations: readonly Quotation[]): boolean {
  return !outside(attribution, quotations);
}

function outside(attribution: Attribution, quotations: readonly Quotation[]): boolean {
  return quotationAt(quotations, wordAt(attribution.tree, attribution.predicate).start) === null;
}

function opensSentence(tree: Dependencies, quotation: Quotation): boolean {
  return tree.sentence.start >= quotation.start - 1;
}

/** A paragraph that is a quotation from end to end. */
function standsAlone({ quotation, own, trees }: Place): boolean {
  const first = own[0]!;
  const last = own.at(-1)!;
  const before = trees[first.index - 1];
  const next = trees[sentenceAfter(trees, quotation.end)];
  return (
    opensSentence(first, quotation) &&
    last.sentence.end <= quotation.end + 1 &&
    before?.sentence.block !== quotation.block &&
    (next === undefined || next.sentence.block !== quotation.block)
  );
}
