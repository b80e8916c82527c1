import { isSet, setBit } from '../kernel/bits.ts';
import type { ContactColumns } from '../kernel/columns.ts';
import { type Bench, type Engine, NEVER, SEED } from '../kernel/engine.ts';
import type { Sweep, SweeperOptions } from '../kernel/sweep.ts';
import { fastestEngine } from '../kernel/wasm.ts';
import type { Spans } from '../store/logfolder.ts';
import { type Beside, Course } from './course.ts';
import { type Clock, clipped, Ranks, type SpanOrder, spanOrder } from './spanorder.ts';

/** The mark of an actor that a contact within an interval informed is this and the contact's place among the log's spans. */
export const SPAN: number = SEED + 1;
/** Far below what a log can hold: marks of spans stay clear of indexes, of `SEED` and of `NEVER`. */
const MOST_SPANS = 2 ** 30;
const BLOCK = 1 << 20;
/** Spans that are looked at together: whoever none of them, and none still open, starts from is informed without a halt. */
const SPELL = 256;
/** Most who are informed have nothing due at that time: nothing is made for them. */
const NONE: readonly number[] = [];

/** A pass in which contacts within an interval count too. */
export interface SpanSweep extends Omit<Sweep, 'until'> {
  /** UTC milliseconds: a contact counts where it happens within [since, by]. The two ends agree with `start` and `end`. */
  readonly since: number;
  readonly by: number;
  /** Whether a contact within an interval is left out. */
  readonly withoutSpan?: (span: number) => boolean;
}

/** For each actor the index of the contact that informed it, `SPAN` and a span, `SEED`, or `NEVER`. */
export interface Marks {
  readonly marks: Uint32Array;
  /** UTC milliseconds at which a span that informed somebody did so. */
  readonly fired: Float64Array;
}

/**
 * Runs passes over a log in which some contacts happened once within an interval [earliest, latest], unknown when.
 *
 * A *timeline* picks a time of each such contact, independently of the others; the contacts themselves are taken as certain. `possible`
 * gives every actor the best of all timelines, `necessary` the worst. Each is attained by one timeline for all actors at once: a
 * span happens as soon as its sender has it (possible); at its latest where its sender certainly has it by its earliest, else at its earliest
 * (necessary). So an actor is reached in every timeline exactly where one route holds in all of them, and both are one pass.
 *
 * Within an interval time is dense: where contacts of one time do not chain, a span may follow what informed its sender by as little
 * as need be, and the time told is the one it comes arbitrarily close to.
 */
export class SpanSweeper {
  readonly contacts: ContactColumns;
  readonly spans: Spans;
  readonly clock: Clock;
  readonly #bench: Bench;
  readonly #resident: boolean;
  readonly #room: number;

