import { type Files, nodeFiles } from '../documents/index.ts';
import { decodeJudgedCells } from '../exchange/index.ts';
import type { Case } from '../report/case.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Hypotheses, JudgedCell } from '../terms/hypotheses.ts';
import { hypotheses } from '../tracing/index.ts';
import { parsedJson } from './evidence.ts';
import type { Question } from './question.ts';
import { askingOf, type TraceOptions, traced } from './trace.ts';

/** The largest file of judged cells that is taken: 10 MB. */
const MOST = 10_000_000;

/** A case, and the rival hypotheses of its question. */
export interface Rivals {
  readonly traced: Case;
  readonly hypotheses: Hypotheses;
}

/**
 * Sets rival hypotheses of a question beside each other. `judged` are cells that an analyst judged.
 *
 * @throws Mistake as `traceCase` does, and where the question names no holder.
 */
export async function hypothesesOf(
  evidence: Evidence,
  question: Question,
  options: TraceOptions = {},
  judged: readonly JudgedCell[] = [],
): Promise<Rivals> {
  const asking = await askingOf(evidence, question, options);
  const found = hypotheses(asking.evidence, asking.inquiry, asking.ports, judged);
  return { traced: traced(asking), hypotheses: found };
}

/** Judged cells from a file. @throws Mistake where it cannot be read, or is not in form. */
export async function openJudgedCells(path: string, files: Files = nodeFiles): Promise<readonly JudgedCell[]> {
  const bytes = path === '-' ? await files.input(MOST) : await files.read(path, MOST);
  return decodeJudgedCells(parsedJson(new TextDecoder().decode(bytes), path));
}
