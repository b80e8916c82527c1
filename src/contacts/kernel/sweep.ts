import { setBit } from './bits.ts';
import type { ContactColumns } from './columns.ts';
import { type ContactSet, joinBits } from './contactset.ts';
import { type Bench, type Engine, type LeftOut, NEVER, SEED, type Stretch, type Tie, wordsOf } from './engine.ts';
import { GroupEdge, wholeGroups } from './groupedge.ts';
import { fastestEngine } from './wasm.ts';

/** Whether contacts of one time may chain: all of them, or none. */
export type Ties = 'non-strict' | 'strict';

/** What a pass starts from, and what it leaves out. */
export interface Sweep {
  /** Actors that have it from the start (backwards: whose having it is asked about). */
  readonly seeds: readonly number[];
  /** Indexes [start, end) of the contacts that count; both lie between two times, never within one. */
  readonly start: number;
  readonly end: number;
  readonly ties: Ties;
  /** Actors that are never reached. */
  readonly excluded?: readonly number[];
  /** Actors that are reached, and pass nothing on. */
  readonly stopAt?: readonly number[];
  /** Sets the bits (lowest first) of those contacts from `start` on that are left out. */
  readonly without?: (start: number, count: number, bits: Uint32Array) => void;
  /** Of passes of 64 seeds: sets what contacts from `start` on weigh. There has to be room for weights. */
  readonly weigh?: (start: number, weights: Float64Array) => void;
  /** The pass may end as soon as this actor is reached. */
  readonly until?: number;
}

/** Contacts that are read at a time where a log is larger than its room. */
const BLOCK = 1 << 18;

/** How much of a log is kept in memory. */
export interface SweeperOptions {
  /** All contacts stay there between passes. */
  readonly resident?: boolean;
  /** There is to be room for passes of 64 seeds. */
  readonly masks?: boolean;
  /** And for what each contact weighs in them. */
  readonly weights?: boolean;
  /** They are to keep by which contact each mask grew last, which takes half as long again. */
  readonly dated?: boolean;
  /** Contacts that are read at a time otherwise. */
  readonly block?: number;
}

/**
 * Runs passes over one log. What it holds is n/8 + 4n bytes for n actors, and a block of contacts; with `resident` all contacts
 * stay in memory between passes.
 */
export class Sweeper {
  readonly contacts: ContactColumns;
  readonly #bench: Bench;
  readonly #resident: boolean;
  readonly #room: number;
  readonly #dated: boolean;
  #grouped = false;

