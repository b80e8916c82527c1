import { disjointRoutes } from './disjoint.ts';
import { type Capacities, ENDLESS, type Flow, flowOf } from './flow.ts';
import { type Network, NONE, networkOf, type RouteContacts } from './network.ts';

/** The fewest contacts without which there is no route. */
export interface FewestContacts {
  /** No set is smaller than this; the one that is told has `most`. Equal where it is known to be a smallest. */
  readonly least: number;
  readonly most: number;
  /** Places of the contacts of such a set in the list that was given, rising: of the smallest sets the one nearest the start. */
  readonly contacts: Uint32Array;
  /** Whether no other set is as small; null where that is not known. */
  readonly only: boolean | null;
}

/** How far the search goes. Within `exactTo` contacts it always ends with a smallest set. */
export interface CutLimits {
  readonly exactTo: number;
  /** Arcs that are looked at for more than that. */
  readonly effort: number;
  /** Contacts of which a graph is made at all. */
  readonly most: number;
}

const LIMITS: CutLimits = { exactTo: 1_000_000, effort: 2_000_000_000, most: 8_000_000 };

/**
 * A smallest set of contacts without which no route is left: a largest flow through the graph of all routes, a contact carrying one.
 *
 * @param contacts all contacts on routes between two, as `between` finds them.
 */
export function fewestContacts(contacts: RouteContacts, limits: CutLimits = LIMITS): FewestContacts {
  const count = contacts.senders.length;
  if (count === 0) return { least: 0, most: 0, contacts: new Uint32Array(0), only: true };
  if (count > limits.most) return atAnEnd(contacts, 1);
  const graph = capacitiesOf(networkOf(contacts));
  const effort = count <= limits.exactTo ? Number.POSITIVE_INFINITY : limits.effort;
  const atTarget = flowOf(graph, effort);
  if (!atTarget.exact) return atAnEnd(contacts, atTarget.least);
  const last = crossing(graph, count, atTarget);
  const { tails: heads, heads: tails, source: sink, sink: source, ...rest } = graph;
  const turned = { ...rest, tails, heads, source, sink };
  const atStart = flowOf(turned, effort);
  if (!atStart.exact) return { least: last.length, most: last.length, contacts: last, only: null };
  const first = crossing(turned, count, atStart);
  return {
    least: atStart.least,
    most: first.length,
    contacts: first,
    // What all smallest cuts have in common lies between these two: where they are one, there is no other.
    only: first.every((contact, at) => last[at] === contact),
  };
}

function capacitiesOf(network: Network): Capacities {
  const { nodes, source, sink, tails, heads, next } = network;
  const waits = next.reduce((sum, node) => sum + (node === NONE ? 0 : 1), 0);
  const count = tails.length;
  const all = {
    tails: new Uint32Array(count + waits),
    heads: new Uint32Array(count + waits),
    capacities: new Uint32Array(count + waits).fill(1, 0, count).fill(ENDLESS, count),
    carried: new Uint32Array(count + waits),
  };
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

/** Places of the contacts that go over to the sink's side. */
function crossing({ tails, heads }: Capacities, contacts: number, { sinkSide }: Flow): Uint32Array {
  const places: number[] = [];
  for (let at = 0; at < contacts; at += 1)
    if (sinkSide[tails[at]!] === 0 && sinkSide[heads[at]!] === 1) places.push(at);
  return Uint32Array.from(places);
}

/** All contacts of the start, or all of the target, whichever are fewer: a set that closes every route, if not a smallest one. */
function atAnEnd({ from, to, senders, receivers }: RouteContacts, least: number): FewestContacts {
  const places = [...senders.keys()];
  const sent = places.filter((at) => senders[at] === from);
  const received = places.filter((at) => receivers[at] === to);
  const contacts = Uint32Array.from(sent.length <= received.length ? sent : received);
  return { least, most: contacts.length, contacts, only: null };
}
