import { dateOrMistake } from '../documents/index.ts';
import type { Document } from '../terms/document.ts';
import type { Evidence } from '../terms/evidence.ts';
import { Mistake } from '../terms/mistake.ts';
import { asOf, publishedBy } from '../tracing/index.ts';
import { evidenceFrom, type ReadDocuments } from './read.ts';

/** The record of which day is meant, as written; `possibly` takes in what may have come out later. */
export interface Then {
  readonly date: string;
  readonly possibly?: boolean | undefined;
  /** By what had come out, or of a case by what had been entered. */
  readonly clock?: 'published' | 'entered' | undefined;
}

/**
 * Documents that were read, as the record stood on a day: who is who is worked out from those alone that had come out.
 *
 * @throws Mistake where the date is none, or nothing had certainly come out by then.
 */
export function readAsOf(read: ReadDocuments, { date, possibly = false }: Then): Evidence {
  const at = momentOf(date);
  const then = publishedBy(read.documents, at, possibly);
  some(read.documents, then.documents, date);
  const evidence = evidenceFrom(read, ({ id }) => then.documents.has(id));
  return { ...evidence, asOf: { date: at, clock: 'published', perhaps: then.perhaps, without: then.without } };
}

/** Evidence as it stood on a day. @throws Mistake as `readAsOf` does. */
export function evidenceAsOf(evidence: Evidence, { date, possibly = false }: Then): Evidence {
  const at = momentOf(date);
  some(evidence.documents, publishedBy(evidence.documents, at, possibly).documents, date);
  return asOf(evidence, at, { possibly });
}

/** Whether evidence is the record of that day already, by that clock. @throws Mistake where the date is none. */
export function isAsOf({ asOf: made }: Evidence, { date, possibly = false, clock = 'published' }: Then): boolean {
  if (made === undefined || made.date !== momentOf(date) || made.clock !== clock) return false;
  return possibly || made.perhaps.length === 0;
}

/** The last moment of a day, month or year. @throws Mistake where it is none. */
export function momentOf(date: string): number {
  const { latest } = dateOrMistake(date, 'The time of --as-of');
  if (latest === null) throw new Mistake(`“${date}” has no end.`, 'Give --as-of a day, a month or a year.');
  return latest;
}

function some(documents: readonly Document[], then: ReadonlySet<string>, date: string): void {
  if (then.size > 0 || documents.length === 0) return;
  throw new Mistake(
    `None of these documents had certainly come out by ${date}.`,
    'Give a later day to --as-of, dates to the documents with --published or a manifest, or add --possibly.',
  );
}
