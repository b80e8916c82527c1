import { Mistake } from './mistake.ts';

/**
 * A stretch of one document's canonical text: `[start, end)` in UTF-16 code units, with the exact quote and a little of
 * what stands before and after it (the position and quote selectors of the W3C Web Annotation model together).
 */
export interface Passage {
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** How many code units of context a passage keeps on each side. */
export const CONTEXT = 32;

/**
 * The passage `[start, end)` of a text.
 *
 * Ends that would cut a surrogate pair are moved outward, so that a quote is always well formed.
 * @throws RangeError where the ends are not within the text: a bug of the caller.
 */
export function passageOf(doc: string, text: string, start: number, end: number): Passage {
  if (!(start >= 0 && start <= end && end <= text.length)) {
    throw new RangeError(`passage ${start}-${end} is not within a text of ${text.length}`);
  }
  const from = splitsPair(text, start) ? start - 1 : start;
  const to = splitsPair(text, end) ? end + 1 : end;
  const before = Math.max(0, from - CONTEXT);
  const after = Math.min(text.length, to + CONTEXT);
  return {
    doc,
    start: from,
    end: to,
    quote: text.slice(from, to),
    prefix: text.slice(splitsPair(text, before) ? before + 1 : before, from),
    suffix: text.slice(to, splitsPair(text, after) ? after - 1 : after),
  };
}

/** Whether two passages have a place of one document in common. */
export function overlaps(a: Passage, b: Passage): boolean {
  return a.doc === b.doc && a.start < b.end && b.start < a.end;
}

/** Whether the passage still says what it said when it was made. */
export function matches(passage: Passage, text: string): boolean {
  return text.slice(passage.start, passage.end) === passage.quote;
}

/** @throws Mistake where the quote no longer stands at its place: shown, never re-anchored silently. */
export function checkPassage(passage: Passage, text: string): void {
  if (matches(passage, text)) return;
  throw new Mistake(
    `The quote “${passage.quote.slice(0, 80)}” does not stand at ${passage.start}-${passage.end} of document ${passage.doc}.`,
    'Read the document again, or correct the passage.',
  );
}

function splitsPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
