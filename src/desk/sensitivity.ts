import type { Case } from '../report/case.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Sensitivity } from '../terms/sensitivity.ts';
import { sensitivity } from '../tracing/index.ts';
import type { Question } from './question.ts';
import { askingOf, type TraceOptions, traced } from './trace.ts';

/** A case, and what its answer hangs on. */
export interface Sensitive {
  readonly traced: Case;
  readonly sensitivity: Sensitivity;
}

/** Works out what the answer to a question hangs on. @throws Mistake as `traceCase` does. */
export async function sensitivityOf(
  evidence: Evidence,
  question: Question,
  options: TraceOptions = {},
): Promise<Sensitive> {
  const asking = await askingOf(evidence, question, options);
  return { traced: traced(asking), sensitivity: sensitivity(asking.evidence, asking.inquiry, asking.ports) };
}
