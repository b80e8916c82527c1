import type { Stretch } from './attributions.ts';

/** Where numbered stretches of a text stand, so that a long text is not searched from its beginning for each word. */
export interface StretchIndex {
  /** Notes one more stretch of the one numbered `at`. */
  readonly add: (at: number, stretch: Stretch) => void;
  /** Numbers, rising, of all that may touch `[start, end)`: every one that does, and some that stand close by. */
  readonly near: (start: number, end: number) => readonly number[];
}

/** Code units in a cell: about two sentences. */
const CELL = 256;

/** An index over the stretches of each of `all`, numbered as they stand there. */
export function stretchIndex(all: readonly (readonly Stretch[])[]): StretchIndex {
  const cells = new Map<number, number[]>();
  const add = (at: number, { start, end }: Stretch): void => {
    for (let cell = Math.floor(start / CELL); cell * CELL < end; cell++) {
      const known = cells.get(cell);
      if (known === undefined) cells.set(cell, [at]);
      else if (!known.includes(at)) known.push(at);
    }
  };
  all.forEach((stretches, at) => {
    for (const stretch of stretches) add(at, stretch);
  });
  return {
    add,
    near: (start, end) => {
      const found = new Set<number>();
      for (let cell = Math.floor(start / CELL); cell * CELL < end; cell++)
        for (const at of cells.get(cell) ?? []) found.add(at);
      return [...found].sort((a, b) => a - b);
    },
  };
}
