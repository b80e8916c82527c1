import { closeSync, openSync, readSync } from 'node:fs';

/** Numbers that are read at a time. */
const PAGE = 8192;

/**
 * The distinct times of a log, UTC milliseconds, rising. Two pages of them are in memory: questions go through time in order, and look
 * ahead by as much as a contact takes.
 */
export interface Times {
  readonly count: number;
  /** The time of a stamp. @throws RangeError where there is no such stamp. */
  readonly at: (stamp: number) => number;
  /** The first stamp whose time is not before this one; `count` where there is none. */
  readonly from: (time: number) => number;
  readonly close: () => void;
}

/** @param path a column of f64 with `count` numbers. */
export function timesOf(path: string, count: number): Times {
  const file = openSync(path, 'r');
  let [page, start] = [new Float64Array(PAGE), -1];
  let [other, otherStart] = [new Float64Array(PAGE), -1];
  const at = (stamp: number): number => {
    if (!(stamp >= 0 && stamp < count)) throw new RangeError(`There is no stamp ${stamp}.`);
    const wanted = stamp - (stamp % PAGE);
    if (wanted !== start) {
      [page, start, other, otherStart] = [other, otherStart, page, start];
      if (wanted !== start) readSync(file, new Uint8Array(page.buffer), 0, page.byteLength, wanted * 8);
      start = wanted;
    }
    return page[stamp - wanted]!;
  };
  const from = (time: number): number => {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (at(middle) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { count, at, from, close: () => closeSync(file) };
}
