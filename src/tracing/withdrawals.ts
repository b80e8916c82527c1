import type { Witness } from '../lineage/index.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Standing } from '../terms/standing.ts';
import type { Reached, Withdrawal } from '../terms/verdict.ts';
import type { Matter } from './matter.ts';
import type { Step } from './step.ts';
import { without } from './without.ts';

const MOST_ORIGINS = 24;

/** What is left of the answer where the evidence is another. */
export type Again = (evidence: Evidence) => { readonly reached: Reached; readonly standing: Standing | null };

/** What each single origin behind these hops carries: the answer without it, in order of the hops. */
export function withdrawalsOf(matter: Matter, steps: readonly Step[], again: Again): Withdrawal[] {
  const sources = new Map<string, string[]>();
  for (const group of steps.flatMap((step) => step.groups)) {
    const [witness] = group;
    const source = witness === undefined ? null : sourceOf(witness, matter);
    if (source === null) continue;
    const claims = group.filter((each) => each.claim !== null).map((each) => each.id);
    sources.set(source, [...new Set([...(sources.get(source) ?? []), ...claims])]);
  }
  return [...sources].slice(0, MOST_ORIGINS).map(([origin, claims]) => {
    const { reached, standing } = again(without(matter.evidence, origin));
    return { origin, claims, standing, reached };
  });
}

/** By what a witness can be withdrawn: the actor or name that speaks, or for an author without a name the document. */
function sourceOf(witness: Witness, matter: Matter): string | null {
  const { claim } = witness;
  const holder = claim?.holders[witness.holder];
  if (claim === null || holder === undefined) return null;
  if (holder.actor !== null) return holder.actor;
  if (!matter.lineage.voice(witness).author) return holder.name;
  return matter.documents.get(claim.passage.doc)?.author ?? claim.passage.doc;
}
