/**
 * Tells of two nodes whether the first lies on every way from node 0 to the second (Lengauer and Tarjan 1979, by path compression
 * alone: in time of arcs times the logarithm of nodes). Every node is on every way to itself, and on every way to one that is not reached.
 *
 * @param tails nodes that the arcs leave, below `nodes`.
 * @param heads nodes that they go to.
 */
export function dominators(
  nodes: number,
  tails: Uint32Array,
  heads: Uint32Array,
): (first: number, second: number) => boolean {
  const [out, into] = [byEnd(nodes, tails, heads), byEnd(nodes, heads, tails)];
  /** Nodes in the order in which a walk in depth comes to them, and the place of each in it; `nodes` where it does not. */
  const order = new Uint32Array(nodes);
  const place = new Uint32Array(nodes).fill(nodes);
  const parent = new Uint32Array(nodes);
  const untried = out.first.slice();
  let reached = 1;
  place[0] = 0;
  for (const path = [0]; path.length > 0; ) {
    const node = path.at(-1)!;
    if (untried[node]! === out.first[node + 1]!) {
      path.pop();
      continue;
    }
    const other = out.others[untried[node]!]!;
    untried[node]! += 1;
    if (place[other] !== nodes) continue;
    place[other] = reached;
    order[reached] = other;
    parent[other] = node;
    reached += 1;
    path.push(other);
  }
  // From here on nodes are their places in that order.
  const semi = Uint32Array.from({ length: reached }, (_, at) => at);
  const ancestor = new Int32Array(reached).fill(-1);
  const label = semi.slice();
  const above = new Uint32Array(reached);
  const waiting: number[][] = Array.from({ length: reached }, () => []);
  const least = (node: number): number => {
    const path: number[] = [];
    for (let at = node; ancestor[at] !== -1 && ancestor[ancestor[at]!] !== -1; at = ancestor[at]!) path.push(at);
    for (let at = path.pop(); at !== undefined; at = path.pop()) {
      const before = ancestor[at]!;
      if (semi[label[before]!]! < semi[label[at]!]!) label[at] = label[before]!;
      ancestor[at] = ancestor[before]!;
    }
    return label[node]!;
  };
  for (let at = reached - 1; at > 0; at -= 1) {
    const node = order[at]!;
    for (let arc = into.first[node]!; arc < into.first[node + 1]!; arc += 1) {
      const tail = place[into.others[arc]!]!;
      if (tail !== nodes) semi[at] = Math.min(semi[at]!, semi[least(tail)]!);
    }
    waiting[semi[at]!]!.push(at);
    const before = place[parent[node]!]!;
    ancestor[at] = before;
    for (const other of waiting[before]!) {
      const by = least(other);
      above[other] = semi[by]! < semi[other]! ? by : before;
    }
    waiting[before] = [];
  }
  const size = new Uint32Array(reached).fill(1);
  for (let at = 1; at < reached; at += 1) if (above[at] !== semi[at]) above[at] = above[above[at]!]!;
  for (let at = reached - 1; at > 0; at -= 1) size[above[at]!]! += size[at]!;
  // Each node's number, then those of all that it is on every way to.
  const number = new Uint32Array(reached);
  const free = new Uint32Array(reached).fill(1);
  for (let at = 1; at < reached; at += 1) {
    const by = above[at]!;
    number[at] = number[by]! + free[by]!;
    free[by]! += size[at]!;
  }
  return (first, second) => {
    const [one, other] = [place[first]!, place[second]!];
    if (other === nodes) return true;
    return one !== nodes && number[one]! <= number[other]! && number[other]! < number[one]! + size[one]!;
  };
}

/** The other ends of the arcs of each node: from `first[node]` on in `others`. */
function byEnd(nodes: number, ends: Uint32Array, others: Uint32Array) {
  const first = new Uint32Array(nodes + 1);
  for (const end of ends) first[end + 1]! += 1;
  for (let node = 0; node < nodes; node += 1) first[node + 1]! += first[node]!;
  const free = first.slice();
  const sorted = new Uint32Array(ends.length);
  for (const [arc, end] of ends.entries()) {
    sorted[free[end]!] = others[arc]!;
    free[end]! += 1;
  }
  return { first, others: sorted };
}
