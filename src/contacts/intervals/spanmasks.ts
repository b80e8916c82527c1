import { isSet } from '../kernel/bits.ts';
import type { ContactColumns } from '../kernel/columns.ts';
import { wordsOf } from '../kernel/engine.ts';
import { wholeGroups } from '../kernel/groupedge.ts';
import { firstCircle, type Ties } from '../kernel/sweep.ts';
import type { Spans } from '../store/logfolder.ts';
import { type Clock, clipped, Ranks, type SpanOrder, spanOrder } from './spanorder.ts';
import type { SpanSweep } from './spansweeper.ts';

const MOST_RESIDENT = 20_000_000;
const BLOCK = 1 << 20;
/** No span. */
const END = -1;

/** What passes of 64 seeds have in common. */
export interface MaskSweep extends Omit<SpanSweep, 'seeds' | 'ties' | 'weigh'> {
  /** What it gains a seed to reach another at a time (UTC milliseconds). */
  readonly weigh?: (time: number) => number;
}

/**
 * Passes of 64 seeds at once over a log with contacts within intervals: the best of all timelines for each seed.
 *
 * One mask an actor does for all of them, as the best timeline lets a span pass on whatever its sender has, as often as that becomes more
 * while it is open, and as spans are independent of one another: what is true of each seed in its own timeline is never joined. So it is
 * one walk through time: spans that open, contacts at an instant, and on every growth of a mask the spans that are open there. This
 * is in TypeScript alone: the loops of the kernel do not stop where a mask grows.
 */
export class SpanMasks {
  /** Two words an actor: bit i is set where seed i reaches it (backwards: where it reaches seed i). A view that the next pass overwrites. */
  readonly masks: Uint32Array;
  /** UTC milliseconds at which an actor's mask grew last. */
  readonly grown: Float64Array;
  /** For each of 64 seeds the weights together of the times at which it reached others. */
  readonly gains: Float64Array = new Float64Array(64);
  readonly #contacts: ContactColumns;
  readonly #clock: Clock;
  readonly #sweep: MaskSweep;
  readonly #way: 1 | -1;
  readonly #order: SpanOrder;
  /** The first stamp at which a span is open already; backwards, the first at which it is so no more. */
  readonly #opening: Uint32Array;
  readonly #held: Uint8Array;
  readonly #room: number;
  readonly #columns: Readonly<Record<'from' | 'to' | 'stamp' | 'skipped', Uint32Array>>;
  #filled = END;
  /** Spans that are open, and some that were, as a list for each sender. */
  readonly #open: Int32Array;
  readonly #next: Int32Array;

