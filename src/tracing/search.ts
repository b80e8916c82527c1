import { STANDINGS, type Standing, standingRank } from '../terms/standing.ts';
import type { Continuity } from './continuity.ts';
import type { Step } from './step.ts';
import type { Arrival } from './time.ts';
import { arrive, departBy, departing, existing } from './time.ts';

/** A way through the hops that respects time, and where the item stands at its end. */
export interface Path {
  readonly steps: readonly Step[];
  readonly arrival: Arrival;
  /** What is left of the item at the end: itself, or the part that was carried on. */
  readonly item: string;
}

/** What to look for. Origin or holder may be open; `deadline` is infinite where there is none. */
export interface Quest {
  readonly item: string;
  readonly origin: string | null;
  readonly holder: string | null;
  readonly since: number | null;
  readonly deadline: number;
}

/** What a search found, and whether it was cut short. */
export interface Found {
  readonly paths: readonly Path[];
  /** False where the search was cut short: there are more ways than were looked at. */
  readonly complete: boolean;
}

/** How far one search may go before it is cut short, openly. */
export interface Bounds {
  readonly paths: number;
  readonly visits: number;
}

/** How far a search goes before it stops and says so. */
export const BOUNDS: Bounds = { paths: 2_000, visits: 200_000 };

/**
 * Every simple route that respects time, by depth-first search, pruned by the latest moment at which the item must be at
 * a node to be with the holder in time.
 *
 * Where there are too many to list, the routes over the best-standing hops are listed first, then those that lean on one
 * presumed hop, on two, as far as the bounds go: in that order they rank, so that nothing better is left out than the
 * notice says.
 */
export function routesThrough(steps: readonly Step[], quest: Quest, items: Continuity, bounds: Bounds = BOUNDS): Found {
  const all = walk(steps, quest, items, bounds, null);
  if (all.complete) return all;
  const paths = new Map<string, Path>();
  const list = (some: readonly Step[], presumed: number): boolean => {
    const layer = walk(some, quest, items, { paths: bounds.paths, visits: bounds.visits }, presumed);
    for (const path of layer.paths) {
      const key = path.steps.map((step) => steps.indexOf(step)).join(' ');
      if (paths.size < bounds.paths || paths.has(key)) paths.set(key, path);
    }
    return layer.complete && paths.size < bounds.paths;
  };
  const within = (standing: Standing): Step[] =>
    steps.filter((step) => standingRank(step.hop.standing) <= standingRank(standing));
  const more = CLAIMED.every((standing) => list(within(standing), 0));
  for (let presumed = 1; more && presumed <= steps.length; presumed++) {
    if (!list(steps, presumed)) break;
  }
  return { paths: [...paths.values()], complete: false };
}

const CLAIMED = STANDINGS.filter((standing) => standing !== 'presumed' && standing !== 'missing');

interface Place {
  readonly nodes: ReadonlySet<string>;
  readonly visited: ReadonlySet<string>;
  readonly path: Path;
  readonly presumed: number;
}

/** `exactly` limits the walk to routes with that many presumed hops; null takes all. */
function walk(steps: readonly Step[], quest: Quest, items: Continuity, bounds: Bounds, exactly: number | null): Found {
  const usable = steps
    .map((step) => ({ step, times: existing(step.times, quest.since) }))
    .filter(({ times }) => times.length > 0);
  const leaving = new Map<string, { readonly step: Step; readonly times: (typeof usable)[number]['times'] }[]>();
  for (const each of usable) {
    for (const node of each.step.from) leaving.set(node, [...(leaving.get(node) ?? []), each]);
  }
  const due = duesOf(usable, quest);
  const paths: Path[] = [];
  let visits = 0;
  let complete = true;

  const onward = (place: Place, options: Iterable<(typeof usable)[number]>): void => {
    for (const { step, times } of options) {
      if (!complete) return;
      if ([...step.to].some((node) => place.visited.has(node))) continue;
      const presumed = place.presumed + (step.hop.standing === 'presumed' ? 1 : 0);
      if (exactly !== null && presumed > exactly) continue;
      if (sharedEmployer(place.path.steps.at(-1), step)) continue;
      const item = carriedBy(step, place.path.item, quest.item, items);
      const arrival = item === null ? null : arrive(place.path.arrival, times);
      if (item === null || arrival === null || arrival.earliest > quest.deadline) continue;
      if (++visits > bounds.visits || paths.length >= bounds.paths) {
        complete = false;
        return;
      }
      const path: Path = { steps: [...place.path.steps, step], arrival, item };
      const there = quest.holder === null || step.to.has(quest.holder);
      if (there && (exactly === null || presumed === exactly)) paths.push(path);
      if (quest.holder !== null && step.to.has(quest.holder)) continue;
      if (![...step.to].some((node) => arrival.earliest <= (due.get(node) ?? Number.NEGATIVE_INFINITY))) continue;
      const visited = new Set([...place.visited, ...step.from, ...step.to]);
      onward({ nodes: step.to, visited, path, presumed }, optionsAt(step.to, leaving));
    }
  };

  const start: Path = { steps: [], arrival: departing(quest.since), item: quest.item };
  const { origin } = quest;
  const nodes = new Set(origin === null ? [] : [origin]);
  onward({ nodes, visited: nodes, path: start, presumed: 0 }, origin === null ? usable : (leaving.get(origin) ?? []));
  return { paths, complete };
}

function optionsAt<T>(nodes: ReadonlySet<string>, leaving: ReadonlyMap<string, readonly T[]>): Set<T> {
  return new Set([...nodes].flatMap((node) => leaving.get(node) ?? []));
}

/** Two who belong to one body are not in touch through it. */
export function sharedEmployer(before: Step | undefined, step: Step): boolean {
  return step.membership !== null && before?.membership === step.membership && step.from.has(step.membership);
}

/** What a hop leaves of the item: a hop that nobody claims could carry anything. */
export function carriedBy(step: Step, carried: string, asked: string, items: Continuity): string | null {
  if (step.moved === null) return carried;
  const left = step.moved.map((moved) => items.after(carried, moved, asked)).filter((each) => each !== null);
  return left.find((each) => each === carried) ?? left[0] ?? null;
}

/** For each node, the latest moment at which the item must be there to reach the holder in time. */
function duesOf(
  usable: readonly { readonly step: Step; readonly times: Step['times'] }[],
  quest: Quest,
): ReadonlyMap<string, number> {
  const due = new Map<string, number>();
  if (quest.holder === null) {
    for (const { step } of usable) for (const node of [...step.from, ...step.to]) due.set(node, quest.deadline);
    return due;
  }
  due.set(quest.holder, quest.deadline);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { step, times } of usable) {
      const there = Math.max(...[...step.to].map((node) => due.get(node) ?? Number.NEGATIVE_INFINITY));
      const leave = there === Number.NEGATIVE_INFINITY ? null : departBy(there, times);
      if (leave === null) continue;
      for (const node of step.from) {
        if (leave <= (due.get(node) ?? Number.NEGATIVE_INFINITY)) continue;
        due.set(node, leave);
        changed = true;
      }
    }
  }
  return due;
}
