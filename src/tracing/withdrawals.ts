import { namesSomebody, type Witness } from '../lineage/index.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Withdrawal } from '../terms/verdict.ts';
import type { Outcome } from './answer.ts';
import type { Matter } from './matter.ts';
import type { Step } from './step.ts';
import { without } from './without.ts';

const MOST_ORIGINS = 24;

/** What is left of the answer where the evidence is another. */
export type Again = (evidence: Evidence) => Outcome & {
  /** Ids of the claims that are in the evaluation then. */
  readonly kept: ReadonlySet<string>;
};

/**
 * What each single origin behind these hops carries, in order of the hops: the answer without it, and every claim that
 * would leave with it, its own and those that rest on them alone.
 */
export function withdrawalsOf(matter: Matter, steps: readonly Step[], again: Again): Withdrawal[] {
  const witnesses = steps.flatMap((step) => step.groups.flatMap((group) => group[0] ?? []));
  const sources = new Set(witnesses.flatMap((witness) => sourceOf(witness, matter) ?? []));
  return [...sources].slice(0, MOST_ORIGINS).map((origin) => {
    const { reached, standing, kept } = again(without(matter.evidence, origin));
    const claims = matter.claims.filter((claim) => !kept.has(claim.id)).map((claim) => claim.id);
    return { origin, claims, standing, reached };
  });
}

/** By what a witness can be withdrawn: the actor or name that speaks, or for an author without a name the document. */
export function sourceOf(witness: Witness, matter: Matter): string | null {
  const { claim } = witness;
  const holder = claim?.holders[witness.holder];
  if (claim === null || holder === undefined) return null;
  if (holder.actor !== null) return holder.actor;
  if (!matter.lineage.voice(witness).author) return holder.name;
  const author = matter.documents.get(claim.passage.doc)?.author ?? null;
  // "Staff" of two papers is not one person: without the one the other still stands.
  return author !== null && namesSomebody(author) ? author : claim.passage.doc;
}
