import { type InForce, type Judgement, type KeptDocument, keptDocuments, MOST_TAKEN } from '../../ledger/index.ts';
import { Mistake } from '../../terms/mistake.ts';
import type { Trace } from '../../terms/verdict.ts';
import type { Judging } from '../judging/judging.ts';
import { reviewQueue } from '../judging/queue.ts';
import type { JudgingOf } from '../judging/script.ts';
import { traceCase } from '../trace.ts';
import type { Case } from './case.ts';
import { type AsRead, asReadOf, type CaseEvidence, documentsFor, evidenceOf } from './evidence.ts';
import { askedInquiries } from './inquiry.ts';
import { judge, judgementsInForce } from './judgements.ts';
import { documentNumbers } from './reading.ts';

/** Inquiries, the last that were asked, whose answers say what to look at first. */
const MOST_TRACED = 3;

/** What a sitting holds of a case, and the last entry of the journal by then. */
interface Held {
  readonly kept: readonly KeptDocument[];
  readonly read: AsRead;
  readonly tip: number;
}

/**
 * A case as whoever reviews it meets it. What its readings come to is worked out once, and again where somebody else wrote to the case;
 * judgements are folded in anew each time.
 *
 * @param documents ids of those that are reviewed; null for all, or for those that bear on the last inquiry where the case has too many.
 */
export function caseJudging(open: Case, documents: readonly string[] | null): Judging {
  let held: Held | null = null;
  let folded: (CaseEvidence & { readonly inForce: InForce }) | null = null;
  /** Entries of this sitting: what a claim's reviewer knows of beside the rest. */
  const own = new Set<number>();
  const known = new Map<string, number>();

  const now = async (): Promise<CaseEvidence & { readonly inForce: InForce }> => {
    const { number } = (await open.dossier()).tip;
    const others =
      held !== null &&
      Array.from({ length: number - held.tip }, (_, at) => held!.tip + 1 + at).some((entry) => !own.has(entry));
    if (held === null || others) {
      const kept = await keptDocuments(open.database, open.id, await wantedIn(open, documents));
      held = { kept, read: asReadOf(kept), tip: number };
      folded = null;
    }
    if (folded === null) {
      const inForce = await judgementsInForce(open);
      folded = { ...evidenceOf(held.kept, inForce, held.read), inForce };
    }
    return folded;
  };
  const record = async (judgement: Judgement, why: string | null): Promise<number> => {
    const claim = 'claim' in judgement && typeof judgement.claim === 'string' ? judgement.claim : null;
    const seen = claim === null || held === null ? [] : [{ about: claim, number: known.get(claim) ?? held.tip }];
    const entry = await judge(open, judgement, why, seen);
    own.add(entry);
    if (claim !== null) known.set(claim, entry);
    folded = null;
    return entry;
  };
  return {
    evidence: async () => (await now()).evidence,
    inForce: async () => await judgementsInForce(open),
    queue: async () => {
      const { evidence, inForce, proposals } = await now();
      return reviewQueue(evidence, { inForce, proposals, traces: await tracesOf(open, evidence) });
    },
    judge: record,
    undo: async (entry, why = null) => await record({ kind: 'undone', entry }, why),
    redo: async (entry, why = null) => await record({ kind: 'redone', entry }, why),
  };
}

/**
 * The same for judgements that come by themselves, each of which names its documents: of a case that has too many to be reviewed at once it is put together from
 * those alone.
 *
 * @param documents ids of those that are judged; null for whichever a judgement names.
 */
export async function caseJudgingOf(open: Case, documents: readonly string[] | null): Promise<Judging | JudgingOf> {
  if (documents !== null || (await open.dossier()).documents <= MOST_TAKEN.documents)
    return caseJudging(open, documents);
  let last: { readonly key: string; readonly judging: Judging } | null = null;
  return (named) => {
    const key = named.join();
    if (last?.key !== key) last = { key, judging: caseJudging(open, named) };
    return last.judging;
  };
}

async function wantedIn(
  open: Case,
  documents: readonly string[] | null,
): Promise<{ readonly documents?: readonly number[] }> {
  if (documents !== null) return { documents: documentNumbers(documents) };
  if ((await open.dossier()).documents <= MOST_TAKEN.documents) return {};
  const last = (await askedInquiries(open)).at(-1);
  if (last === undefined)
    throw new Mistake(
      'The case has too many documents to be reviewed at once, and nothing was asked of it yet.',
      'Name some with --document, or ask something with “hearsay trace”: what bears on it is reviewed first.',
    );
  return { documents: (await documentsFor(open, last.question, last.tracing.take)).documents };
}

/** What was asked last, answered again on this evidence; a question that it cannot be asked any more says nothing of what to review. */
async function tracesOf(open: Case, evidence: CaseEvidence['evidence']): Promise<readonly Trace[]> {
  const traces: Trace[] = [];
  for (const { question } of (await askedInquiries(open)).slice(-MOST_TRACED)) {
    try {
      traces.push((await traceCase(evidence, question)).trace);
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
    }
  }
  return traces;
}
