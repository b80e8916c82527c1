import { standingRank } from '../terms/standing.ts';
import type { Continuity } from './continuity.ts';
import { carriedBy, type Quest, sharedEmployer } from './search.ts';
import type { Step } from './step.ts';
import { arrive, departing, existing } from './time.ts';

interface Place {
  readonly node: string;
  readonly item: string;
  readonly last: Step | undefined;
  readonly at: number;
}

/**
 * The least number of hops on one route in time that have to be taken on trust: that are alleged, or that nobody claims. 0 where
 * the holder is reached over hops that somebody holds for certain; null where no route is in time, or an end is open.
 *
 * Earliest arrivals, in layers by that number: those of each layer are settled before a hop of trust leads into the next, so the first
 * layer that reaches the holder is the answer. Polynomial, where the routes themselves may be too many to list.
 */
export function assumptionDistance(steps: readonly Step[], quest: Quest, items: Continuity): number | null {
  const { origin, holder, since } = quest;
  if (origin === null || holder === null) return null;
  const leaving = new Map<string, { readonly step: Step; readonly times: Step['times']; readonly price: 0 | 1 }[]>();
  for (const step of steps) {
    const times = existing(step.times, since);
    const price = standingRank(step.hop.standing) > standingRank('reported') ? 1 : 0;
    for (const node of step.from) leaving.set(node, [...(leaving.get(node) ?? []), { step, times, price }]);
  }
  // Earliest arrival at a place in this layer or a cheaper one: a dearer way has to be earlier to be of use.
  const best = new Map<string, number>();
  let layer: Place[] = [{ node: origin, item: quest.item, last: undefined, at: departing(since).earliest }];
  for (let distance = 0; layer.length > 0; distance += 1) {
    const next: Place[] = [];
    for (const place of layer) {
      for (const { step, times, price } of leaving.get(place.node) ?? []) {
        if (sharedEmployer(place.last, step) || step.to.has(origin)) continue;
        const item = carriedBy(step, place.item, quest.item, items);
        const arrival = item === null ? null : arrive({ earliest: place.at, latest: place.at }, times);
        if (item === null || arrival === null || arrival.earliest > quest.deadline) continue;
        const at = arrival.earliest;
        if (step.to.has(holder)) {
          if (price === 0) return distance;
          next.push({ node: holder, item, last: step, at });
          continue;
        }
        for (const node of step.to) {
          const key = JSON.stringify([node, item, step.membership]);
          const known = best.get(key);
          if (known !== undefined && known <= at) continue;
          if (price === 0) {
            best.set(key, at);
            layer.push({ node, item, last: step, at });
          } else next.push({ node, item, last: step, at });
        }
      }
    }
    if (next.some(({ node }) => node === holder)) return distance + 1;
    layer = [];
    for (const place of next.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1))) {
      const key = JSON.stringify([place.node, place.item, place.last?.membership ?? null]);
      const known = best.get(key);
      if (known !== undefined && known <= place.at) continue;
      best.set(key, place.at);
      layer.push(place);
    }
  }
  return null;
}
