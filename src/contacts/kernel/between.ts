import { NEVER, SEED, wordsOf } from './engine.ts';
import type { Sweep, Sweeper } from './sweep.ts';

/** Contacts that are sifted at a time. */
const BLOCK = 1 << 18;

/** Routes from one actor to another, within a window and without what is left out. */
export interface Between extends Omit<Sweep, 'seeds' | 'until'> {
  readonly from: number;
  readonly to: number;
}

/**
 * Indexes, rising, of all contacts that lie on some route from one actor to another: their sender could have it by then, and from
 * their receiver it can still get to the target. A route respects time, leaves the start once and ends at the target; it may come by
 * another actor twice (in a detour that it could have done without). What no route needs is not left out: that would be NP-hard.
 *
 * One pass forward, one backward, and one over the columns. All of one time are compared by time, not by place: so the answer is the
 * same whatever order an import gave them.
 *
 * @param block contacts that are sifted at a time.
 */
export function between(sweeper: Sweeper, { from, to, ...sweep }: Between, block: number = BLOCK): Uint32Array {
  const stopAt = sweep.stopAt ?? [];
  const first = sweeper.forward({ ...sweep, seeds: [from], stopAt: [...stopAt, to] }).slice();
  if (first[to] === NEVER) return new Uint32Array(0);
  // Who passes nothing on is on no route but as its end.
  const silent = stopAt.filter((actor) => actor !== from && actor !== to);
  const excluded = [...(sweep.excluded ?? []), ...silent];
  const last = sweeper.backward({ ...sweep, seeds: [to], excluded, stopAt: [from] });
  // Nothing goes on from the target or from those, and nothing comes back to the start.
  for (const actor of [...silent, to]) first[actor] = NEVER;
  last[from] = NEVER;
  return sifted(sweeper, sweep, first, last, block);
}

function sifted(
  sweeper: Sweeper,
  sweep: Omit<Sweep, 'seeds'>,
  first: Uint32Array,
  last: Uint32Array,
  most: number,
): Uint32Array {
  const { longest, read } = sweeper.contacts;
  const strict = sweep.ties === 'strict';
  const found = new Indexes();
  const room = Math.max(Math.min(sweep.end - sweep.start, most), longest);
  const [senders, receivers, stamp] = [new Uint32Array(room), new Uint32Array(room), new Uint32Array(room)];
  const columns = { from: senders, to: receivers, stamp };
  const skipped = new Uint32Array(wordsOf(room));
  const { without } = sweep;
  for (let base = sweep.start; base < sweep.end; ) {
    let count = Math.min(room, sweep.end - base);
    for (const column of ['from', 'to', 'stamp'] as const) read(column, base, columns[column].subarray(0, count));
    // Groups stay whole: their bounds are what the rules compare with.
    if (base + count < sweep.end) {
      let edge = count - 1;
      while (edge > 0 && stamp[edge - 1] === stamp[count - 1]) edge -= 1;
      if (edge > 0) count = edge;
    }
    if (without !== undefined) {
      skipped.fill(0);
      without(base, count, skipped);
    }
    let [start, end] = [0, 0];
    for (let at = 0; at < count; at += 1) {
      const useful = last[receivers[at]!]!;
      if (useful === NEVER) continue;
      const informed = first[senders[at]!]!;
      if (informed === NEVER || senders[at] === receivers[at]) continue;
      // Whatever lies further off than the longest group has another time; groups are looked up only for the rest.
      const index = base + at;
      if (informed < SEED && informed >= index + longest) continue;
      if (useful < SEED && useful + longest <= index) continue;
      if (without !== undefined && ((skipped[at >>> 5]! >>> (at & 31)) & 1) === 1) continue;
      const apart =
        (informed === SEED || informed + longest <= index) && (useful === SEED || useful >= index + longest);
      if (!apart) {
        if (at >= end) {
          [start, end] = [at, at + 1];
          while (start > 0 && stamp[start - 1] === stamp[at]) start -= 1;
          while (end < count && stamp[end] === stamp[at]) end += 1;
        }
        const [since, until] = strict ? [base + start, base + end] : [base + end, base + start];
        if ((informed !== SEED && informed >= since) || (useful !== SEED && useful < until)) continue;
      }
      found.add(index);
    }
    base += count;
  }
  return found.all();
}

/** A list of indexes that grows. */
class Indexes {
  #values = new Uint32Array(1024);
  #count = 0;

  add(index: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Uint32Array(this.#count * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count] = index;
    this.#count += 1;
  }

  all(): Uint32Array {
    return this.#values.slice(0, this.#count);
  }
}
