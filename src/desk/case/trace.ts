import { mayAppend } from '../../ledger/index.ts';
import type { Case as Traced } from '../../report/case.ts';
import type { Then } from '../asof.ts';
import type { Question } from '../question.ts';
import { type TraceOptions, traceCase } from '../trace.ts';
import type { Case } from './case.ts';
import { evidenceFor } from './evidence.ts';
import { inquiryProposal, keepInquiry } from './inquiry.ts';

/** A trace, and the entry of the inquiry that it answers. */
export interface TracedInCase {
  readonly traced: Traced;
  /** Null where the record of another day was asked, or whoever asks may only read. */
  readonly entry: number | null;
}

/**
 * Puts a question to a case, and keeps that it was asked.
 *
 * @throws Mistake as `traceCase` does.
 */
export async function traceInCase(
  open: Case,
  question: Question,
  options: TraceOptions = {},
  then: Then | null = null,
): Promise<TracedInCase> {
  const traced = await traceCase(await evidenceFor(open, question, then, options.take ?? null), question, options);
  // What the record was is looked up, and asks nothing anew; a reader of a case looks, and leaves nothing in it.
  if (then !== null || !(await mayAppend(open.database, open.id))) return { traced, entry: null };
  return { traced, entry: await keepInquiry(open, inquiryProposal(question, options, traced.trace)) };
}
