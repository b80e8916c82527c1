/** A graph with capacities, arc by arc. */
export interface Capacities {
  readonly nodes: number;
  readonly source: number;
  readonly sink: number;
  readonly tails: Uint32Array;
  readonly heads: Uint32Array;
  readonly capacities: Uint32Array;
  /** A flow to start from: how much each arc carries. */
  readonly carried: Uint32Array;
}

/** A capacity that no cut takes. */
export const ENDLESS = 0x3fffffff;

/** What a search for a smallest cut came to. */
export interface Flow {
  /** No cut is smaller than this. */
  readonly least: number;
  /** Whether `least` is the size of the smallest cuts. */
  readonly exact: boolean;
  /** Where it is exact: 1 for each node on the sink's side of the smallest cut that lies nearest the sink. */
  readonly sinkSide: Uint8Array;
  /** How many arcs were looked at. */
  readonly work: number;
  /** How much each arc carries: what another search may start from. */
  readonly carried: Uint32Array;
}

/**
 * The size of a smallest cut, by routes that are added as long as there are any, those with the fewest contacts first (Dinic 1970).
 *
 * An arc without an end to its capacity (waiting) has no length: actors wait so often that to count it would mean a round for each
 * length of a wait. Such arcs can go in a circle, so a search may miss a route; it is made again until it finds none.
 *
 * @param effort how many arcs it may look at before it gives up with a bound.
 */
export function flowOf(graph: Capacities, effort: number = Number.POSITIVE_INFINITY): Flow {
  const { nodes, source, sink } = graph;
  const arcs = arcsOf(graph);
  const { first, heads, twins, residual, length } = arcs;
  const distances = new Distances(graph, arcs);
  const untried = new Uint32Array(nodes);
  // Nodes that are on the way that is being tried, or have been tried in vain.
  const left = new Uint8Array(nodes);
  const path = new Uint32Array(nodes);
  let { arrived } = arcs;
  let work = 0;
  /** Adds routes that get nearer the sink with every contact, as many as one search finds. */
  const augment = (): number => {
    const before = arrived;
    untried.set(first.subarray(0, nodes));
    left.fill(0);
    left[source] = 1;
    let [node, steps] = [source, 0];
    for (;;) {
      if (node === sink) {
        let amount = ENDLESS;
        for (let step = 0; step < steps; step += 1) amount = Math.min(amount, residual[path[step]!]!);
        arrived += amount;
        let back = steps;
        for (let step = steps - 1; step >= 0; step -= 1) {
          const arc = path[step]!;
          residual[arc]! -= amount;
          residual[twins[arc]!]! += amount;
          left[heads[arc]!] = 0;
          if (residual[arc] === 0) back = step;
        }
        for (let step = 0; step < back; step += 1) left[heads[path[step]!]!] = 1;
        node = heads[twins[path[back]!]!]!;
        steps = back;
        continue;
      }
      const end = first[node + 1]!;
      let arc = untried[node]!;
      const away = distances.distance[node]!;
      for (; arc < end; arc += 1) {
        const other = heads[arc]!;
        if (residual[arc]! > 0 && left[other] === 0 && distances.distance[other]! + length[arc]! === away) break;
      }
      work += arc - untried[node]!;
      untried[node] = arc;
      if (arc < end) {
        path[steps] = arc;
        steps += 1;
        node = heads[arc]!;
        left[node] = 1;
      } else if (steps === 0) return arrived - before;
      else {
        steps -= 1;
        node = heads[twins[path[steps]!]!]!;
        untried[node]! += 1;
      }
    }
  };

  for (;;) {
    const reached = distances.measure();
    work += heads.length;
    if (!reached || work >= effort) {
      const sinkSide = Uint8Array.from(distances.distance, (away) => (away === FAR ? 0 : 1));
      const carried = arcs.there.map((place, arc) => graph.capacities[arc]! - residual[place]!);
      return { least: arrived, exact: !reached, sinkSide, work, carried };
    }
    while (augment() > 0 && work < effort);
  }
}

const FAR = 0xffffffff;

/** How many contacts lie between each node and the sink, through what is left of the capacities. */
class Distances {
  readonly distance: Uint32Array;
  readonly #graph: Capacities;
  readonly #arcs: Arcs;
  readonly #queues: readonly [Uint32Array, Uint32Array];

  constructor(graph: Capacities, arcs: Arcs) {
    this.#graph = graph;
    this.#arcs = arcs;
    this.distance = new Uint32Array(graph.nodes);
    // A node can be met once at a distance, and once more a contact nearer.
    this.#queues = [new Uint32Array(graph.nodes * 2), new Uint32Array(graph.nodes * 2)];
  }

  /** Tells whether the source still reaches the sink; nodes further away than it are left out. */
  measure(): boolean {
    const { source, sink } = this.#graph;
    const { first, heads, twins, residual, length } = this.#arcs;
    const { distance } = this;
    let [queue, following] = this.#queues;
    let [count, more] = [1, 0];
    distance.fill(FAR);
    distance[sink] = 0;
    queue[0] = sink;
    for (let away = 0; count > 0; away += 1) {
      more = 0;
      for (let read = 0; read < count; read += 1) {
        const node = queue[read]!;
        if (distance[node] !== away) continue;
        for (let arc = first[node]!; arc < first[node + 1]!; arc += 1) {
          const other = heads[arc]!;
          const far = away + length[arc]!;
          if (distance[other]! <= far || residual[twins[arc]!] === 0) continue;
          distance[other] = far;
          if (far === away) {
            queue[count] = other;
            count += 1;
          } else {
            following[more] = other;
            more += 1;
          }
        }
      }
      if (distance[source]! <= away) return true;
      [queue, following] = [following, queue];
      count = more;
    }
    return false;
  }
}

type Arcs = ReturnType<typeof arcsOf>;

/** Arcs there and back, those of a node one after the other. */
function arcsOf({ nodes, sink, tails, heads, capacities, carried }: Capacities) {
  const count = tails.length;
  const first = new Uint32Array(nodes + 1);
  for (let at = 0; at < count; at += 1) {
    first[tails[at]! + 1]! += 1;
    first[heads[at]! + 1]! += 1;
  }
  for (let node = 0; node < nodes; node += 1) first[node + 1]! += first[node]!;
  const free = first.slice();
  const length = new Uint8Array(2 * count);
  let arrived = 0;
  const [ends, twins, residual] = [new Uint32Array(2 * count), new Uint32Array(2 * count), new Uint32Array(2 * count)];
  const theres = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    const there = free[tails[at]!]!;
    theres[at] = there;
    free[tails[at]!]! += 1;
    const back = free[heads[at]!]!;
    free[heads[at]!]! += 1;
    ends[there] = heads[at]!;
    ends[back] = tails[at]!;
    twins[there] = back;
    twins[back] = there;
    residual[there] = capacities[at]! - carried[at]!;
    residual[back] = carried[at]!;
    length[there] = length[back] = capacities[at] === ENDLESS ? 0 : 1;
    if (heads[at] === sink) arrived += carried[at]!;
  }
  return { first, heads: ends, twins, residual, length, arrived, there: theres };
}
