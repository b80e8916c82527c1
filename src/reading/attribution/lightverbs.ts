import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';

/** Verbs that only lend a noun their subject (Jespersen's light verbs, and those of putting into words): "made the claim", "has a plan". */
const LIGHT = new Set(
  'make have give take issue express offer raise voice hold put share show get keep lodge file release'.split(' '),
);

/** The light verb whose object the noun is, or null. */
export function lightVerbOf(tree: Dependencies, noun: number): number | null {
  const { head, upos } = wordAt(tree, noun);
  if (upos !== 'NOUN' || head < 0 || relationOf(wordAt(tree, noun)) !== 'obj') return null;
  return LIGHT.has(wordAt(tree, head).lemma.toLowerCase()) && wordAt(tree, head).upos === 'VERB' ? head : null;
}

/** The first word of a light verb and its auxiliaries, where nothing but what determines the noun stands between the two. */
export function lightVerbBefore(tree: Dependencies, noun: number, first: number): number | null {
  const verb = lightVerbOf(tree, noun);
  if (verb === null || verb !== first - 1) return null;
  const near = childrenBy(tree, verb, ['aux', 'advmod']).filter((at) => at < verb && verb - at <= 3);
  return Math.min(verb, ...near);
}
