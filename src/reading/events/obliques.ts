import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import { takesParticle } from './objects.ts';

const DIRECTIONS = new Set([
  'out',
  'over',
  'up',
  'down',
  'back',
  'on',
  'along',
  'off',
  'across',
  'in',
  'away',
  'straight',
  'through',
]);

/** A phrase that a preposition brings: "to the bank". */
export interface Oblique {
  /** In lower case, as written where it has two words ("out of"). */
  readonly preposition: string;
  readonly word: number;
  /** The noun it hangs on, where the parser hung it on one of the clause's phrases and not on the predicate. */
  readonly within: number | null;
  /** The argument pass took it for an argument of the predicate. */
  readonly argued: boolean;
}

export function obliquesOf(tree: Dependencies, predicate: number): Oblique[] {
  const particle = childrenBy(tree, predicate, ['compound:prt']);
  return [predicate, ...particle]
    .flatMap((host) => childrenBy(tree, host, ['obl', 'nmod', 'advmod', 'iobj']))
    .filter((child) => !takesParticle(tree, predicate, child))
    .flatMap((child) => [
      child,
      ...childrenBy(tree, child, ['conj']).filter((each) => prepositionOf(tree, each) !== null),
    ])
    .flatMap((word) => {
      const preposition = prepositionOf(tree, word);
      if (preposition === null) return [];
      const passed = preposition === 'by' ? wayOf(tree, word) : undefined;
      return passed === undefined
        ? [{ preposition, word, within: null, argued: false }]
        : [{ preposition: 'by way of', word: passed, within: null, argued: false }];
    });
}

/** "by way of a dealer": three words that bring the dealer as one would. */
function wayOf(tree: Dependencies, at: number): number | undefined {
  if (wordAt(tree, at).text.toLowerCase() !== 'way') return undefined;
  return childrenBy(tree, at, ['nmod']).find((child) => prepositionOf(tree, child) === 'of');
}

/** The preposition that brings a phrase, in lower case; null where none does. */
function prepositionOf(tree: Dependencies, at: number): string | null {
  const first = childrenBy(tree, at, ['case']).find((child) => child < at);
  if (first === undefined) {
    // "from there": the parser may hang the preposition anywhere.
    const before = tree.sentence.words[at - 1];
    return wordAt(tree, at).upos === 'ADV' && before?.upos === 'ADP' ? before.text.toLowerCase() : null;
  }
  const text = wordAt(tree, first).text.toLowerCase();
  const second = first + 1 < at ? tree.sentence.words[first + 1] : undefined;
  if (second?.upos !== 'ADP') return text;
  // "out of", "as to", "according to" are one; "out to a publisher", "over to them" is to.
  const onward = DIRECTIONS.has(text) && second.text.toLowerCase() !== 'of';
  return onward ? second.text.toLowerCase() : `${text} ${second.text.toLowerCase()}`;
}

/** "the broker she gave it to": a preposition without a noun brings the noun that the clause hangs on. */
export function stranded(tree: Dependencies, predicate: number, gap: number | null): Oblique[] {
  if (gap === null) return [];
  return childrenBy(tree, predicate, ['obl', 'advmod', 'case', 'compound:prt', 'nmod'])
    .filter((at) => at > predicate && wordAt(tree, at).upos === 'ADP' && (tree.children[at] ?? []).length === 0)
    .filter((at) => ['to', 'from', 'with', 'about'].includes(wordAt(tree, at).text.toLowerCase()))
    .map((at) => ({ preposition: wordAt(tree, at).text.toLowerCase(), word: gap, within: null, argued: true }));
}

/** "It was to the union that she gave it": the preposition stands before the noun, outside the clause. */
export function clefted(tree: Dependencies, predicate: number, gap: number | null): Oblique[] {
  if (gap === null || wordAt(tree, predicate).relation !== 'acl:relcl') return [];
  const cleft = childrenBy(tree, gap, ['expl', 'nsubj']).some((at) => wordAt(tree, at).text.toLowerCase() === 'it');
  const preposition = cleft ? prepositionOf(tree, gap) : null;
  return preposition === null ? [] : [{ preposition, word: gap, within: null, argued: true }];
}

/** Every phrase that a preposition brings to a noun, or to what hangs on it, in order of words. */
export function obliquesBelow(tree: Dependencies, noun: number): readonly Oblique[] {
  return swallowed(tree, noun).toSorted((a, b) => a.word - b.word);
}

/** Phrases inside a noun's own that may belong to the verb: "gave the price for the contract to a broker". */
export function swallowed(tree: Dependencies, host: number): Oblique[] {
  const out: Oblique[] = [];
  const open = [host];
  for (let step = 0; step < 12; step++) {
    const at = open.shift();
    if (at === undefined) break;
    for (const child of childrenBy(tree, at, ['nmod', 'obl', 'appos', 'compound', 'conj', 'acl'])) {
      if (wordAt(tree, child).relation === 'acl:relcl') continue;
      if (child < host && relationOf(wordAt(tree, child)) !== 'compound') continue;
      const preposition = prepositionOf(tree, child);
      if (preposition !== null) out.push({ preposition, word: child, within: at, argued: false });
      open.push(child);
    }
  }
  return out;
}

/** Whether an argument of the predicate begins with the preposition that brings a word. */
export function opensArgument(tree: Dependencies, predicate: number, at: number): boolean {
  const first = childrenBy(tree, at, ['case'])[0];
  const frame = tree.frameAt.get(predicate);
  return frame?.arguments.some(({ role, first: start }) => start === first && /^ARG\d$/.test(role)) ?? false;
}