  constructor(
    contacts: ContactColumns,
    engine: Engine = fastestEngine(),
    { resident = false, masks = false, weights = false, dated = false, block = BLOCK }: SweeperOptions = {},
  ) {
    this.contacts = contacts;
    this.#resident = resident;
    this.#dated = dated;
    // A circle is gone over until nothing changes, so it has to lie in the room whole; so has a group under masks.
    this.#room = resident ? contacts.count : Math.min(contacts.count, Math.max(block, contacts.longest));
    this.#bench = engine.bench({
      actors: contacts.actors,
      room: this.#room,
      masks,
      weights,
      longest: contacts.longest,
    });
    if (resident) this.#fill(0, contacts.count, true);
  }

  /**
   * For each actor the index of the first contact that could have informed it, `SEED`, or `NEVER`.
   * The array is a view that the next pass overwrites.
   */
  forward(sweep: Sweep): Uint32Array {
    return this.#pass(sweep, 1)[0];
  }

  /** For each actor the index of the last contact by which it could still have informed a seed, `SEED`, or `NEVER`. */
  backward(sweep: Sweep): Uint32Array {
    return this.#pass(sweep, -1)[0];
  }

  /** For each actor, after a pass of masks that is `dated`, the index of the contact by which its mask grew last, or `NEVER`. */
  get grown(): Uint32Array {
    return this.#bench.arrivals;
  }

  /** For each of 64 seeds, after such a pass, the weights together of the contacts by which it reached others first. */
  get gains(): Float64Array {
    return this.#bench.gains;
  }

  /** For each actor two words: bit i is set where seed i reaches it (backwards: where it reaches seed i). At most 64 seeds. */
  masks(sweep: Sweep, way: 'forward' | 'backward'): Uint32Array {
    const { masks, arrivals, gains, held, skipped, informed, watch, told } = this.#bench;
    masks.fill(0);
    informed.fill(0);
    watch.fill(0);
    arrivals.fill(NEVER);
    gains.fill(0);
    held.fill(0);
    if (sweep.without === undefined) skipped.fill(0);
    for (const actor of [...(sweep.excluded ?? []), ...(sweep.stopAt ?? [])]) setBit(held, actor);
    for (const [at, seed] of sweep.seeds.entries()) {
      masks[seed * 2 + (at >> 5)]! |= 1 << (at & 31);
      setBit(informed, seed);
    }
    // A lone seed has all that there is from the start.
    told.set([...wholeOf(sweep.seeds.length), 0, new Set(sweep.seeds).size === 1 ? 1 : 0]);
    const strict = sweep.ties === 'strict';
    const rule = { strict, dated: this.#dated, ...leftOut(sweep) };
    const loop = way === 'forward' ? this.#bench.forwardMasks : this.#bench.backwardMasks;
    for (const block of this.#blocks(sweep, way === 'forward' ? 1 : -1, strict ? 'groups' : 'plain')) {
      if (strict) loop(block, rule);
      else this.#withCircles(block, way === 'forward' ? 1 : -1, (stretch) => loop(stretch, rule));
    }
    return masks;
  }

  /**
   * The contacts whose sender could have it from one actor by then and from whose receiver it could still get to another. All of one
   * time are compared by time, not by place.
   *
   * Both passes record at which contacts their sets grow; between two of those the sets are as they are, a bit an actor.
   */
  sift(sweep: Omit<Sweep, 'seeds' | 'until'>, from: number, to: number): ContactSet {
    const { hits, sift, skipped, informed, known, sifted } = this.#bench;
    const { longest, count } = this.contacts;
    const stopAt = sweep.stopAt ?? [];
    const first = sweep.start & ~31;
    const bits = new Uint32Array(wordsOf(sweep.end - first));
    let size = 0;
    // Who passes nothing on is on no route but as its end; nothing goes on from the target, and nothing comes back to the start.
    const silent = [...(sweep.excluded ?? []), ...stopAt.filter((actor) => actor !== from && actor !== to)];
    const forward = { ...sweep, seeds: [from], excluded: silent, stopAt: [to] };
    const [arrivals, informs] = this.#pass(forward, 1, true);
    if (arrivals[to] === NEVER) return { first, bits, size };
    const [, spends] = this.#pass({ ...sweep, seeds: [to], excluded: silent, stopAt: [from] }, -1, true);
    informed[from >>> 5]! &= ~(1 << (from & 31));
    known.fill(0);
    setBit(known, from);
    sifted.fill(0);
    if (sweep.without === undefined) skipped.fill(0);
    const skips = sweep.without !== undefined;
    const recorded = { informs, spends, from, to, grouped: longest > 1, skips };
    for (const block of this.#blocks({ ...sweep, seeds: [] }, 1, 'groups')) {
      const filled = this.#resident ? count : block.offset + block.count;
      if (!this.#resident || !this.#grouped) this.#bench.groups(filled);
      this.#grouped = true;
      const found = sift(block, filled, recorded, sweep.ties === 'strict');
      if (found > 0) joinBits(bits, block.base - first, hits, block.offset, block.count);
      size += found;
    }
    return { first, bits, size };
  }

  /** The arrivals of a pass, and how many contacts it recorded. */
  #pass(sweep: Sweep, way: 1 | -1, record = false): readonly [Uint32Array, number] {
    const { informed, arrivals, held, skipped, told } = this.#bench;
    told.fill(0);
    informed.fill(0);
    arrivals.fill(NEVER);
    held.fill(0);
    if (sweep.without === undefined) skipped.fill(0);
    for (const actor of sweep.excluded ?? []) {
      setBit(held, actor);
      arrivals[actor] = SEED;
    }
    for (const actor of sweep.stopAt ?? []) setBit(held, actor);
    for (const seed of sweep.seeds) {
      setBit(informed, seed);
      arrivals[seed] = SEED;
    }
    let left = this.contacts.actors - new Set([...sweep.seeds, ...(sweep.excluded ?? [])]).size;
    const loop = way === 1 ? this.#bench.forward : this.#bench.backward;
    const out = leftOut(sweep);
    let recorded = 0;
    const through = (stretch: Stretch, tie: Tie | null): number => {
      const changed = loop(stretch, tie, { left, recorded: record ? recorded : null, ...out });
      left -= changed;
      recorded += changed;
      return changed;
    };
    const strict = sweep.ties === 'strict';
    const edges = new GroupEdge(this.#bench.room.stamp, way);
    for (const block of this.#blocks(sweep, way, strict ? 'stamps' : 'plain')) {
      if (strict) {
        through(block, { longest: this.contacts.longest, edge: edges.of(block) });
        edges.leave(block);
      } else {
        this.#withCircles(block, way, (stretch) => through(stretch, null));
      }
      if (left === 0) break;
      if (sweep.until !== undefined && arrivals[sweep.until] !== NEVER) break;
    }
    for (const actor of sweep.excluded ?? []) arrivals[actor] = NEVER;
    return [arrivals, recorded];
  }

  /**
   * Blocks of the window, in the pass's order, each with its columns in the room. No circle is cut; with `groups` no group of one
   * time is.
   */
  *#blocks(sweep: Sweep, way: 1 | -1, needs: 'plain' | 'stamps' | 'groups'): Iterable<Stretch> {
    const { start, end } = sweep;
    const { room, skipped } = this.#bench;
    for (let done = 0; done < end - start; ) {
      let from = way === 1 ? start + done : Math.max(start, end - done - this.#room);
      let to = way === 1 ? Math.min(end, from + this.#room) : end - done;
      const base = this.#resident ? 0 : from;
      if (!this.#resident) {
        this.#fill(from, to - from, needs !== 'plain');
        const circle = circleAt(this.contacts.cycles, way === 1 ? to : from);
        if (circle !== null && way === 1 && to < end) to = circle[0];
        if (circle !== null && way === -1 && from > start) from = circle[1];
        if (needs === 'groups' && (way === 1 ? to < end : from > start)) {
          const [first, last] = wholeGroups(room.stamp, from - base, to - base, way);
          [from, to] = [first + base, last + base];
        }
      }
      if (sweep.without !== undefined) {
        skipped.fill(0);
        sweep.without(base, to - base, skipped);
      }
      sweep.weigh?.(base, this.#bench.weights.subarray(0, to - base));
      yield { offset: from - base, count: to - from, base: from };
      done += to - from;
    }
  }

  #fill(start: number, count: number, stamps: boolean): void {
    const { room } = this.#bench;
    this.contacts.read('from', start, room.from.subarray(0, count));
    this.contacts.read('to', start, room.to.subarray(0, count));
    if (stamps) this.contacts.read('stamp', start, room.stamp.subarray(0, count));
  }

  /** Runs a loop over a block: once over what has an order, until nothing changes over each circle. */
  #withCircles(block: Stretch, way: 1 | -1, loop: (stretch: Stretch) => number): void {
    const { cycles } = this.contacts;
    const parts: Stretch[] = [];
    const part = (from: number, to: number): Stretch => ({
      offset: block.offset + from - block.base,
      count: to - from,
      base: from,
    });
    const end = block.base + block.count;
    let at = block.base;
    const circles: boolean[] = [];
    for (let circle = firstCircle(cycles, at); circle < cycles.length && cycles[circle]! < end; circle += 2) {
      if (cycles[circle]! > at) {
        parts.push(part(at, cycles[circle]!));
        circles.push(false);
      }
      parts.push(part(cycles[circle]!, cycles[circle + 1]!));
      circles.push(true);
      at = cycles[circle + 1]!;
    }
    if (at < end) {
      parts.push(part(at, end));
      circles.push(false);
    }
    for (let step = 0; step < parts.length; step += 1) {
      const number = way === 1 ? step : parts.length - 1 - step;
      while (loop(parts[number]!) > 0 && circles[number]!);
    }
  }
}

/** Whether anyone is given nothing to pass on, and whether any contact does not count. */
function leftOut({ excluded = [], stopAt = [], without }: Sweep): LeftOut {
  return { holds: excluded.length > 0 || stopAt.length > 0, skips: without !== undefined };
}

/** The mask that has a bit for every seed, as two words. */
function wholeOf(seeds: number): readonly [low: number, high: number] {
  const word = (bits: number) => (bits >= 32 ? 0xffffffff : 2 ** Math.max(0, bits) - 1);
  return [word(seeds), word(seeds - 32)];
}

/** The circle that [.., at) and [at, ..) would cut, or null. */
function circleAt(cycles: Uint32Array, at: number): readonly [number, number] | null {
  const circle = firstCircle(cycles, at);
  return circle < cycles.length && cycles[circle]! < at ? [cycles[circle]!, cycles[circle + 1]!] : null;
}

/** Place of the first circle that ends after `at`. */
export function firstCircle(cycles: Uint32Array, at: number): number {
  let [low, high] = [0, cycles.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cycles[middle * 2 + 1]! > at) high = middle;
    else low = middle + 1;
  }
  return low * 2;
}
