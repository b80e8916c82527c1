/**
 * Every largest set in which all agree with all (Bron and Kerbosch 1973, with a pivot), each in order of index, the sets
 * in order of their first members. Claims on one transfer are few, and their intervals overlap like intervals do, so
 * that there are never more sets than claims where the items are the same and nobody judged which are of one event.
 */
export function cliques(size: number, agree: (a: number, b: number) => boolean): number[][] {
  const links = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_, b) => b).filter((b) => a !== b && agree(a, b)),
  );
  const found: number[][] = [];
  const grow = (clique: readonly number[], open: readonly number[], closed: readonly number[]): void => {
    if (open.length === 0 && closed.length === 0) {
      found.push(clique.toSorted((a, b) => a - b));
      return;
    }
    const pivot = [...open, ...closed].toSorted((a, b) => shared(b, open) - shared(a, open))[0];
    let left = [...open];
    let done = [...closed];
    for (const each of open) {
      if (pivot !== undefined && pivot !== each && links[pivot]?.includes(each)) continue;
      const near = links[each] ?? [];
      grow(
        [...clique, each],
        left.filter((other) => near.includes(other)),
        done.filter((other) => near.includes(other)),
      );
      left = left.filter((other) => other !== each);
      done = [...done, each];
    }
  };
  const shared = (node: number, open: readonly number[]): number =>
    (links[node] ?? []).filter((each) => open.includes(each)).length;
  grow(
    [],
    Array.from({ length: size }, (_, at) => at),
    [],
  );
  return found.toSorted(inOrder);
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
