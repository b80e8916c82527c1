import {
  extentOf,
  type InForce,
  type Kept,
  type KeptDocument,
  keptDocuments,
  listDocuments,
  MOST_TAKEN,
  type Relevant,
  relevantDocuments,
} from '../../ledger/index.ts';
import { statedReliances } from '../../lineage/index.ts';
import { resolve } from '../../resolution/index.ts';
import { mentionedIn } from '../../resolution/judged.ts';
import type { Mentioned } from '../../resolution/moved.ts';
import type { NotYet } from '../../terms/asof.ts';
import type { Engine, Evidence } from '../../terms/evidence.ts';
import { type Failure, Mistake } from '../../terms/mistake.ts';
import { publishedBy } from '../../tracing/index.ts';
import { momentOf, type Then } from '../asof.ts';
import { packageVersion } from '../home.ts';
import { anchoredOf } from '../judging/anchored.ts';
import type { Carried } from '../judging/claims.ts';
import { type Judged, judged } from '../judging/judged.ts';
import type { Question } from '../question.ts';
import { resolvedFrom } from '../read.ts';
import type { Case } from './case.ts';
import { MOST_CLAIMS } from './inquiry.ts';
import { claimsOf, judgementsInForce } from './judgements.ts';
import { documentNumbers } from './reading.ts';
import { readingOf } from './showing.ts';

/** Which part of a case evidence is made of. */
export interface EvidenceWanted {
  /** Numbers of documents; all of them where it is left out. */
  readonly documents?: readonly number[];
}

/** Evidence of a case, and what of its judgements has no effect in it or is up for another look. */
export type CaseEvidence = Judged;

/**
 * The evidence of a case, or of a part of it: documents and the readings that count, resolved together, with every judgement that is in force
 * folded in. It is what a one-shot reading of the same documents gives, where nobody judged anything.
 *
 * Documents that were not read yet are failures in it.
 */
export async function caseEvidence(open: Case, wanted: EvidenceWanted = {}): Promise<CaseEvidence> {
  const kept = await keptDocuments(open.database, open.id, wanted);
  return evidenceOf(kept, await judgementsInForce(open));
}

/** The same of what is at hand: pure. @param read what was made of it before anybody judged, where that is known already. */
export function evidenceOf(
  kept: readonly KeptDocument[],
  inForce: Pick<InForce, 'active'> & Partial<Pick<InForce, 'pending'>>,
  read: AsRead = asReadOf(kept),
): CaseEvidence {
  const carried = carriedFrom(kept, [...inForce.active, ...(inForce.pending ?? [])]);
  const { evidence, ...others } = judged(read.evidence, inForce, { carried, mentioned: read.mentioned });
  return { evidence: { ...evidence, lineage: [...evidence.lineage, ...statedReliances(evidence)] }, ...others };
}

/** Evidence before anybody judged, and which mention fills which role in it. */
export interface AsRead {
  readonly evidence: Evidence;
  readonly mentioned: Mentioned;
}

/** What the readings that count come to by themselves. */
export function asReadOf(kept: readonly KeptDocument[]): AsRead {
  const read = kept.flatMap((one) => {
    const last = one.readings.at(-1);
    return last === undefined ? [] : [{ document: one.document, last }];
  });
  const documents = read.map(({ document }) => document);
  const readings = read.map(({ last }) => readingOf(last.reading));
  const evidence = resolvedFrom({ engine: engineOf(kept), documents, failures: unread(kept), readings });
  return { evidence, mentioned: mentionedIn(readings) };
}

/** Claims of readings that later ones took the place of, as far as somebody judged them, though it may wait for a second person. */
function carriedFrom(kept: readonly KeptDocument[], judgements: readonly Kept[]): readonly Carried[] {
  const named = new Set(judgements.flatMap(({ judgement }) => claimsOf(judgement)));
  return kept.flatMap(({ document, readings }) =>
    readings.slice(0, -1).flatMap(({ reading: older }): Carried[] => {
      const reading = readingOf(older);
      const mentioned = mentionedIn([reading]);
      const resolved = resolve([document], [reading]);
      const claims = resolved.claims.filter(({ id }) => named.has(id));
      if (claims.length === 0) return [];
      const alone: Evidence = { ...NOTHING_READ, documents: [document], ...resolved };
      return claims.map((claim) => ({ id: claim.id, claim: anchoredOf(claim, alone, mentioned) }));
    }),
  );
}

const NOTHING_READ: Evidence = {
  engine: { version: '', reader: null, inference: null },
  documents: [],
  failures: [],
  actors: [],
  items: [],
  statements: [],
  claims: [],
  lineage: [],
  dropped: [],
};

/**
 * The evidence that bears on a question, as it is or as it was on a day; what of the case was left out is told among its failures.
 *
 * As of a day it is what had come out by then, judged as it is judged now; or what had been entered by then, judged as it was judged then. Who
 * is who is worked out from those documents alone.
 */
export async function evidenceFor(
  open: Case,
  question: Pick<Question, 'item' | 'from' | 'to'>,
  then: Then | null = null,
  take: number | null = null,
): Promise<Evidence> {
  const { documents, more } = await documentsFor(open, question, take);
  const evidence = await (then === null ? asItIs(open, documents) : asItWas(open, documents, then));
  if (more === 0) return evidence;
  const left: Failure = {
    path: open.name,
    why: `${more} more documents of the case name what is asked about and were left out: the ${documents.length} that say most of it were taken, of near copies one. A larger --take takes more.`,
  };
  return { ...evidence, failures: [...evidence.failures, left] };
}

/** Most documents of a case that are looked at together where no question chooses among them. */
const MOST_TOGETHER = 1000;

