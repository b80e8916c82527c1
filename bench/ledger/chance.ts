/** Numbers that are the same for the same seed. */
export interface Chance {
  /** From 0 up to, and not with, 1. */
  readonly next: () => number;
  /** A whole number from 0 up to, and not with, `count`. */
  readonly below: (count: number) => number;
  /** The same, the first of them most often, by Zipf's law with exponent 1. */
  readonly ranked: (count: number) => number;
  readonly one: <Each>(all: readonly Each[]) => Each;
  readonly happens: (share: number) => boolean;
  /** About 1 on average, of lognormal spread, as lengths of texts are. */
  readonly length: () => number;
}

const SPREAD = 0.6;

/** Mulberry32. @param seeds whole numbers; any other one gives another sequence. */
export function chanceOf(...seeds: readonly number[]): Chance {
  let state = seeds.reduce((all, seed) => Math.imul(all ^ seed, 0x9e3779b1) + 0x7f4a7c15, 0x2545f491) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    ranked: (count) => Math.min(count - 1, Math.floor(count ** next() - 1 + 1e-9)),
    one: (all) => all[below(all.length)]!,
    happens: (share) => next() < share,
    length: () => {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return Math.min(4, Math.max(0.1, Math.exp(SPREAD * normal - (SPREAD * SPREAD) / 2)));
    },
  };
}
