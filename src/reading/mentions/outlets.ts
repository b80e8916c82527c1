import type { NameSpan, WordSpan } from '../analysis/analysis.ts';
import { type Dependencies, wordAt } from '../grammar/dependencies.ts';
import { couldName, inCapitals, isNumbered } from './capitals.ts';
import { outletNamed, workKind } from './media.ts';

/**
 * Names of outlets that stand before the text they put out ("a 2017 Daily Courier article", "a Ledger story"): the parse
 * makes of them words of the text's own name, and the tagger often half a name. In order of words.
 */
export function outletsBeforeWorks(tree: Dependencies): NameSpan[] {
  const { words } = tree.sentence;
  if (inCapitals(tree.sentence)) return [];
  return words.flatMap((word, past) => {
    if (word.upos !== 'NOUN' || workKind(word.lemma.toLowerCase()) === null) return [];
    let first = past;
    while (first > 0 && (couldName(wordAt(tree, first - 1)) || isNumbered(words, first - 1))) first--;
    // A capital that opens the sentence is no name's ("Daily reports").
    if (first === past || (first === 0 && past === 1)) return [];
    return outletNamed(textOf(tree, { first, past }), true) ? [{ first, past, type: 'ORG' as const }] : [];
  });
}

/** Whether the words of a name are those of an outlet: "the Ledger", "Tuesday's Guardian", "Radio Nord". */
export function isOutletName(tree: Dependencies, name: WordSpan): boolean {
  const before = tree.sentence.words[name.first - 1]?.text.toLowerCase() ?? '';
  // In a heading every noun has a capital.
  const article = /^(?:the|['’]s)$/.test(before) && !inCapitals(tree.sentence);
  return outletNamed(textOf(tree, name), article);
}

function textOf(tree: Dependencies, span: WordSpan): string {
  return tree.sentence.words
    .slice(span.first, span.past)
    .map((word) => word.text)
    .join(' ');
}
