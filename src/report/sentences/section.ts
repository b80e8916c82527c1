import type { Sentence } from '../../terms/verdict.ts';
import type { Case } from '../case.ts';
import { sentence } from '../wording.ts';

/** One part of what a verdict says, under its heading. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly sentences: readonly Sentence[];
}

/**
 * One sentence and what it stands on. Where nothing nearer is at hand it stands on the record as a whole: its
 * documents, else its claims, else the item asked about, so that no sentence is without an anchor.
 */
export function say(given: Case, text: string, anchors: readonly string[]): Sentence {
  return { text: sentence(text), anchors: anchors.length > 0 ? [...new Set(anchors)] : record(given) };
}

function record(given: Case): readonly string[] {
  const { documents, claims } = given.evidence;
  if (documents.length > 0) return documents.map((document) => document.id);
  return claims.length > 0 ? claims.map((claim) => claim.id) : [given.trace.inquiry.item];
}
