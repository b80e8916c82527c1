import { compareText } from './ranking.ts';

/**
 * Every smallest set of pairs that closes every route: each route is the set of (from, to) pairs it runs over, and a cut
 * has one of each route's pairs at least. Exact: deepens one pair at a time, branching over the pairs of the first route
 * left open. Returned in order of text; empty where there is no route.
 */
export function minimalCuts(routes: readonly (readonly string[])[], most: number = 12): string[][] {
  if (routes.length === 0) return [];
  for (let size = 1; size <= most; size++) {
    const found = new Map<string, string[]>();
    const tried = new Set<string>();
    const grow = (cut: readonly string[]): void => {
      const key = cut.toSorted(compareText).join('\n');
      if (tried.has(key)) return;
      tried.add(key);
      const open = routes.find((route) => !route.some((pair) => cut.includes(pair)));
      if (open === undefined) {
        found.set(key, cut.toSorted(compareText));
        return;
      }
      if (cut.length < size) for (const pair of open) grow([...cut, pair]);
    };
    grow([]);
    if (found.size > 0) return [...found.entries()].toSorted(([a], [b]) => compareText(a, b)).map(([, cut]) => cut);
  }
  return [];
}
