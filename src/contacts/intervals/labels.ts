import type { ContactColumns } from '../kernel/columns.ts';
import { NEVER, SEED } from '../kernel/engine.ts';
import { type Clock, Ranks } from './spanorder.ts';
import { type Marks, SPAN } from './spansweeper.ts';

/** What the marks of a pass come to, by actor. */
export interface Labels {
  /**
   * UTC milliseconds at which it was informed (backwards: until which it can pass on); beyond all time where it never was, and before
   * all time (backwards: after it) where it had it from the start.
   */
  readonly times: Float64Array;
  /** The first stamp at which it can pass on; backwards, the first at which what it gets comes too late. */
  readonly ranks: Uint32Array;
}

/** The times of a pass, and what they are among the stamps of the contacts at an instant. */
export function labelled(
  contacts: ContactColumns,
  clock: Clock,
  { marks, fired }: Marks,
  way: 1 | -1,
  strict: boolean,
): Labels {
  const times = new Float64Array(marks.length).fill(Number.POSITIVE_INFINITY * way);
  const ranks = new Uint32Array(marks.length).fill(way === 1 ? NEVER : 0);
  const [instants, spans] = [new Uint32Array(marks.length), new Uint32Array(marks.length)];
  let [count, within] = [0, 0];
  for (const [actor, mark] of marks.entries()) {
    if (mark < SEED) {
      instants[count] = actor;
      count += 1;
    } else if (mark === SEED) {
      times[actor] = Number.NEGATIVE_INFINITY * way;
      ranks[actor] = way === 1 ? 0 : NEVER;
    } else if (mark !== NEVER) {
      times[actor] = fired[mark - SPAN]!;
      spans[within] = actor;
      within += 1;
    }
  }
  // What contacts of its time may follow it, non-strict, and backwards precede it, is on this side of the stamp after it.
  const behind = (way === 1) === strict;
  const byIndex = instants.subarray(0, count).sort((a, b) => marks[a]! - marks[b]!);
  const stamps = valuesAt(
    contacts.count,
    (start, into) => contacts.read('stamp', start, into),
    byIndex.map((actor) => marks[actor]!),
  );
  for (const [at, actor] of byIndex.entries()) {
    times[actor] = clock.at(stamps[at]!);
    ranks[actor] = stamps[at]! + (behind ? 1 : 0);
  }
  const search = new Ranks(clock);
  for (const actor of spans.subarray(0, within).sort((a, b) => times[a]! - times[b]!))
    ranks[actor] = search.of(times[actor]!, behind);
  return { times, ranks };
}

/** Values of a column at some indexes, which rise. */
export function valuesAt(
  count: number,
  read: (start: number, into: Uint32Array) => void,
  indexes: Uint32Array,
): Uint32Array {
  const values = new Uint32Array(indexes.length);
  const block = new Uint32Array(4096);
  let base = -1;
  for (const [at, index] of indexes.entries()) {
    const wanted = index - (index % block.length);
    if (wanted !== base) {
      read(wanted, block.subarray(0, Math.min(block.length, count - wanted)));
      base = wanted;
    }
    values[at] = block[index - base]!;
  }
  return values;
}