  /** @throws RangeError where there are more spans than marks for them. */
  constructor(
    contacts: ContactColumns,
    spans: Spans,
    clock: Clock,
    engine: Engine = fastestEngine(),
    { resident = false, block = BLOCK }: Omit<SweeperOptions, 'masks'> = {},
  ) {
    if (spans.from.length > MOST_SPANS) throw new RangeError(`A log can have ${MOST_SPANS} contacts within intervals.`);
    this.contacts = contacts;
    this.spans = spans;
    this.clock = clock;
    this.#resident = resident;
    this.#room = resident ? contacts.count : Math.min(contacts.count, Math.max(block, contacts.longest));
    const { actors, longest } = contacts;
    this.#bench = engine.bench({ actors, room: this.#room, masks: false, longest });
    if (!resident) return;
    for (const column of ['from', 'to', 'stamp'] as const) contacts.read(column, 0, this.#bench.room[column]);
  }

  /** The earliest that each actor could have it in any timeline; backwards, the latest that it could still pass it on. */
  possible(sweep: SpanSweep, way: 1 | -1): Marks {
    const pass = new Pass(this.#bench, this.spans.from.length, sweep);
    const { since, by, withoutSpan = () => false } = sweep;
    const order = spanOrder(
      this.spans,
      this.contacts.actors,
      way,
      (earliest, latest) => clipped(earliest, latest, since, by),
      withoutSpan,
    );
    const strict = sweep.ties === 'strict';
    /** Spans of an actor that are open at a time and inform somebody who does not have it. */
    const open = (actor: number, time: number): readonly number[] => {
      let found = NONE as number[];
      for (let at = order.firstOf[actor]!; at < order.firstOf[actor + 1]!; at += 1) {
        const place = order.leaving[at]!;
        const [passed, left] = [(time - order.open[place]!) * way, (order.close[place]! - time) * way];
        if (passed < 0 || (strict ? left <= 0 : left < 0) || pass.has(order.target[place]!)) continue;
        if (found === NONE) found = [place];
        else found.push(place);
      }
      return found;
    };
    /** Places of this spell whose sender has it and that open later, the next at the end. */
    const waiting: number[] = [];
    let spell = 0;
    const ranks = new Ranks(this.clock);
    const expect = (actor: number, time: number) => {
      for (let at = order.firstOf[actor]!; at < order.firstOf[actor + 1]!; at += 1) {
        const place = order.leaving[at]!;
        const opens = order.open[place]!;
        if (place >= spell || (opens - time) * way <= 0 || pass.has(order.target[place]!)) continue;
        let behind = waiting.length;
        while (behind > 0 && waiting[behind - 1]! < place) behind -= 1;
        waiting.splice(behind, 0, place);
        course.holdUp(ranks.of(opens, way === -1));
      }
    };
    const release = (places: readonly number[], time: number) => {
      const queue = [...places];
      for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
        const target = order.target[place]!;
        if (!pass.give(target, order.span[place]!, time)) continue;
        course.left -= 1;
        expect(target, time);
        for (const next of open(target, time)) queue.push(next);
      }
    };
    let pending: (readonly [places: readonly number[], time: number])[] = [];
    const course = this.#course(sweep, way, {
      met: (actor, time) => {
        expect(actor, time);
        const places = open(actor, time);
        if (places.length === 0) return false;
        if (strict) pending.push([places, time]);
        else release(places, time);
        return true;
      },
      flush: () => {
        for (const [places, time] of pending) release(places, time);
        pending = [];
      },
    });
    /** Goes on to a time, from one span that opens to the next. */
    const onTo = (until: number) => {
      for (;;) {
        const next = waiting.at(-1);
        const time = next === undefined ? until : order.open[next]!;
        course.to(ranks.of(time, way === -1));
        if (waiting.at(-1) !== next) continue;
        if (next === undefined) return;
        const due: number[] = [];
        while (waiting.length > 0 && order.open[waiting.at(-1)!] === time) {
          const place = waiting.pop()!;
          if (!pass.has(order.target[place]!)) due.push(place);
        }
        if (due.length === 0) continue;
        if (strict) course.to(ranks.of(time, way === 1));
        release(due, time);
      }
    };
    const watch = new Watch(this.#bench.watch, order, way, pass);
    for (let place = 0; place < order.count; ) {
      const time = order.open[place]!;
      onTo(time);
      spell = Math.min(place + SPELL, order.count);
      watch.drop(time);
      for (; place < spell; place += 1) {
        if (pass.has(order.target[place]!)) continue;
        if (pass.has(order.source[place]!)) waiting.unshift(place);
        else watch.add(place);
      }
    }
    onTo(Number.POSITIVE_INFINITY * way);
    return pass.marks();
  }

