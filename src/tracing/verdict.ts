import type { Assumption } from '../terms/claim.ts';
import type { BrokenRoute, Route, Verdict } from '../terms/verdict.ts';
import { type Answer, isNecessary } from './answer.ts';
import type { Break } from './broken.ts';
import { coverageOf } from './coverage.ts';
import { minimalCuts } from './cuts.ts';
import { wouldDocument } from './documenting.ts';
import type { Matter } from './matter.ts';
import { actorsOf, leastOriginsOf, mostOriginsOf, presumedOn, standingOf, weakestOf } from './ranking.ts';
import { type Named, rivalsOf } from './rivals.ts';
import type { Path } from './search.ts';
import type { Step } from './step.ts';
import { intervalOf } from './time.ts';

/** Writes an answer out, with ids. */
export function verdictOf(
  matter: Matter,
  answered: Answer,
  { withdrawals, originCuts, holderCuts }: Pick<Verdict, 'withdrawals' | 'originCuts' | 'holderCuts'>,
): Verdict {
  const { quest, idOf, gap, breaks } = answered;
  const routes = gap.length > 0 ? [gapRoute(answered)] : answered.paths.map((path, at) => routeOf(path, at, answered));
  const shown = gap.length > 0 ? gap : answered.paths.flatMap((path) => path.steps);
  const named = answered.paths.map(
    (path, at): Named => ({ id: `r${at + 1}`, actors: actorsOf(path), steps: path.steps }),
  );
  const closed = quest.origin !== null && quest.holder !== null;
  const cuts = closed ? cutsOf(answered) : [];
  const cutShort =
    cuts === null ? [...answered.cutShort, 'they are too many for every smallest cut to be told'] : answered.cutShort;
  const open = [...new Set(shown)].filter(({ hop }) => hop.standing === 'presumed' || hop.standing === 'missing');
  return {
    reachedByDeadline: answered.reached,
    standing: answered.standing,
    bestRoute: routes[0]?.actors ?? [],
    routes,
    weakestHop: routes[0]?.weakestHop ?? null,
    minimalCuts: cuts ?? [],
    originCuts,
    holderCuts,
    assumptionDistance: answered.distance,
    wouldDocument: open.map((step) => wouldDocument({ ...step.hop, id: idOf(step) }, matter)),
    brokenRoutes: breaks.map((each) => brokenOf(each, answered)),
    rivals: rivalsOf(matter, named, answered.claimed, gap),
    assumptions: assumptionsOf(answered.paths[0]?.steps ?? gap),
    withdrawals,
    coverage: coverageOf(matter, answered.reached, answered.contacts, cutShort),
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
    mostOrigins: mostOriginsOf(path),
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
    mostOrigins: 0,
    presumed: presumedOn(path),
  };
}

/**
 * Cuts are of pairs of actors; each is told by all hops of its pairs that routes run over. Null where the routes are too
 * many to know them all, or their cuts.
 */
function cutsOf({ paths, idOf, complete }: Answer): string[][] | null {
  if (!complete) return null;
  const pairs = new Map<string, Set<string>>();
  const pairOf = (step: Step): string => {
    const pair = JSON.stringify([step.hop.from, step.hop.to]);
    pairs.set(pair, (pairs.get(pair) ?? new Set()).add(idOf(step)));
    return pair;
  };
  const routes = paths.map((path) => path.steps.map(pairOf));
  return minimalCuts(routes)?.map((cut) => cut.flatMap((pair) => [...(pairs.get(pair) ?? [])])) ?? null;
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
