import type { ContactColumns } from '../kernel/columns.ts';
import { type Bench, NEVER } from '../kernel/engine.ts';
import { placeFrom } from '../kernel/rising.ts';
import { firstCircle, type Sweep } from '../kernel/sweep.ts';
import type { Clock } from './spanorder.ts';

/** What goes on beside a course, where watched actors are informed. */
export interface Beside {
  /** A watched actor was informed at this time. Tells whether that informs others at the same time, or is about to (strict). */
  readonly met: (actor: number, time: number) => boolean;
  /** Strict: all contacts of the time have been gone over, and what `met` told of is due. */
  readonly flush: () => void;
}

/**
 * A pass over the contacts at an instant that can be halted between any two times, for what has no place in their order: the
 * fast loops run from halt to halt. Places are those of the bench's room, which holds every group of one time whole.
 */
export class Course {
  readonly #contacts: ContactColumns;
  readonly #clock: Clock;
  readonly #bench: Bench;
  readonly #sweep: Sweep;
  readonly #way: 1 | -1;
  readonly #strict: boolean;
  readonly #room: number;
  readonly #resident: boolean;
  readonly #beside: Beside;
  /** Contacts of the window not yet read, [start, end). */
  #start: number;
  #end: number;
  /** Index of the room's first place, and how much of it is filled. */
  #shift = 0;
  #filled = 0;
  #at = 0;
  #last = 0;
  /** The stamp it is on its way to, and whether that has been brought nearer on the way. */
  #bound = 0;
  #nearer = false;
  /** Actors that have not been informed: a pass with none left has nothing to do. */
  left: number;

  constructor(
    contacts: ContactColumns,
    clock: Clock,
    bench: Bench,
    { room, resident }: { readonly room: number; readonly resident: boolean },
    sweep: Sweep,
    way: 1 | -1,
    beside: Beside,
  ) {
    this.#contacts = contacts;
    this.#clock = clock;
    this.#bench = bench;
    this.#sweep = sweep;
    this.#way = way;
    this.#strict = sweep.ties === 'strict';
    this.#room = room;
    this.#resident = resident;
    this.#beside = beside;
    this.#start = sweep.start;
    this.#end = sweep.end;
    bench.told.fill(0);
    const never = (sweep.stopAt ?? []).length > 0 ? Number.POSITIVE_INFINITY : 0;
    this.left = contacts.actors - new Set([...sweep.seeds, ...(sweep.excluded ?? [])]).size + never;
  }

