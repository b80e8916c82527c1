import type { Circle } from '../terms/sources.ts';
import type { Weighed } from './certainty.ts';
import type { Lineage } from './lineage.ts';
import { type Step, waysAlong } from './steps.ts';
import type { Witness } from './witness.ts';

/**
 * Reports that come back: a text relies, through another outlet, on an earlier one of its own outlet, or a named source cites
 * what goes back to their own word; and texts that rely on each other, where no dates tell which was first. One for each text that
 * it comes back to; the longest way round where there are several.
 */
export function circlesAmong(weighed: readonly Weighed[], steps: readonly Step[], lineage: Lineage): Circle[] {
  const witnesses = weighed.map((each) => each.witness);
  const ways = waysAlong(steps);
  const found: Circle[] = [];
  const seen = new Set<string>();
  for (const [last, witness] of witnesses.entries()) {
    const back = witnesses.flatMap((first, at) => {
      const who = returning(witness, first, lineage);
      if (at === last || who === null) return [];
      const way = ways(last, at);
      return way === null || !elsewhere(way, witnesses, lineage, witness) ? [] : [{ who, way }];
    });
    const [longest] = back.toSorted((a, b) => b.way.length - a.way.length);
    if (longest !== undefined) found.push(circle(longest.who, longest.way, witnesses));
  }
  for (const [at, witness] of witnesses.entries()) {
    const home = found.some((each) => each.claims.includes(witness.id));
    const back = steps.find((step) => step.from === at && ways(step.to, at) !== null);
    if (home || back === undefined) continue;
    const way = [back, ...(ways(back.to, at) ?? [])];
    const key = [...new Set(way.map((step) => step.from))].toSorted((a, b) => a - b).join();
    if (seen.has(key)) continue;
    seen.add(key);
    found.push(circle(lineage.voice(witness).label, way, witnesses));
  }
  return found;
}

function circle(who: string, way: readonly Step[], witnesses: readonly Witness[]): Circle {
  const ids = [...way.map((step) => step.from), way.at(-1)!.to].map((at) => witnesses[at]!.id);
  return { who, claims: ids.toReversed(), links: way.map((step) => step.via).toReversed() };
}

/** Whose word it is, where two claims are of one outlet or of one named voice; null where they are not. */
function returning(last: Witness, first: Witness, lineage: Lineage): string | null {
  if (last.claim === null || first.claim === null) return null;
  const [mine, theirs] = [last.claim.passage.doc, first.claim.passage.doc];
  if (mine === theirs) return null;
  const { catalogue } = lineage;
  const publisher = catalogue.publisherNode(mine);
  if (publisher !== null && publisher === catalogue.publisherNode(theirs))
    return catalogue.documents.get(mine)?.publisher ?? null;
  const [a, b] = [lineage.voice(last), lineage.voice(first)];
  return a.named && !a.author && a.key === b.key ? a.label : null;
}

/** Whether the way leads through a text of another outlet: a paper that follows up its own report comes back from nowhere. */
function elsewhere(
  way: readonly Step[],
  witnesses: readonly Witness[],
  { catalogue }: Lineage,
  home: Witness,
): boolean {
  const outlet = (witness: Witness): string | null =>
    witness.claim === null ? null : catalogue.publisherNode(witness.claim.passage.doc);
  return way.slice(1).some(({ from }) => {
    const other = outlet(witnesses[from]!);
    return other === null || other !== outlet(home);
  });
}
