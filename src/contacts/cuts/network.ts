import type { Ties } from '../kernel/sweep.ts';

/**
 * Contacts on routes between two, in order of time: a column each, `stamps` equal where times are.
 *
 * With `until` a contact happens at any one time between two stamps; it is at an instant where they are one. Stamps are then ranks
 * among the ends of all of them. With `arrivals` a receiver has it only at a later stamp; stamps are then ranks among all of both.
 */
export interface RouteContacts {
  readonly from: number;
  readonly to: number;
  readonly ties: Ties;
  readonly senders: Uint32Array;
  readonly receivers: Uint32Array;
  readonly stamps: Uint32Array;
  readonly until?: Uint32Array;
  /** They rise as `stamps` do. */
  readonly arrivals?: Uint32Array;
}

/** Contacts some of which happen within an interval. */
export type LooseContacts = RouteContacts & Required<Pick<RouteContacts, 'until'>>;

/** Whether some happen within an interval. */
export function isLoose(contacts: RouteContacts): contacts is LooseContacts {
  const { stamps, until } = contacts;
  return until?.some((stamp, at) => stamp !== stamps[at]) ?? false;
}

/** Whether a contact could follow another of its time, so that the tie rule may matter. */
export function couldChain(contacts: RouteContacts): boolean {
  if (isLoose(contacts)) return true;
  const { senders, receivers, stamps, arrivals = stamps } = contacts;
  const told = new Map<number, number>();
  let next = 0;
  return senders.some((sender, at) => {
    for (; next < stamps.length && arrivals[next]! <= stamps[at]!; next += 1)
      told.set(receivers[next]!, arrivals[next]!);
    return told.get(sender) === stamps[at];
  });
}

/** Places of all contacts of the start, or all of the target, whichever are fewer: a set that closes every route. */
export function ofAnEnd({ from, to, senders, receivers }: RouteContacts): readonly number[] {
  const places = [...senders.keys()];
  const sent = places.filter((at) => senders[at] === from);
  const received = places.filter((at) => receivers[at] === to);
  return sent.length <= received.length ? sent : received;
}

/**
 * Routes as paths of a graph without times: a node is an actor for as long as whatever it was told so far can be passed on by the
 * same contacts, a contact goes from one such node to another, and an actor goes on into its next node by waiting.
 *
 * It is the time-expanded graph (Berman 1996; Kempe, Kleinberg and Kumar 2000) with all nodes of an actor drawn together between
 * one contact that tells it something after it passed something on and the next. It has no more nodes than contacts.
 */
export interface Network {
  readonly nodes: number;
  readonly source: number;
  readonly sink: number;
  /** Nodes that each contact goes from and to. */
  readonly tails: Uint32Array;
  readonly heads: Uint32Array;
  /** The node in which an actor waits on, or `NONE`. */
  readonly next: Uint32Array;
  /** Actor of each node, numbered from 0 in the order in which `people` has them. */
  readonly actor: Uint32Array;
  /** Ids of the actors; the first is the start, the second the target. */
  readonly people: readonly number[];
}

/** No node. */
export const NONE = 0xffffffff;

/** The graph of some contacts, all of which lie on routes between the two (see `between`). */
export function networkOf(contacts: RouteContacts): Network {
  const { from, to, ties, senders, receivers, stamps, arrivals = stamps } = contacts;
  const count = senders.length;
  const [tails, heads] = [new Uint32Array(count), new Uint32Array(count)];
  const next = new Uint32Array(count + 2).fill(NONE);
  const actor = new Uint32Array(count + 2);
  const passedOn = new Uint8Array(count + 2);
  const numbers = new Map<number, number>();
  const people: number[] = [];
  const now: number[] = [];
  let nodes = 0;
  const numberOf = (id: number): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, people.length);
    now.push(NONE);
    people.push(id);
    return people.length - 1;
  };
  const enter = (person: number): number => {
    const before = now[person]!;
    if (before !== NONE && passedOn[before] === 0) return before;
    if (before !== NONE) next[before] = nodes;
    actor[nodes] = person;
    now[person] = nodes;
    nodes += 1;
    return nodes - 1;
  };
  const source = enter(numberOf(from));
  const sink = enter(numberOf(to));
  let arrived = 0;
  const arrive = (stamp: number) => {
    for (; arrived < count && arrivals[arrived]! < stamp; arrived += 1)
      heads[arrived] = enter(numberOf(receivers[arrived]!));
  };
  for (let at = 0; at < count; at += 1) {
    // What comes at one time can go on at that time, or only later: the whole of the tie rule.
    arrive(ties === 'non-strict' ? stamps[at]! + 1 : stamps[at]!);
    tails[at] = now[numberOf(senders[at]!)]!;
    passedOn[tails[at]!] = 1;
  }
  arrive(Number.POSITIVE_INFINITY);
  return {
    nodes,
    source,
    sink,
    tails,
    heads,
    next: next.slice(0, nodes),
    actor: actor.slice(0, nodes),
    people,
  };
}
