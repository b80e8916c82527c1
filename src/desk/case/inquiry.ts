import { canonical, entriesOf, type Json, type Proposal } from '../../ledger/index.ts';
import type { Trace } from '../../terms/verdict.ts';
import type { Question } from '../question.ts';
import type { TraceOptions } from '../trace.ts';
import type { Case } from './case.ts';

/** A question that was put to a case, and its answer then. */
export interface Asked {
  readonly entry: number;
  readonly question: Question;
  /** The logs and tables that it was put to as well, as their paths were written. */
  readonly tracing: TraceOptions;
}

/** Most claims that a question is put to, whatever was asked for. */
export const MOST_CLAIMS = 20_000;

/** The act of asking. The words of a question are those of whoever asks: they stand in the open. */
export function inquiryProposal(question: Question, tracing: TraceOptions, { verdict }: Trace): Proposal {
  return {
    kind: 'inquiry-asked',
    why: null,
    about: [],
    open: {
      ...askedJson(question, tracing),
      answer: { reached: verdict.reachedByDeadline, standing: verdict.standing },
    },
    contents: [],
    projected: { shows: 'nothing' },
  };
}

/**
 * Keeps that a question was asked, unless the journal has the same question with the same answer.
 *
 * @returns the entry that has it.
 */
export async function keepInquiry(open: Case, proposal: Proposal): Promise<number> {
  let known = 0;
  const [written] = await open.append(async () => {
    const same = canonical(proposal.open);
    const before = await entriesOf(open.database, open.id, ['inquiry-asked']);
    known = before.findLast((entry) => canonical(entry.open) === same)?.number ?? 0;
    return known === 0 ? [proposal] : [];
  });
  return written?.entry.number ?? known;
}

/** Every question that was put to a case, each once, in order of when it was first asked. */
export async function askedInquiries(open: Case): Promise<readonly Asked[]> {
  const seen = new Map<string, Asked>();
  for (const { number, open: said } of await entriesOf(open.database, open.id, ['inquiry-asked'])) {
    const { question, tracing } = said as unknown as Pick<Asked, 'question' | 'tracing'>;
    const key = canonical({ question, tracing });
    if (!seen.has(key)) seen.set(key, { entry: number, question, tracing });
  }
  return [...seen.values()];
}

/** A question, and what it was put to beside documents, as an entry has it. */
export function askedJson(
  { item, from, to, since, by }: Question,
  { contacts = [], zone = null, aliases = null, families = null, take = null }: TraceOptions,
): { readonly [key: string]: Json } {
  const tracing = { contacts: [...contacts], zone, aliases, families, ...(take === null ? {} : { take }) };
  return { question: { item, from, to, since, by }, tracing };
}
