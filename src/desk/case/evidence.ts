import { type InForce, type KeptDocument, keptDocuments, relevantDocuments } from '../../ledger/index.ts';
import { statedReliances } from '../../lineage/index.ts';
import { resolve } from '../../resolution/index.ts';
import { mentionedIn } from '../../resolution/judged.ts';
import type { Engine, Evidence } from '../../terms/evidence.ts';
import type { Failure } from '../../terms/mistake.ts';
import { packageVersion } from '../home.ts';
import { anchoredOf } from '../judging/anchored.ts';
import type { Carried } from '../judging/claims.ts';
import { type Judged, judged } from '../judging/judged.ts';
import type { Question } from '../question.ts';
import type { Case } from './case.ts';
import { claimsOf, judgementsInForce } from './judgements.ts';
import { readingOf } from './showing.ts';

/** Which part of a case evidence is made of. */
export interface EvidenceWanted {
  /** Numbers of documents; all of them where it is left out. */
  readonly documents?: readonly number[];
  /** Only what the case had by then, UTC milliseconds. */
  readonly enteredBy?: number | null;
  /** Judgements that are taken to be in force, in place of those that are. */
  readonly inForce?: Pick<InForce, 'active'>;
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
  const inForce = wanted.inForce ?? (await judgementsInForce(open, wanted.enteredBy ?? null));
  return evidenceOf(kept, inForce);
}

/** The same of what is at hand: pure. */
export function evidenceOf(kept: readonly KeptDocument[], inForce: Pick<InForce, 'active'>): CaseEvidence {
  const read = kept.flatMap((one) => {
    const last = one.readings.at(-1);
    return last === undefined ? [] : [{ document: one.document, last }];
  });
  const documents = read.map(({ document }) => document);
  const readings = read.map(({ last }) => readingOf(last.reading));
  const resolved = resolve(documents, readings);
  const asRead: Evidence = {
    engine: engineOf(kept),
    documents,
    failures: unread(kept),
    ...resolved,
    lineage: [],
    dropped: [...readings.flatMap(({ dropped }) => dropped), ...resolved.dropped],
  };
  const { evidence, ...others } = judged(asRead, inForce, {
    carried: carriedFrom(kept, inForce),
    mentioned: mentionedIn(readings),
  });
  return { evidence: { ...evidence, lineage: [...evidence.lineage, ...statedReliances(evidence)] }, ...others };
}

/** Claims of readings that later ones took the place of, as far as somebody judged them. */
function carriedFrom(kept: readonly KeptDocument[], { active }: Pick<InForce, 'active'>): readonly Carried[] {
  const named = new Set(active.flatMap(({ judgement }) => claimsOf(judgement)));
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

/** The evidence that bears on a question; what of the case was left out is told among its failures. */
export async function evidenceFor(
  open: Case,
  question: Pick<Question, 'item' | 'from' | 'to'>,
  wanted: Omit<EvidenceWanted, 'documents'> = {},
): Promise<Evidence> {
  const { item, from, to } = question;
  const actors = [from, to].filter((name) => name !== null);
  const { documents, more } = await relevantDocuments(open.database, open.id, { item, actors });
  const { evidence } = await caseEvidence(open, { ...wanted, documents });
  if (more === 0) return evidence;
  const left: Failure = {
    path: open.name,
    why: `${more} more documents of the case name what is asked about and were left out: the ${documents.length} that say most of it were taken.`,
  };
  return { ...evidence, failures: [...evidence.failures, left] };
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
