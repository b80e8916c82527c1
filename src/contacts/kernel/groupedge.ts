import type { Stretch } from './engine.ts';

/** Follows from block to block where the group begins (backwards: ends) that a block's first contact belongs to. */
export class GroupEdge {
  readonly #stamps: Uint32Array;
  readonly #way: 1 | -1;
  #edge = 0;
  #stamp: number | null = null;

  constructor(stamps: Uint32Array, way: 1 | -1) {
    this.#stamps = stamps;
    this.#way = way;
  }

  of({ offset, count, base }: Stretch): number {
    const entered = this.#stamps[this.#way === 1 ? offset : offset + count - 1]!;
    if (entered !== this.#stamp) this.#edge = this.#way === 1 ? base : base + count;
    return this.#edge;
  }

  leave({ offset, count, base }: Stretch): void {
    const end = offset + count;
    const last = this.#way === 1 ? groupStart(this.#stamps, end - 1, offset) : groupEnd(this.#stamps, offset, end);
    const whole = last === (this.#way === 1 ? offset : end);
    // A block that is all one group leaves the edge where it was.
    if (!whole) this.#edge = base + last - offset;
    this.#stamp = this.#stamps[this.#way === 1 ? end - 1 : offset]!;
  }
}

/** Places [first, last) without the group at the end that a pass goes towards, which may go on behind it; or all, where they are one group. */
export function wholeGroups(stamps: Uint32Array, first: number, last: number, way: 1 | -1): readonly [number, number] {
  const edge = way === 1 ? groupStart(stamps, last - 1, first) : groupEnd(stamps, first, last);
  if (way === 1) return edge > first ? [first, edge] : [first, last];
  return edge < last ? [edge, last] : [first, last];
}

/** First place of the group that `at` belongs to, not before `least`. */
export function groupStart(stamps: Uint32Array, at: number, least: number): number {
  let start = at;
  while (start > least && stamps[start - 1] === stamps[at]) start -= 1;
  return start;
}

/** Place after the group that `at` belongs to, not after `most`. */
export function groupEnd(stamps: Uint32Array, at: number, most: number): number {
  let end = at + 1;
  while (end < most && stamps[end] === stamps[at]) end += 1;
  return end;
}
