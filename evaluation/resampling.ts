import type { Counts, Score } from './scores.ts';

/** How often the units are drawn anew. */
const DRAWS = 1000;

/** A 95 % interval. */
export type Bounds = readonly [low: number, high: number];

/**
 * The percentile bootstrap over units (Efron & Tibshirani 1993, ch. 13): whole documents are drawn with replacement, since
 * what stands in one document is not independent. Null for fewer than five units.
 *
 * Seeded, so that the same figures come with the same bounds.
 */
export function bounds(score: Score): Bounds | null {
  const { units } = score;
  if (units.length < 5) return null;
  const random = generator(20_17);
  const values: number[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const drawn: Counts[] = Array.from(units, () => units[Math.floor(random() * units.length)]!);
    const { value } = score.rates(score.sum(drawn));
    if (value !== null) values.push(value);
  }
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  const at = (share: number): number => values[Math.round(share * (values.length - 1))]!;
  return [at(0.025), at(0.975)];
}

/** Mulberry32: small, and good enough to draw units by. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
