import { componentsOf } from './components.ts';

/** What the order within equal times came to. */
export interface TieOrder {
  /** Contacts of the largest group that shares one time. */
  readonly longest: number;
  /** Stretches [start, end) of indexes whose contacts go round in a circle at one time; in these a pass has to be repeated. */
  readonly cycles: Uint32Array;
  /** Contacts that were moved. */
  readonly moved: number;
}

/**
 * Orders contacts of equal time, in place: `stamp` rises, and only contacts of equal stamp change places. `row` is the contact's row
 * in its source, which moves along with it.
 */
export type TieOrderer = (from: Uint32Array, to: Uint32Array, stamp: Uint32Array, row: Uint32Array) => TieOrder;

const MANY = 0xffffffff;

/**
 * Orders contacts of equal time so that one plain pass in list order is exact where everything at one time may chain.
 *
 * Let e come before f where e = x→y and f = y→z with z ≠ x, both at one time. Without a circle of three or more actors this
 * relation has no cycle: components are put in topological order, and inside a tree of two-way contacts those towards its root
 * come first (from the leaves up), then those away from it. Every path within one time then lies in list order, from every
 * start, and stays so where actors or contacts are left out. Components with a longer circle are told in `cycles`.
 *
 * A self-contact informs nobody and stays where the others leave room. The orderer may be used for one block of contacts after
 * another, where no group goes over two.
 */
export function tieOrderer(actors: number): TieOrderer {
  // Who has sent in which group, and to whom if to one alone: a straight reply needs no order.
  const sentIn = new Uint32Array(actors);
  const sentTo = new Uint32Array(actors);
  const locals = new Locals(actors);
  let number = 0;
  return (from, to, stamp, row) => {
    const cycles: number[] = [];
    let [longest, moved] = [0, 0];
    const count = from.length;
    for (let start = 0; start < count; ) {
      const at = stamp[start];
      let end = start + 1;
      while (end < count && stamp[end] === at) end += 1;
      if (end - start > longest) longest = end - start;
      if (end - start > 1) {
        number += 1;
        let chained = false;
        for (let index = start; index < end; index += 1) {
          const sender = from[index]!;
          const receiver = to[index]!;
          if (sender === receiver) continue;
          if (sentIn[receiver] === number && sentTo[receiver] !== sender) {
            chained = true;
            break;
          }
          if (sentIn[sender] !== number) {
            sentIn[sender] = number;
            sentTo[sender] = receiver;
          } else if (sentTo[sender] !== receiver) sentTo[sender] = MANY;
        }
        if (chained) moved += orderGroup(from, to, row, start, end, locals, cycles);
      }
      start = end;
    }
    return { longest, cycles: Uint32Array.from(cycles), moved };
  };
}

/** Numbers from 0 for the actors of one group after another. */
class Locals {
  readonly #seenIn: Uint32Array;
  readonly #local: Uint32Array;
  #group = 0;
  count = 0;

  constructor(actors: number) {
    this.#seenIn = new Uint32Array(actors);
    this.#local = new Uint32Array(actors);
  }

  start(): void {
    this.#group += 1;
    this.count = 0;
  }

  of(actor: number): number {
    if (this.#seenIn[actor] !== this.#group) {
      this.#seenIn[actor] = this.#group;
      this.#local[actor] = this.count;
      this.count += 1;
    }
    return this.#local[actor]!;
  }
}

/** Orders one group of equal time, [start, end); adds its circles; tells how many contacts it moved. */
function orderGroup(
  from: Uint32Array,
  to: Uint32Array,
  row: Uint32Array,
  start: number,
  end: number,
  locals: Locals,
  cycles: number[],
): number {
  const count = end - start;
  const senders = new Uint32Array(count);
  const receivers = new Uint32Array(count);
  locals.start();
  for (let at = 0; at < count; at += 1) {
    senders[at] = locals.of(from[start + at]!);
    receivers[at] = locals.of(to[start + at]!);
  }
  const { place, circular, depth, component } = componentsOf(senders, receivers, locals.count);
  const order = byPlace(senders, component, place);
  // Within its component a contact goes up the tree (deepest first), then down it; what leaves the component comes last.
  const rank = (at: number): number => {
    const [sender, receiver] = [senders[at]!, receivers[at]!];
    const inside = component[sender]!;
    if (sender === receiver || inside !== component[receiver]) return MANY;
    if (circular[inside]) return 0;
    return depth[receiver]! < depth[sender]! ? -depth[sender]! : 1 + depth[sender]!;
  };
  for (let first = 0; first < count; ) {
    const inside = component[senders[order[first]!]!]!;
    let last = first + 1;
    let stays = rank(order[first]!) === MANY;
    while (last < count && component[senders[order[last]!]!] === inside) {
      stays &&= rank(order[last]!) === MANY;
      last += 1;
    }
    if (!stays) {
      order.subarray(first, last).sort((a, b) => rank(a) - rank(b) || a - b);
      if (circular[inside]) {
        let after = first;
        while (after < last && rank(order[after]!) === 0) after += 1;
        cycles.push(start + first, start + after);
      }
    }
    first = last;
  }
  return rearranged([from, to, row], start, order);
}

/** Contacts by the place of their sender's component, in their own order within it. */
function byPlace(senders: Uint32Array, component: Uint32Array, place: Uint32Array): Uint32Array {
  const next = new Uint32Array(place.length + 1);
  for (const sender of senders) next[place[component[sender]!]! + 1]! += 1;
  for (let at = 0; at < place.length; at += 1) next[at + 1]! += next[at]!;
  const order = new Uint32Array(senders.length);
  for (let at = 0; at < senders.length; at += 1) {
    const where = place[component[senders[at]!]!]!;
    order[next[where]!] = at;
    next[where]! += 1;
  }
  return order;
}

function rearranged(columns: readonly Uint32Array[], start: number, order: Uint32Array): number {
  for (const column of columns) {
    const before = column.slice(start, start + order.length);
    for (let at = 0; at < order.length; at += 1) column[start + at] = before[order[at]!]!;
  }
  let moved = 0;
  for (let at = 0; at < order.length; at += 1) if (order[at] !== at) moved += 1;
  return moved;
}
