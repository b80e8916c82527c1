import type { Passage } from '../../terms/passage.ts';
import { broughtBy, childrenBy, extent, wordAt } from '../grammar/dependencies.ts';
import { phraseOf } from '../grammar/nominalphrase.ts';
import media from '../vocabulary/channels.json' with { type: 'json' };
import type { Attribution, Stretch } from './attributions.ts';

const BY_WAY_OF = ['on', 'in', 'via', 'through', 'over', 'to', 'during', 'at', 'by'];

/** What a statement was made on or in ("on X", "in a memo"), or null. Days and places are none: the noun must be a medium. */
export function channelOf(attribution: Attribution, passage: (stretch: Stretch) => Passage): Passage | null {
  const { tree, predicate } = attribution;
  const near = [predicate, ...childrenBy(tree, predicate, ['xcomp', 'conj'])];
  for (const host of near) {
    for (const child of childrenBy(tree, host, ['obl', 'nmod'])) {
      const linked = broughtBy(tree, child, BY_WAY_OF);
      const word = wordAt(tree, child);
      if (linked && (media.names.includes(word.text) || media.nouns.includes(word.lemma.toLowerCase())))
        return passage(extent(tree, phraseOf(tree, child)));
    }
  }
  return null;
}
