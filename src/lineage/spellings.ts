import type { Document } from '../terms/document.ts';
import { sentenceAround } from './surroundings.ts';
import type { Variant, Written } from './variant.ts';

/** Shorter words are too often names of their own ("Maron", "Marton"). */
const LEAST_LETTERS = 8;
/** Among shorter ones those count that stand beside the same name ("Nadia Ferrant", "Nadia Ferrand"). */
const LEAST_BESIDE = 5;
/** Distinct words that are compared, of all texts; a case with more names than that is compared by those that come first. */
const MOST_WORDS = 50_000;

interface Word {
  readonly text: string;
  readonly at: Map<string, number>;
  readonly beside: Set<string>;
}

/**
 * Names that some texts spell one way and others another, a letter apart: one put in, left out, changed, or two
 * exchanged (Damerau 1964). Words count that begin with a capital and are nowhere written without one. Endings ("Velm",
 * "Velms") are no spellings, and where one text writes both, they are two names.
 */
export function spellingsIn(documents: readonly Document[]): Variant[] {
  const words = namesIn(documents);
  const byPart = new Map<string, Word[]>();
  const found: Variant[] = [];
  for (const word of words.values()) {
    const near = new Set(parts(word.text).flatMap((part) => byPart.get(part) ?? []));
    for (const other of near) {
      if (!oneApart(other.text, word.text) || !comparable(other, word)) continue;
      if ([...word.at.keys()].some((doc) => other.at.has(doc))) continue;
      found.push(spelling(other, word, documents));
    }
    for (const part of parts(word.text)) {
      const known = byPart.get(part);
      if (known === undefined) byPart.set(part, [word]);
      else known.push(word);
    }
  }
  return found;
}

function namesIn(documents: readonly Document[]): ReadonlyMap<string, Word> {
  const words = new Map<string, Word>();
  const plain = new Set<string>();
  for (const { id, text, blocks } of documents) {
    if (text === null) continue;
    for (const block of blocks.filter((each) => each.kind === 'paragraph')) {
      let before: { readonly text: string; readonly end: number } | null = null;
      for (const match of text.slice(block.start, block.end).matchAll(/\p{L}+/gu)) {
        const [word] = match;
        const at = block.start + match.index;
        if (!/^\p{Lu}\p{Ll}+$/u.test(word)) {
          if (word.length >= LEAST_BESIDE) plain.add(word.toLowerCase());
          before = null;
          continue;
        }
        const beside = before !== null && text.slice(before.end, at) === ' ' ? before.text : null;
        before = { text: word, end: at + word.length };
        if (word.length < LEAST_BESIDE || (words.size >= MOST_WORDS && !words.has(word))) continue;
        const known = words.get(word) ?? { text: word, at: new Map(), beside: new Set() };
        if (!known.at.has(id)) known.at.set(id, at);
        if (beside !== null) known.beside.add(beside);
        words.set(word, known);
      }
    }
  }
  for (const word of words.keys()) if (plain.has(word.toLowerCase())) words.delete(word);
  return words;
}

/** The word and every form of it with one letter left out: words a letter apart have one of these in common. */
function parts(word: string): string[] {
  return [word, ...Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 1) + word.slice(at + 2))];
}

function comparable(a: Word, b: Word): boolean {
  if (a.text.startsWith(b.text) || b.text.startsWith(a.text)) return false;
  if (Math.min(a.text.length, b.text.length) >= LEAST_LETTERS) return true;
  return [...a.beside].some((each) => b.beside.has(each));
}

function oneApart(a: string, b: string): boolean {
  if (a === b || a[0] !== b[0]) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from++;
  let back = 0;
  while (back < short.length - from && short.at(-1 - back) === long.at(-1 - back)) back++;
  const [left, right] = [short.slice(from, short.length - back), long.slice(from, long.length - back)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

function spelling(a: Word, b: Word, documents: readonly Document[]): Variant {
  const written = (word: Word): Written[] =>
    documents.flatMap(({ id, text }) => {
      const at = word.at.get(id);
      return at === undefined || text === null
        ? []
        : [{ doc: id, passage: sentenceAround(id, text, at, word.text.length) }];
    });
  return { one: a.text, other: b.text, inOne: written(a), inOther: written(b) };
}
