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
 * Orders contacts of equal time so that one plain pass in list order is exact where everything at one time may chain.
 *
 * Let e come before f where e = x→y and f = y→z with z ≠ x, both at one time. Without a circle of three or more actors this
 * relation has no cycle: components are put in topological order, and inside a tree of two-way contacts those towards its root
 * come first (from the leaves up), then those away from it. Every path within one time then lies in list order, from every
 * start, and stays so where actors or contacts are left out. Components with a longer circle are told in `cycles`.
 *
 * All four arrays are reordered in place; `stamp` must rise, and only contacts of equal stamp change places. A self-contact
 * informs nobody and stays where the others leave room.
 *
 * @param row the contact's row in its source, which moves along with it.
 */
export function orderTies(
  from: Uint32Array,
  to: Uint32Array,
  stamp: Uint32Array,
  row: Uint32Array,
  actors: number,
): TieOrder {
  // Who has sent in which group, and to whom if to one alone: a straight reply needs no order.
  const sentIn = new Uint32Array(actors);
  const sentTo = new Uint32Array(actors);
  const MANY = 0xffffffff;
  const cycles: number[] = [];
  const group = groupOrder(from, to, row, actors, cycles);
  let [longest, moved] = [0, 0];
  const count = from.length;
  for (let start = 0, number = 1; start < count; number += 1) {
    const at = stamp[start];
    let end = start;
    let chained = false;
    while (end < count && stamp[end] === at) {
      const sender = from[end]!;
      const receiver = to[end]!;
      if (sender !== receiver) {
        if (sentIn[receiver] === number && sentTo[receiver] !== sender) chained = true;
        if (sentIn[sender] !== number) {
          sentIn[sender] = number;
          sentTo[sender] = receiver;
        } else if (sentTo[sender] !== receiver) sentTo[sender] = MANY;
      }
      end += 1;
    }
    if (end - start > longest) longest = end - start;
    if (chained) moved += group(start, end);
    start = end;
  }
  return { longest, cycles: Uint32Array.from(cycles), moved };
}

/** Orders one group of equal time, [start, end), and tells how many contacts it moved. */
type GroupOrder = (start: number, end: number) => number;

function groupOrder(
  from: Uint32Array,
  to: Uint32Array,
  row: Uint32Array,
  actors: number,
  cycles: number[],
): GroupOrder {
  const localOf = new Uint32Array(actors);
  const seenIn = new Uint32Array(actors);
  let number = 0;
  return (start, end) => {
    number += 1;
    const count = end - start;
    const senders = new Uint32Array(count);
    const receivers = new Uint32Array(count);
    let nodes = 0;
    const local = (actor: number): number => {
      if (seenIn[actor] !== number) {
        seenIn[actor] = number;
        localOf[actor] = nodes;
        nodes += 1;
      }
      return localOf[actor]!;
    };
    for (let at = 0; at < count; at += 1) {
      senders[at] = local(from[start + at]!);
      receivers[at] = local(to[start + at]!);
    }
    const { place, kind, depth, component } = componentsOf(senders, receivers, nodes);
    // Within its component a contact goes up the tree (deepest first), then down it, then out of it.
    const rank = (at: number): number => {
      const [sender, receiver] = [senders[at]!, receivers[at]!];
      if (component[sender] !== component[receiver] || sender === receiver) return Number.POSITIVE_INFINITY;
      if (kind[component[sender]!] === 'circle') return 0;
      return depth[receiver]! < depth[sender]! ? -depth[sender]! : 1 + depth[sender]!;
    };
    const ranks = Float64Array.from({ length: count }, (_, at) => rank(at));
    const places = Uint32Array.from({ length: count }, (_, at) => place[component[senders[at]!]!]!);
    const order = Uint32Array.from({ length: count }, (_, at) => at).sort((a, b) => {
      const apart = places[a]! - places[b]!;
      if (apart !== 0) return apart;
      // Both may be infinite, whose difference is no number.
      return ranks[a] === ranks[b] ? a - b : ranks[a]! < ranks[b]! ? -1 : 1;
    });
    const [froms, tos, rows] = [from.slice(start, end), to.slice(start, end), row.slice(start, end)];
    let moved = 0;
    for (let at = 0; at < count; at += 1) {
      const was = order[at]!;
      if (was !== at) moved += 1;
      from[start + at] = froms[was]!;
      to[start + at] = tos[was]!;
      row[start + at] = rows[was]!;
    }
    for (let at = 0; at < count; ) {
      const inside = component[senders[order[at]!]!]!;
      let after = at;
      while (after < count && component[senders[order[after]!]!] === inside && ranks[order[after]!] === 0) after += 1;
      if (kind[inside] === 'circle' && after > at) cycles.push(start + at, start + after);
      at = Math.max(after, at + 1);
    }
    return moved;
  };
}
