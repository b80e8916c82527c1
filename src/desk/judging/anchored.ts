import type { AnchoredClaim } from '../../ledger/index.ts';
import type { Mentioned } from '../../resolution/moved.ts';
import type { Claim } from '../../terms/claim.ts';
import type { Role } from '../../terms/event.ts';
import type { Evidence } from '../../terms/evidence.ts';
import type { Filler } from '../../terms/filler.ts';
import type { Passage } from '../../terms/passage.ts';

/**
 * A claim in words and passages alone, as it is kept: whoever fills a role is named with the mention that does; where that is not known, with
 * one that stands in the claim's passage, else the first of the same document, else the first.
 */
export function anchoredOf(claim: Claim, evidence: Evidence, mentioned: Mentioned = () => null): AnchoredClaim {
  const { id: _id, reviewed: _reviewed, roles, holders, ...rest } = claim;
  return {
    ...rest,
    roles: Object.fromEntries(
      Object.entries(roles).map(([role, id]): [string, Filler] => [
        role,
        fillerOf(id, evidence, claim.passage, mentioned(claim.id, role as Role)),
      ]),
    ),
    holders: holders.map(({ actor: _actor, ...holder }) => holder),
  };
}

/** An actor or item of the evidence by its name and a mention; what is neither is a name alone. */
export function fillerOf(id: string, { actors, items }: Evidence, near: Passage, exact: Passage | null = null): Filler {
  const one = [...actors, ...items].find((each) => each.id === id);
  if (one === undefined) return { name: id, passage: exact };
  const inside = one.mentions.find(({ doc, start, end }) => doc === near.doc && near.start <= start && end <= near.end);
  const passage = exact ?? inside ?? one.mentions.find(({ doc }) => doc === near.doc) ?? one.mentions[0] ?? null;
  return { name: one.name, passage };
}
