import { leaving, lineageOf, supporterOf } from '../../lineage/index.ts';
import type { Claim } from '../../terms/claim.ts';
import type { Role } from '../../terms/event.ts';
import type { Evidence } from '../../terms/evidence.ts';
import { overlap } from '../../terms/interval.ts';
import type { NearCopies } from '../../terms/reliance.ts';
import { type Continuity, continuityOf } from '../continuity.ts';
import { eventOf } from '../matter.ts';
import { agreeing } from '../transfers.ts';
import { sliceOf } from './slice.ts';

/** Who decided it, and why; null where nobody has yet. */
export interface Reviewer {
  readonly by: string | null;
  readonly why: string | null;
}

/** A claim of a document, and the claim of another that sets one detail of it right. */
export interface Correction {
  readonly claim: Claim;
  readonly by: Claim;
}

/**
 * The claims of one document that another sets right: of the same event, with all but one of those they both name alike, and that one,
 * the time or whether it happened told otherwise. What the later document repeats it does not correct, and what the
 * earlier one said too it does not correct by.
 */
export function correctionsOf(evidence: Evidence, doc: string, by: string): readonly Correction[] {
  const items = continuityOf(evidence.items);
  const earlier = evidence.claims.filter(({ passage }) => passage.doc === doc);
  const later = evidence.claims.filter(({ passage }) => passage.doc === by);
  return earlier.flatMap((claim) => {
    if (later.some((other) => repeats(claim, other, items))) return [];
    const found = later.find(
      (other) => sets(claim, other, items) && !earlier.some((each) => repeats(each, other, items)),
    );
    return found === undefined ? [] : [{ claim, by: found }];
  });
}

/**
 * The evidence as it is once these details were corrected. A corrected detail replaces that detail only: the claim stays, with its holder and
 * its sentence, and the claim that sets it right stands in it. A claim that is denied is withdrawn. What others only repeated of
 * the detail that was wrong is withdrawn with it: it would otherwise stand by itself, and surer than what it was taken from.
 *
 * @param corrections ids of claims; those that the evidence does not have are passed over.
 */
export function corrected(
  evidence: Evidence,
  corrections: readonly { readonly claim: string; readonly by: string }[],
  { by: reviewer, why }: Reviewer = { by: null, why: null },
  copies: NearCopies | null = null,
): Evidence {
  const claims = new Map(evidence.claims.map((each) => [each.id, each]));
  const known = corrections.filter(({ claim, by }) => claims.has(claim) && claims.has(by));
  if (known.length === 0) return evidence;
  const wrong = new Set(known.map(({ claim }) => claim));
  const texts = new Set(known.map(({ by }) => claims.get(by)?.passage.doc));
  const rest = withFallen(evidence, wrong, (doc) => texts.has(doc), copies, 'it repeats what was corrected');
  const now = new Map(rest.claims.map((each) => [each.id, each]));
  const dropped = [...rest.dropped];
  for (const { claim: id, by } of known) {
    const [claim, right] = [now.get(id), claims.get(by)] as [Claim, Claim];
    const { doc, quote } = right.passage;
    if (denies(right)) {
      now.set(id, { ...claim, reviewed: { decision: 'withdrawn', by: reviewer, why: why ?? quote } });
      continue;
    }
    now.set(id, {
      ...claim,
      when: right.when.earliest === null && right.when.latest === null ? claim.when : right.when,
      roles: { ...claim.roles, ...right.roles },
      reviewed: { decision: 'corrected', by: reviewer, why: why ?? quote },
    });
    now.delete(by);
    dropped.push({ doc, quote, why: `it corrects ${id}, and stands in it` });
  }
  return { ...rest, claims: [...now.values()], dropped };
}

/**
 * The evidence as it is once `by` stands in the place of `doc`, an earlier version of it. Who relied on the one relies on the other; what
 * others only repeated from the earlier version, and the later one does not say, is withdrawn.
 */
