import type { Case } from '../../src/desk/case/case.ts';
import { evidenceFor } from '../../src/desk/case/evidence.ts';
import { judge } from '../../src/desk/case/judgements.ts';
import { traceInCase } from '../../src/desk/case/trace.ts';
import type { Question } from '../../src/desk/question.ts';
import type { Affair, Papers } from './papers.ts';
import { type Times, timed } from './times.ts';

/** How long it takes to put a question to a case, and what was looked through for it. */
export interface Asked {
  readonly what: string;
  readonly times: Times;
  readonly documents: number;
  readonly claims: number;
}

const RUNS = 7;

/** A question about the affair most is written of, about one of the middle, and about one that hardly any text tells of. */
export async function traceTimes(open: Case, papers: Papers): Promise<readonly Asked[]> {
  const ranks: Readonly<Record<string, number>> = {
    busiest: 0,
    middling: Math.floor(Math.sqrt(papers.affairs)),
    quiet: Math.floor(papers.affairs / 3),
  };
  const all: Asked[] = [];
  for (const [what, rank] of Object.entries(ranks)) {
    const question = await toldOf(open, papers, rank);
    if (question === null) continue;
    const { documents, claims } = await evidenceFor(open, question);
    const times = await timed(RUNS, async () => await traceInCase(open, question));
    all.push({ what, times, documents: documents.length, claims: claims.length });
  }
  return all;
}

/** A question about an affair of that rank, or of one near it, of whose parties the case has heard. */
async function toldOf(open: Case, papers: Papers, rank: number): Promise<Question | null> {
  for (let at = rank; at < Math.min(papers.affairs, rank + 20); at += 1) {
    const question = questionOf(papers.affair(at));
    const asked = await traceInCase(open, question).then(
      () => true,
      () => false,
    );
    if (asked) return question;
  }
  return null;
}

function questionOf({ item, from, to }: Affair): Question {
  return { item: item.name, from: from.name, to: to.name, since: null, by: null };
}

/** Judging one claim, each time another, with all that was judged before it in the case. */
export async function judgeTimes(open: Case, first: number): Promise<Times> {
  return await timed(20, async (at) => await judge(open, { kind: 'claim-accepted', claim: `d${first + at}.c1` }, null));
}
