import type { Analysis } from '../../src/reading/analysis/analysis.ts';
import { dependenciesOf, relationOf, subtree, wordAt } from '../../src/reading/grammar/dependencies.ts';
import { pronounOf } from '../../src/reading/mentions/pronouns.ts';
import type { ReadMention } from '../../src/reading/reading.ts';
import type { PlacedMention } from './entities.ts';

/** What hangs on a noun and is, by GUM's guidelines, no part of its mention. */
const OUTSIDE = new Set([
  'conj', 'cc', 'appos', 'parataxis', 'mark', 'cop', 'aux', 'nsubj', 'csubj', 'expl', 'advcl', 'discourse', 'dislocated', 'vocative',
]); // biome-ignore format: a list of labels

/**
 * The places of a document's mentions by GUM's guidelines: a phrase goes on to the end of what modifies it, relative
 * clauses included, and its possessive ending belongs to it. Null for what GUM does not mark: relative pronouns, and
 * clauses as what is known or told.
 */
export function placed(analysis: Analysis, mentions: readonly ReadMention[]): (PlacedMention | null)[] {
  const trees = new Map<number, ReturnType<typeof dependenciesOf>>();
  return mentions.map((mention) => {
    const sentence = analysis.sentences[mention.sentence]!;
    const head = sentence.words[mention.word]!;
    if (mention.form === 'pronoun') {
      const relative =
        pronounOf(head.text)?.use === 'relative' || mention.links.some(({ kind }) => kind === 'antecedent');
      return relative ? null : { start: head.start, end: head.end, head: head.start };
    }
    if (!['NOUN', 'PROPN', 'PRON', 'ADJ', 'NUM', 'X', 'DET'].includes(head.upos)) return null;
    const tree = trees.get(mention.sentence) ?? dependenciesOf(sentence, mention.sentence);
    trees.set(mention.sentence, tree);
    const without = new Set(
      (tree.children[mention.word] ?? []).filter((child) => {
        const word = wordAt(tree, child);
        return OUTSIDE.has(relationOf(word)) || (relationOf(word) === 'case' && child < mention.word);
      }),
    );
    const words = head.upos === 'ADJ' ? [mention.word] : subtree(tree, mention.word, without);
    const kept = new Set(words);
    let [first, last] = [mention.word, mention.word];
    while (kept.has(first - 1)) first--;
    while (kept.has(last + 1)) last++;
    while (first < last && relationOf(sentence.words[first]!) === 'punct') first++;
    while (last > first && relationOf(sentence.words[last]!) === 'punct' && !/^[)\]]$/.test(sentence.words[last]!.text))
      last--;
    return { start: sentence.words[first]!.start, end: sentence.words[last]!.end, head: head.start };
  });
}
