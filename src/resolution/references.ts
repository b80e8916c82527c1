import type { ReadMention } from '../reading/reading.ts';
import type { Clusters } from './clusters.ts';
import type { Scene } from './scene.ts';

/** One whom a mention may refer back to: an earlier mention, and how likely it is that they are one. */
export interface Likely {
  readonly id: string;
  readonly score: number;
}

/**
 * The likeliest of what the coreference head offers for a mention, among the candidates that `fits` lets pass; null where
 * it offers none. What is already known to be one counts together: to refer to any of its mentions is to refer to all.
 */
export function likeliest(
  scene: Scene,
  clusters: Clusters,
  mention: ReadMention,
  fits: (candidate: ReadMention) => boolean,
): Likely | null {
  let best: Likely | null = null;
  for (const each of likelihoods(clusters, mention).values()) {
    const candidate = scene.byId.get(each.id);
    if (candidate !== undefined && fits(candidate) && each.score > (best?.score ?? 0)) best = each;
  }
  return best;
}

/** What the head offers for a mention, summed over what is known to be one, by leader; `id` is the likeliest of each. */
export function likelihoods(clusters: Clusters, mention: ReadMention): Map<string, Likely> {
  const out = new Map<string, Likely>();
  for (const { to, score } of mention.antecedents) {
    if (clusters.together(to, mention.id)) continue;
    const leader = clusters.leader(to);
    const known = out.get(leader);
    const sum = Math.min(1, Math.round(1000 * ((known?.score ?? 0) + score)) / 1000);
    out.set(leader, { id: known?.id ?? to, score: sum });
  }
  return out;
}