  /** The time by which each actor has it in every timeline; backwards, until which it passes it on in every one. */
  necessary(sweep: SpanSweep, way: 1 | -1): Marks {
    const pass = new Pass(this.#bench, this.spans.from.length, sweep);
    const { since, by, withoutSpan = () => false } = sweep;
    const order = spanOrder(
      this.spans,
      this.contacts.actors,
      way,
      (earliest, latest) => (earliest >= since && latest <= by ? [earliest, latest] : null),
      withoutSpan,
    );
    const closing = Uint32Array.from({ length: order.count }, (_, place) => place).sort(
      (a, b) => (order.close[a]! - order.close[b]!) * way || a - b,
    );
    const course = this.#course(sweep, way, { met: () => false, flush: () => undefined });
    const ranks = new Ranks(this.clock);
    const strict = sweep.ties === 'strict';
    const safe = new Uint8Array(order.count);
    // Where contacts of one time chain, whoever is informed by the end of a span has it for that time, and a span may begin with what came
    // at that time; where they do not, it is the other way round.
    const boundOf = (time: number, behind: boolean) => ranks.of(time, behind === (way === 1));
    for (let [opened, closed] = [0, 0]; closed < order.count; ) {
      const ending = closing[closed]!;
      const gap = opened < order.count ? (order.open[opened]! - order.close[ending]!) * way : Number.POSITIVE_INFINITY;
      if (gap < 0 || (gap === 0 && strict)) {
        if (!pass.has(order.target[opened]!)) {
          course.to(boundOf(order.open[opened]!, !strict));
          if (pass.has(order.source[opened]!)) safe[opened] = 1;
        }
        opened += 1;
      } else {
        if (safe[ending] === 1 && !pass.has(order.target[ending]!)) {
          const time = order.close[ending]!;
          course.to(boundOf(time, strict));
          if (pass.give(order.target[ending]!, order.span[ending]!, time)) course.left -= 1;
        }
        closed += 1;
      }
    }
    course.to(way === 1 ? this.clock.count : 0);
    return pass.marks();
  }

  #course(sweep: SpanSweep, way: 1 | -1, beside: Beside): Course {
    const room = { room: this.#room, resident: this.#resident };
    return new Course(this.contacts, this.clock, this.#bench, room, sweep, way, beside);
  }
}

/** Whom a pass is halted for: senders who do not have it yet of spans that are not over. */
class Watch {
  readonly #bits: Uint32Array;
  readonly #order: SpanOrder;
  readonly #way: 1 | -1;
  readonly #pass: Pass;
  #places: number[] = [];
  #most = SPELL;

  constructor(bits: Uint32Array, order: SpanOrder, way: 1 | -1, pass: Pass) {
    this.#bits = bits;
    this.#order = order;
    this.#way = way;
    this.#pass = pass;
  }

  add(place: number): void {
    const actor = this.#order.source[place]!;
    setBit(this.#bits, actor);
    this.#places.push(place);
  }

  /** Lets go of what is over by a time, once that may be half of them. */
  drop(time: number): void {
    if (this.#places.length < this.#most) return;
    const { source, target, close } = this.#order;
    const all = this.#places;
    for (const place of all) this.#bits[source[place]! >>> 5]! &= ~(1 << (source[place]! & 31));
    this.#places = [];
    for (const place of all) {
      const over = (close[place]! - time) * this.#way < 0;
      if (!over && !this.#pass.has(source[place]!) && !this.#pass.has(target[place]!)) this.add(place);
    }
    this.#most = SPELL + this.#places.length * 2;
  }
}

/** The state of all actors in one pass: the bench's, which spans change as contacts do. */
class Pass {
  readonly #bench: Bench;
  readonly #excluded: readonly number[];
  readonly #fired: Float64Array;

  constructor(bench: Bench, spans: number, { seeds, excluded = [], stopAt = [], without }: SpanSweep) {
    const { informed, arrivals, held, skipped, watch, told } = bench;
    this.#bench = bench;
    this.#excluded = excluded;
    this.#fired = new Float64Array(spans);
    informed.fill(0);
    arrivals.fill(NEVER);
    held.fill(0);
    watch.fill(0);
    told.fill(0);
    if (without === undefined) skipped.fill(0);
    for (const actor of [...excluded, ...stopAt]) setBit(held, actor);
    for (const actor of excluded) arrivals[actor] = SEED;
    for (const seed of seeds) {
      setBit(informed, seed);
      arrivals[seed] = SEED;
    }
  }

  /** Whether an actor has it and passes it on. */
  has(actor: number): boolean {
    return isSet(this.#bench.informed, actor);
  }

  /** A span informs an actor; false where the actor has it already, or passes nothing on. */
  give(actor: number, span: number, time: number): boolean {
    const { informed, arrivals, held } = this.#bench;
    const stops = isSet(held, actor);
    if (this.has(actor) || (stops && arrivals[actor] !== NEVER)) return false;
    arrivals[actor] = SPAN + span;
    this.#fired[span] = time;
    if (!stops) setBit(informed, actor);
    return !stops;
  }

  marks(): Marks {
    const marks = this.#bench.arrivals.slice();
    for (const actor of this.#excluded) marks[actor] = NEVER;
    return { marks, fired: this.#fired };
  }
}
