import type { Json } from '../../ledger/index.ts';
import type { Case as Traced } from '../../report/case.ts';
import type { Question } from '../question.ts';
import { type TraceOptions, traceCase } from '../trace.ts';
import type { Case } from './case.ts';
import { type EvidenceWanted, evidenceFor } from './evidence.ts';

/**
 * Puts a question to a case, and keeps that it was asked.
 *
 * @throws Mistake as `traceCase` does.
 */
export async function traceInCase(
  open: Case,
  question: Question,
  options: TraceOptions & Pick<EvidenceWanted, 'enteredBy'> = {},
): Promise<Traced> {
  const evidence = await evidenceFor(open, question, { enteredBy: options.enteredBy ?? null });
  const traced = await traceCase(evidence, question, options);
  await open.append(() => [
    {
      kind: 'inquiry-asked',
      why: null,
      about: [],
      open: {
        question: { ...question } as unknown as Json,
        contacts: [...(options.contacts ?? [])],
        answer: { reached: traced.trace.verdict.reachedByDeadline, standing: traced.trace.verdict.standing },
      },
      contents: [],
      projected: { shows: 'nothing' },
    },
  ]);
  return traced;
}