  /** @param resident contacts up to which all of the window are kept; of more, `block` at a time. */
  constructor(
    contacts: ContactColumns,
    spans: Spans,
    clock: Clock,
    sweep: MaskSweep,
    way: 1 | -1,
    { resident = MOST_RESIDENT, block = BLOCK }: { readonly resident?: number; readonly block?: number } = {},
  ) {
    const { start, end, since, by, withoutSpan = () => false } = sweep;
    this.masks = new Uint32Array(contacts.actors * 2);
    this.grown = new Float64Array(contacts.actors);
    this.#contacts = contacts;
    this.#clock = clock;
    this.#sweep = sweep;
    this.#way = way;
    const clip = (earliest: number, latest: number) => clipped(earliest, latest, since, by);
    this.#order = spanOrder(spans, contacts.actors, way, clip, withoutSpan);
    const ranks = new Ranks(clock);
    this.#opening = Uint32Array.from(this.#order.open, (time) => ranks.of(time, way === -1));
    this.#held = new Uint8Array(contacts.actors);
    for (const actor of [...(sweep.excluded ?? []), ...(sweep.stopAt ?? [])]) this.#held[actor] = 1;
    const count = end - start;
    this.#room = count <= resident ? count : Math.max(block, contacts.longest);
    const column = () => new Uint32Array(this.#room);
    this.#columns = { from: column(), to: column(), stamp: column(), skipped: new Uint32Array(wordsOf(this.#room)) };
    this.#open = new Int32Array(contacts.actors);
    this.#next = new Int32Array(this.#order.count);
  }

  /** Goes through time once. @param seeds at most 64. */
  run(seeds: readonly number[], ties: Ties): void {
    this.masks.fill(0);
    this.gains.fill(0);
    this.#open.fill(END);
    for (const [at, seed] of seeds.entries()) this.masks[seed * 2 + (at >> 5)]! |= 1 << (at & 31);
    const strict = ties === 'strict';
    const { stamp } = this.#columns;
    const way = this.#way;
    let span = 0;
    for (const [low, high, base] of this.#blocks()) {
      const [first, stop] = way === 1 ? [low, high] : [high - 1, low - 1];
      for (let at = first; at !== stop; ) {
        const own = stamp[at]!;
        let after = at;
        while (after !== stop && stamp[after] === own) after += way;
        while (this.#opens(span, own) === 'before') span = this.#openAt(span, strict, null);
        if (this.#opens(span, own) === 'with')
          span = this.#openAt(span, strict, () => this.#group(at, after, base, strict));
        else this.#group(at, after, base, strict);
        at = after;
      }
    }
    while (span < this.#order.count) span = this.#openAt(span, strict, null);
  }

  /** When a span opens, in the direction of the pass: before the contacts of a stamp, with them or after them. */
  #opens(span: number, stamp: number): 'before' | 'with' | 'after' {
    // Backwards a rank is that of the first stamp after the opening.
    const ahead = span < this.#opening.length ? (this.#opening[span]! - stamp) * this.#way : 1;
    const edge = this.#way === 1 ? 0 : -1;
    if (ahead !== edge) return ahead < edge ? 'before' : 'after';
    return this.#order.open[span] === this.#clock.at(stamp) ? 'with' : 'before';
  }

  /** Opens the spans of one time, with the contacts of that time where there are any; gives the first span of a later one. */
  #openAt(from: number, strict: boolean, group: (() => void) | null): number {
    const { open, close, source, target, count } = this.#order;
    const time = open[from]!;
    let to = from;
    while (to < count && open[to] === time) to += 1;
    /** What has to have come before the time itself. */
    const earlier: (readonly [target: number, low: number, high: number])[] = [];
    for (let span = from; span < to; span += 1) {
      const sender = source[span]!;
      if (strict && close[span] === time) {
        earlier.push([target[span]!, this.masks[sender * 2]!, this.masks[sender * 2 + 1]!]);
        continue;
      }
      this.#next[span] = this.#open[sender]!;
      this.#open[sender] = span;
    }
    if (!strict) for (let span = from; span < to; span += 1) this.#spread(source[span]!, time, strict);
    group?.();
    if (strict) for (let span = from; span < to; span += 1) this.#spread(source[span]!, time, strict);
    for (const [actor, low, high] of earlier) if (this.#give(actor, low, high, time)) this.#spread(actor, time, strict);
    return to;
  }

  /** The contacts of one time, [at, after) in the direction of the pass. */
  #group(at: number, after: number, base: number, strict: boolean): void {
    const { from, to, stamp } = this.#columns;
    const way = this.#way;
    const [source, target] = way === 1 ? [from, to] : [to, from];
    const { masks } = this;
    if (strict && after !== at + way) {
      const given: (readonly [target: number, low: number, high: number])[] = [];
      for (let place = at; place !== after; place += way) {
        if (!this.#passes(source[place]!, target[place]!, place)) continue;
        const x = source[place]! * 2;
        given.push([target[place]!, masks[x]!, masks[x + 1]!]);
      }
      const time = this.#clock.at(stamp[at]!);
      for (const [actor, low, high] of given) this.#give(actor, low, high, time);
      for (const [actor] of given) this.#spread(actor, time, strict);
      return;
    }
    let again = true;
    while (again) {
      again = false;
      let changed = false;
      for (let place = at; place !== after; place += way) {
        if (!this.#passes(source[place]!, target[place]!, place)) continue;
        const [x, y] = [source[place]!, target[place]!];
        const time = this.#clock.at(stamp[place]!);
        if (!this.#give(y, masks[x * 2]!, masks[x * 2 + 1]!, time)) continue;
        changed = true;
        if (this.#spread(y, time, strict)) again = true;
      }
      // The order of a group is one that a single pass is exact in, but for circles and what spans pass on beside it.
      if (changed && !again) again = this.#hasCircle(at, after, base);
    }
  }

  /** Whether a contact passes on what its receiver has not. */
  #passes(source: number, target: number, place: number): boolean {
    const { masks } = this;
    const low = masks[source * 2]! & ~masks[target * 2]!;
    const high = masks[source * 2 + 1]! & ~masks[target * 2 + 1]!;
    return (low | high) !== 0 && !isSet(this.#columns.skipped, place);
  }

  #hasCircle(at: number, after: number, base: number): boolean {
    const { cycles } = this.#contacts;
    if (cycles.length === 0) return false;
    const [low, high] = this.#way === 1 ? [at, after] : [after + 1, at + 1];
    const circle = firstCircle(cycles, low + base);
    return circle < cycles.length && cycles[circle]! < high + base;
  }

  /** Tells whether it is more than the actor had. */
  #give(actor: number, low: number, high: number, time: number): boolean {
    const { masks, gains } = this;
    const [newLow, newHigh] = [low & ~masks[actor * 2]!, high & ~masks[actor * 2 + 1]!];
    if ((newLow | newHigh) === 0 || this.#held[actor] === 1) return false;
    masks[actor * 2]! |= newLow;
    masks[actor * 2 + 1]! |= newHigh;
    this.grown[actor] = time;
    const weight = this.#sweep.weigh?.(time) ?? 0;
    if (weight !== 0) {
      for (let left = newLow; left !== 0; left &= left - 1) gains[31 - Math.clz32(left & -left)]! += weight;
      for (let left = newHigh; left !== 0; left &= left - 1) gains[63 - Math.clz32(left & -left)]! += weight;
    }
    return true;
  }

  /** Passes on what an actor has by the spans that are open, and so on. Tells whether that was more to anybody. */
  #spread(from: number, time: number, strict: boolean): boolean {
    const { close, target } = this.#order;
    const { masks } = this;
    const queue = [from];
    let told = false;
    for (let actor = queue.pop(); actor !== undefined; actor = queue.pop()) {
      let before = END;
      for (let span = this.#open[actor]!; span !== END; span = this.#next[span]!) {
        const left = (close[span]! - time) * this.#way;
        if (left < 0 || (strict && left === 0)) {
          if (before === END) this.#open[actor] = this.#next[span]!;
          else this.#next[before] = this.#next[span]!;
          continue;
        }
        before = span;
        if (!this.#give(target[span]!, masks[actor * 2]!, masks[actor * 2 + 1]!, time)) continue;
        queue.push(target[span]!);
        told = true;
      }
    }
    return told;
  }

  /** Blocks of whole groups in the room: [first place, after the last), and what to add to a place for its index. */
  *#blocks(): Iterable<readonly [low: number, high: number, base: number]> {
    const { start, end, without } = this.#sweep;
    const { stamp, skipped } = this.#columns;
    let [low, high] = [start, end];
    while (low < high) {
      const count = Math.min(this.#room, high - low);
      const base = this.#way === 1 ? low : high - count;
      if (this.#filled !== base) {
        for (const column of ['from', 'to', 'stamp'] as const)
          this.#contacts.read(column, base, this.#columns[column].subarray(0, count));
        skipped.fill(0);
        without?.(base, count, skipped);
        this.#filled = base;
      }
      const [first, last] = count < high - low ? wholeGroups(stamp, 0, count, this.#way) : [0, count];
      yield [first, last, base];
      if (this.#way === 1) low = base + last;
      else high = base + first;
    }
  }
}
