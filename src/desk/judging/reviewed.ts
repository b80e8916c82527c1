import type { Kept } from '../../ledger/index.ts';
import { lookupOf } from '../../resolution/fillers.ts';
import type { Unmatched } from '../../resolution/judged.ts';
import type { Claim, Review } from '../../terms/claim.ts';
import type { EventLink, Evidence, Separate, Tie } from '../../terms/evidence.ts';
import type { Filler } from '../../terms/filler.ts';
import type { Reliance } from '../../terms/reliance.ts';
import { corrected, retracted, superseded, without } from '../../tracing/index.ts';

const DECISIONS = {
  'claim-accepted': 'accepted',
  'claim-rejected': 'rejected',
  'claim-withdrawn': 'withdrawn',
  'claim-corrected': 'corrected',
} as const;

/**
 * What was decided of each claim, its last decision counting, and of documents and sources as a whole: a claim that nobody rejected leaves
 * with its document or source, whatever was decided of it before.
 */
export function withDecisions(evidence: Evidence, active: readonly Kept[]): Evidence {
  const last = new Map<string, Review>();
  const records = new Map<string, Review>();
  for (const { judgement, by, why } of active) {
    if (judgement.kind in DECISIONS && 'claim' in judgement && typeof judgement.claim === 'string') {
      const decision = DECISIONS[judgement.kind as keyof typeof DECISIONS];
      last.set(judgement.claim, { decision, by, why });
    }
    // Whoever ties the record of a transfer to a claim stands by the claim.
    if (judgement.kind === 'record-attached') records.set(judgement.claim, { decision: 'accepted', by, why });
  }
  const claims = evidence.claims.map((claim): Claim => {
    const record = records.get(claim.id);
    const reviewed = last.get(claim.id) ?? claim.reviewed ?? record ?? null;
    return { ...claim, reviewed, record: claim.record || record !== undefined };
  });
  return active.reduce(leavingWith, { ...evidence, claims });
}

/** Documents retracted and corrected, sources withdrawn: one judgement's effect. */
function leavingWith(evidence: Evidence, { judgement, by, why }: Kept): Evidence {
  const withdrawn = (claim: Claim): Claim =>
    claim.reviewed?.decision === 'rejected' ? claim : { ...claim, reviewed: { decision: 'withdrawn', by, why } };
  switch (judgement.kind) {
    case 'document-retracted':
      return signedBy(evidence, retracted(evidence, judgement.document), by, why);
    case 'document-superseded':
      return signedBy(evidence, superseded(evidence, judgement.document, judgement.by), by, why);
    case 'source-withdrawn': {
      const actor = sourceOf(evidence, judgement.source.name, judgement.source.passage);
      const left = without(evidence, actor);
      const before = new Map(evidence.claims.map((claim) => [claim.id, claim]));
      const claims = left.claims.map((claim): Claim => {
        const was = before.get(claim.id)!;
        return claim.reviewed === was.reviewed ? claim : withdrawn(was);
      });
      return { ...left, claims };
    }
    case 'document-corrected':
      return corrected(evidence, judgement.details, { by, why });
    default:
      return evidence;
  }
}

/** Claims that a change withdrew, withdrawn by whoever decided on it, where they say why. */
function signedBy(before: Evidence, after: Evidence, by: string, why: string | null): Evidence {
  const was = new Map(before.claims.map((claim) => [claim.id, claim.reviewed]));
  const claims = after.claims.map((claim): Claim => {
    const { reviewed } = claim;
    if (reviewed?.decision !== 'withdrawn' || reviewed === was.get(claim.id)) return claim;
    return { ...claim, reviewed: { ...reviewed, by, why: why ?? reviewed.why } };
  });
  return { ...after, claims };
}

/** A document by its id, an actor of the case, or a name that no actor has: a publisher's, an author's. */
function sourceOf(evidence: Evidence, name: string, passage: Filler['passage']): string {
  if (passage === null && evidence.documents.some(({ id }) => id === name)) return name;
  return lookupOf(evidence.actors).find({ name, passage }).one?.id ?? name;
}

/** Events judged to be one or apart, accounts judged to be separate, references tied to items, and lineage that was recorded. */
export function withLinks(
  evidence: Evidence,
  active: readonly Kept[],
): { readonly evidence: Evidence; readonly unmatched: readonly Unmatched[] } {
  const known = new Set(evidence.claims.map(({ id }) => id));
  const things = lookupOf(evidence.items);
  const [events, separate, ties, lineage]: [EventLink[], Separate[], Tie[], Reliance[]] = [[], [], [], []];
  const unmatched: Unmatched[] = [];
  for (const { number, by, why, judgement } of active) {
    if (judgement.kind === 'lineage-recorded') lineage.push({ ...judgement.reliance, basis: 'judged' });
    if (judgement.kind === 'events-merged' || judgement.kind === 'events-split') {
      const claims = judgement.claims.filter((id) => known.has(id));
      const link = judgement.kind === 'events-merged' ? 'one' : 'own';
      if (claims.length > (link === 'one' ? 1 : 0)) events.push({ link, claims, by, why });
    }
    if (judgement.kind === 'claims-apart') {
      const claims = judgement.claims.filter((id) => known.has(id));
      if (claims.length > 1) separate.push({ claims, passage: judgement.passage, why });
    }
    if (judgement.kind === 'contact-tied') {
      const found = things.find(judgement.item);
      if (found.one === null) unmatched.push({ number, why: found.why });
      else ties.push({ reference: judgement.reference, item: found.one.id, by, why });
    }
  }
  return {
    evidence: {
      ...evidence,
      lineage: [...evidence.lineage, ...lineage],
      ...(events.length === 0 ? {} : { events: [...(evidence.events ?? []), ...events] }),
      ...(separate.length === 0 ? {} : { separate: [...(evidence.separate ?? []), ...separate] }),
      ...(ties.length === 0 ? {} : { ties: [...(evidence.ties ?? []), ...ties] }),
    },
    unmatched,
  };
}
