import { childrenBy, type Dependencies, relationOf } from '../grammar/dependencies.ts';
import { isAdjectiveOf, stateOfAdjective } from './names.ts';
import type { NounPhrase } from './nounphrases.ts';

/** Single names of a document, and those of them that an adjective in it is formed from ("Ruritania", for "Ruritanian"). */
export interface Places {
  readonly names: ReadonlySet<string>;
  readonly withAdjective: ReadonlySet<string>;
}

/** The names that could be places or states: by what the tagger and the parse say, and by adjectives formed from them. */
export function placesIn(trees: readonly Dependencies[]): Places {
  const names = new Set<string>();
  const modifiers = new Set<string>();
  for (const { sentence } of trees) {
    for (const name of sentence.names) if (name.past - name.first === 1) names.add(sentence.words[name.first]!.text);
    for (const word of sentence.words) {
      if (word.upos === 'PROPN' && word.entity === 'place') names.add(word.text);
      if (MODIFIES.has(relationOf(word))) modifiers.add(word.text);
    }
  }
  const withAdjective = new Set([...names].filter((name) => [...modifiers].some((word) => isAdjectiveOf(word, name))));
  return { names, withAdjective };
}

const MODIFIES = new Set(['amod', 'compound', 'nmod', 'flat', 'dep']);

/** "Russian" in "Russian officials": names a state although it is no noun phrase. One phrase for each such adjective. */
export function stateAdjectives(tree: Dependencies, places: Places): NounPhrase[] {
  return tree.sentence.words.flatMap((word, at) => {
    if (!['ADJ', 'PROPN', 'NOUN'].includes(word.upos) || !MODIFIES.has(relationOf(word))) return [];
    if (childrenBy(tree, at, ['case']).length > 0) return [];
    const formed = [...places.withAdjective].some((place) => isAdjectiveOf(word.text, place));
    const known =
      stateOfAdjective(word.text) !== null && (word.upos === 'ADJ' || !['compound', 'nmod'].includes(relationOf(word)));
    if (!known && !formed) return [];
    const longer = tree.sentence.names.find((name) => name.first <= at && at < name.past);
    if (longer !== undefined && longer.past - longer.first > 1 && longer.first !== at) return [];
    const span = { first: at, past: at + 1 };
    return [{ head: at, span, name: span, title: null, named: 'proper' as const }];
  });
}
