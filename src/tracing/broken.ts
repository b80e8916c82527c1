import { earliestOf } from '../terms/interval.ts';
import { standingRank } from '../terms/standing.ts';
import type { Matter } from './matter.ts';
import { actorsOf, compareText, presumedOn, signature, standingOf } from './ranking.ts';
import { carriedBy, type Quest, sharedEmployer } from './search.ts';
import type { Step } from './step.ts';
import { type Arrival, arrive, departing, existing } from './time.ts';
import { dateOf } from './wording.ts';

/** A route that would carry the item but for time, or but for the item itself. */
export interface Break {
  readonly steps: readonly Step[];
  readonly at: Step;
  readonly why: 'time' | 'item';
  readonly because: string;
  /** The item a route broken by the item goes on with. */
  readonly item: string;
}

const MOST_BREAKS = 20;
const MOST_VISITS = 50_000;

/**
 * Routes of the item that time breaks: complete from origin to holder, but some hop cannot come after what it carries, or
 * not by the deadline. None whose nodes another route gets through in time.
 */
export function brokenByTime(
  steps: readonly Step[],
  quest: Quest,
  matter: Matter,
  inTime: ReadonlySet<string>,
): Break[] {
  const carrying = (state: TimeState, step: Step): TimeState | null => {
    const item = carriedBy(step, state.item, quest.item, matter.items);
    if (item === null) return null;
    if (state.at !== null) return { ...state, item };
    const times = existing(step.times, quest.since);
    const arrival = arrive(state.arrival, times);
    if (arrival !== null && arrival.earliest <= quest.deadline) return { ...state, item, arrival };
    return { ...state, item, at: step, because: lateness(state.arrival, times, arrival, quest) };
  };
  const first: TimeState = { item: quest.item, arrival: departing(quest.since), at: null, because: '' };
  const found = ways(steps, quest, first, carrying).flatMap(({ path, state }): Break[] => {
    if (state.at === null || inTime.has(JSON.stringify(actorsOf({ steps: path })))) return [];
    return [{ steps: path, at: state.at, why: 'time', because: state.because, item: state.item }];
  });
  // Beside routes in time, a presumed one that is not is no news.
  const told =
    inTime.size === 0 ? found : found.filter((each) => each.steps.every(({ hop }) => hop.standing !== 'presumed'));
  return onePerNodes(told);
}

interface TimeState {
  readonly item: string;
  readonly arrival: Arrival;
  readonly at: Step | null;
  readonly because: string;
}

function lateness(at: Arrival, times: Step['times'], arrival: Arrival | null, quest: Quest): string {
  if (times.length === 0) return `It lies before ${dateOf(quest.since)}, when the item cannot have moved yet.`;
  const latest = Math.max(...times.map((time) => time.latest ?? Number.POSITIVE_INFINITY));
  if (arrival === null)
    return `It lies no later than ${dateOf(latest)}, and the item cannot have been there before ${dateOf(at.earliest)}.`;
  const earliest = Math.max(at.earliest, Math.min(...times.map(earliestOf)));
  return `It cannot lie before ${dateOf(earliest)}, and the deadline is ${dateOf(quest.deadline)}.`;
}

/**
 * Routes that the item breaks: claimed hops from origin to holder which go on, from some hop, with another item. One for
 * each other item and row of nodes: the one that shows the other item's chain at its longest.
 */
export function brokenByItem(steps: readonly Step[], quest: Quest, matter: Matter): Break[] {
  const claimed = steps.filter((step) => step.moved !== null);
  const { items } = matter;
  const carrying = (state: ItemState, step: Step): ItemState | null => {
    if (state.at === null) {
      const item = carriedBy(step, state.item, quest.item, items);
      if (item !== null) return { ...state, item, carried: state.carried + 1 };
      const [other] = step.moved ?? [];
      return other === undefined ? null : { ...state, item: other, at: step, from: state.item };
    }
    const item = carriedBy(step, state.item, state.item, items);
    return item === null ? null : { ...state, item };
  };
  const first: ItemState = { item: quest.item, at: null, carried: 0, from: quest.item };
  const found = ways(claimed, quest, first, carrying).flatMap(({ path, state }) => {
    if (state.at === null) return [];
    const broken: Break = { steps: path, at: state.at, why: 'item', because: because(state, matter), item: state.item };
    return [{ broken, carried: state.carried }];
  });
  const longest = found.toSorted((a, b) => a.carried - b.carried).map(({ broken }) => broken);
  return onePerNodes(longest);
}

