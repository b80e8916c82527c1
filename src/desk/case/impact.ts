import { type InForce, type Judgement, type KeptDocument, keptDocuments } from '../../ledger/index.ts';
import { type Failure, Mistake } from '../../terms/mistake.ts';
import type { Change } from '../change.ts';
import { type Impact, impactOf } from '../impact.ts';
import type { Question } from '../question.ts';
import type { TraceOptions } from '../trace.ts';
import type { Case } from './case.ts';
import { judgementsFor } from './changes.ts';
import { asReadOf, documentsFor, evidenceOf } from './evidence.ts';
import { askedInquiries } from './inquiry.ts';
import { issuedReports } from './issue.ts';
import { judgementsInForce } from './judgements.ts';
import { readLoose } from './loose.ts';

/** What may happen to a case: changes of its record, and files that are about to be added. */
export interface CaseChange {
  readonly changes: readonly Change[];
  readonly add: readonly string[];
}

/** What a change does to one answer of a case. */
export interface CaseImpact {
  readonly question: Question;
  /** The entry of the inquiry, or of the report that was issued; null for a question that is asked just now. */
  readonly entry: number | null;
  readonly kind: 'asked now' | 'inquiry' | 'report';
  readonly impact: Impact;
}

/** What a change does to a case, and as what it would be kept. */
export interface CaseImpacts {
  readonly impacts: readonly CaseImpact[];
  readonly judgements: readonly Judgement[];
  /** Questions that could not be put again: a log is not where it was. */
  readonly failures: readonly Failure[];
}

/** A question to be put before and after. */
interface Putting {
  readonly question: Question;
  readonly tracing: TraceOptions;
  readonly entry: number | null;
  readonly kind: CaseImpact['kind'];
  readonly issued?: Parameters<typeof impactOf>[3];
}

/** A case before and after: what is known of its documents, and the judgements in force. */
interface State {
  readonly kept: readonly KeptDocument[];
  readonly inForce: Pick<InForce, 'active'>;
}

/**
 * The exact difference that a change would make: to one question, or where none is given to every inquiry that was put to the case and to
 * every report that was issued, held against the sentences that it said. Nothing is written.
 *
 * @throws Mistake where a document or source is unknown, or the question cannot be put.
 */
export async function impactInCase(
  open: Case,
  { changes, add }: CaseChange,
  asked: { readonly question: Question; readonly tracing: TraceOptions } | null,
): Promise<CaseImpacts> {
  const inForce = await judgementsInForce(open);
  const puttings = await puttingsOf(open, asked);
  const loose = add.length === 0 ? [] : await readLoose(open, add);
  const judgements = changes.length === 0 ? [] : await judgementsOf(open, changes, puttings, inForce);
  const next = (await open.dossier()).tip.number + 1;
  const hypothetical = judgements.map((judgement, at) => ({
    number: next + at,
    at: 0,
    by: open.by,
    why: null,
    judgement,
  }));
  const after = { active: [...inForce.active, ...hypothetical] };
  const impacts: CaseImpact[] = [];
  const failures: Failure[] = [];
  for (const putting of puttings) {
    const kept = await keptFor(open, putting);
    const was: State = { kept, inForce };
    const is: State = { kept: loose.length === 0 ? kept : [...kept, ...loose], inForce: after };
    await put(putting, was, is, impacts, failures, asked !== null);
  }
  return { impacts, judgements, failures };
}

/**
 * The difference that an entry made: a judgement, or a document that was added. It is what the record is now, held against what it would be
 * without it.
 *
 * @throws Mistake where there is no such entry, or it is neither.
 */
export async function impactOfEntry(
  open: Case,
  entry: number,
  asked: { readonly question: Question; readonly tracing: TraceOptions } | null,
): Promise<CaseImpacts> {
  const inForce = await judgementsInForce(open);
  const judged = inForce.active.some(({ number }) => number === entry);
  const without = { active: inForce.active.filter(({ number }) => number !== entry) };
  const impacts: CaseImpact[] = [];
  const failures: Failure[] = [];
  let found = judged;
  for (const putting of await puttingsOf(open, asked)) {
    const kept = await keptFor(open, putting);
    const others = kept.filter((one) => one.added !== entry);
    found ||= others.length < kept.length;
    const before = judged ? kept : others;
    await put(putting, { kept: before, inForce: without }, { kept, inForce }, impacts, failures, asked !== null);
  }
  if (!found)
    throw new Mistake(
      `Entry ${entry} is no judgement in force, and added no document that an answer rests on.`,
      'See “hearsay case log”.',
    );
  return { impacts, judgements: [], failures };
}

async function put(
  { question, tracing, entry, kind, issued }: Putting,
  was: State,
  is: State,
  impacts: CaseImpact[],
  failures: Failure[],
  alone: boolean,
): Promise<void> {
  try {
    // Where only judgements differ the documents are read and resolved once.
    const read = asReadOf(was.kept);
    const before = evidenceOf(was.kept, was.inForce, read).evidence;
    const after = evidenceOf(is.kept, is.inForce, is.kept === was.kept ? read : undefined).evidence;
    impacts.push({
      question,
      entry,
      kind,
      impact: await impactOf(before, after, question, { ...tracing, ...issued }),
    });
  } catch (error) {
    if (alone || !(error instanceof Mistake)) throw error;
    failures.push({
      path: `entry ${entry}`,
      why: `The ${kind} of entry ${entry} could not be put again: ${error.message}`,
    });
  }
}

/** One question, or every one that was asked and every report that was issued. */
async function puttingsOf(
  open: Case,
  asked: Pick<Putting, 'question' | 'tracing'> | null,
): Promise<readonly Putting[]> {
  if (asked !== null) return [{ ...asked, entry: null, kind: 'asked now' }];
  const inquiries = await askedInquiries(open);
  const reports = await issuedReports(open);
  if (inquiries.length === 0)
    throw new Mistake(
      'Nothing was asked of the case yet.',
      'Give the question: --item TEXT, --from ACTOR, --to ACTOR.',
    );
  const issued = new Set(reports.map(({ question, tracing }) => JSON.stringify([question, tracing])));
  return [
    ...inquiries
      .filter(({ question, tracing }) => !issued.has(JSON.stringify([question, tracing])))
      .map((one): Putting => ({ ...one, kind: 'inquiry' })),
    ...reports.map(({ question, tracing, entry, sentences, incomplete }): Putting => {
      return { question, tracing, entry, kind: 'report', ...(incomplete ? {} : { issued: { issued: sentences } }) };
    }),
  ];
}

/** What the changes are as judgements, by the documents that bear on any of these questions. */
async function judgementsOf(
  open: Case,
  changes: readonly Change[],
  puttings: readonly Putting[],
  inForce: State['inForce'],
): Promise<readonly Judgement[]> {
  const kept = await keptDocuments(open.database, open.id, { documents: await bearingOn(open, puttings) });
  const { evidence } = evidenceOf(kept, inForce);
  return changes.flatMap((change) => judgementsFor(evidence, change));
}

/** The documents that bear on any of these questions. */
async function bearingOn(open: Case, puttings: readonly Putting[]): Promise<readonly number[]> {
  const all = new Set<number>();
  for (const { question, tracing } of puttings)
    for (const number of (await documentsFor(open, question, tracing.take)).documents) all.add(number);
  return [...all].toSorted((a, b) => a - b);
}

async function keptFor(
  open: Case,
  { question, tracing }: Pick<Putting, 'question' | 'tracing'>,
): Promise<readonly KeptDocument[]> {
  const { documents } = await documentsFor(open, question, tracing.take);
  return await keptDocuments(open.database, open.id, { documents });
}
