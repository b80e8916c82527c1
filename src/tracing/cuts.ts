import { compareText } from './ranking.ts';

/**
 * Every smallest set of pairs that closes every route: each route is the set of (from, to) pairs it runs over, and a cut
 * has one of each route's pairs at least. Exact: deepens one pair at a time, branching over the pairs of the first route
 * left open. Returned in order of text; empty where there is no route, null where it would take more than `visits` tries.
 */
export function minimalCuts(routes: readonly (readonly string[])[], visits: number = 20_000): string[][] | null {
  if (routes.length === 0) return [];
  let left = visits;
  for (let size = 1; left > 0; size++) {
    const found = new Map<string, string[]>();
    const tried = new Set<string>();
    const grow = (cut: readonly string[]): void => {
      const key = cut.toSorted(compareText).join('\n');
      if (tried.has(key) || --left < 0) return;
      tried.add(key);
      const open = routes.find((route) => !route.some((pair) => cut.includes(pair)));
      if (open === undefined) {
        found.set(key, cut.toSorted(compareText));
        return;
      }
      if (cut.length < size) for (const pair of open) grow([...cut, pair]);
    };
    grow([]);
    if (left < 0) return null;
    if (found.size > 0) return [...found.entries()].toSorted(([a], [b]) => compareText(a, b)).map(([, cut]) => cut);
  }
  return null;
}
