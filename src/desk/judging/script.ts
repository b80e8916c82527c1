import { type Judgement, judgementFrom } from '../../ledger/index.ts';
import type { Evidence } from '../../terms/evidence.ts';
import { Mistake } from '../../terms/mistake.ts';
import { checkJudgement, placed } from './check.ts';
import type { Judging } from './judging.ts';

/** The answer to a judgement that came as a line: the entry that records it, or what is wrong with it. */
export type Answered =
  | { readonly line: number; readonly entry: number }
  | { readonly line: number; readonly mistake: string };

/** A case as it is met for a judgement that names these documents. */
export type JudgingOf = (documents: readonly string[]) => Judging;

/**
 * Records judgements that come as lines of JSON, one after the other: `{"kind": "claim-rejected", "claim": "d1.c3", "why": "…"}`. Empty lines
 * are passed over. A line that is no judgement is answered by what is wrong with it, and the next is taken.
 *
 * @param judging the case, or as much of it as each line needs: the documents that it names.
 * @returns how many were not recorded.
 */
export async function judgeLines(
  judging: Judging | JudgingOf,
  lines: AsyncIterable<string>,
  tell: (answer: Answered) => void,
): Promise<number> {
  let [line, refused] = [0, 0];
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    try {
      tell({ line, entry: await judgedLine(judging, text) });
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      refused += 1;
      tell({ line, mistake: error.message });
    }
  }
  return refused;
}

async function judgedLine(whole: Judging | JudgingOf, text: string): Promise<number> {
  const { why = null, ...given } = objectOf(text);
  const judging = typeof whole === 'function' ? whole(documentsIn(given)) : whole;
  if (why !== null && (typeof why !== 'string' || /\p{Surrogate}/u.test(why) || why.length > 2000))
    throw new Mistake('“why” is no reason.', 'Write it as text of 2,000 characters at most.');
  const evidence = await judging.evidence();
  const judgement = judgementFrom(placed(given, evidence));
  if (judgement.kind === 'undone') return await judging.undo(judgement.entry, why);
  if (judgement.kind === 'redone') return await judging.redo(judgement.entry, why);
  checkJudgement(judgement, evidence, await proposedTo(judging, judgement, evidence));
  return await judging.judge(judgement, why);
}

/** Documents that a judgement names, by their ids or those of their claims and passages, rising. */
function documentsIn(value: unknown): readonly string[] {
  const found = new Set<string>();
  const walk = (part: unknown): void => {
    if (typeof part === 'string') {
      const [, document] = /^(d[1-9]\d{0,14})(?:\.(?:r\d+\.)?[ces]\d+(?:\.\d+)?)?$/.exec(part) ?? [];
      if (document !== undefined) found.add(document);
    } else if (typeof part === 'object' && part !== null) for (const each of Object.values(part)) walk(each);
  };
  walk(value);
  return [...found].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

/** Ids of what later readings propose, where the judgement is of no claim that stands. */
async function proposedTo(judging: Judging, judgement: Judgement, { claims }: Evidence): Promise<readonly string[]> {
  if (!('claim' in judgement) || claims.some(({ id }) => id === judgement.claim)) return [];
  return (await judging.queue()).flatMap(({ proposal }) => (proposal === null ? [] : [proposal.fresh.id]));
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (cause) {
    throw new Mistake(
      'The line is not JSON.',
      'Write a judgement a line: {"kind": "claim-accepted", "claim": "d1.c1"}.',
      {
        cause,
      },
    );
  }
  throw new Mistake('The line is no judgement.', 'Write one a line: {"kind": "claim-accepted", "claim": "d1.c1"}.');
}
