import type { Case } from '../report/case.ts';
import { sentencesOf } from '../report/sentences.ts';
import type { Difference } from '../terms/difference.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Sentence } from '../terms/verdict.ts';
import { carriedOver, compared, correspondenceOf } from '../tracing/index.ts';
import type { Question } from './question.ts';
import { type TraceOptions, traceCase } from './trace.ts';

/** What a change does to the answer of one question: the answer before and after, and all that differs. */
export interface Impact {
  readonly before: Case;
  readonly after: Case;
  readonly difference: Difference;
}

/** Beside what a trace asks: sentences of a report that was issued, to be held against what a report would say after the change. */
export interface ImpactOptions extends TraceOptions {
  readonly issued?: readonly Sentence[];
}

/**
 * Puts one question to two bodies of evidence, and works out the exact difference of the answers. Ids of actors and items may be other ones in
 * each: what the question asks about is found again by what mentions it, else by its name.
 *
 * @throws Mistake where a question cannot be put to either, as `traceCase` does.
 */
export async function impactOf(
  before: Evidence,
  after: Evidence,
  question: Question,
  options: ImpactOptions = {},
): Promise<Impact> {
  const { issued, ...tracing } = options;
  const was = await traceCase(before, question, tracing);
  const { inquiry } = was.trace;
  const same = carriedOver(inquiry, correspondenceOf(before, after));
  const again = same === null ? question : { ...question, item: same.item, from: same.origin, to: same.holder };
  const is = await traceCase(after, again, tracing);
  return { before: was, after: is, difference: differenceOf(was, is, issued) };
}

/**
 * The difference of two cases and their reports; `issued` are the first one's sentences as they were given out. Hops are numbered anew
 * by each trace: what an issued sentence says of one is anchored in its claims, and so is what is held against it.
 */
export function differenceOf(before: Case, after: Case, issued?: readonly Sentence[]): Difference {
  const now = sentencesOf(after);
  return compared(
    { evidence: before.evidence, trace: before.trace, sentences: issued ?? sentencesOf(before) },
    { evidence: after.evidence, trace: after.trace, sentences: issued === undefined ? now : now.map(inClaims(after)) },
  );
}

function inClaims({ hops }: Case): (sentence: Sentence) => Sentence {
  return (sentence) => ({
    ...sentence,
    anchors: [...new Set(sentence.anchors.flatMap((id) => hops.get(id)?.claims.map(({ claim }) => claim) ?? [id]))],
  });
}
