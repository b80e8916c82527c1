import type { ContactColumns } from '../kernel/columns.ts';
import { NEVER, SEED } from '../kernel/engine.ts';
import { placeFrom } from '../kernel/rising.ts';
import { firstCircle, type Sweep } from '../kernel/sweep.ts';
import { type Adjacency, adjacencyOf } from './adjacency.ts';
import { Agenda } from './agenda.ts';

/** What a search by points can be told: all of a pass but what is left out contact by contact. */
export type PointSweep = Omit<Sweep, 'without' | 'weigh'>;

/** Who was reached, those informed first at the front, with the index of the contact that informed each (or `SEED`). */
export interface PointReach {
  readonly actors: Uint32Array;
  readonly marks: Uint32Array;
}

/** A pass goes over about this many contacts while a search looks at one: it reads them in a row, a search here and there. */
const DEARER = 64;

/**
 * Answers questions of a log by looking only at the contacts of those who are reached: label setting in order of time (Dijkstra 1959)
 * over a time-sorted adjacency (T-CSR, after Kairos, arXiv 2401.02563). As exact as a pass, and far quicker where few are reached.
 *
 * How many are reached is not known before. So a search is begun, and given up once it has cost what a pass costs: what is lost is
 * never more than one pass. It holds 4 bytes a contact and 8 more for each way that was asked.
 */
export class Points {
  readonly #contacts: ContactColumns;
  readonly #stamps: Uint32Array;
  readonly #adjacency: { [way in 1 | -1]?: Adjacency } = {};
  readonly #keys: Float64Array;
  readonly #marks: Uint32Array;
  readonly #agenda = new Agenda();

  constructor(contacts: ContactColumns) {
    this.#contacts = contacts;
    this.#stamps = new Uint32Array(contacts.count);
    contacts.read('stamp', 0, this.#stamps);
    this.#keys = new Float64Array(contacts.actors).fill(Number.POSITIVE_INFINITY);
    this.#marks = new Uint32Array(contacts.actors);
  }

  /**
   * Who could have had it (backwards: from whom it could have come), as `Sweeper` finds it; within a circle of contacts of one time the
   * contact may be another, of the same time.
   *
   * @param most contacts that are looked at, at the most; as many as cost what a pass does where nothing is said.
   * @returns null where it takes more: a pass is quicker then.
   */
  search(
    sweep: PointSweep,
    way: 1 | -1,
    most: number = Math.max(1024, (sweep.end - sweep.start) / DEARER),
  ): PointReach | null {
    this.#adjacency[way] ??= adjacencyOf(this.#contacts, way);
    const touched: number[] = [];
    try {
      return this.#search(sweep, this.#adjacency[way], most, touched);
    } finally {
      for (const actor of touched) this.#keys[actor] = Number.POSITIVE_INFINITY;
      this.#agenda.clear();
    }
  }

  #search(sweep: PointSweep, adjacency: Adjacency, most: number, touched: number[]): PointReach | null {
    const { way, starts, places, others } = adjacency;
    const { count } = this.#contacts;
    const [keys, marks, agenda] = [this.#keys, this.#marks, this.#agenda];
    const strict = sweep.ties === 'strict';
    const stamp = (place: number) => this.#stamps[way === 1 ? place : count - 1 - place]!;
    const circles = !strict && this.#contacts.cycles.length > 0;
    const first = way === 1 ? sweep.start : count - sweep.end;
    const end = way === 1 ? sweep.end : count - sweep.start;
    const silent = new Set(sweep.stopAt ?? []);
    for (const seed of sweep.seeds) silent.delete(seed);
    const set = (actor: number, key: number, mark: number): void => {
      if (keys[actor] === Number.POSITIVE_INFINITY) touched.push(actor);
      keys[actor] = key;
      marks[actor] = mark;
    };
    for (const actor of sweep.excluded ?? []) set(actor, Number.NEGATIVE_INFINITY, NEVER);
    for (const actor of sweep.seeds) {
      set(actor, -1, SEED);
      agenda.add(-1, actor);
    }
    const reached: number[] = [];
    for (let looked = 0; !agenda.empty; ) {
      const { key, actor } = agenda.take();
      // An earlier contact informed it since this one was put on.
      if (key !== keys[actor]) continue;
      reached.push(actor);
      if (actor === sweep.until) break;
      if (silent.has(actor)) continue;
      const past = strict && key !== -1 ? stamp(marks[actor]!) : NEVER;
      const last = starts[actor + 1]!;
      for (let at = placeFrom(places, Math.max(first, key), starts[actor]!, last); at < last; at += 1) {
        const place = places[at]!;
        if (place >= end) break;
        looked += 1;
        const own = circles ? this.#circleAt(place, way) : place;
        const other = others[at]!;
        if (keys[other]! <= own || (past !== NEVER && stamp(place) === past)) continue;
        set(other, own, place);
        agenda.add(own, other);
      }
      if (looked > most) return null;
    }
    const index = (mark: number) => (way === 1 || mark === SEED ? mark : count - 1 - mark);
    return { actors: Uint32Array.from(reached), marks: Uint32Array.from(reached, (actor) => index(marks[actor]!)) };
  }

  /** Where the circle begins that a contact lies in, seen the way it is gone: any contact of it may carry on. Else its own place. */
  #circleAt(place: number, way: 1 | -1): number {
    const { cycles, count } = this.#contacts;
    const index = way === 1 ? place : count - 1 - place;
    const circle = firstCircle(cycles, index);
    if (circle === cycles.length || cycles[circle]! > index) return place;
    return way === 1 ? cycles[circle]! : count - cycles[circle + 1]!;
  }
}
