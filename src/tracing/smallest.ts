/** Sets of indexes whose loss makes the difference, as far as they were looked for. */
export interface Smallest {
  readonly sets: readonly (readonly number[])[];
  readonly tried: number;
  readonly exact: boolean;
}

/**
 * The smallest sets of `count` things that change something together. Every set is tried, by increasing size, as long as all of one size can be
 * within `trials`: up to there the answer is exact, whatever losses do to each other. Beyond, sets are grown through `support`, the things that bear
 * what is to be changed once some are gone: what is found so changes it, and need not be the smallest.
 */
export function smallestSets(
  count: number,
  changes: (set: readonly number[]) => boolean,
  support: (set: readonly number[]) => readonly number[],
  trials: number,
): Smallest {
  let left = trials;
  let size = 1;
  for (; size <= count && subsets(count, size) <= left; size += 1) {
    left -= subsets(count, size);
    const found = [...combinations(count, size)].filter(changes);
    if (found.length > 0) return { sets: found, tried: size, exact: true };
  }
  if (size > count) return { sets: [], tried: count, exact: true };
  const grown = growing(count, size, changes, support, left);
  return { sets: grown === null ? [] : [grown], tried: size - 1, exact: false };
}

/** One set that changes it, of the least size at which branching over what bears it finds one; null where it finds none. */
function growing(
  count: number,
  from: number,
  changes: (set: readonly number[]) => boolean,
  support: (set: readonly number[]) => readonly number[],
  trials: number,
): readonly number[] | null {
  let left = trials;
  for (let size = from; size <= count; size += 1) {
    const seen = new Set<string>();
    const grow = (set: readonly number[]): readonly number[] | null => {
      const key = set.toSorted((a, b) => a - b).join(' ');
      if (seen.has(key) || left <= 0) return null;
      seen.add(key);
      left -= 1;
      if (set.length > 0 && changes(set)) return set.toSorted((a, b) => a - b);
      if (set.length === size) return null;
      for (const each of support(set)) {
        const found = set.includes(each) ? null : grow([...set, each]);
        if (found !== null) return found;
      }
      return null;
    };
    const found = grow([]);
    if (found !== null || left <= 0) return found;
  }
  return null;
}

function subsets(count: number, size: number): number {
  let all = 1;
  for (let at = 0; at < size; at += 1) all = (all * (count - at)) / (at + 1);
  return all;
}

function* combinations(count: number, size: number): Generator<readonly number[]> {
  const set = Array.from({ length: size }, (_, at) => at);
  for (;;) {
    yield [...set];
    let at = size - 1;
    while (at >= 0 && set[at] === count - size + at) at -= 1;
    if (at < 0) return;
    set[at] = (set[at] as number) + 1;
    for (let next = at + 1; next < size; next += 1) set[next] = (set[next - 1] as number) + 1;
  }
}
