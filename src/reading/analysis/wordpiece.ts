/** One word piece of a text: its id in the vocabulary and where it stands, in UTF-16 code units of that text. */
export interface Piece {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** BERT's uncased word-piece tokeniser (Devlin et al. 2019; Wu et al. 2016) over a fixed vocabulary. */
export interface WordPiece {
  /** Ids of the vocabulary's `[CLS]` and `[SEP]`. */
  readonly first: number;
  readonly last: number;
  /**
   * The pieces of a text, in order, each with the stretch of the text it stands for: an accent that was stripped belongs
   * to the letter it stood on. Text is only text: "[SEP]" in it is three punctuation-split words, never the special piece.
   */
  readonly pieces: (text: string) => readonly Piece[];
}

/** Pieces of texts up to this length are kept, for so many of them. */
const LONGEST_KEPT = 24;
const MOST_KEPT = 20_000;

/** Words of more code points than this are one `[UNK]`, as in the reference implementations. */
const LONGEST = 100;

const WORD = /[^\s\p{P}!-/:-@[-`{-~]+|[\p{P}!-/:-@[-`{-~]/gu;
const DROPPED = /^[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]$/u;
const KEPT_CONTROL = /^[\t\n\r]$/;
const SPACE = /^\s$/;
const MARK = /^\p{M}$/u;
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * A tokeniser over the lines of a `vocab.txt`, where a line's number is its id.
 *
 * @throws Error where the vocabulary lacks one of the special pieces.
 */
export function wordPiece(vocabulary: readonly string[]): WordPiece {
  const ids = new Map<string, number>();
  vocabulary.forEach((piece, id) => {
    if (!ids.has(piece)) ids.set(piece, id);
  });
  const special = (piece: string): number => {
    const id = ids.get(piece);
    if (id === undefined) throw new Error(`the vocabulary has no ${piece}`);
    return id;
  };
  const unknown = special('[UNK]');

  // Half of a text is the same hundred words. Bounded, since the rest comes from documents.
  const known = new Map<string, readonly Piece[]>();
  const pieces = (text: string): readonly Piece[] => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = piecesOf(text);
    if (text.length <= LONGEST_KEPT) {
      if (known.size >= MOST_KEPT) known.clear();
      known.set(text, found);
    }
    return found;
  };
  const piecesOf = (text: string): Piece[] => {
    const { letters, starts, ends } = normalised(text);
    const out: Piece[] = [];
    for (const match of letters.matchAll(WORD)) {
      const at = match.index;
      const found = split(match[0], ids);
      if (found === null) out.push({ id: unknown, start: starts[at]!, end: ends[at + match[0].length - 1]! });
      else for (const { id, from, to } of found) out.push({ id, start: starts[at + from]!, end: ends[at + to - 1]! });
    }
    return out;
  };
  return { first: special('[CLS]'), last: special('[SEP]'), pieces };
}

/** Greedy longest match from the left; null where the word cannot be put together from the vocabulary. */
function split(word: string, ids: Map<string, number>): { id: number; from: number; to: number }[] | null {
  const whole = ids.get(word);
  const ends = codePointEnds(word);
  if (ends.length > LONGEST) return null;
  if (whole !== undefined) return [{ id: whole, from: 0, to: word.length }];
  const out: { id: number; from: number; to: number }[] = [];
  let from = 0;
  let least = 0;
  while (from < word.length) {
    let past = ends.length - 1;
    let id: number | undefined;
    for (; past >= least; past--) {
      const part = word.slice(from, ends[past]);
      id = ids.get(from === 0 ? part : `##${part}`);
      if (id !== undefined) break;
    }
    if (id === undefined) return null;
    out.push({ id, from, to: ends[past]! });
    from = ends[past]!;
    least = past + 1;
  }
  return out;
}

function codePointEnds(word: string): number[] {
  const ends: number[] = [];
  for (let at = 0; at < word.length; ) {
    at += word.codePointAt(at)! > 0xffff ? 2 : 1;
    ends.push(at);
  }
  return ends;
}

/** Normalised text, and for each of its code units the `[start, end)` of the original it came from. */
interface Normalised {
  readonly letters: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function normalised(text: string): Normalised {
  if (PLAIN.test(text)) {
    const starts = Array.from({ length: text.length }, (_, i) => i);
    return { letters: text.toLowerCase(), starts, ends: starts.map((i) => i + 1) };
  }
  return withoutAccents(lowered(cleaned(text)));
}

/** Control characters go, white space becomes a space, and each ideograph stands alone. */
function cleaned(text: string): Normalised {
  const out = new Tracked();
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    if (!DROPPED.test(character) || KEPT_CONTROL.test(character)) {
      const kept = SPACE.test(character) ? ' ' : character;
      out.add(isIdeograph(character) ? ` ${kept} ` : kept, at, end);
    }
    at = end;
  }
  return out.done();
}

/** Lower case of the whole at once: what a final sigma becomes depends on its neighbours. */
function lowered(text: Normalised): Normalised {
  const letters = text.letters.toLowerCase();
  if (letters.length === text.letters.length) return { ...text, letters };
  const out = new Tracked();
  let at = 0;
  let to = 0;
  for (const character of text.letters) {
    const size = character.toLowerCase().length;
    out.add(letters.slice(to, to + size), text.starts[at]!, text.ends[at + character.length - 1]!);
    at += character.length;
    to += size;
  }
  return out.done();
}

/**
 * Canonical decomposition without its non-spacing marks.
 *
 * It is taken a letter with its marks at a time: reordering never crosses a letter, so that this equals decomposing the
 * whole, and keeps the offsets.
 */
function withoutAccents(text: Normalised): Normalised {
  const out = new Tracked();
  let at = 0;
  const flush = (to: number): void => {
    if (to === at) return;
    const cluster = text.letters
      .slice(at, to)
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '');
    out.add(cluster, text.starts[at]!, text.ends[to - 1]!);
    at = to;
  };
  let next = 0;
  for (const character of text.letters) {
    if (!MARK.test(character)) flush(next);
    next += character.length;
  }
  flush(next);
  return out.done();
}

class Tracked {
  readonly #parts: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  add(part: string, start: number, end: number): void {
    this.#parts.push(part);
    for (let i = 0; i < part.length; i++) {
      this.#starts.push(start);
      this.#ends.push(end);
    }
  }
  done(): Normalised {
    return { letters: this.#parts.join(''), starts: this.#starts, ends: this.#ends };
  }
}

/** Ideographs of the basic plane only, as the reference in JavaScript has it; English text never tells the difference. */
function isIdeograph(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0xf900 && code <= 0xfaff);
}
