import type { Assumption } from '../terms/claim.ts';
import type { Hop } from '../terms/hop.ts';
import type { Standing } from '../terms/standing.ts';
import type { BrokenRoute, Reached, Route, Verdict, Withdrawal } from '../terms/verdict.ts';
import { type Break, brokenByItem, brokenByTime } from './broken.ts';
import { claimedSteps } from './claimed.ts';
import { coverageOf } from './coverage.ts';
import { minimalCuts } from './cuts.ts';
import { wouldDocument } from './documenting.ts';
import { labelled } from './labels.ts';
import type { Matter } from './matter.ts';
import { gapOf } from './missing.ts';
import { fromContacts, opportunitiesOf } from './opportunities.ts';
import { presumedSteps } from './presumed.ts';
import {
  actorsOf,
  compareRoutes,
  leastOriginsOf,
  presumedOn,
  standingOf,
  weakestOf,
  withoutDominated,
} from './ranking.ts';
import { type Named, rivalsOf } from './rivals.ts';
import { type Path, type Quest, routesThrough } from './search.ts';
import type { Step } from './step.ts';
import { tiesOf } from './ties.ts';
import { intervalOf } from './time.ts';

/** The answer before it is written out. */
export interface Answer {
  readonly reached: Reached;
  readonly standing: Standing | null;
  readonly quest: Quest;
  readonly paths: readonly Path[];
  readonly gap: readonly Step[];
  readonly breaks: readonly Break[];
  readonly claimed: readonly Step[];
  /** The hops of the routes at the best standing: what the answer rests on. */
  readonly carrying: readonly Step[];
  /** Rows of the log that were looked at. */
  readonly contacts: number;
  readonly cutShort: readonly string[];
  /** A hop's id, given in the order in which hops are first asked for. */
  readonly idOf: (step: Step) => string;
  /** Every hop that has an id, in that order. */
  readonly hops: () => readonly Hop[];
}

/** Hops, routes, and how the holder is reached: everything that what-if has to work out again. */
export function answer(matter: Matter): Answer {
  const { inquiry, items } = matter;
  const quest: Quest = { ...inquiry, since: matter.since, deadline: inquiry.deadline ?? Number.POSITIVE_INFINITY };
  const { looked } = matter;
  const ties = tiesOf(looked.contacts, matter.evidence);
  const bare = claimedSteps(matter, ties);
  const tied = new Set(ties.filter(({ item }) => items.agree(item, inquiry.item)).map(({ contact }) => contact.id));
  const open = looked.contacts.filter((contact) => !tied.has(contact.id));
  const presumed = presumedSteps(matter, [...opportunitiesOf(matter), ...fromContacts(open)]);
  const steps = labelled([...bare, ...presumed], matter);
  const claimed = steps.slice(0, bare.length);
  const carrying = steps.filter(
    (step) => step.moved === null || step.moved.some((item) => items.agree(item, inquiry.item)),
  );

  const search = routesThrough(carrying, quest, items);
  const ranked = withoutDominated(search.paths).toSorted(compareRoutes);
  const paths = inquiry.origin === null || inquiry.holder === null ? onePerEnds(ranked) : ranked;
  const inTime = new Set(search.paths.map((path) => JSON.stringify(actorsOf(path))));
  const breaks = [...brokenByTime(carrying, quest, matter, inTime), ...brokenByItem(claimed, quest, matter)];
  const [best] = paths;
  const reached = best === undefined ? (closes(breaks, matter) ? 'no' : 'unknown') : reachedAt(paths, quest);
  const standing = reached === 'no' ? null : best === undefined ? 'missing' : standingOf(best);
  const gap =
    reached === 'unknown'
      ? gapOf(
          claimed.filter((step) => carrying.includes(step)),
          quest,
          matter,
        ).steps
      : [];
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
    gap,
    breaks,
    claimed,
    carrying: [...new Set(paths.filter((path) => standingOf(path) === standing).flatMap((path) => path.steps))],
    contacts: new Set(looked.contacts.map((contact) => contact.id)).size,
    cutShort: [
      ...(search.complete
        ? []
        : [`there are more than the ${search.paths.length} routes looked at, those with the fewest presumed hops`]),
      ...(looked.cutShort ? [`the log has more contacts than the ${looked.contacts.length} looked at`] : []),
    ],
    idOf,
    hops: () => [...ids].map(([step, id]) => ({ ...step.hop, id })),
  };
}

/**
 * Whether what was found closes the question: a route of this item that time breaks, or one of an item said to be related
 * to it that the item breaks. Of an item whose relation nobody states, it is not known that it is another.
 */
