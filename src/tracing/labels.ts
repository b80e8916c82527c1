import type { Matter } from './matter.ts';
import type { Step } from './step.ts';

/**
 * Names each end of a hop by whom the record names there: the agent where only that one appears, the body where the body
 * or several of its agents do. Those whom the inquiry asks about are always named as it asks.
 */
export function labelled(steps: readonly Step[], matter: Matter): Step[] {
  const seen = new Map<string, Set<string>>();
  const note = (node: string | null, actors: readonly string[]): void => {
    if (node === null) return;
    const all = seen.get(node) ?? new Set<string>();
    for (const actor of actors) all.add(actor);
    seen.set(node, all);
  };
  for (const { hop } of steps) {
    note(hop.from, hop.through?.from ?? []);
    note(hop.to, hop.through?.to ?? []);
  }
  const { origin, holder } = matter.inquiry;
  const label = (node: string | null): string | null => {
    if (node === null || node === origin || node === holder) return node;
    const actors = seen.get(node);
    const [only] = actors ?? [];
    return actors?.size === 1 && only !== undefined ? only : node;
  };
  return steps.map((step) => ({ ...step, hop: { ...step.hop, from: label(step.hop.from), to: label(step.hop.to) } }));
}
