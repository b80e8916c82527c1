import type { NotYet } from '../../terms/asof.ts';
import type { Document } from '../../terms/document.ts';
import type { Evidence } from '../../terms/evidence.ts';
import { earliestOf, latestOf } from '../../terms/interval.ts';
import { judgementsOf } from '../judgements.ts';
import { sliceOf } from './slice.ts';

/** What was in a case at some moment: ids of documents, and of judgements as `judgementsOf` has them (null: all that are there now). */
export interface Entered {
  readonly documents: ReadonlySet<string>;
  readonly judgements: ReadonlySet<string> | null;
}

/** Which documents make up the record of a day, and which do not. */
export interface OfThen {
  readonly documents: ReadonlySet<string>;
  /** Those of the documents that may have come out later. */
  readonly perhaps: readonly NotYet[];
  readonly without: readonly NotYet[];
}

/**
 * The documents that had come out by a moment (UTC milliseconds). Fails closed: one that may have come out later counts only where `possibly`
 * asks for those too, and one without a date never does. Each that is left out is told of.
 */
export function publishedBy(documents: readonly Document[], date: number, possibly = false): OfThen {
  const all = documents.flatMap((document): NotYet[] => {
    const why = whyNot(document, date);
    return why === null ? [] : [notYet(document, why)];
  });
  const perhaps = possibly ? all.filter(({ why }) => why === 'possibly later') : [];
  const without = all.filter((each) => !perhaps.includes(each));
  return { documents: rest(documents, without), perhaps, without };
}

/**
 * The record as it was at a moment: by what had been published (`publishedBy`), or by what had been entered in a case. By the first clock
 * documents alone are left out, and judgements stay as they are now; by the second, judgements of later go as well.
 *
 * Pure. Who is who stays as it was worked out from all documents; whoever has the readings works that out anew.
 */
export function asOf(
  evidence: Evidence,
  date: number,
  { possibly = false, entered = null }: { readonly possibly?: boolean; readonly entered?: Entered | null } = {},
): Evidence {
  if (entered === null) {
    const then = publishedBy(evidence.documents, date, possibly);
    const sliced = sliceOf(evidence, then.documents);
    return { ...sliced, asOf: { date, clock: 'published', perhaps: then.perhaps, without: then.without } };
  }
  const without = evidence.documents
    .filter(({ id }) => !entered.documents.has(id))
    .map((document) => notYet(document, 'not entered'));
  const judged = judgementsOf(evidence)
    .filter(({ id }) => entered.judgements?.has(id) === false)
    .reduce((given, { undone }) => undone(given), evidence);
  const sliced = sliceOf(judged, rest(evidence.documents, without));
  return { ...sliced, asOf: { date, clock: 'entered', perhaps: [], without } };
}

function rest(documents: readonly Document[], without: readonly NotYet[]): ReadonlySet<string> {
  const out = new Set(without.map(({ doc }) => doc));
  return new Set(documents.map(({ id }) => id).filter((id) => !out.has(id)));
}

function whyNot({ published }: Document, date: number): NotYet['why'] | null {
  if (published === null || (published.earliest === null && published.latest === null)) return 'undated';
  if (latestOf(published) <= date) return null;
  return earliestOf(published) > date ? 'later' : 'possibly later';
}

function notYet({ id, title, path, published }: Document, why: NotYet['why']): NotYet {
  const when = published === null ? null : { earliest: published.earliest, latest: published.latest };
  return { doc: id, name: title ?? path ?? id, published: when, why };
}
