import type { Case as Traced } from '../../report/case.ts';
import type { Question } from '../question.ts';
import { type TraceOptions, traceCase } from '../trace.ts';
import type { Case } from './case.ts';
import { type EvidenceWanted, evidenceFor } from './evidence.ts';
import { inquiryProposal, keepInquiry } from './inquiry.ts';

/** A trace, and the entry of the inquiry that it answers. */
export interface TracedInCase {
  readonly traced: Traced;
  readonly entry: number;
}

/**
 * Puts a question to a case, and keeps that it was asked.
 *
 * @throws Mistake as `traceCase` does.
 */
export async function traceInCase(
  open: Case,
  question: Question,
  options: TraceOptions & Pick<EvidenceWanted, 'enteredBy'> = {},
): Promise<TracedInCase> {
  const evidence = await evidenceFor(open, question, { enteredBy: options.enteredBy ?? null });
  const traced = await traceCase(evidence, question, options);
  return { traced, entry: await keepInquiry(open, inquiryProposal(question, options, traced.trace)) };
}
