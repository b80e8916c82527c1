import type { Hop } from '../terms/hop.ts';
import type { Standing } from '../terms/standing.ts';
import type { Reached } from '../terms/verdict.ts';
import { type Break, brokenByItem, brokenByTime } from './broken.ts';
import { claimedSteps } from './claimed.ts';
import { assumptionDistance } from './distance.ts';
import { labelled } from './labels.ts';
import type { Matter } from './matter.ts';
import { gapOf } from './missing.ts';
import { fromContacts, opportunitiesOf } from './opportunities.ts';
import { presumedSteps } from './presumed.ts';
import { actorsOf, compareRoutes, standingOf, withoutDominated } from './ranking.ts';
import { reachOf } from './reach.ts';
import { type Found, type Path, type Quest, routesThrough } from './search.ts';
import type { Step } from './step.ts';
import { type TiedContact, tiesOf } from './ties.ts';

/** How the holder is reached, and at what standing: null where the answer is no. */
export interface Outcome {
  readonly reached: Reached;
  readonly standing: Standing | null;
}

/** The answer before it is written out. */
export interface Answer extends Outcome {
  readonly quest: Quest;
  /** Routes in time, best first. */
  readonly paths: readonly Path[];
  /** The route that claims carry furthest, with its missing hop; empty where the answer is not unknown. */
  readonly gap: readonly Step[];
  readonly breaks: readonly Break[];
  /** Every hop that somebody claims, of whatever item. */
  readonly claimed: readonly Step[];
  /** The hops of the routes at the best standing: what the answer rests on. */
  readonly carrying: readonly Step[];
  /** Rows of the log that were looked at. */
  readonly contacts: number;
  /** Whether every route in time is among the paths. */
  readonly complete: boolean;
  /** The least number of alleged and presumed hops on one route in time; null where there is none. */
  readonly distance: number | null;
  /** What was too much to look at in full. */
  readonly cutShort: readonly string[];
  /** A hop's id, given in the order in which hops are first asked for. */
  readonly idOf: (step: Step) => string;
  /** Every hop that has an id, in that order. */
  readonly hops: () => readonly Hop[];
}

interface Graph {
  readonly quest: Quest;
  readonly claimed: readonly Step[];
  /** The hops that can carry the item asked about, or a part of it. */
  readonly carrying: readonly Step[];
}

function graphOf(matter: Matter): Graph {
  const ties = tiesOf(matter.looked.contacts, matter.evidence);
  const bare = claimedSteps(matter, ties);
  const steps = labelled([...bare, ...presumedOf(matter, ties)], matter);
  return {
    quest: questOf(matter),
    claimed: steps.slice(0, bare.length),
    carrying: steps.filter((step) => carries(step, matter)),
  };
}

function questOf({ inquiry, since }: Matter): Quest {
  return { ...inquiry, since, deadline: inquiry.deadline ?? Number.POSITIVE_INFINITY };
}

function carries({ moved }: Step, { items, inquiry }: Matter): boolean {
  return moved === null || moved.some((item) => items.agree(item, inquiry.item));
}

function presumedOf(matter: Matter, ties: readonly TiedContact[]): readonly Step[] {
  const { inquiry, items, looked } = matter;
  const tied = new Set(ties.filter(({ item }) => items.agree(item, inquiry.item)).map(({ contact }) => contact.id));
  const open = looked.contacts.filter((contact) => !tied.has(contact.id));
  return presumedSteps(matter, [...opportunitiesOf(matter), ...fromContacts(open)]);
}

/** The claimed hops that can carry the item, for what names no end of a hop: "what if" is asked hundreds of times. */
function carryingOf(matter: Matter, ties: readonly TiedContact[]): readonly Step[] {
  return claimedSteps(matter, ties, matter.inquiry.item).filter((step) => carries(step, matter));
}

/** Only how the holder is reached: what asking "what if" needs, however many routes there are. */
export function outcomeOf(matter: Matter): Outcome {
  const quest = questOf(matter);
  if (!isOpen(quest)) {
    const ties = tiesOf(matter.looked.contacts, matter.evidence);
    const reach = reachOf([...carryingOf(matter, ties), ...presumedOf(matter, ties)], quest, matter.items);
    if (reach !== null) return reach;
  }
  const graph = graphOf(matter);
  const paths = isOpen(quest) ? routesThrough(graph.carrying, quest, matter.items).paths : [];
  return outcome(paths.toSorted(compareRoutes), () => breaksOf(graph, paths, matter), matter, quest);
}

