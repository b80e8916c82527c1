import { supporterOf, type Witness, witnessOf } from '../lineage/index.ts';
import type { Claim } from '../terms/claim.ts';
import type { Evidence } from '../terms/evidence.ts';
import { eventOf, type Matter } from './matter.ts';
import { agreeing } from './transfers.ts';
import { sourceOf } from './withdrawals.ts';

/** Whose word some claims are, in the end: what one person or text says, with all that only repeats it. */
export interface Origin {
  /** The actor, name or document whose word it is: of the first of them that repeats nobody. No two have one. */
  readonly id: string;
  readonly claims: readonly Claim[];
  /** Those of the claims that repeat no other: what it says is said by these. Of reports that go round in a circle, all. */
  readonly own: readonly Claim[];
}

/**
 * The origins of the claims in the evaluation that somebody holds for true, denies or leaves open, in order of the evidence. One voice is one
 * origin wherever it speaks; a claim that only repeats others on the same matter is of theirs. That several of these may be one, a
 * count of origins says (`countOrigins`): here nobody is taken for another.
 */
export function originsIn(matter: Matter): readonly Origin[] {
  const { lineage, items } = matter;
  const witnesses = matter.claims.map((claim) => witnessOf(claim) ?? opposing(claim));
  const parent = witnesses.map((_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top] as number;
    return top;
  };
  const join = (a: number, b: number): void => {
    const [one, other] = [root(a), root(b)];
    parent[Math.max(one, other)] = Math.min(one, other);
  };
  const voices = new Map<string, number>();
  const matters = new Map<string, number[]>();
  for (const [at, witness] of witnesses.entries()) {
    const { key } = lineage.voice(witness);
    const known = voices.get(key);
    if (known === undefined) voices.set(key, at);
    else join(known, at);
    const event = eventOf(witness.claim as Claim);
    matters.set(event, [...(matters.get(event) ?? []), at]);
  }
  const repeats = new Set<number>();
  for (const group of matters.values()) {
    for (const at of group) {
      const on = group.filter((other) => {
        const [p, q] = [witnesses[at] as Witness, witnesses[other] as Witness];
        const about = agreeing(p.claim?.roles.item ?? null, q.claim?.roles.item ?? null, items);
        return other !== at && about && lineage.echoes(p, q) !== null;
      });
      for (const other of on) join(at, other);
      if (on.length > 0) repeats.add(at);
    }
  }
  const groups = new Map<number, number[]>();
  for (const at of witnesses.keys()) groups.set(root(at), [...(groups.get(root(at)) ?? []), at]);
  const found = [...groups.values()].map((group) => {
    const first = group.filter((at) => !repeats.has(at));
    // Where reports go round in a circle, none of them is the first.
    const own = first.length > 0 ? first : group;
    const told = (of: readonly number[]): Claim[] => of.map((at) => (witnesses[at] as Witness).claim as Claim);
    return { id: sourceOf(witnesses[own[0] as number] as Witness, matter), claims: told(group), own: told(own) };
  });
  // Two who sign with one name and were not taken for one are told by their texts.
  return found.map(({ id, claims, own }) => {
    const sole = id !== null && found.filter((other) => other.id === id).length === 1;
    return { id: sole ? id : (own[0] as Claim).passage.doc, claims, own };
  });
}

/**
 * The evidence as it would be if an origin took back what it says. Its claims stay on record, marked withdrawn; where somebody further in says
 * something else in the same sentence, that stays. What rests on them alone leaves when the evidence is traced.
 */
export function withoutOrigin(evidence: Evidence, { own }: Origin): Evidence {
  const gone = new Set(own.map(({ id }) => id));
  const claims = evidence.claims.map((claim): Claim => {
    if (!gone.has(claim.id) || claim.reviewed?.decision === 'rejected') return claim;
    const speaks = supporterOf(claim)?.holder ?? claim.holders.length - 1;
    if (speaks < claim.holders.length - 1) {
      return { ...claim, factuality: claim.factuality.map((value, at) => (at === speaks ? 'Uu' : value)) };
    }
    return { ...claim, reviewed: { decision: 'withdrawn', by: null, why: 'what if its origin took it back' } };
  });
  return { ...evidence, claims };
}

/** Whoever denies it, or leaves it open: the innermost holder. */
function opposing(claim: Claim): Witness {
  const holder = supporterOf(claim)?.holder ?? Math.max(0, claim.holders.length - 1);
  const { id, record, passage } = claim;
  return { id, claim, holder, certainty: 'U', record, kept: null, passage };
}
