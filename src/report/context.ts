import type { Claim } from '../terms/claim.ts';
import type { Passage } from '../terms/passage.ts';
import type { CaseRecord } from './case.ts';

/** A quote with what stands around it, for a reader who wants to see it in its place. */
export interface InContext {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

/** How many code units of context are shown on each side at most. */
const AROUND = 180;

/**
 * The passage of a claim within its paragraph, cut at words with " …" where the paragraph is long. Without the text of
 * its document, the passage's own prefix and suffix are all there is.
 */
export function inContext(given: CaseRecord, passage: Passage): InContext {
  const document = given.documents.get(passage.doc);
  const text = document?.text ?? null;
  if (document === undefined || text === null || text.slice(passage.start, passage.end) !== passage.quote) {
    return { before: leading(passage.prefix, true), quote: passage.quote, after: trailing(passage.suffix, true) };
  }
  const block = document.blocks.find((one) => one.start <= passage.start && passage.end <= one.end);
  const start = block?.start ?? 0;
  const end = block?.end ?? text.length;
  const from = Math.max(start, passage.start - AROUND);
  const to = Math.min(end, passage.end + AROUND);
  return {
    before: leading(text.slice(from, passage.start), from > start),
    quote: passage.quote,
    after: trailing(text.slice(passage.end, to), to < end),
  };
}

/** The widest passage that says a claim: its statement's, where that holds the claim's own. */
export function saying(given: CaseRecord, claim: Claim): Passage {
  const statement = claim.statement === null ? undefined : given.statements.get(claim.statement);
  const wide = statement?.passage;
  return wide !== undefined &&
    wide.doc === claim.passage.doc &&
    wide.start <= claim.passage.start &&
    claim.passage.end <= wide.end
    ? wide
    : claim.passage;
}

function leading(text: string, cut: boolean): string {
  return cut ? `… ${text.replace(/^\S*\s+/, '')}` : text;
}

function trailing(text: string, cut: boolean): string {
  return cut ? `${text.replace(/\s+\S*$/, '')} …` : text;
}
