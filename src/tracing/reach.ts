import { STANDINGS, type Standing } from '../terms/standing.ts';
import type { Continuity } from './continuity.ts';
import { carriedBy, type Quest, sharedEmployer } from './search.ts';
import type { Step } from './step.ts';
import { type Arrival, arrive, departing, existing } from './time.ts';

/** How the holder is reached at best, without listing the routes. */
export interface Reach {
  readonly standing: Standing;
  readonly reached: 'necessarily' | 'possibly';
}

/**
 * The best standing at which the holder is reached by the deadline, and whether by every choice of times: exact, and
 * polynomial where routes are too many to list. Null where no route is in time.
 *
 * Earliest and latest arrivals are carried from node to node until none improves (min over hops of `max(a, at)`, and of
 * `b` where the hop cannot begin too early), over hops of one standing and better, best first. A holder reached by
 * several routes is reached as early as by the earliest, and in every choice of times as soon as one route is.
 */
export function reachOf(steps: readonly Step[], quest: Quest, items: Continuity): Reach | null {
  for (const standing of STANDINGS) {
    const allowed = steps.filter((step) => STANDINGS.indexOf(step.hop.standing) <= STANDINGS.indexOf(standing));
    if (settle(allowed, quest, items, 'earliest') === null) continue;
    return { standing, reached: settle(allowed, quest, items, 'latest') === null ? 'possibly' : 'necessarily' };
  }
  return null;
}

interface State {
  readonly node: string;
  readonly item: string;
  readonly last: Step | undefined;
  readonly at: number;
}

/** The holder's arrival at one of its two bounds, or null where it is not in time. */
function settle(steps: readonly Step[], quest: Quest, items: Continuity, bound: keyof Arrival): number | null {
  const { origin, holder, item, since, deadline } = quest;
  if (origin === null || holder === null) return null;
  const leaving = new Map<string, { readonly step: Step; readonly times: Step['times'] }[]>();
  for (const step of steps) {
    const times = existing(step.times, since);
    for (const node of step.from) leaving.set(node, [...(leaving.get(node) ?? []), { step, times }]);
  }
  const start = departing(since).earliest;
  const best = new Map<string, number>();
  const queue: State[] = [{ node: origin, item, last: undefined, at: start }];
  let reached: number | null = null;
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    for (const { step, times } of leaving.get(state.node) ?? []) {
      if (sharedEmployer(state.last, step) || step.to.has(origin)) continue;
      const left = carriedBy(step, state.item, item, items);
      const arrival = left === null ? null : arrive({ earliest: state.at, latest: state.at }, times);
      const at = arrival?.[bound] ?? null;
      if (left === null || at === null || at > deadline) continue;
      if (step.to.has(holder)) {
        reached = reached === null ? at : Math.min(reached, at);
        continue;
      }
      for (const node of step.to) {
        const key = JSON.stringify([node, left, step.membership]);
        if ((best.get(key) ?? Number.POSITIVE_INFINITY) <= at && best.has(key)) continue;
        best.set(key, at);
        queue.push({ node, item: left, last: step, at });
      }
    }
  }
  return reached;
}
