import { disjointRoutes } from './disjoint.ts';
import { type Capacities, ENDLESS } from './flow.ts';
import { type Network, NONE } from './network.ts';

/**
 * A network as a graph with capacities: one for a contact and no end of it for waiting, with the flow of some routes that have no
 * contact in common.
 *
 * @param endless whether an arc is one that no cut may take.
 */
export function capacitiesOf(network: Network, endless: (arc: number) => boolean): Capacities {
  const { nodes, source, sink, tails, heads, next } = network;
  const waits = next.reduce((sum, node) => sum + (node === NONE ? 0 : 1), 0);
  const count = tails.length;
  const all = {
    tails: new Uint32Array(count + waits),
    heads: new Uint32Array(count + waits),
    capacities: new Uint32Array(count + waits).fill(ENDLESS),
    carried: new Uint32Array(count + waits),
  };
  for (let arc = 0; arc < count; arc += 1) if (!endless(arc)) all.capacities[arc] = 1;
  all.tails.set(tails);
  all.heads.set(heads);
  all.carried.set(disjointRoutes(network));
  // What comes into a node and is not passed on there waits.
  const kept = new Uint32Array(nodes);
  for (let at = 0; at < count; at += 1) {
    kept[heads[at]!]! += all.carried[at]!;
    kept[tails[at]!]! -= all.carried[at]!;
  }
  let at = count;
  for (const [node, after] of next.entries()) {
    if (after === NONE) continue;
    all.tails[at] = node;
    all.heads[at] = after;
    all.carried[at] = kept[node]!;
    kept[after]! += kept[node]!;
    at += 1;
  }
  return { nodes, source, sink, ...all };
}

/** The same graph from its sink to its source. */
export function turned({ tails, heads, source, sink, ...rest }: Capacities): Capacities {
  return { ...rest, tails: heads, heads: tails, source: sink, sink: source };
}
