import type { ContactColumns } from '../kernel/columns.ts';
import { wordsOf } from '../kernel/engine.ts';
import { wholeGroups } from '../kernel/groupedge.ts';
import type { Sweep } from '../kernel/sweep.ts';

/** Contacts that are read at a time. */
const BLOCK = 1 << 18;

/** Contacts of some times, whole: those at places [first, end) of the columns. The next block overwrites them. */
export interface Block {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly stamp: Uint32Array;
  /** A bit a place: that contact is left out. */
  readonly skipped: Uint32Array;
  /** Index of the contact at place 0. */
  readonly base: number;
  readonly first: number;
  readonly end: number;
}

/** The contacts of a window in blocks that no time reaches over the edge of; backwards from the last block to the first. */
export function* blocks(
  { longest, read }: ContactColumns,
  { start, end, without }: Pick<Sweep, 'start' | 'end' | 'without'>,
  way: 1 | -1,
  most: number = BLOCK,
): Iterable<Block> {
  const room = Math.max(Math.min(end - start, most), longest);
  const [from, to, stamp] = [new Uint32Array(room), new Uint32Array(room), new Uint32Array(room)];
  const skipped = new Uint32Array(wordsOf(room));
  for (let [low, high] = [start, end]; low < high; ) {
    const count = Math.min(room, high - low);
    const base = way === 1 ? low : high - count;
    read('from', base, from.subarray(0, count));
    read('to', base, to.subarray(0, count));
    read('stamp', base, stamp.subarray(0, count));
    // A time at the edge is left to the next block, unless it is all of this one.
    const [first, last] = count < high - low ? wholeGroups(stamp, 0, count, way) : [0, count];
    if (without !== undefined) {
      skipped.fill(0);
      without(base, count, skipped);
    }
    yield { from, to, stamp, skipped, base, first, end: last };
    if (way === 1) low += last;
    else high = base + first;
  }
}