function closes(breaks: readonly Break[], matter: Matter): boolean {
  return breaks.some((each) => {
    if (each.why === 'time') return true;
    return matter.items.related(each.item, matter.inquiry.item) || matter.items.agree(each.item, matter.inquiry.item);
  });
}

/** In time only, of the routes that stand best. */
function reachedAt(paths: readonly Path[], quest: Quest): 'necessarily' | 'possibly' {
  const [best] = paths;
  const standing = best === undefined ? null : standingOf(best);
  return paths.some((path) => standingOf(path) === standing && isNecessary(path, quest)) ? 'necessarily' : 'possibly';
}

function isNecessary(path: Path, quest: Quest): boolean {
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

/** Writes an answer out, with ids. */
export function verdictOf(matter: Matter, answered: Answer, withdrawals: readonly Withdrawal[]): Verdict {
  const { quest, idOf, gap, breaks } = answered;
  const routes = gap.length > 0 ? [gapRoute(answered)] : answered.paths.map((path, at) => routeOf(path, at, answered));
  const shown = gap.length > 0 ? gap : answered.paths.flatMap((path) => path.steps);
  const named = answered.paths.map(
    (path, at): Named => ({ id: `r${at + 1}`, actors: actorsOf(path), steps: path.steps }),
  );
  const closed = quest.origin !== null && quest.holder !== null;
  const open = [...new Set(shown)].filter(({ hop }) => hop.standing === 'presumed' || hop.standing === 'missing');
  return {
    reachedByDeadline: answered.reached,
    standing: answered.standing,
    bestRoute: routes[0]?.actors ?? [],
    routes,
    weakestHop: routes[0]?.weakestHop ?? null,
    minimalCuts: closed ? cutsOf(answered) : [],
    wouldDocument: open.map((step) => wouldDocument({ ...step.hop, id: idOf(step) }, matter)),
    brokenRoutes: breaks.map((each) => brokenOf(each, answered)),
    rivals: rivalsOf(matter, named, answered.claimed, gap),
    assumptions: assumptionsOf(answered.paths[0]?.steps ?? gap),
    withdrawals,
    coverage: coverageOf(matter, answered.reached, answered.contacts, answered.cutShort),
  };
}

function routeOf(path: Path, at: number, { idOf, quest }: Answer): Route {
  const weakest = weakestOf(path.steps);
  return {
    id: `r${at + 1}`,
    hops: path.steps.map(idOf),
    actors: actorsOf(path),
    item: path.item,
    standing: standingOf(path),
    reached: isNecessary(path, quest) ? 'necessarily' : 'possibly',
    arrival: intervalOf(path.arrival),
    weakestHop: weakest === null ? '' : idOf(weakest),
    leastOrigins: leastOriginsOf(path),
    presumed: presumedOn(path),
  };
}

function gapRoute({ gap, idOf, quest }: Answer): Route {
  const path: Path = { steps: gap, arrival: { earliest: Number.NEGATIVE_INFINITY, latest: null }, item: quest.item };
  const missing = gap.find(({ hop }) => hop.standing === 'missing');
  return {
    id: 'r1',
    hops: gap.map(idOf),
    actors: actorsOf(path),
    item: quest.item,
    standing: 'missing',
    reached: 'unknown',
    arrival: { earliest: null, latest: null },
    weakestHop: missing === undefined ? '' : idOf(missing),
    leastOrigins: 0,
    presumed: presumedOn(path),
  };
}

/** Cuts are of pairs of actors; each is told by all hops of its pairs that routes run over. */
function cutsOf({ paths, idOf }: Answer): string[][] {
  const pairs = new Map<string, Set<string>>();
  const pairOf = (step: Step): string => {
    const pair = JSON.stringify([step.hop.from, step.hop.to]);
    pairs.set(pair, (pairs.get(pair) ?? new Set()).add(idOf(step)));
    return pair;
  };
  const routes = paths.map((path) => path.steps.map(pairOf));
  return minimalCuts(routes).map((cut) => cut.flatMap((pair) => [...(pairs.get(pair) ?? [])]));
}

function brokenOf({ steps, at, why, because }: Break, { idOf }: Answer): BrokenRoute {
  const path: Path = { steps, arrival: { earliest: 0, latest: null }, item: '' };
  return {
    hops: steps.map(idOf),
    actors: actorsOf(path),
    item: at.hop.item,
    standing: standingOf(path),
    at: idOf(at),
    why,
    because,
  };
}

function assumptionsOf(steps: readonly Step[]): Assumption[] {
  const seen = new Set<string>();
  return steps
    .flatMap((step) => step.assumptions)
    .filter(({ what }) => {
      const fresh = !seen.has(what);
      seen.add(what);
      return fresh;
    });
}
