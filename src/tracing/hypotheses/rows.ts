import type { Hypothesis } from '../../terms/hypotheses.ts';
import type { Trace } from '../../terms/verdict.ts';
import type { Matter } from '../matter.ts';
import { nameOf } from '../rivals.ts';

/** Routes, and routes that do not carry in time, that are set beside each other; the best of them. */
const MOST_ROUTES = 8;
const MOST_BROKEN = 4;

/**
 * The hypotheses of an inquiry: each route, each route that only time breaks (a reader thinks of it, and it has to be answered), that the
 * holder had it by its own means, and that it did not have it by then. Routes over the same actors are one hypothesis, by the best of them.
 */
export function hypothesesIn(traced: Trace, matter: Matter): readonly Hypothesis[] {
  const { routes, brokenRoutes } = traced.verdict;
  const seen = new Set<string>();
  const fresh = (actors: readonly (string | null)[]): boolean => {
    const key = JSON.stringify(actors);
    return !seen.has(key) && seen.add(key).size > 0;
  };
  const way = (actors: readonly (string | null)[]): string => actors.map((actor) => nameOf(matter, actor)).join(' > ');
  return [
    ...routes
      .filter(({ actors }) => fresh(actors))
      .slice(0, MOST_ROUTES)
      .map(
        ({ actors, hops }): Hypothesis => ({
          key: `route: ${way(actors)}`,
          kind: 'route',
          actors,
          hops,
          because: null,
        }),
      ),
    ...brokenRoutes
      .filter(({ why, actors }) => why === 'time' && fresh(actors))
      .slice(0, MOST_BROKEN)
      .map(
        ({ actors, hops, because }): Hypothesis => ({
          key: `route out of time: ${way(actors)}`,
          kind: 'broken_route',
          actors,
          hops,
          because,
        }),
      ),
    { key: 'own means', kind: 'own_means', actors: [], hops: [], because: null },
    { key: 'not reached', kind: 'not_reached', actors: [], hops: [], because: null },
  ];
}
