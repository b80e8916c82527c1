import { MOST_PIECES, MOST_WORDS } from './encoder.ts';

/** Where a clause may end, best first. */
const CUTS: readonly RegExp[] = [
  /^(?:[;:.!?…]|\.{2,})$/,
  /^(?:--?|–|—)$/,
  /^,$/,
  /^(?:and|but|or|that|which|who|because|while)$/i,
];

/** No window is cut shorter than this for the sake of a better place. */
const LEAST_WORDS = 40;

/**
 * The sentence in stretches that the model can read in one go, `[first, past)` in words; the whole in one where it is short enough.
 *
 * A longer one is cut after the best clause boundary in the last part of each stretch, so that a sentence of any length
 * reads in bounded memory. `sizes` is the number of pieces of each word.
 */
export function windows(words: readonly string[], sizes: readonly number[]): { first: number; past: number }[] {
  const out: { first: number; past: number }[] = [];
  for (let first = 0; first < words.length; ) {
    let most = first;
    let pieces = 2;
    while (most < words.length && most - first < MOST_WORDS && pieces + sizes[most]! <= MOST_PIECES)
      pieces += sizes[most++]!;
    const past = most === words.length ? most : cutBefore(words, first, Math.max(most, first + 1));
    out.push({ first, past });
    first = past;
  }
  return out;
}

function cutBefore(words: readonly string[], first: number, most: number): number {
  const least = Math.min(most, first + LEAST_WORDS);
  for (const sign of CUTS) {
    for (let past = most; past > least; past--) {
      // A conjunction opens the next stretch; punctuation closes this one.
      const at = sign === CUTS[3] ? past : past - 1;
      if (at < words.length && sign.test(words[at]!)) return past;
    }
  }
  return most;
}
