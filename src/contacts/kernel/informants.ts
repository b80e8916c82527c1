import { isSet } from './bits.ts';
import { dominators } from './dominators.ts';
import { NEVER, SEED, wordsOf } from './engine.ts';
import { groupEnd } from './groupedge.ts';
import type { Sweep, Sweeper } from './sweep.ts';

/** A contact of one time: its index and ends. */
interface Arc {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/**
 * For each actor that could have it, all contacts at its earliest time that could have informed it then: those whose sender could
 * have had it by then (strict: before) without this actor. Indexes rise.
 *
 * One pass forward and one over the columns. A sender that has it at this very time may have it from the actor alone: where every way
 * to the sender comes by the actor, in the graph of that time's contacts.
 *
 * @param block contacts that are read at a time.
 */
export function informants(
  sweeper: Sweeper,
  sweep: Sweep,
  block: number = 1 << 16,
): ReadonlyMap<number, readonly number[]> {
  const first = sweeper.forward(sweep).slice();
  const silent = new Set((sweep.stopAt ?? []).filter((actor) => !sweep.seeds.includes(actor)));
  const found = new Map<number, number[]>();
  const add = (actor: number, index: number) => {
    const known = found.get(actor);
    if (known === undefined) found.set(actor, [index]);
    else known.push(index);
  };
  for (const { start, end, arcs } of groups(sweeper, sweep, block)) {
    const had = (actor: number) => first[actor] === SEED || first[actor]! < start;
    const live = arcs.filter(({ from, to }) => from !== to && first[from] !== NEVER && !silent.has(from));
    const open: Arc[] = [];
    for (const arc of live) {
      const arrived = first[arc.to]!;
      if (arrived < start || arrived >= end) continue;
      if (had(arc.from)) add(arc.to, arc.index);
      else if (sweep.ties === 'non-strict' && first[arc.from]! < end) open.push(arc);
    }
    if (open.length === 0) continue;
    const without = reachedWithout(live, had);
    for (const { index, from, to } of open) if (without(from, to)) add(to, index);
  }
  for (const indexes of found.values()) indexes.sort((a, b) => a - b);
  return found;
}

/** Whether one actor has it at one time without another: where the other is not on every way to it from those who had it before. */
function reachedWithout(
  arcs: readonly Arc[],
  had: (actor: number) => boolean,
): (actor: number, other: number) => boolean {
  const numbers = new Map<number, number>();
  // All who had it before are one node, the first.
  const numberOf = (actor: number): number => {
    if (had(actor)) return 0;
    const known = numbers.get(actor);
    if (known !== undefined) return known;
    numbers.set(actor, numbers.size + 1);
    return numbers.size;
  };
  const [tails, heads] = [arcs.map(({ from }) => numberOf(from)), arcs.map(({ to }) => numberOf(to))];
  const onEveryWay = dominators(numbers.size + 1, Uint32Array.from(tails), Uint32Array.from(heads));
  return (actor, other) => !onEveryWay(numberOf(other), numberOf(actor));
}

/** The contacts of a window, one time after the other. */
function* groups(sweeper: Sweeper, sweep: Sweep, block: number) {
  const { longest, read } = sweeper.contacts;
  const room = Math.max(Math.min(sweep.end - sweep.start, block), longest);
  const [from, to, stamp] = [new Uint32Array(room), new Uint32Array(room), new Uint32Array(room)];
  const skipped = new Uint32Array(wordsOf(room));
  for (let base = sweep.start; base < sweep.end; ) {
    const count = Math.min(room, sweep.end - base);
    read('from', base, from.subarray(0, count));
    read('to', base, to.subarray(0, count));
    read('stamp', base, stamp.subarray(0, count));
    skipped.fill(0);
    sweep.without?.(base, count, skipped);
    let done = 0;
    for (let start = 0; start < count; ) {
      const end = groupEnd(stamp, start, count);
      // The last group of a block may go on in the next, which begins with it.
      if (end === count && base + end < sweep.end && start > 0) break;
      const arcs: Arc[] = [];
      for (let at = start; at < end; at += 1)
        if (!isSet(skipped, at)) arcs.push({ index: base + at, from: from[at]!, to: to[at]! });
      yield { start: base + start, end: base + end, arcs };
      start = end;
      done = end;
    }
    base += done;
  }
}
