import { supporterOf } from '../lineage/index.ts';
import type { Claim } from '../terms/claim.ts';
import { RELATIONS } from '../terms/event.ts';
import type { Relation } from '../terms/verdict.ts';
import type { Matter } from './matter.ts';

/** Relations between someone and a body: they make nobody a party to what the body's other people do. */
export const MEMBERSHIPS: readonly string[] = ['member of', 'works for'];

/** The actors a claim is about, in the order in which its roles were given, each once. */
export function participantsOf(claim: Claim): string[] {
  const { discloser, recipient, originator, agent, other } = claim.roles;
  return [...new Set([agent, other, discloser, recipient, originator].filter((each) => each !== undefined))];
}

/** Every relation somebody holds for true, one for each claim and pair, in order of the claims. */
export function relationsOf(matter: Matter): Relation[] {
  return matter.claims.flatMap((claim): Relation[] => {
    if (claim.event !== 'relation' || supporterOf(claim) === null) return [];
    const [a, b] = participantsOf(claim);
    if (a === undefined || b === undefined) return [];
    const { earliest, latest } = claim.when;
    return [{ a, b, kind: claim.relation ?? 'related', when: { earliest, latest }, claim: claim.id }];
  });
}

/** Whether a relation of this kind is in the vocabulary. */
export function isOpening(kind: string): boolean {
  return kind === 'related' || RELATIONS.includes(kind);
}
