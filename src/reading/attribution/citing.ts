import { childrenBy, type Dependencies, relationOf } from '../grammar/dependencies.ts';
import { phraseOf } from '../grammar/nominalphrase.ts';
import { forceOf } from '../vocabulary/vocabulary.ts';
import type { Attribution } from './attributions.ts';

const CITING: ReadonlySet<string> = new Set(['cite', 'quote']);
const CITED = {
  roleset: 'citing',
  class: 'say' as const,
  source: [],
  content: [],
  addressee: null,
  force: forceOf('CT+'),
  negated: forceOf('Uu'),
  factive: false,
};

/**
 * "The Post, citing two officials, said that": what the paper says is the officials' word, which it passes on. The
 * participle hangs on the cue or on its source, and the cited speak under that cue.
 */
export function citedIn(tree: Dependencies, found: readonly Attribution[]): Attribution[] {
  return tree.sentence.words.flatMap((word, at) => {
    if (word.upos !== 'VERB' || !/^(?:citing|quoting)$/iu.test(word.text) || !CITING.has(word.lemma.toLowerCase()))
      return [];
    if (!['advcl', 'acl'].includes(relationOf(word)) || childrenBy(tree, at, ['nsubj', 'aux', 'mark']).length > 0)
      return [];
    const cited = childrenBy(tree, at, ['obj'])[0];
    const outer = found.find(
      ({ predicate, source, content, cue }) =>
        ['say', 'show'].includes(cue.class) &&
        content.length > 0 &&
        (predicate === word.head || (source !== null && source.first <= word.head && word.head < source.past)),
    );
    if (cited === undefined || outer === undefined) return [];
    return [
      {
        tree,
        predicate: at,
        rule: 'citing',
        cue: CITED,
        cueWords: { first: at, past: at + 1 },
        source: phraseOf(tree, cited),
        content: outer.content,
        addressee: null,
        under: outer.predicate,
        score: 0.9,
      },
    ];
  });
}