interface ItemState {
  readonly item: string;
  readonly at: Step | null;
  /** Hops that carried the item before the break. */
  readonly carried: number;
  readonly from: string;
}

function because(state: ItemState, matter: Matter): string {
  const name = (id: string): string => matter.evidence.items.find((item) => item.id === id)?.name ?? id;
  const relation = matter.items.relation(state.from, state.item);
  const tail = relation?.why ? `: ${relation.why}` : '';
  const stands =
    relation === null || relation.kind === 'unknown'
      ? 'nothing on record says that they are the same'
      : relation.kind === 'part_of'
        ? 'whoever had only the part had no whole to give'
        : `they are ${relation.kind.replaceAll('_', ' ')}`;
  return `It moves “${name(state.item)}”, not “${name(state.from)}”; ${stands}${tail}.`;
}

/** Every simple way from origin to holder, whatever its times, with what `next` makes of its hops; bounded. */
function ways<S>(
  steps: readonly Step[],
  quest: Quest,
  first: S,
  next: (state: S, step: Step) => S | null,
): { path: Step[]; state: S }[] {
  const { origin, holder } = quest;
  if (origin === null || holder === null) return [];
  const leaving = new Map<string, Step[]>();
  for (const step of steps) for (const node of step.from) leaving.set(node, [...(leaving.get(node) ?? []), step]);
  const leading = leadingTo(steps, holder);
  const found: { path: Step[]; state: S }[] = [];
  let visits = 0;
  const onward = (nodes: ReadonlySet<string>, visited: ReadonlySet<string>, path: readonly Step[], state: S): void => {
    for (const step of new Set([...nodes].flatMap((node) => leaving.get(node) ?? []))) {
      if (visits > MOST_VISITS || [...step.to].some((node) => visited.has(node)) || sharedEmployer(path.at(-1), step))
        continue;
      if (![...step.to].some((node) => leading.has(node))) continue;
      visits++;
      const after = next(state, step);
      if (after === null) continue;
      if (step.to.has(holder)) found.push({ path: [...path, step], state: after });
      else onward(step.to, new Set([...visited, ...step.from, ...step.to]), [...path, step], after);
    }
  };
  const start = new Set([origin]);
  onward(start, start, [], first);
  return found;
}

/** Nodes from which the holder can be reached at all. */
function leadingTo(steps: readonly Step[], holder: string): ReadonlySet<string> {
  const leading = new Set([holder]);
  for (let before = 0; before !== leading.size; ) {
    before = leading.size;
    for (const step of steps)
      if ([...step.to].some((node) => leading.has(node))) for (const node of step.from) leading.add(node);
  }
  return leading;
}

/** The first of each row of nodes and item, best first, as many as can be read. */
function onePerNodes(breaks: readonly Break[]): Break[] {
  const seen = new Map<string, Break>();
  for (const each of breaks) {
    const key = `${each.why}\n${each.why === 'item' ? each.item : ''}\n${JSON.stringify(actorsOf(each))}`;
    const known = seen.get(key);
    if (known === undefined || (each.why === 'time' && presumedIn(each) < presumedIn(known))) seen.set(key, each);
  }
  return [...seen.values()]
    .toSorted(
      (a, b) =>
        presumedIn(a) - presumedIn(b) ||
        rank(a) - rank(b) ||
        a.steps.length - b.steps.length ||
        compareText(signature(a), signature(b)),
    )
    .slice(0, MOST_BREAKS);
}

function presumedIn({ steps }: Break): number {
  return presumedOn({ steps, arrival: { earliest: 0, latest: null }, item: '' });
}

function rank({ steps }: Break): number {
  return standingRank(standingOf({ steps, arrival: { earliest: 0, latest: null }, item: '' }));
}
