import { canonical, entriesOf, type Json, type Proposal } from '../../ledger/index.ts';
import type { Trace } from '../../terms/verdict.ts';
import type { Question } from '../question.ts';
import type { TraceOptions } from '../trace.ts';
import type { Case } from './case.ts';

/** A question that was put to a case, and its answer then. */
export interface Asked {
  readonly entry: number;
  readonly question: Question;
  readonly contacts: readonly string[];
}

/** The act of asking. The words of a question are those of whoever asks: they stand in the open. */
export function inquiryProposal(question: Question, { contacts = [] }: TraceOptions, { verdict }: Trace): Proposal {
  const { item, from, to, since, by } = question;
  return {
    kind: 'inquiry-asked',
    why: null,
    about: [],
    open: {
      question: { item, from, to, since, by },
      contacts: [...contacts],
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
    const { question, contacts } = said as unknown as {
      readonly question: Question;
      readonly contacts: readonly string[];
    };
    const key = canonical({ question, contacts } as unknown as Json);
    if (!seen.has(key)) seen.set(key, { entry: number, question, contacts });
  }
  return [...seen.values()];
}