/** Which documents of a case are looked at together: those that are named, or that have these words, or all of them. */
export interface Among {
  readonly ids?: readonly string[] | undefined;
  readonly search?: string | undefined;
}

/**
 * The evidence of some documents of a case, as it is or as it was on a day (as for a question: `evidenceFor`).
 *
 * @throws Mistake where one is unknown, none has the words, or all of them are too many to be looked at together.
 */
export async function evidenceAmong(open: Case, among: Among, then: Then | null = null): Promise<Evidence> {
  const documents = await documentsAmong(open, among);
  const evidence = await (then === null ? asItIs(open, documents) : asItWas(open, documents, then));
  const told = new Set([
    ...evidence.documents.map(({ id }) => id),
    ...(evidence.asOf?.without ?? []).map(({ doc }) => doc),
  ]);
  const missing = among.ids?.find((id) => !told.has(id));
  if (missing === undefined) return evidence;
  throw new Mistake(`The case has no document ${missing} that was read.`, 'See “hearsay documents --case”.');
}

/** Their numbers; undefined for all. */
async function documentsAmong(open: Case, { ids, search }: Among): Promise<readonly number[] | undefined> {
  if (ids !== undefined) return documentNumbers(ids);
  if (search !== undefined) {
    const { rows, next } = await listDocuments(open.database, open.id, { search, after: null, limit: MOST_TOGETHER });
    if (rows.length === 0)
      throw new Mistake(`No document of the case has the words “${search}”.`, 'Search for others.');
    if (next !== null) throw tooMany(`More than ${MOST_TOGETHER} documents of the case have these words.`);
    return documentNumbers(rows.map(({ id }) => id));
  }
  const { documents } = await extentOf(open.database, open.id);
  if (documents > MOST_TOGETHER) throw tooMany(`The case has ${documents} documents.`);
  return undefined;
}

function tooMany(what: string): Mistake {
  return new Mistake(
    `${what} ${MOST_TOGETHER} at most are looked at together.`,
    'Choose with --search WORDS or --document ID.',
  );
}

/** The documents of a case that bear on a question. @throws Mistake where more are to be taken than there is memory for. */
export async function documentsFor(
  open: Case,
  { item, from, to }: Pick<Question, 'item' | 'from' | 'to'>,
  take: number | null = null,
): Promise<Relevant> {
  if (take !== null && !(take >= 1 && take <= MOST_CLAIMS))
    throw new Mistake(`A question is put to 1 to ${MOST_CLAIMS} claims of a case.`, 'Give another number to --take.');
  const actors = [from, to].filter((name) => name !== null);
  const most = take === null ? MOST_TAKEN : { documents: Math.max(MOST_TAKEN.documents, take), claims: take };
  return await relevantDocuments(open.database, open.id, { item, actors }, most);
}

async function asItIs(open: Case, documents: readonly number[] | undefined): Promise<Evidence> {
  return (await caseEvidence(open, documents === undefined ? {} : { documents })).evidence;
}

async function asItWas(open: Case, documents: readonly number[] | undefined, then: Then): Promise<Evidence> {
  const wanted = documents === undefined ? {} : { documents };
  const { date, possibly = false, clock = 'published' } = then;
  const at = momentOf(date);
  const all = await keptDocuments(open.database, open.id, wanted);
  if (clock === 'published') {
    const out = publishedBy(
      all.map(({ document }) => document),
      at,
      possibly,
    );
    const kept = all.filter(({ document }) => out.documents.has(document.id));
    some(kept, `come out by ${date}`);
    const { evidence } = evidenceOf(kept, await judgementsInForce(open));
    return { ...evidence, asOf: { date: at, clock, perhaps: out.perhaps, without: out.without } };
  }
  const kept = await keptDocuments(open.database, open.id, { ...wanted, enteredBy: at });
  some(kept, `been entered by ${date}`);
  const there = new Set(kept.map(({ number }) => number));
  const without = all
    .filter(({ number }) => !there.has(number))
    .map(({ document }): NotYet => {
      const { id, title, path, published } = document;
      return { doc: id, name: title ?? path ?? id, published, why: 'not entered' };
    });
  const { evidence } = evidenceOf(kept, await judgementsInForce(open, at));
  return { ...evidence, asOf: { date: at, clock, perhaps: [], without } };
}

function some(kept: readonly KeptDocument[], what: string): void {
  if (kept.length === 0)
    throw new Mistake(`Nothing of the case had certainly ${what}.`, 'Give a later day to --as-of, or another --clock.');
}

/** What read them: one engine, or each of several. */
function engineOf(kept: readonly KeptDocument[]): Engine {
  const engines = kept.flatMap(({ readings }) => {
    const last = readings.at(-1);
    return last === undefined ? [] : [(last.entry.open as unknown as { readonly engine: Engine }).engine];
  });
  const every = (pick: (engine: Engine) => string | null | undefined): string | null => {
    const all = [...new Set(engines.map(pick).filter((one) => one !== null && one !== undefined))];
    return all.length === 0 ? null : all.join(', ');
  };
  const sentTo = every(({ sentTo: host }) => host);
  return {
    version: packageVersion(),
    reader: every(({ reader }) => reader),
    inference: every(({ inference }) => inference),
    ...(sentTo === null ? {} : { sentTo }),
  };
}

function unread(kept: readonly KeptDocument[]): readonly Failure[] {
  return kept
    .filter(({ readings }) => readings.length === 0)
    .map(({ document }) => ({
      path: document.path ?? document.id,
      why: 'It was not read yet: “hearsay read --case” reads it.',
    }));
}
