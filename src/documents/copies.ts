import type { NearCopies, NearCopy } from '../terms/index.ts';

/** A text to compare, by the id of its document. */
export interface Comparable {
  readonly id: string;
  readonly text: string;
  /** `[start, end)` to compare; the rest (a metadata head) is passed over. Default all of it. */
  readonly blocks?: readonly { readonly start: number; readonly end: number }[] | undefined;
}

/** Shortest run of words that counts as copied, and the fewest code units (words with a space between): below, stock phrases meet by chance. */
export const LEAST_WORDS = 12;
/** Shortest run of shared text, in code units with one space between words, that counts as copied. */
export const LEAST_LENGTH = 60;

/**
 * Text that documents share, found in memory, as the port that lineage asks.
 *
 * Words are compared without case and punctuation. Every run of at least `LEAST_WORDS` words and `LEAST_LENGTH` code units
 * that stands in both texts counts; `quote` is the longest, as the first document has it; `share` is the part of the shorter text's
 * words that stand in such runs. A quotation that both print counts like any other text.
 *
 * Exact: pairs that share a run of eight words are found by an index of all of them, and compared in time linear in the two texts.
 * That does for the hundreds of documents of a case in memory; beyond, `bandsOf` gives a ledger the pairs worth comparing. Only a
 * phrase that one text repeats thousands of times costs more: each of its places is looked at.
 *
 * Where `candidates` are given (ids of two texts each, whose `bandsOf` meet), only those pairs are compared.
 */
export function nearCopies(
  texts: readonly Comparable[],
  candidates: readonly (readonly [string, string])[] | null = null,
): NearCopies {
  const all = new Map(texts.map((text) => [text.id, wordsOf(text)]));
  return {
    among: (docs) => {
      const ids = [...new Set(docs)].filter((id) => all.has(id)).toSorted(naturally);
      const chosen = ids.map((id) => all.get(id)!);
      const alike = candidates === null ? sharing(chosen) : named(ids, candidates);
      return chosen.flatMap((a, at) =>
        [...alike[at]!].toSorted((x, y) => x - y).flatMap((b) => compared(a, chosen[b]!)),
      );
    },
  };
}

/** For each text the later ones that share a run of the least length with it. */
function sharing(texts: readonly Words[]): readonly ReadonlySet<number>[] {
  const seen = new Map<string, number[]>();
  const alike = texts.map(() => new Set<number>());
  texts.forEach((text, at) => {
    for (const key of shingles(text).keys()) {
      const earlier = seen.get(key);
      if (earlier === undefined) seen.set(key, [at]);
      else {
        for (const other of earlier) alike[other]!.add(at);
        earlier.push(at);
      }
    }
  });
  return alike;
}

/** For each text the later ones that it is a candidate with. */
function named(
  ids: readonly string[],
  candidates: readonly (readonly [string, string])[],
): readonly ReadonlySet<number>[] {
  const places = new Map(ids.map((id, at) => [id, at]));
  const alike = ids.map(() => new Set<number>());
  for (const [one, other] of candidates) {
    const [a, b] = [places.get(one), places.get(other)];
    if (a !== undefined && b !== undefined && a !== b) alike[Math.min(a, b)]!.add(Math.max(a, b));
  }
  return alike;
}

/** The words of a text as they are compared. */
export function comparedWords(text: Comparable): readonly string[] {
  return wordsOf(text).words;
}

interface Words {
  readonly id: string;
  readonly text: string;
  readonly words: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Filled when first asked for. */
  places: ReadonlyMap<string, readonly number[]> | null;
}

function wordsOf({ id, text, blocks = [{ start: 0, end: text.length }] }: Comparable): Words {
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const block of blocks) {
    for (const match of text.slice(block.start, block.end).matchAll(/[\p{L}\p{N}]+/gu)) {
      words.push(match[0].toLowerCase());
      starts.push(block.start + match.index);
      ends.push(block.start + match.index + match[0].length);
    }
  }
  return { id, text, words, starts, ends, places: null };
}

function compared(a: Words, b: Words): readonly NearCopy[] {
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const copied = coverage(short, long);
  const inA = short === a ? copied : coverage(a, b);
  if (copied.words === 0 || inA.longest === null) return [];
  const { first, past } = inA.longest;
  const quote = a.text.slice(a.starts[first]!, a.ends[past - 1]!);
  return [{ a: a.id, b: b.id, quote, share: copied.words / short.words.length }];
}

interface Coverage {
  /** How many words of the text stand in shared runs. */
  readonly words: number;
  /** The longest shared run, the first of equals, in words of the text. */
  readonly longest: { readonly first: number; readonly past: number } | null;
}

/** How much of a text stands in long enough runs that `other` has too, and where the longest of them is. */
function coverage(of: Words, other: Words): Coverage {
  const places = shingles(other);
  let covered = 0;
  let to = 0;
  let longest: Coverage['longest'] = null;
  for (let first = 0; first + LEAST_WORDS <= of.words.length; first++) {
    let past = first;
    for (const at of places.get(shingle(of, first)) ?? []) {
      // A run that could start a word earlier was counted from there; following it again would be quadratic in a copy.
      const inside = first > 0 && at > 0 && of.words[first - 1] === other.words[at - 1];
      if (!inside) past = Math.max(past, runFrom(of, first, other, at));
    }
    if (past === first || of.words.slice(first, past).join(' ').length < LEAST_LENGTH) continue;
    covered += Math.max(0, past - Math.max(first, to));
    to = Math.max(to, past);
    if (longest === null || past - first > longest.past - longest.first) longest = { first, past };
  }
  return { words: covered, longest };
}

function runFrom(a: Words, atA: number, b: Words, atB: number): number {
  let length = LEAST_WORDS;
  while (
    atA + length < a.words.length &&
    atB + length < b.words.length &&
    a.words[atA + length] === b.words[atB + length]
  ) {
    length++;
  }
  return atA + length;
}

function shingle(text: Words, at: number): string {
  return text.words.slice(at, at + LEAST_WORDS).join(' ');
}

/** Where each run of the least length starts in a text. */
function shingles(text: Words): ReadonlyMap<string, readonly number[]> {
  if (text.places !== null) return text.places;
  const places = new Map<string, number[]>();
  for (let at = 0; at + LEAST_WORDS <= text.words.length; at++) {
    const key = shingle(text, at);
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  }
  text.places = places;
  return places;
}

// d2 before d10, whatever the locale.
function naturally(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
