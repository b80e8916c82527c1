import type { Certainty } from '../terms/factuality.ts';
import { type Standing, standingRank, weakerStanding } from '../terms/standing.ts';
import type { Path } from './search.ts';
import type { Step } from './step.ts';

/** A route stands as its weakest hop does. */
export function standingOf(path: Path): Standing {
  return path.steps.map((step) => step.hop.standing).reduce(weakerStanding, 'documented');
}

/** The smallest least number of independent origins on any of its hops. */
export function leastOriginsOf(path: Path): number {
  return Math.min(...path.steps.map((step) => step.hop.origins.least));
}

/** The smallest most number of origins on any of its hops. */
export function mostOriginsOf(path: Path): number {
  return Math.min(...path.steps.map((step) => step.hop.origins.most));
}

/** How many hops of a path nobody claims. */
export function presumedOn(path: Path): number {
  return path.steps.filter((step) => step.hop.standing === 'presumed').length;
}

/**
 * Better routes first: by standing, then by the smallest number of independent origins on a hop, then by fewest presumed
 * hops, then by earliest arrival. What is still equal is ordered by length and by name, so that the order is total.
 */
export function compareRoutes(a: Path, b: Path): number {
  return (
    standingRank(standingOf(a)) - standingRank(standingOf(b)) ||
    leastOriginsOf(b) - leastOriginsOf(a) ||
    presumedOn(a) - presumedOn(b) ||
    compareTimes(a.arrival.earliest, b.arrival.earliest) ||
    a.steps.length - b.steps.length ||
    compareText(signature(a), signature(b))
  );
}

/** Infinite times are compared, not subtracted. */
function compareTimes(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** By code units: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** What tells a route from every other: its hops, by ends, item, time and claims. */
export function signature(path: Pick<Path, 'steps'>): string {
  return path.steps.map(signatureOf).join('\n');
}

/** What tells a hop from another when everything else is equal, so that order never depends on a map. */
export function signatureOf({ hop }: Step): string {
  const refs = hop.basis.map((each) => each.ref).join(',');
  return [hop.from, hop.to, hop.item, hop.when.earliest, hop.when.latest, hop.standing, refs].join('|');
}

/** PS before PR; what nobody holds has no certainty, and ties. */
const FAINTNESS: Record<Certainty, number> = { U: 0, PS: 0, PR: 1, CT: 2 };

/** The weakest of equal hops: fewest least origins, then PS before PR, then disputed; then the first on the way. */
export function weakestOf(steps: readonly Step[]): Step | null {
  const worst = Math.max(...steps.map(({ hop }) => standingRank(hop.standing)));
  const disputed = (step: Step): number => (step.hop.flags.includes('disputed') ? 0 : 1);
  return (
    steps
      .filter(({ hop }) => standingRank(hop.standing) === worst)
      .toSorted(
        (a, b) =>
          a.hop.origins.least - b.hop.origins.least ||
          FAINTNESS[a.certainty] - FAINTNESS[b.certainty] ||
          disputed(a) - disputed(b),
      )[0] ?? null
  );
}

/**
 * Leaves out routes that presume a hop which another route of the same nodes does not need to presume, and for open ends
 * all but the best route from each start to each end.
 */
export function withoutDominated(paths: readonly Path[]): Path[] {
  const groups = new Map<string, Path[]>();
  for (const path of paths) {
    const key = JSON.stringify(actorsOf(path));
    groups.set(key, [...(groups.get(key) ?? []), path]);
  }
  return paths.filter((path) => {
    const mine = presumedPlaces(path);
    return !(groups.get(JSON.stringify(actorsOf(path))) ?? []).some((other) => {
      const theirs = presumedPlaces(other);
      return theirs.length < mine.length && theirs.every((place) => mine.includes(place));
    });
  });
}

function presumedPlaces(path: Path): number[] {
  return path.steps.flatMap((step, at) => (step.hop.standing === 'presumed' ? [at] : []));
}

/** The actors of a route in order. Where two hops name the body and its agent, the route names the end of the first. */
export function actorsOf(path: Pick<Path, 'steps'>): (string | null)[] {
  const [first] = path.steps;
  return first === undefined ? [] : [first.hop.from, ...path.steps.map((step) => step.hop.to)];
}
