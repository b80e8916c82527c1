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
  /** The group in which an actor last sent to another, and in which it was last met between two others. */
  readonly #sentIn: Uint32Array;
  readonly #betweenIn: Uint32Array;
  /** Numbers from 0 for the actors of the group that both send and receive: no one else has a part in a chain, or in a circle. */
  readonly #local: Uint32Array;
  #group = 0;
  #senders = new Uint32Array(0);
  #receivers = new Uint32Array(0);
  #own = new Uint32Array(0);
  #order = new Uint32Array(0);
  #before = new Uint32Array(0);
  #next = new Uint32Array(0);

  constructor(actors: number) {
    this.#sentIn = new Uint32Array(actors);
    this.#betweenIn = new Uint32Array(actors);
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
    this.#grow(count);
    const nodes = this.#number(columns[0], columns[1], start, end);
    const arcs = this.#load(columns[0], columns[1], start, end);
    this.#components.find(this.#senders, this.#receivers, arcs, nodes);
    this.#byPlace(count - arcs, arcs);
    if (this.#components.largest > 1) this.#within(count - arcs, count, start, cycles);
    const [order, own] = [this.#order, this.#own];
    for (let at = count - arcs; at < count; at += 1) order[at] = own[order[at]!]!;
    return this.#rearrange(columns, start, count);
  }

  #grow(count: number): void {
    if (this.#senders.length >= count) return;
    this.#senders = new Uint32Array(count * 2);
    this.#receivers = new Uint32Array(count * 2);
    this.#own = new Uint32Array(count * 2);
    this.#order = new Uint32Array(count * 2);
    this.#before = new Uint32Array(count * 2);
  }

  /** Numbers the actors that both send and receive. */
  #number(from: Uint32Array, to: Uint32Array, start: number, end: number): number {
    this.#group += 1;
    const [sentIn, betweenIn, local, group] = [this.#sentIn, this.#betweenIn, this.#local, this.#group];
    for (let at = start; at < end; at += 1) if (from[at] !== to[at]) sentIn[from[at]!] = group;
    let nodes = 0;
    for (let at = start; at < end; at += 1) {
      const receiver = to[at]!;
      if (sentIn[receiver] !== group || betweenIn[receiver] === group || from[at] === receiver) continue;
      betweenIn[receiver] = group;
      local[receiver] = nodes;
      nodes += 1;
    }
    return nodes;
  }

  /**
   * Puts the contacts that nothing has to come before first, in their own order, and takes the others as arcs: what goes to somebody
   * who passes nothing on is an arc to oneself, which joins nothing.
   *
   * @returns how many arcs there are; `own` has their contacts.
   */
  #load(from: Uint32Array, to: Uint32Array, start: number, end: number): number {
    const [betweenIn, local, group, senders, receivers] = [
      this.#betweenIn,
      this.#local,
      this.#group,
      this.#senders,
      this.#receivers,
    ];
    const [own, order] = [this.#own, this.#order];
    let [arcs, free] = [0, 0];
    for (let at = start; at < end; at += 1) {
      const [sender, receiver] = [from[at]!, to[at]!];
      if (betweenIn[sender] !== group) {
        order[free] = at - start;
        free += 1;
        continue;
      }
      senders[arcs] = local[sender]!;
      receivers[arcs] = betweenIn[receiver] === group ? local[receiver]! : local[sender]!;
      own[arcs] = at - start;
      arcs += 1;
    }
    return arcs;
  }

  /** Puts arcs in the topological order of their senders' components, in their own order within it, from place `first` on. */
  #byPlace(first: number, arcs: number): void {
    const { component, count: components } = this.#components;
    if (this.#next.length < components) this.#next = new Uint32Array(components * 2);
    const [next, senders, order] = [this.#next, this.#senders, this.#order];
    next.fill(0, 0, components);
    for (let arc = 0; arc < arcs; arc += 1) next[component[senders[arc]!]!]! += 1;
    // A component has a larger number than those it sends to, so the largest number comes first.
    let place = first;
    for (let number = components - 1; number >= 0; number -= 1) {
      const contacts = next[number]!;
      next[number] = place;
      place += contacts;
    }
    for (let arc = 0; arc < arcs; arc += 1) {
      const number = component[senders[arc]!]!;
      order[next[number]!] = arc;
      next[number]! += 1;
    }
  }

  /** Orders the arcs of each component of several actors, and tells its circle. Behind it `order` still has arcs from `first` on. */
  #within(first: number, end: number, start: number, cycles: number[]): void {
    const { component, size, circular } = this.#components;
    const [senders, order, before] = [this.#senders, this.#order, this.#before];
    for (let from = first; from < end; ) {
      const inside = component[senders[order[from]!]!]!;
      let to = from + 1;
      while (to < end && component[senders[order[to]!]!] === inside) to += 1;
      if (size[inside]! > 1) {
        let ranks = 0;
        for (let at = from; at < to; at += 1) {
          before[at] = order[at]!;
          ranks = Math.max(ranks, this.#rank(order[at]!) + 1);
        }
        const places = new Uint32Array(ranks + 1);
        for (let at = from; at < to; at += 1) places[this.#rank(before[at]!) + 1]! += 1;
        if (circular[inside] === 1) cycles.push(start + from, start + from + places[1]!);
        for (let rank = 0; rank < ranks; rank += 1) places[rank + 1]! += places[rank]!;
        for (let at = from; at < to; at += 1) {
          const rank = this.#rank(before[at]!);
          order[from + places[rank]!] = before[at]!;
          places[rank]! += 1;
        }
      }
      from = to;
    }
  }

  /** Within its component an arc goes up the tree (deepest first), then down it; what leaves the component comes last. */
  #rank(arc: number): number {
    const { component, depth, deepest, circular } = this.#components;
    const [sender, receiver] = [this.#senders[arc]!, this.#receivers[arc]!];
    const inside = component[sender]!;
    const most = deepest[inside]!;
    if (sender === receiver || inside !== component[receiver]) return circular[inside] === 1 ? 1 : 2 * most + 1;
    if (circular[inside] === 1) return 0;
    return depth[receiver]! < depth[sender]! ? most - depth[sender]! : most + depth[sender]!;
  }

  #rearrange(columns: readonly Uint32Array[], start: number, count: number): number {
    const [order, before] = [this.#order, this.#before];
    let moved = 0;
    for (let at = 0; at < count; at += 1) if (order[at] !== at) moved += 1;
    if (moved === 0) return 0;
    for (const column of columns) {
      for (let at = 0; at < count; at += 1) before[at] = column[start + at]!;
      for (let at = 0; at < count; at += 1) column[start + at] = before[order[at]!]!;
    }
    return moved;
  }
}
