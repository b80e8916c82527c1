import { LEAST_SCORE, type Merge, RULES, type Rule } from './merges.ts';

/** Which mentions are one, as it is being worked out. Joins are symmetric and cannot be undone; the earliest member leads. */
export interface Clusters {
  /** The earliest member of the cluster that `id` is in. */
  readonly leader: (id: string) => string;
  /** Makes two clusters one, for a reason; leaves them two where the score (the rule's own without one) is too low. */
  readonly join: (a: string, b: string, rule: Rule, score?: number) => void;
  /** The joins that made the cluster that `id` is in, as they were made: one fewer than it has members. */
  readonly merges: (id: string) => readonly Merge[];
  /** Members of the cluster that `id` is in, in the order the ids were given. */
  readonly members: (id: string) => readonly string[];
  /** The same members as they came in: what is reckoned of them so far stays good while more are added at the end. */
  readonly arrivals: (id: string) => readonly string[];
  readonly together: (a: string, b: string) => boolean;
}

/** Every id by itself. @throws RangeError for an id that was not given: a bug of the caller. */
export function clustersOf(ids: readonly string[]): Clusters {
  const order = new Map(ids.map((id, at) => [id, at]));
  const parent = ids.map((_, at) => at);
  /** Sorted when they are asked for: what joins one by one is not put in its place one by one. */
  const sorted = new Map<number, string[]>();
  const arrivals = new Map(ids.map((id, at) => [at, [id]]));
  const merges = new Map<number, Merge[]>();
  const place = (id: string): number => {
    const at = order.get(id);
    if (at === undefined) throw new RangeError(`${id} is no mention of this case`);
    let root = at;
    while (parent[root] !== root) root = parent[root]!;
    for (let next = at; parent[next] !== root; ) {
      const up = parent[next]!;
      parent[next] = root;
      next = up;
    }
    return root;
  };
  return {
    leader: (id) => ids[place(id)]!,
    members: (id) => {
      const root = place(id);
      const all = arrivals.get(root)!;
      let inOrder = sorted.get(root);
      if (inOrder?.length !== all.length) {
        inOrder = all.toSorted((a, b) => order.get(a)! - order.get(b)!);
        sorted.set(root, inOrder);
      }
      return inOrder;
    },
    arrivals: (id) => arrivals.get(place(id))!,
    merges: (id) => merges.get(place(id)) ?? [],
    together: (a, b) => place(a) === place(b),
    join: (a, b, rule, score = RULES[rule]) => {
      if (score < LEAST_SCORE) return;
      const [first, second] = [place(a), place(b)].sort((x, y) => x - y) as [number, number];
      if (first === second) return;
      const made = merges.get(first) ?? [];
      made.push(...(merges.get(second) ?? []), { a, b, rule, score });
      merges.set(first, made);
      merges.delete(second);
      parent[second] = first;
      const arrived = arrivals.get(first)!;
      for (const id of arrivals.get(second)!) arrived.push(id);
      arrivals.delete(second);
      sorted.delete(second);
    },
  };
}
