import { type AnchoredClaim, addedId, type Correction, canonical, type Kept } from '../../ledger/index.ts';
import type { Unmatched } from '../../resolution/judged.ts';
import type { Claim, Review } from '../../terms/claim.ts';
import type { Role } from '../../terms/event.ts';
import type { Evidence } from '../../terms/evidence.ts';
import type { Filler } from '../../terms/filler.ts';
import type { Dropped } from '../../terms/mistake.ts';
import { matches, type Passage } from '../../terms/passage.ts';
import { type Company, companyOf } from './company.ts';

/** A claim of an older reading that somebody judged: it stands on, whatever a later reading says. */
export interface Carried {
  readonly id: string;
  readonly claim: AnchoredClaim;
}

/** Evidence with judged claims in it, which mention fills which role of theirs, and what could not be applied. */
export interface WithClaims {
  readonly evidence: Evidence;
  readonly filled: ReadonlyMap<string, Passage>;
  readonly unmatched: readonly Unmatched[];
}

/**
 * Puts in the claims of older readings, then those that reviewers added, and corrects what they corrected, in the order of the journal:
 * corrections of different fields add up, of one field the last holds. Claims of documents that are not among the evidence's stay out.
 */
export function withJudgedClaims(evidence: Evidence, active: readonly Kept[], carried: readonly Carried[]): WithClaims {
  const some = active.some(({ judgement: { kind } }) => kind === 'claim-added' || kind === 'claim-corrected');
  if (!some && carried.length === 0) return { evidence, filled: new Map(), unmatched: [] };
  const documents = new Set(evidence.documents.map(({ id }) => id));
  const company = companyOf(evidence);
  const filled = new Map<string, Passage>();
  const unclear: Dropped[] = [];
  const unmatched: Unmatched[] = [];
  const known = new Set(evidence.statements.map(({ id }) => id));
  const fill = (id: string, { doc, quote }: Passage, roles: Roles): Record<string, string> =>
    Object.fromEntries(
      Object.entries(roles).flatMap(([role, filler]) => {
        if (!filler) return [];
        const found = company.role(role as Role, filler);
        if (found.id === null) {
          unclear.push({ doc, quote, why: `${role} of ${id} is left open: ${found.why}` });
          return [];
        }
        if (filler.passage !== null) filled.set(`${id} ${role}`, filler.passage);
        return [[role, found.id]];
      }),
    );
  const put = (id: string, { roles, holders, ...claim }: AnchoredClaim, reviewed: Review | null): Claim => ({
    ...claim,
    id,
    statement: claim.statement !== null && known.has(claim.statement) ? claim.statement : null,
    roles: fill(id, claim.passage, roles),
    holders: holders.map((holder, at) => company.holder(holder, at, claim.passage.doc)),
    reviewed,
  });

  const claims = new Map(evidence.claims.map((claim) => [claim.id, claim]));
  for (const { id, claim } of carried) if (documents.has(claim.passage.doc)) claims.set(id, put(id, claim, null));
  const added = new Set<string>();
  for (const { number, by, why, judgement } of active) {
    if (judgement.kind !== 'claim-added' || !documents.has(judgement.claim.passage.doc)) continue;
    const says = canonical(judgement.claim);
    // Two who add the same claim found one claim.
    if (added.has(says)) continue;
    added.add(says);
    const id = addedId(judgement.claim, number);
    claims.set(id, put(id, judgement.claim, { decision: 'accepted', by, why }));
  }
  for (const { number, judgement } of active) {
    if (judgement.kind !== 'claim-corrected') continue;
    const claim = claims.get(judgement.claim);
    if (claim === undefined) continue;
    const corrected = correctedClaim(claim, judgement.fields, company, fill);
    if (typeof corrected === 'string') unmatched.push({ number, why: corrected });
    else claims.set(claim.id, corrected);
  }
  const joined = company.joined(evidence);
  return {
    evidence: { ...joined, claims: [...claims.values()], dropped: [...evidence.dropped, ...unclear] },
    filled,
    unmatched,
  };
}

type Roles = Readonly<Partial<Record<Role, Filler | null>>>;

function correctedClaim(
  claim: Claim,
  { roles = {}, holders, ...fields }: Correction,
  company: Company,
  fill: (id: string, passage: Passage, roles: Roles) => Record<string, string>,
): Claim | string {
  const passage = fields.passage ?? claim.passage;
  const emptied = new Set(Object.entries(roles).flatMap(([role, filler]) => (filler === null ? [role] : [])));
  const kept = Object.entries(claim.roles).filter(([role]) => !emptied.has(role));
  const corrected: Claim = {
    ...claim,
    ...fields,
    roles: { ...Object.fromEntries(kept), ...fill(claim.id, passage, roles) },
    ...(holders === undefined ? {} : { holders: holders.map((holder, at) => company.holder(holder, at, passage.doc)) }),
  };
  const [values, chain] = [corrected.factuality.length, corrected.holders.length];
  return values === chain ? corrected : `it would leave ${claim.id} with ${values} values for ${chain} holders`;
}

/**
 * Leaves out the claims whose passage no longer stands in its text: they are listed, never re-anchored. Of texts that are not at hand
 * nothing is known.
 */
export function withoutBroken(evidence: Evidence): Evidence {
  const texts = new Map(evidence.documents.map(({ id, text }) => [id, text]));
  const stands = ({ passage }: Claim): boolean => {
    const text = texts.get(passage.doc) ?? null;
    return text === null || matches(passage, text);
  };
  const broken = evidence.claims.filter((claim) => !stands(claim));
  if (broken.length === 0) return evidence;
  const dropped = broken.map(({ id, passage: { doc, quote } }) => ({
    doc,
    quote,
    why: `claim ${id} is broken: these words do not stand at its place any more`,
  }));
  return {
    ...evidence,
    claims: evidence.claims.filter(stands),
    dropped: [...evidence.dropped, ...dropped],
  };
}
