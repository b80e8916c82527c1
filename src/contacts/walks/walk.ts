import { type Clip, type Clock, type SpanOrder, spanOrder } from '../intervals/spanorder.ts';
import { SPAN } from '../intervals/spansweeper.ts';
import { isSet } from '../kernel/bits.ts';
import type { ContactColumns } from '../kernel/columns.ts';
import type { Sweep } from '../kernel/sweep.ts';
import type { Spans } from '../store/logfolder.ts';
import { type Block, blocks } from './blocks.ts';
import { Fronts } from './fronts.ts';
import { type Label, Labels, NONE } from './labels.ts';
import { Pending } from './pending.ts';

/** What a pass over walks starts from, and how a walk may go on. Times and lengths are milliseconds. */
export interface Walk extends Omit<Sweep, 'weigh'> {
  /** What a contact takes: whoever it informs has it so much later. */
  readonly latency: number;
  /** How long after having been told, the last time, somebody passes it on; infinite where that has no end. */
  readonly hold: number;
  /** Most contacts of a walk; infinite where there may be any number. */
  readonly most: number;
  /** Between when walks leave their start: backwards it is those who are reached that this is said of. */
  readonly leave: readonly [from: number, until: number];
  /** What is asked beside who is reached first: by the fewest contacts, or in the least time. */
  readonly best?: 'fewest' | 'fastest';
  /** Is set, for each contact from `start` on, to the least contacts of a walk that ends with it; where none does it is left as it is. */
  readonly lengths?: Uint32Array;
}

/** Contacts within an interval that count too. */
export interface Loose {
  readonly spans: Spans;
  /** A contact counts where it happens within [since, by]. */
  readonly since: number;
  readonly by: number;
  readonly without?: (span: number) => boolean;
  /** Whether the worst of all timelines is asked about, and not the best. */
  readonly worst: boolean;
}

/** What a pass found: for each actor the label of a walk, or `NONE`. A start has none. */
export interface Walked {
  readonly labels: Labels;
  /** The walk by which it is told first (backwards: passes it on last), and of those one of fewest contacts where they count. */
  readonly first: Uint32Array;
  /** The walk of fewest contacts, and of those the first; the same as above where contacts do not count. */
  readonly fewest: Uint32Array;
  /** The walk with the least time between its first contact and its last, and of those the first; empty where not asked for. */
  readonly fastest: Uint32Array;
  /** When the last contact of a label's walk (backwards: its first) happened, UTC milliseconds. */
  readonly happened: (label: number) => number;
}

/**
 * Goes over contacts in order of time, and follows every walk that can still come to matter. A contact goes on from a walk that ends
 * at its sender where the sender has it by then (strict: before) and was told it no longer ago than the hold.
 *
 * Contacts of one time that may chain are gone over until nothing changes: with a hold, a reply is news as well. Backwards it is
 * the same pass with time turned round.
 */
export function walked(
  contacts: ContactColumns,
  clock: Clock,
  walk: Walk,
  way: 1 | -1,
  loose: Loose | null = null,
  block?: number,
): Walked {
  return new Pass(contacts.actors, clock, walk, way, loose).over(contacts, block);
}

class Pass {
  readonly #clock: Clock;
  readonly #walk: Walk;
  readonly #way: 1 | -1;
  readonly #strict: boolean;
  /** Whether contacts of one time chain: then they tell at once, and else when their time is over. */
  readonly #chains: boolean;
  readonly #labels = new Labels();
  readonly #fronts: Fronts;
  readonly #pending: Pending;
  readonly #order: SpanOrder | null;
  readonly #worst: boolean;
  readonly #seed: Uint8Array;
  readonly #silent: Uint8Array;
  /** Who is told nothing, or nothing that matters. */
  readonly #closed: Uint8Array;
  /** Who may have something to pass on. */
  readonly #active: Uint8Array;
  /** The best measure that was given to each actor, due or not; null where one given later can be worth more. */
  readonly #given: Float64Array | null;
  readonly #byHops: boolean;
  readonly #byStart: boolean;
  readonly #first: Uint32Array;
  readonly #fewest: Uint32Array;
  readonly #fastest: Uint32Array;