/** A route in time that is claimed from end to end, as its hops; null where there is none, or an end is open. */
export function claimedRoute(matter: Matter): readonly Step[] | null {
  const quest = questOf(matter);
  if (isOpen(quest)) return null;
  const steps = carryingOf(matter, tiesOf(matter.looked.contacts, matter.evidence));
  if (reachOf(steps, quest, matter.items) === null) return null;
  // Where a search cut short finds none, all hops stand in for the route: they hold its own.
  return routesThrough(steps, quest, matter.items, { paths: 1, visits: 20_000 }).paths[0]?.steps ?? steps;
}

function isOpen({ origin, holder }: Quest): boolean {
  return origin === null || holder === null;
}

function breaksOf({ quest, claimed, carrying }: Graph, paths: readonly Path[], matter: Matter): Break[] {
  const inTime = new Set(paths.map((path) => JSON.stringify(actorsOf(path))));
  return [...brokenByTime(carrying, quest, matter, inTime), ...brokenByItem(claimed, quest, matter)];
}

function outcome(ranked: readonly Path[], breaks: () => readonly Break[], matter: Matter, quest: Quest): Outcome {
  const [best] = ranked;
  if (best === undefined) {
    return closes(breaks(), matter) ? { reached: 'no', standing: null } : { reached: 'unknown', standing: 'missing' };
  }
  const standing = standingOf(best);
  const necessary = ranked.some((path) => standingOf(path) === standing && isNecessary(path, quest));
  return { reached: necessary ? 'necessarily' : 'possibly', standing };
}

/** Hops, routes, and how the holder is reached. */
export function answer(matter: Matter): Answer {
  const graph = graphOf(matter);
  const { quest, claimed, carrying } = graph;
  const { items, looked } = matter;
  const search = routesThrough(carrying, quest, items);
  const ranked = withoutDominated(search.paths).toSorted(compareRoutes);
  const paths = isOpen(quest) ? onePerEnds(ranked) : ranked;
  const breaks = breaksOf(graph, search.paths, matter);
  const exact = search.complete ? null : reachOf(carrying, quest, items);
  const { reached, standing } = exact ?? outcome(paths, () => breaks, matter, quest);
  const known = claimed.filter((step) => carrying.includes(step));
  const ids = new Map<Step, string>();
  const idOf = (step: Step): string => {
    const id = ids.get(step) ?? `h${ids.size + 1}`;
    ids.set(step, id);
    return id;
  };
  for (const step of claimed) idOf(step);
  return {
    reached,
    standing,
    quest,
    paths,
    gap: reached === 'unknown' ? gapOf(known, quest, matter).steps : [],
    breaks,
    claimed,
    carrying: [...new Set(paths.filter((path) => standingOf(path) === standing).flatMap((path) => path.steps))],
    contacts: new Set(looked.contacts.map((contact) => contact.id)).size,
    complete: search.complete,
    distance: assumptionDistance(carrying, quest, items),
    cutShort: noticesOf(search, paths, matter),
    idOf,
    hops: () => [...ids].map(([step, id]) => ({ ...step.hop, id })),
  };
}

function noticesOf(search: Found, paths: readonly Path[], { looked }: Matter): string[] {
  const routes = `there are more routes than the ${paths.length} listed, which are the best-standing and then those with the fewest presumed hops`;
  const contacts = `the log has more contacts than the ${looked.contacts.length} looked at`;
  return [...(search.complete ? [] : [routes]), ...(looked.cutShort ? [contacts] : [])];
}

/**
 * Whether what was found closes the question: a route of this item that time breaks, or one of an item said to be related
 * to it that the item breaks. Of an item whose relation nobody states, it is not known that it is another.
 */
function closes(breaks: readonly Break[], { items, inquiry }: Matter): boolean {
  return breaks.some((each) => {
    return each.why === 'time' || items.related(each.item, inquiry.item) || items.agree(each.item, inquiry.item);
  });
}

/** In time in every choice of times. */
export function isNecessary(path: Path, quest: Quest): boolean {
  return path.arrival.latest !== null && path.arrival.latest <= quest.deadline;
}

/** With an open end, the best route from each start to each end: who could have been the source, who could have it. */
function onePerEnds(paths: readonly Path[]): Path[] {
  const seen = new Set<string>();
  return paths.filter((path) => {
    const actors = actorsOf(path);
    const key = JSON.stringify([actors[0], actors.at(-1)]);
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}
