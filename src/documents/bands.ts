import { type Comparable, comparedWords } from './copies.ts';

/** Bands of a stretch of text, one min-hash in each. */
export const BANDS = 64;
/** Words in a run that is hashed: shorter than what counts as copied, so that a copied run holds several. */
export const RUN = 8;
/** Words of a stretch that has bands of its own: the share of a short text in a long one would be too small to be met with. */
export const STRETCH = 800;

/**
 * The bands of a text by which those that may share text with it are found: documents with a band in common are a
 * candidate pair, for `nearCopies` to compare exactly. Each is a whole number below 2^53; sorted, each once; none for a text of
 * fewer than `RUN` words. A band's number is part of what is hashed, so that equal values are equal bands.
 *
 * Min-hashing (Broder 1997) of runs of `RUN` words, with locality-sensitive banding (Indyk and Motwani 1998) of one row a
 * band: runs of eight words hardly meet by chance, and a second row would only lose copies. Two stretches that have the part J of all their runs
 * in common (Jaccard) meet with probability 1 - (1 - J)^64: 0.96 at J = 0.05, 0.999 at 0.1. A long text is cut into
 * stretches of `STRETCH` words, each with 64 bands, so that a wire story of 200 words is found in a report of any length.
 * What two texts share in less than that, such as one quotation, is not looked for here.
 *
 * The same text gives the same bands on every machine: 32-bit arithmetic with constants, no lot drawn.
 */
export function bandsOf(text: string, blocks?: Comparable['blocks']): readonly number[] {
  const words = comparedWords({ id: '', text, blocks }).map(wordHash);
  const found = new Set<number>();
  const runs = words.length - RUN + 1;
  for (let first = 0; first < runs; first += STRETCH) stretch(words, first, Math.min(runs, first + STRETCH), found);
  return [...found].toSorted((a, b) => a - b);
}

/** Two 32-bit lanes of a hash. */
type Lanes = readonly [number, number];

const PRIMES: Lanes = [0x01000193, 0x9e3779b1];
const STARTS: Lanes = [0x811c9dc5, 0x2545f491];
const SEEDS: Uint32Array = Uint32Array.from({ length: BANDS }, (_, band) => mixed(Math.imul(band + 1, 0x9e3779b9)));

function stretch(words: readonly Lanes[], first: number, past: number, found: Set<number>): void {
  const least = new Uint32Array(BANDS).fill(0xffffffff);
  const bands = new Float64Array(BANDS).fill(Number.MAX_SAFE_INTEGER);
  for (let at = first; at < past; at++) {
    const [one, other] = runHash(words, at);
    for (let band = 0; band < BANDS; band++) {
      const seed = SEEDS[band]!;
      const rank = mixed(one ^ seed);
      if (rank > least[band]!) continue;
      // 53 bits: two runs that meet in the first lane are told apart by the second.
      const value = mixed(rank ^ 0x5bd1e995) + (mixed(other ^ seed) >>> 11) * 0x100000000;
      if (rank === least[band] && value >= bands[band]!) continue;
      least[band] = rank;
      bands[band] = value;
    }
  }
  for (const band of bands) found.add(band);
}

function runHash(words: readonly Lanes[], at: number): Lanes {
  let [one, other] = STARTS;
  for (let word = at; word < at + RUN; word++) {
    const [a, b] = words[word]!;
    one = Math.imul(one ^ a, PRIMES[0]);
    other = Math.imul(other ^ b, PRIMES[1]);
    one ^= one >>> 15;
    other ^= other >>> 13;
  }
  return [one, other];
}

/** FNV-1a (Fowler, Noll and Vo) over the code units, in two lanes. */
function wordHash(word: string): Lanes {
  let [one, other] = STARTS;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    one = Math.imul(one ^ unit, PRIMES[0]);
    other = Math.imul(other ^ unit, PRIMES[1]);
    other ^= other >>> 15;
  }
  return [one, other];
}

/** The last step of MurmurHash3 (Appleby): every bit in changes half of those out. Returns 32 bits, unsigned. */
function mixed(bits: number): number {
  let hash = bits ^ (bits >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
