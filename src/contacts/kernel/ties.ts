import { Components } from './components.ts';

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
  const group = new GroupOrder(actors);
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
        if (chained) moved += group.put([from, to, row], start, end, cycles);
      }
      start = end;
    }
    return { longest, cycles: Uint32Array.from(cycles), moved };
  };
}

/** Orders one group of equal time after another; its arrays are kept between groups. */
class GroupOrder {
  readonly #components = new Components();
  // Numbers from 0 for the actors of the group.
  readonly #seenIn: Uint32Array;
  readonly #local: Uint32Array;
  #group = 0;
  #senders = new Uint32Array(0);
  #receivers = new Uint32Array(0);
  #order = new Uint32Array(0);
  #before = new Uint32Array(0);
  #next = new Uint32Array(0);

  constructor(actors: number) {
    this.#seenIn = new Uint32Array(actors);
    this.#local = new Uint32Array(actors);
  }

  /** Orders the group [start, end) of the columns; adds its circles; tells how many contacts it moved. */
  put(
    columns: readonly [from: Uint32Array, to: Uint32Array, row: Uint32Array],
    start: number,
    end: number,
    cycles: number[],
  ): number {
    const count = end - start;
    this.#load(columns[0], columns[1], start, count);
    const { component, size, circular } = this.#components;
    const [senders, receivers, order] = [this.#senders, this.#receivers, this.#order];
    this.#byPlace(count);
    for (let first = 0; first < count; ) {
      const inside = component[senders[order[first]!]!]!;
      let last = first + 1;
      while (last < count && component[senders[order[last]!]!] === inside) last += 1;
      if (size[inside]! > 1) {
        const part = order.subarray(first, last);
        const ranks = new Map<number, number>();
        for (const at of part) ranks.set(at, this.#rank(at));
        part.sort((a, b) => ranks.get(a)! - ranks.get(b)! || a - b);
        if (circular[inside] === 1) {
          let after = first;
          while (
            after < last &&
            component[receivers[order[after]!]!] === inside &&
            senders[order[after]!] !== receivers[order[after]!]
          )
            after += 1;
          cycles.push(start + first, start + after);
        }
      }
      first = last;
    }
    return this.#rearrange(columns, start, count);
  }

  #load(from: Uint32Array, to: Uint32Array, start: number, count: number): void {
    this.#group += 1;
    if (this.#senders.length < count) {
      this.#senders = new Uint32Array(count * 2);
      this.#receivers = new Uint32Array(count * 2);
      this.#order = new Uint32Array(count * 2);
      this.#before = new Uint32Array(count * 2);
    }
    const [seenIn, local, senders, receivers, group] = [
      this.#seenIn,
      this.#local,
      this.#senders,
      this.#receivers,
      this.#group,
    ];
    let nodes = 0;
    const number = (actor: number): number => {
      if (seenIn[actor] !== group) {
        seenIn[actor] = group;
        local[actor] = nodes;
        nodes += 1;
      }
      return local[actor]!;
    };
    for (let at = 0; at < count; at += 1) {
      senders[at] = number(from[start + at]!);
      receivers[at] = number(to[start + at]!);
    }
    this.#components.find(senders, receivers, count, nodes);
  }

  /** Puts contacts in the topological order of their senders' components, in their own order within it. */
  #byPlace(count: number): void {
    const { component, count: components } = this.#components;
    if (this.#next.length < components) this.#next = new Uint32Array(components * 2);
    const [next, senders, order] = [this.#next, this.#senders, this.#order];
    next.fill(0, 0, components);
    for (let at = 0; at < count; at += 1) next[component[senders[at]!]!]! += 1;
    // A component has a larger number than those it sends to, so the largest number comes first.
    let place = 0;
    for (let number = components - 1; number >= 0; number -= 1) {
      const contacts = next[number]!;
      next[number] = place;
      place += contacts;
    }
    for (let at = 0; at < count; at += 1) {
      const number = component[senders[at]!]!;
      order[next[number]!] = at;
      next[number]! += 1;
    }
  }

  /** Within its component a contact goes up the tree (deepest first), then down it; what leaves the component comes last. */
  #rank(at: number): number {
    const { component, depth, circular } = this.#components;
    const [sender, receiver] = [this.#senders[at]!, this.#receivers[at]!];
    const inside = component[sender]!;
    if (sender === receiver || inside !== component[receiver]) return MANY;
    if (circular[inside] === 1) return 0;
    return depth[receiver]! < depth[sender]! ? -depth[sender]! : 1 + depth[sender]!;
  }

  #rearrange(columns: readonly Uint32Array[], start: number, count: number): number {
    const [order, before] = [this.#order, this.#before];
    for (const column of columns) {
      for (let at = 0; at < count; at += 1) before[at] = column[start + at]!;
      for (let at = 0; at < count; at += 1) column[start + at] = before[order[at]!]!;
    }
    let moved = 0;
    for (let at = 0; at < count; at += 1) if (order[at] !== at) moved += 1;
    return moved;
  }
}
