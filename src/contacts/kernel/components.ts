/** How the actors of one time hang together. */
export interface Components {
  /** Component of each actor. */
  readonly component: Uint32Array;
  /** Place of each component in a topological order: whoever it sends to has a larger one. */
  readonly place: Uint32Array;
  /** 1 where a component has a circle of three or more actors; 0 where it is a tree of two-way contacts. */
  readonly circular: Uint8Array;
  /** Distance of each actor from the root of its tree; 0 in circles. */
  readonly depth: Uint32Array;
}

const NONE = 0xffffffff;

/**
 * Strongly connected components of a graph given by its arcs (Tarjan 1972, without recursion: a day may hold millions of contacts).
 *
 * A component is a tree exactly where the pairs of its actors that are in contact are one fewer than its actors: each
 * such pair is then a bridge, and a bridge inside a strongly connected component is used both ways.
 *
 * @param senders first ends of the arcs, as ids below `nodes`; `receivers` the second ends. Loops are left aside.
 */
export function componentsOf(senders: Uint32Array, receivers: Uint32Array, nodes: number): Components {
  const { offsets, targets } = adjacency(senders, receivers, nodes);
  const component = new Uint32Array(nodes).fill(NONE);
  const found = new Uint32Array(nodes).fill(NONE);
  const lowest = new Uint32Array(nodes);
  const next = offsets.slice(0, nodes);
  const path = new Uint32Array(nodes);
  const open = new Uint32Array(nodes);
  let [time, opened, components] = [0, 0, 0];
  const sizes: number[] = [];
  for (let root = 0; root < nodes; root += 1) {
    if (found[root] !== NONE) continue;
    let length = 0;
    const enter = (node: number) => {
      found[node] = time;
      lowest[node] = time;
      time += 1;
      open[opened] = node;
      opened += 1;
      path[length] = node;
      length += 1;
    };
    enter(root);
    while (length > 0) {
      const node = path[length - 1]!;
      if (next[node]! < offsets[node + 1]!) {
        const target = targets[next[node]!]!;
        next[node]! += 1;
        if (found[target] === NONE) enter(target);
        else if (component[target] === NONE) lowest[node] = Math.min(lowest[node]!, found[target]!);
        continue;
      }
      length -= 1;
      if (length > 0) lowest[path[length - 1]!] = Math.min(lowest[path[length - 1]!]!, lowest[node]!);
      if (lowest[node] !== found[node]) continue;
      let size = 0;
      for (let member = NONE; member !== node; size += 1) {
        opened -= 1;
        member = open[opened]!;
        component[member] = components;
      }
      sizes.push(size);
      components += 1;
    }
  }
  // Tarjan finds a component after all those it leads to.
  const place = Uint32Array.from({ length: components }, (_, at) => components - 1 - at);
  return { component, place, ...shapes(senders, receivers, component, sizes) };
}

function adjacency(senders: Uint32Array, receivers: Uint32Array, nodes: number) {
  const offsets = new Uint32Array(nodes + 1);
  for (const sender of senders) offsets[sender + 1]! += 1;
  for (let node = 0; node < nodes; node += 1) offsets[node + 1]! += offsets[node]!;
  const next = offsets.slice();
  const targets = new Uint32Array(senders.length);
  for (let at = 0; at < senders.length; at += 1) {
    const sender = senders[at]!;
    targets[next[sender]!] = receivers[at]!;
    next[sender]! += 1;
  }
  return { offsets, targets };
}

/** Which components are trees, and how deep their actors lie. */
function shapes(senders: Uint32Array, receivers: Uint32Array, component: Uint32Array, sizes: readonly number[]) {
  const nodes = component.length;
  const circular = new Uint8Array(sizes.length);
  const depth = new Uint32Array(nodes);
  if (sizes.every((size) => size === 1)) return { circular, depth };
  const pairs = new Set<number>();
  const neighbours = new Map<number, number[]>();
  const inside = new Uint32Array(sizes.length);
  for (let at = 0; at < senders.length; at += 1) {
    const [a, b] = [senders[at]!, receivers[at]!];
    if (a === b || component[a] !== component[b]) continue;
    const pair = Math.min(a, b) * nodes + Math.max(a, b);
    if (pairs.has(pair)) continue;
    pairs.add(pair);
    inside[component[a]!]! += 1;
    join(neighbours, a, b);
    join(neighbours, b, a);
  }
  for (const [at, size] of sizes.entries()) if (inside[at]! > size - 1) circular[at] = 1;
  const reached = new Uint8Array(nodes);
  for (const root of neighbours.keys()) {
    if (reached[root] || circular[component[root]!]) continue;
    reached[root] = 1;
    const queue = [root];
    for (const node of queue) {
      for (const other of neighbours.get(node)!) {
        if (reached[other]) continue;
        reached[other] = 1;
        depth[other] = depth[node]! + 1;
        queue.push(other);
      }
    }
  }
  return { circular, depth };
}

function join(neighbours: Map<number, number[]>, from: number, to: number): void {
  const known = neighbours.get(from);
  if (known === undefined) neighbours.set(from, [to]);
  else known.push(to);
}
