import { type Dependencies, extent, holdsClause, runs, subtree, upward, wordAt } from '../grammar/dependencies.ts';
import { phraseOf } from '../grammar/nominalphrase.ts';
import { PHRASES } from '../vocabulary/vocabulary.ts';
import type { Attribution } from './attributions.ts';

/** "According to officials, ...": the phrase hangs on the clause it attributes. */
export function phrases(tree: Dependencies): Attribution[] {
  const found: Attribution[] = [];
  tree.sentence.words.forEach((word, at) => {
    const phrase = PHRASES.find(
      ({ words }) =>
        words[0] === word.text.toLowerCase() &&
        words.every((expected, offset) => tree.sentence.words[at + offset]?.text.toLowerCase() === expected),
    );
    if (phrase === undefined) return;
    const past = at + phrase.words.length;
    const following = tree.sentence.words[past];
    // A single word is the phrase only where it opens the sentence: "sixty miles per hour" attributes nothing.
    if (following === undefined || (phrase.words.length === 1 && at > 0)) return;
    const noun = governed(tree, at, past);
    if (noun === null) return;
    const inside = new Set(subtree(tree, noun));
    for (let i = at; i < past; i++) inside.add(i);
    const host = closes(tree, at, inside) ? rootOf(tree) : hostOf(tree, noun, at);
    if (host === null) return;
    const content = runs(
      tree,
      subtree(tree, host).filter((each) => !inside.has(each)),
    ).filter((run) => run.past - run.first > 1 || holdsClause(tree, run));
    if (content.length === 0) return;
    const source = phraseOf(tree, noun);
    found.push({
      tree,
      predicate: at,
      rule: 'phrase',
      cue: phrase.cue,
      cueWords: { first: at, past },
      source: { first: Math.max(source.first, past), past: source.past },
      content: content.map((run) => extent(tree, run)),
      addressee: null,

      score: 1,
    });
  });
  return found;
}

function governed(tree: Dependencies, first: number, past: number): number | null {
  // "In the words of the foreman, it was a trap": the last word of the phrase brings the noun, where the first hangs on the clause.
  const head = [wordAt(tree, past - 1).head, ...upward(tree, wordAt(tree, first).head)].find((at) => at >= past);
  if (head !== undefined && ['NOUN', 'PROPN', 'PRON'].includes(wordAt(tree, head).upos)) return head;
  for (let at = past; at < tree.sentence.words.length; at++) {
    if (['NOUN', 'PROPN', 'PRON'].includes(wordAt(tree, at).upos)) return at;
  }
  return null;
}

function hostOf(tree: Dependencies, noun: number, first: number): number | null {
  let at = wordAt(tree, noun).head;
  while (at >= 0 && at >= first && at <= noun) at = wordAt(tree, at).head;
  return at >= 0 ? at : null;
}

/** "It was sold and paid for, according to a clerk.": after a comma, at the end, the phrase is of the whole sentence. */
function closes(tree: Dependencies, first: number, inside: ReadonlySet<number>): boolean {
  const { words } = tree.sentence;
  return (
    words[first - 1]?.text === ',' && words.every((word, at) => at < first || inside.has(at) || word.upos === 'PUNCT')
  );
}

function rootOf(tree: Dependencies): number | null {
  const root = tree.sentence.words.findIndex((word) => word.head < 0);
  return root < 0 ? null : root;
}
