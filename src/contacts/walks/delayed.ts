import { type Clock, Ranks } from '../intervals/spanorder.ts';
import { setBit } from '../kernel/bits.ts';
import type { Column, ContactColumns } from '../kernel/columns.ts';
import { type Bench, type Engine, NEVER, SEED } from '../kernel/engine.ts';
import { fastestEngine } from '../kernel/wasm.ts';
import { Labels, NONE } from './labels.ts';
import type { Walk, Walked } from './walk.ts';

/** Contacts that are read at a time. */
const BLOCK = 1 << 18;

/** Whether a walk is one that `Delayed` follows: of one log, a contact takes time, and nothing else limits it. */
export function followed(
  { count, read }: ContactColumns,
  clock: Clock,
  { start, latency, ties, hold, most, leave, best, lengths }: Walk,
): boolean {
  if (hold !== Number.POSITIVE_INFINITY || most !== Number.POSITIVE_INFINITY || leave[1] !== Number.POSITIVE_INFINITY)
    return false;
  if (best !== undefined || lengths !== undefined || (latency === 0 && ties !== 'strict')) return false;
  if (start >= count || leave[0] === Number.NEGATIVE_INFINITY) return true;
  const stamp = new Uint32Array(1);
  read('stamp', start, stamp);
  return leave[0] <= clock.at(stamp[0]!);
}

/**
 * The same as `walked` where a contact takes time and nothing else limits a walk: whoever is told first is then told best, so one walk an
 * actor will do. As each contact takes as long, actors come to have it in the order in which they are given it; so of a row of them
 * only where it ends has to be known, and contacts are gone over by the kernel's loops.
 */
export class Delayed {
  readonly #contacts: ContactColumns;
  readonly #bench: Bench;
  readonly #room: number;

  constructor(contacts: ContactColumns, engine: Engine = fastestEngine(), block: number = BLOCK) {
    this.#contacts = contacts;
    this.#room = Math.min(block, contacts.count);
    const { actors, longest } = contacts;
    this.#bench = engine.bench({ actors, room: this.#room, masks: false, delays: true, longest });
  }

  /** What the pass found: what an actor is given by is its only label. The pass may end early, as `Walk` has it. */
  walked(clock: Clock, walk: Walk, way: 1 | -1): Walked {
    const { arrivals, skipped, told, due, delayed } = this.#bench;
    const { start, end, until, without, latency } = walk;
    const [labels, ranks, strict] = [new Labels(), new Ranks(clock), walk.ties === 'strict'];
    let left = this.#open(walk);
    for (let done = 0; done < end - start && left > 0; ) {
      const count = Math.min(this.#room, end - start - done);
      const base = way === 1 ? start + done : end - done - count;
      this.#read(['from', 'to'], base, count);
      // Where all who were given it have it long since, nobody's time has to be looked up.
      let stamped = false;
      const stamps = () => {
        if (!stamped) this.#read(['stamp'], base, count);
        stamped = true;
      };
      if (told[3]! < labels.count) stamps();
      if (without !== undefined) {
        skipped.fill(0);
        without(base, count, skipped);
      }
      for (let gone = 0; gone < count && left > 0; ) {
        const part = { offset: way === 1 ? gone : 0, count: count - gone, base: way === 1 ? base + gone : base };
        gone += delayed(part, left, labels.count, way);
        const [more, asked] = [told[0]!, told[1]!];
        left -= more;
        if (more > 0 || asked !== NEVER) stamps();
        this.#label(labels, more, base, clock, latency, way);
        if (asked === NEVER) continue;
        const time = labels.told[arrivals[asked]! - 1]! * way;
        due[asked] = ranks.of(time, way === 1 ? strict : !strict);
      }
      if (until !== undefined && given(arrivals[until]!, labels)) break;
      done += count;
    }
    follow(labels, latency);
    const first = new Uint32Array(arrivals.length);
    for (let actor = 0; actor < first.length; actor += 1)
      first[actor] = given(arrivals[actor]!, labels) ? arrivals[actor]! - 1 : NONE;
    const happened = (label: number) => (labels.told[label]! - latency) * way;
    return { labels, first, fewest: first, fastest: new Uint32Array(0), happened };
  }

  /** The state of a pass before its first contact; tells how many actors can be given it. */
  #open({ seeds, excluded = [], stopAt = [], without }: Walk): number {
    const { informed, arrivals, held, skipped, told, due } = this.#bench;
    informed.fill(0);
    arrivals.fill(NEVER);
    held.fill(0);
    due.fill(NEVER);
    told.fill(0);
    if (without === undefined) skipped.fill(0);
    for (const actor of [...excluded, ...stopAt]) setBit(held, actor);
    for (const actor of excluded) arrivals[actor] = SEED;
    for (const seed of seeds) {
      setBit(informed, seed);
      arrivals[seed] = 0;
    }
    return this.#contacts.actors - new Set([...seeds, ...excluded]).size;
  }

  #read(columns: readonly Column[], base: number, count: number): void {
    for (const column of columns) this.#contacts.read(column, base, this.#bench.room[column].subarray(0, count));
  }

  /** Labels for the last actors that were given it, by contacts of the room. */
  #label(labels: Labels, given: number, base: number, clock: Clock, latency: number, way: 1 | -1): void {
    const { arrivals, informs, room } = this.#bench;
    const [source, target] = way === 1 ? [room.from, room.to] : [room.to, room.from];
    const from = labels.count;
    labels.take(given);
    const { actor, mark, before, told } = labels;
    for (let at = from; at < from + given; at += 1) {
      const index = informs[at]!;
      const place = index - base;
      const number = arrivals[source[place]!]!;
      actor[at] = target[place]!;
      mark[at] = index;
      before[at] = number === 0 ? NONE : number - 1;
      told[at] = clock.at(room.stamp[place]!) * way + latency;
    }
  }
}

/** Whether a number is of one who was given it: a start has 0, and whoever is left out or not reached a number beyond all. */
function given(number: number, { count }: Labels): boolean {
  return number > 0 && number <= count;
}

/** How many contacts lead to each label, and when the first of them happened. A label comes after the one before it. */
function follow({ before, hops, start, told, count }: Labels, latency: number): void {
  for (let at = 0; at < count; at += 1) {
    const from = before[at]!;
    hops[at] = from === NONE ? 1 : hops[from]! + 1;
    start[at] = from === NONE ? told[at]! - latency : start[from]!;
  }
}
