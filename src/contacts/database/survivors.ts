import { columnsOf } from '../kernel/columns.ts';
import { NEVER } from '../kernel/engine.ts';
import { plain } from '../kernel/plain.ts';
import { firstCircle, Sweeper, type Ties } from '../kernel/sweep.ts';

/** What a pass over the survivors of a slice is told. */
export interface Finish {
  readonly way: 1 | -1;
  readonly ties: Ties;
  /** Whether an actor had it before the slice, and passes on. */
  readonly had: (actor: number) => boolean;
  /** Actors that pass nothing on. */
  readonly stopAt: ReadonlySet<number>;
}

/**
 * The contacts of one slice that were worth sending, and the kernel's pass over them.
 *
 * Leaving out a contact whose taker has it already, or whose giver never has it in the slice, changes nothing of a pass; what is left is put
 * into the order of the log, with what is left of each circle, and gone over as the log itself would be.
 */
export class Survivors {
  readonly #cycles: Uint32Array;
  #ids = new Float64Array(1024);
  #froms = new Uint32Array(1024);
  #tos = new Uint32Array(1024);
  #times = new Float64Array(1024);
  #count = 0;

  /** @param cycles circles [start, end) of the log: places between which no order is exact. */
  constructor(cycles: Uint32Array) {
    this.#cycles = cycles;
  }

  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#count = 0;
  }

  /** @param time matters under the strict rule alone. */
  add(id: number, from: number, to: number, time: number): void {
    if (this.#count === this.#ids.length) this.#grow();
    this.#ids[this.#count] = id;
    this.#froms[this.#count] = from;
    this.#tos[this.#count] = to;
    this.#times[this.#count] = time;
    this.#count += 1;
  }

  /**
   * Whom they may inform, put down in `arrivals` with the earliest contact that may (backwards: the latest), and told where it was nobody
   * before. In a circle everything counts as in order: nobody is left out who is reached, and a few are told who are not.
   *
   * @returns whom they may inform that `arrivals` did not have.
   */
  spread(arrivals: Uint32Array, { way, had, stopAt }: Omit<Finish, 'ties'>): readonly number[] {
    const fresh: number[] = [];
    for (let changed = true; changed; ) {
      changed = false;
      for (let at = 0; at < this.#count; at += 1) {
        const [giver, taker, id] = [this.#giver(at, way), this.#taker(at, way), this.#ids[at]!];
        const known = arrivals[taker]!;
        if (known !== NEVER && known * way <= id * way) continue;
        if (!had(giver)) {
          const given = arrivals[giver]!;
          if (given === NEVER || stopAt.has(giver) || given * way >= this.#usable(id, way) * way) continue;
        }
        if (known === NEVER) fresh.push(taker);
        arrivals[taker] = id;
        changed = true;
      }
    }
    return fresh;
  }

  /** Lets those go whose giver cannot have it. */
  keep(gives: (giver: number) => boolean, way: 1 | -1): void {
    let kept = 0;
    for (let at = 0; at < this.#count; at += 1) {
      if (!gives(this.#giver(at, way))) continue;
      for (const column of [this.#ids, this.#froms, this.#tos, this.#times]) column[kept] = column[at]!;
      kept += 1;
    }
    this.#count = kept;
  }

  /** Tells whoever is reached, with the place of the contact that informs each. */
  finish({ way, ties, had, stopAt }: Finish, reached: (actor: number, id: number) => void): void {
    const count = this.#count;
    const order = this.#order();
    const local = new Map<number, number>();
    const actors: number[] = [];
    const [seeds, stopped]: [number[], number[]] = [[], []];
    const localOf = (actor: number): number => {
      const known = local.get(actor);
      if (known !== undefined) return known;
      const next = actors.push(actor) - 1;
      local.set(actor, next);
      if (had(actor)) seeds.push(next);
      else if (stopAt.has(actor)) stopped.push(next);
      return next;
    };
    const [from, to, stamp] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)];
    let [longest, group, number] = [0, 0, -1];
    for (let at = 0; at < count; at += 1) {
      const place = order[at]!;
      from[at] = localOf(this.#froms[place]!);
      to[at] = localOf(this.#tos[place]!);
      const same = at > 0 && this.#times[place] === this.#times[order[at - 1]!];
      number += same ? 0 : 1;
      group = same ? group + 1 : 1;
      longest = Math.max(longest, group);
      stamp[at] = number;
    }
    const columns = columnsOf({ from, to, stamp }, actors.length, { longest, cycles: this.#circles(order) });
    const sweeper = new Sweeper(columns, plain, { resident: true });
    const sweep = { seeds, start: 0, end: count, ties, stopAt: stopped };
    const found = way === 1 ? sweeper.forward(sweep) : sweeper.backward(sweep);
    for (let at = 0; at < actors.length; at += 1) {
      if (found[at]! < count) reached(actors[at]!, this.#ids[order[found[at]!]!]!);
    }
  }

  /** Places of the survivors in the order of the log. */
  #order(): Uint32Array {
    const count = this.#count;
    const ids = this.#ids.subarray(0, count);
    const first = ids.reduce((least, id) => Math.min(least, id), Number.POSITIVE_INFINITY);
    const last = ids.reduce((most, id) => Math.max(most, id), 0);
    const order = Uint32Array.from({ length: count }, (_, at) => at);
    if ((last - first + 1) * count > Number.MAX_SAFE_INTEGER) return order.sort((a, b) => ids[a]! - ids[b]!);
    // Place and index in one number: numbers are sorted much faster than what has to be compared.
    const keys = ids.map((id, at) => (id - first) * count + at).sort();
    return order.map((at) => keys[at]! % count);
  }

  #giver(at: number, way: 1 | -1): number {
    return way === 1 ? this.#froms[at]! : this.#tos[at]!;
  }

  #taker(at: number, way: 1 | -1): number {
    return way === 1 ? this.#tos[at]! : this.#froms[at]!;
  }

  /** The place before which (backwards: behind which) its giver has to have it: its own, or the end of its circle. */
  #usable(id: number, way: 1 | -1): number {
    if (this.#cycles.length === 0) return id;
    const circle = firstCircle(this.#cycles, id);
    if (!(this.#cycles[circle]! <= id)) return id;
    return way === 1 ? this.#cycles[circle + 1]! : this.#cycles[circle]! - 1;
  }

  /** The stretches of survivors that lie in a circle of the log. */
  #circles(order: Uint32Array): Uint32Array {
    const circles: number[] = [];
    for (let at = 0; at < order.length; ) {
      const id = this.#ids[order[at]!]!;
      const circle = firstCircle(this.#cycles, id);
      const [start, end] = [this.#cycles[circle] ?? Number.POSITIVE_INFINITY, this.#cycles[circle + 1]!];
      let next = at;
      if (start <= id) {
        while (next < order.length && this.#ids[order[next]!]! < end) next += 1;
        circles.push(at, next);
        at = next;
      } else {
        while (next < order.length && this.#ids[order[next]!]! < start) next += 1;
        at = next;
      }
    }
    return Uint32Array.from(circles);
  }

  #grow(): void {
    const wider = <A extends Float64Array | Uint32Array>(old: A, made: A): A => {
      made.set(old);
      return made;
    };
    const length = this.#ids.length * 2;
    this.#ids = wider(this.#ids, new Float64Array(length));
    this.#froms = wider(this.#froms, new Uint32Array(length));
    this.#tos = wider(this.#tos, new Uint32Array(length));
    this.#times = wider(this.#times, new Float64Array(length));
  }
}
