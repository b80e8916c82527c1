import { type Network, NONE } from './network.ts';

/**
 * Routes that share no contact, as many as one walk through the graph comes upon: 1 for each contact that one of them uses.
 *
 * Each contact is tried once, the earliest first, so this takes one look at each; where all of a node's contacts have been tried it is
 * skipped for good on the way to the next. There may be more such routes: it is what a largest flow starts from.
 */
export function disjointRoutes({ nodes, source, sink, tails, heads, next }: Network): Uint8Array {
  const first = new Uint32Array(nodes + 1);
  for (const tail of tails) first[tail + 1]! += 1;
  for (let node = 0; node < nodes; node += 1) first[node + 1]! += first[node]!;
  const free = first.slice(0, nodes);
  const leaving = new Uint32Array(tails.length);
  for (const [contact, tail] of tails.entries()) {
    leaving[free[tail]!] = contact;
    free[tail]! += 1;
  }
  const untried = first.slice(0, nodes);
  const ahead = next.slice();
  const hasSome = (node: number) => untried[node]! < first[node + 1]!;
  /** The first node from here on, waiting, that has contacts to try. */
  const waited = (from: number): number => {
    if (hasSome(from)) return from;
    let end = ahead[from]!;
    while (end !== NONE && !hasSome(end)) end = ahead[end]!;
    for (let node = from; node !== end; ) {
      const following = ahead[node]!;
      ahead[node] = end;
      node = following;
    }
    return end;
  };
  const used = new Uint8Array(tails.length);
  const path = new Uint32Array(tails.length);
  let length = 0;
  for (let node = source; ; ) {
    const at = waited(node);
    if (at === NONE) {
      if (length === 0) return used;
      length -= 1;
      node = tails[path[length]!]!;
      continue;
    }
    const contact = leaving[untried[at]!]!;
    untried[at]! += 1;
    path[length] = contact;
    length += 1;
    node = heads[contact]!;
    if (node !== sink) continue;
    for (let step = 0; step < length; step += 1) used[path[step]!] = 1;
    length = 0;
    node = source;
  }
}