  constructor(actors: number, clock: Clock, walk: Walk, way: 1 | -1, loose: Loose | null) {
    const { hold, most, best, seeds, leave } = walk;
    // Backwards, where some come too late to be a start, one that comes in time must not be taken for needless beside it.
    const lasts = hold === Number.POSITIVE_INFINITY && (way === 1 || leave[1] === Number.POSITIVE_INFINITY);
    this.#clock = clock;
    this.#walk = walk;
    this.#way = way;
    this.#strict = walk.ties === 'strict';
    this.#chains = !this.#strict && walk.latency === 0;
    // With a hold they count too: else a walk would be told with rounds that it has no need of.
    this.#byHops = !lasts || most !== Number.POSITIVE_INFINITY || best === 'fewest';
    this.#byStart = best === 'fastest';
    const keys = { hold: lasts ? hold : Math.min(hold, Number.MAX_VALUE), hops: this.#byHops, start: this.#byStart };
    this.#fronts = new Fronts(this.#labels, actors, keys);
    this.#pending = new Pending(this.#labels);
    this.#given = lasts && this.#fronts.single ? new Float64Array(actors).fill(Number.POSITIVE_INFINITY) : null;
    this.#order = loose === null ? null : orderOf(loose, actors, way);
    this.#worst = loose?.worst ?? false;
    [this.#seed, this.#silent] = [new Uint8Array(actors), new Uint8Array(actors)];
    [this.#closed, this.#active] = [new Uint8Array(actors), new Uint8Array(actors)];
    this.#first = new Uint32Array(actors).fill(NONE);
    this.#fewest = this.#byHops ? new Uint32Array(actors).fill(NONE) : this.#first;
    this.#fastest = new Uint32Array(this.#byStart ? actors : 0).fill(NONE);
    for (const actor of walk.stopAt ?? []) this.#silent[actor] = 1;
    for (const actor of walk.excluded ?? []) this.#closed[actor] = 1;
    for (const actor of seeds) {
      this.#seed[actor] = 1;
      this.#active[actor] = 1;
      if (way === -1 || leave[1] === Number.POSITIVE_INFINITY) this.#closed[actor] = 1;
    }
  }

  over(contacts: ContactColumns, size?: number): Walked {
    for (const seed of this.#walk.seeds) this.#open(seed, NONE);
    const { until } = this.#walk;
    for (const block of blocks(contacts, this.#walk, this.#way, size)) {
      const { stamp } = block;
      const [way, source] = [this.#way, this.#way === 1 ? block.from : block.to];
      const [first, end] = way === 1 ? [block.first, block.end] : [block.end - 1, block.first - 1];
      for (let at = first; at !== end; ) {
        const { due } = this.#pending;
        if (due === Number.POSITIVE_INFINITY) {
          // Until somebody sends who has it, nothing happens.
          const begin = at;
          while (at !== end && this.#active[source[at]!] === 0) at += way;
          if (at === end) break;
          while (at !== begin && stamp[at - way] === stamp[at]) at -= way;
        }
        let count = 1;
        while (at + count * way !== end && stamp[at + count * way] === stamp[at]) count += 1;
        const time = this.#clock.at(stamp[at]!) * way;
        if (count === 1 && time < due && this.#active[source[at]!] === 0) {
          at += way;
          continue;
        }
        this.#release(time);
        if (until !== undefined && this.#walk.best === undefined && this.#first[until] !== NONE) return this.#found();
        this.#group(block, at, count, time);
        at += count * way;
      }
    }
    this.#release(Number.POSITIVE_INFINITY);
    return this.#found();
  }

  #found(): Walked {
    const { told } = this.#labels;
    return {
      labels: this.#labels,
      first: this.#first,
      fewest: this.#fewest,
      fastest: this.#fastest,
      happened: (label) => (told[label]! - this.#walk.latency) * this.#way,
    };
  }

  /** Contacts of one time, from a place on in the pass's direction. */
  #group(block: Block, first: number, count: number, time: number): void {
    const { base, skipped } = block;
    const [source, target] = this.#way === 1 ? [block.from, block.to] : [block.to, block.from];
    for (let again = true; again; ) {
      again = false;
      for (let step = 0; step < count; step += 1) {
        const at = first + step * this.#way;
        const x = source[at]!;
        if (this.#active[x] === 0) continue;
        const y = target[at]!;
        if (x === y || this.#closed[y] === 1 || isSet(skipped, at)) continue;
        if (this.#tell(x, y, base + at, time)) again = true;
      }
      if (!this.#chains) return;
      if (count === 1) again = false;
      if (this.#release(time)) again = true;
    }
  }

  /** A contact at a time: whether it tells anything new. */
  #tell(x: number, y: number, mark: number, time: number): boolean {
    const { leave, most, latency, lengths } = this.#walk;
    const told = time + latency;
    const index = mark - this.#walk.start;
    if (this.#seed[x] === 1 && (this.#way === -1 || (time >= leave[0] && time <= leave[1]))) {
      if (lengths !== undefined) lengths[index] = 1;
      return this.#offer({ actor: y, mark, before: NONE, hops: 1, start: time, told });
    }
    if (this.#silent[x] === 1) return false;
    const labels = this.#labels;
    let news = false;
    for (let at = this.#fronts.holding(x, time); at !== NONE; at = this.#fronts.next(at)) {
      const hops = labels.hops[at]! + 1;
      if (lengths !== undefined && hops <= most && (lengths[index] === 0 || hops < lengths[index]!))
        lengths[index] = hops;
      if (hops <= most && this.#offer({ actor: y, mark, before: at, hops, start: labels.start[at]!, told }))
        news = true;
      if (this.#fronts.single) break;
    }
    return news;
  }

  #offer(label: Label): boolean {
    if (this.#fronts.covers(label)) return false;
    if (this.#chains) {
      this.#settle(this.#labels.add(label));
      return true;
    }
    if (this.#given !== null) {
      const measure = this.#byHops ? label.hops : this.#byStart ? -label.start : 0;
      if (this.#given[label.actor]! <= measure) return false;
      this.#given[label.actor] = measure;
    }
    this.#pending.append(this.#labels.add(label));
    return true;
  }

  /** Tells those who are due: before a time, and at it unless the rule is strict. Whether there were any. */
  #release(time: number): boolean {
    let any = false;
    const labels = this.#labels;
    for (;;) {
      const at = this.#pending.take(time, !this.#strict);
      if (at === NONE) return any;
      const [actor, hops] = [labels.actor[at]!, labels.hops[at]!];
      const label = { actor, mark: 0, before: NONE, hops, start: labels.start[at]!, told: labels.told[at]! };
      if (this.#fronts.covers(label)) continue;
      this.#settle(at);
      any = true;
    }
  }

  #settle(label: number): void {
    const { actor, hops, told, start } = this.#labels;
    const who = actor[label]!;
    this.#fronts.put(label);
    if (this.#silent[who] === 0) this.#active[who] = 1;
    if (this.#seed[who] === 0 && this.#counts(label)) {
      const [first, fewest] = [this.#first[who]!, this.#fewest[who]!];
      if (first === NONE || (this.#byHops && told[first] === told[label] && hops[label]! < hops[first]!))
        this.#first[who] = label;
      if (this.#byHops && (fewest === NONE || hops[label]! < hops[fewest]!)) this.#fewest[who] = label;
      if (this.#byStart) {
        const best = this.#fastest[who]!;
        if (best === NONE || told[label]! - start[label]! < told[best]! - start[best]!) this.#fastest[who] = label;
      }
    }
    this.#open(who, label);
  }

  /** Backwards, an actor is a start only where it passes it on in time. */
  #counts(label: number): boolean {
    if (this.#way === 1) return true;
    const happened = this.#walk.latency - this.#labels.told[label]!;
    return happened >= this.#walk.leave[0] && happened <= this.#walk.leave[1];
  }

  /** Contacts within an interval that leave an actor who was told; of a start at any time (`NONE`). */
  #open(x: number, label: number): void {
    const order = this.#order;
    if (order === null || (label !== NONE && this.#silent[x] === 1)) return;
    const labels = this.#labels;
    const { latency, most } = this.#walk;
    const told = label === NONE ? Number.NEGATIVE_INFINITY : labels.told[label]!;
    const hops = label === NONE ? 1 : labels.hops[label]! + 1;
    if (hops > most) return;
    for (let at = order.firstOf[x]!; at < order.firstOf[x + 1]!; at += 1) {
      const place: number = order.leaving[at]!;
      const y = order.target[place]!;
      if (x === y || this.#closed[y] === 1) continue;
      const [open, close] = [order.open[place]! * this.#way, order.close[place]! * this.#way];
      // In the worst timeline it happens at its end, if it is not lost by then; in the best as soon as its sender has it.
      const last = this.#worst ? open : close;
      if (this.#strict ? told >= last : told > last) continue;
      const time = this.#worst ? close : Math.max(open, told);
      const start = label === NONE ? time : labels.start[label]!;
      const next = { actor: y, mark: SPAN + order.span[place]!, before: label, hops, start, told: time + latency };
      if (!this.#fronts.covers(next)) this.#pending.add(labels.add(next));
    }
  }
}

function orderOf({ spans, since, by, without = () => false, worst }: Loose, actors: number, way: 1 | -1): SpanOrder {
  const clip: Clip = (earliest, latest) => {
    if (worst) return earliest >= since && latest <= by ? [earliest, latest] : null;
    const [first, last] = [Math.max(earliest, since), Math.min(latest, by)];
    return first <= last ? [first, last] : null;
  };
  return spanOrder(spans, actors, way, clip, without);
}
