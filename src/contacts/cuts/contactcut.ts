import { capacitiesOf, turned } from './capacities.ts';
import { type Capacities, type Flow, flowOf } from './flow.ts';
import { isLoose, networkOf, ofAnEnd, type RouteContacts } from './network.ts';
import { smallestSpanCut } from './spancut.ts';

/** The fewest contacts without which there is no route. */
export interface FewestContacts {
  /** No set is smaller than this; the one that is told has `most`. Equal where it is known to be a smallest. */
  readonly least: number;
  readonly most: number;
  /** Places of the contacts of such a set in the list that was given, rising; without intervals, of the smallest sets the one nearest the start. */
  readonly contacts: Uint32Array;
  /** Whether no other set is as small; null where that is not known. */
  readonly only: boolean | null;
}

/** How far the search goes. Within `exactTo` contacts, all at an instant, it always ends with a smallest set. */
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
 * Where some happen within an interval it takes more: see `smallestSpanCut`.
 *
 * @param contacts all contacts on routes between two, as `between` finds them.
 */
export function fewestContacts(contacts: RouteContacts, limits: CutLimits = LIMITS): FewestContacts {
  const count = contacts.senders.length;
  if (count === 0) return { least: 0, most: 0, contacts: new Uint32Array(0), only: true };
  if (count > limits.most) return atAnEnd(contacts, 1);
  if (isLoose(contacts)) {
    const { least, contacts: set, only } = smallestSpanCut(contacts, limits.effort);
    return { least, most: set.length, contacts: Uint32Array.from(set), only };
  }
  const graph = capacitiesOf(networkOf(contacts), () => false);
  const effort = count <= limits.exactTo ? Number.POSITIVE_INFINITY : limits.effort;
  const atTarget = flowOf(graph, effort);
  if (!atTarget.exact) return atAnEnd(contacts, atTarget.least);
  const last = crossing(graph, count, atTarget);
  // The largest flow is one either way: from the other end it only takes a look at what is left of the capacities.
  const back = turned({ ...graph, carried: atTarget.carried });
  const atStart = flowOf(back, effort);
  if (!atStart.exact) return { least: last.length, most: last.length, contacts: last, only: null };
  const first = crossing(back, count, atStart);
  return {
    least: atStart.least,
    most: first.length,
    contacts: first,
    // What all smallest cuts have in common lies between these two: where they are one, there is no other.
    only: first.every((contact, at) => last[at] === contact),
  };
}

/** Places of the contacts that go over to the sink's side. */
function crossing({ tails, heads }: Capacities, contacts: number, { sinkSide }: Flow): Uint32Array {
  const places: number[] = [];
  for (let at = 0; at < contacts; at += 1)
    if (sinkSide[tails[at]!] === 0 && sinkSide[heads[at]!] === 1) places.push(at);
  return Uint32Array.from(places);
}

/** A set that closes every route, if not a smallest one. */
function atAnEnd(contacts: RouteContacts, least: number): FewestContacts {
  const places = Uint32Array.from(ofAnEnd(contacts));
  return { least, most: places.length, contacts: places, only: null };
}