export function superseded(evidence: Evidence, doc: string, by: string, copies: NearCopies | null = null): Evidence {
  const items = continuityOf(evidence.items);
  const [earlier, later] = [doc, by].map((id) => evidence.claims.filter(({ passage }) => passage.doc === id));
  const unsaid = (earlier ?? []).filter((claim) => !later?.some((other) => repeats(claim, other, items)));
  const rest = withFallen(
    evidence,
    new Set(unsaid.map(({ id }) => id)),
    (other) => other === doc || other === by,
    copies,
    'it repeats what was superseded',
  );
  const ids = new Set([
    doc,
    ...(earlier ?? []).map(({ id }) => id),
    ...evidence.statements.filter((each) => each.doc === doc).map(({ id }) => id),
  ]);
  const now = (id: string): string => (ids.has(id) ? by : id);
  const lineage = rest.lineage
    .filter(({ from }) => !ids.has(from))
    .map((link) => ({ ...link, reliesOn: now(link.reliesOn) }))
    .filter(({ from, reliesOn, doc: home }) => reliesOn !== by || (from !== by && home !== by));
  const kept = new Set(evidence.documents.map(({ id }) => id).filter((id) => id !== doc));
  // Whom and what the earlier version alone named can still be asked about.
  return sliceOf({ ...rest, lineage }, kept, 'kept');
}

/** Marks what rests on these claims alone as withdrawn: all but they themselves, and what stands in texts that are spared. */
function withFallen(
  evidence: Evidence,
  gone: ReadonlySet<string>,
  spared: (doc: string) => boolean,
  copies: NearCopies | null,
  why: string,
): Evidence {
  const items = continuityOf(evidence.items);
  const leave = (given: Evidence): ReadonlySet<string> =>
    leaving(given, lineageOf(given, copies), eventOf, (a, b) =>
      agreeing(a.roles.item ?? null, b.roles.item ?? null, items),
    );
  const withdrawn = (claim: Claim, because: string): Claim => ({
    ...claim,
    reviewed: { decision: 'withdrawn', by: null, why: because },
  });
  const out = leave({
    ...evidence,
    claims: evidence.claims.map((claim) => (gone.has(claim.id) ? withdrawn(claim, why) : claim)),
  });
  const before = leave(evidence);
  const falls = ({ id, passage }: Claim): boolean =>
    out.has(id) && !before.has(id) && !gone.has(id) && !spared(passage.doc);
  return { ...evidence, claims: evidence.claims.map((claim) => (falls(claim) ? withdrawn(claim, why) : claim)) };
}

/** Whether the other says the same of the same, as surely or not. */
function repeats(claim: Claim, other: Claim, items: Continuity): boolean {
  const { alike, unlike } = compare(claim, other, items);
  return (
    sameKind(claim, other) && alike > 0 && unlike === 0 && onTime(claim, other) && affirms(claim) === affirms(other)
  );
}

function sets(claim: Claim, other: Claim, items: Continuity): boolean {
  if (!sameKind(claim, other) || supporterOf(claim) === null) return false;
  const { alike, unlike } = compare(claim, other, items);
  if (!affirms(other)) return unlike === 0 && alike > 0 && denies(other);
  return unlike === 1 ? alike >= 2 : unlike === 0 && alike >= 2 && !onTime(claim, other);
}

function sameKind(claim: Claim, other: Claim): boolean {
  return claim.event === other.event && claim.relation === other.relation;
}

function affirms(claim: Claim): boolean {
  return supporterOf(claim) !== null;
}

function denies({ factuality }: Claim): boolean {
  return factuality.some((value) => value === 'CT-' || value === 'PR-');
}

/** Undated agrees with every time. */
function onTime(claim: Claim, other: Claim): boolean {
  return overlap(claim.when, other.when);
}

/** Roles that both name: in how many they agree, and in how many not. */
function compare(claim: Claim, other: Claim, items: Continuity): { readonly alike: number; readonly unlike: number } {
  const both = (Object.keys(claim.roles) as Role[]).filter((role) => other.roles[role] !== undefined);
  const agree = (role: Role): boolean => {
    const [mine, theirs] = [claim.roles[role] as string, other.roles[role] as string];
    return role === 'item' ? items.agree(mine, theirs) : mine === theirs;
  };
  const alike = both.filter(agree).length;
  return { alike, unlike: both.length - alike };
}