  /** Goes over all contacts whose stamp is below this one; backwards: over all whose stamp is not. Less far where it is held up. */
  to(bound: number): void {
    this.#bound = bound;
    while (this.left > 0) {
      if (this.#at === this.#last && !this.#next()) return;
      this.#nearer = false;
      this.#run(this.#placeOf(this.#bound));
      if (!this.#nearer && this.#at !== this.#last) return;
    }
  }

  /** Has it stop at this stamp, from within what goes on beside: not before the end of the time that it is at. */
  holdUp(bound: number): void {
    if ((bound - this.#bound) * this.#way >= 0) return;
    this.#bound = bound;
    this.#nearer = true;
  }

  /** Puts the next block into the room; false where there is none. */
  #next(): boolean {
    const [way, { room, skipped }, count] = [this.#way, this.#bench, this.#end - this.#start];
    if (count === 0) return false;
    const part = this.#resident ? count : Math.min(this.#room, count);
    const from = way === 1 ? this.#start : this.#end - part;
    this.#shift = this.#resident ? 0 : from;
    this.#filled = this.#resident ? this.#contacts.count : part;
    let [low, high] = [from - this.#shift, from - this.#shift + part];
    if (!this.#resident) {
      for (const column of ['from', 'to', 'stamp'] as const)
        this.#contacts.read(column, from, room[column].subarray(0, part));
      if (part < count && way === 1) high = this.#groupAt(high - 1, 0, part)[0] || high;
      if (part < count && way === -1) low = this.#groupAt(low, 0, part)[1] % part;
    }
    if (this.#sweep.without !== undefined) {
      skipped.fill(0);
      this.#sweep.without(this.#shift, this.#filled, skipped);
    }
    if (way === 1) this.#start = this.#shift + high;
    else this.#end = this.#shift + low;
    [this.#at, this.#last] = way === 1 ? [low, high] : [high, low];
    return true;
  }

  #run(stop: number): void {
    while (this.#at !== stop && !this.#nearer) {
      const circle = this.#strict ? null : this.#circleBefore(stop);
      if (circle === null) this.#plain(stop);
      else if (circle[0] === this.#at) this.#settle(circle[0], circle[1]);
      else this.#plain(circle[0]);
    }
  }

  /** Once over contacts that have an order; where others were informed beside it, the whole of that time is seen to. */
  #plain(stop: number): void {
    while (this.#at !== stop) {
      const due = this.#step(stop);
      if (due) this.#group();
      if (due || this.#nearer) return;
    }
  }

  /** Over a circle until nothing changes. */
  #settle(first: number, last: number): void {
    let due = false;
    let changed = 1;
    while (changed > 0) {
      [this.#at, changed] = [first, 0];
      while (this.#at !== last) {
        due = this.#step(last) || due;
        changed += this.#bench.told[0]!;
      }
    }
    if (due) this.#group();
  }

  /** Over all contacts of the time that was just met: until nothing changes, or (strict) to its end. */
  #group(): void {
    const [low, high] = this.#groupAt(this.#way === 1 ? this.#at - 1 : this.#at, 0, this.#filled);
    const [first, last] = this.#way === 1 ? [low, high] : [high, low];
    if (this.#strict) {
      while (this.#at !== last) this.#step(last);
      this.#beside.flush();
      return;
    }
    let changed = 1;
    while (changed > 0) {
      [this.#at, changed] = [first, 0];
      while (this.#at !== last) {
        if (this.#step(last)) changed += 1;
        changed += this.#bench.told[0]!;
      }
    }
  }

  /** From here to a place, or behind the next contact that informs a watched actor; tells whether that has anything due. */
  #step(stop: number): boolean {
    const { told, room } = this.#bench;
    const offset = Math.min(this.#at, stop);
    const stretch = { offset, count: Math.abs(stop - this.#at), base: offset + this.#shift };
    this.#at += this.#bench.watched(stretch, this.#filled, this.#strict, this.#way) * this.#way;
    this.left -= told[0]!;
    if (told[1] === NEVER) return false;
    const stamp = room.stamp[this.#way === 1 ? this.#at - 1 : this.#at]!;
    return this.#beside.met(told[1]!, this.#clock.at(stamp));
  }

  /** The next circle that begins before a place, as the places where the pass enters it and leaves it. */
  #circleBefore(stop: number): readonly [number, number] | null {
    const { cycles } = this.#contacts;
    if (cycles.length === 0) return null;
    const next = firstCircle(cycles, this.#at + this.#shift) - (this.#way === 1 ? 0 : 2);
    if (next < 0 || next >= cycles.length) return null;
    const [low, high] = [cycles[next]! - this.#shift, cycles[next + 1]! - this.#shift];
    if (this.#way === 1) return low < stop ? [low, high] : null;
    return high > stop ? [high, low] : null;
  }

  /** Where the contacts of a stamp begin in the room, from here on: found by strides that double. */
  #placeOf(bound: number): number {
    const { stamp } = this.#bench.room;
    let [low, high] = this.#way === 1 ? [this.#at, this.#last] : [this.#last, this.#at];
    if (this.#way === 1) {
      for (let step = 1; low + step < high; step *= 2) {
        if (stamp[low + step]! >= bound) high = low + step;
        else low += step;
      }
    } else {
      for (let step = 1; high - step > low; step *= 2) {
        if (stamp[high - step]! < bound) low = high - step + 1;
        else high -= step;
      }
    }
    return placeFrom(stamp, bound, low, high);
  }

  /** The group of one time that a place belongs to, [first, after last), within [least, most). */
  #groupAt(place: number, least: number, most: number): readonly [number, number] {
    const { stamp } = this.#bench.room;
    const time = stamp[place]!;
    const reach = Math.max(1, this.#contacts.longest);
    return [
      placeFrom(stamp, time, Math.max(least, place - reach), place),
      placeFrom(stamp, time + 1, place, Math.min(most, place + reach)),
    ];
  }
}
