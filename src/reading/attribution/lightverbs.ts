import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import { type CueClass, cueOf } from '../vocabulary/vocabulary.ts';

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

/** Verbs by which their subject has somebody else's words (converse light verbs, M. Gross 1989; receiving and causing): "drew criticism", "heard a claim". */
const CONVERSE = new Set(
  'receive get face draw attract earn win gain garner suffer undergo incur meet encounter escape avoid survive hear read see obtain accept ignore prompt spark trigger cause provoke follow await deserve invite bring'.split(
    ' ',
  ),
);
/** Cues whose object is somebody else's claim or plan. */
const OTHERS: ReadonlySet<CueClass> = new Set<CueClass>([
  'know',
  'perceive',
  'deny',
  'doubt',
  'judge',
  'think',
  'feel',
  'ask',
]);

/** "Unveiled a plan to": the verb whose object the noun is, where its subject may be whose plan it is; else null. */
export function performedBy(tree: Dependencies, noun: number): number | null {
  const { head, upos } = wordAt(tree, noun);
  if (upos !== 'NOUN' || head < 0 || relationOf(wordAt(tree, noun)) !== 'obj' || wordAt(tree, head).upos !== 'VERB')
    return null;
  const cue = cueOf(tree.frameAt.get(head)?.roleset ?? '');
  if (CONVERSE.has(wordAt(tree, head).lemma.toLowerCase()) || (cue !== undefined && OTHERS.has(cue.class))) return null;
  return head;
}

/** The first word of a light verb and its auxiliaries, where nothing but what determines the noun stands between the two. */
export function lightVerbBefore(tree: Dependencies, noun: number, first: number): number | null {
  const verb = lightVerbOf(tree, noun);
  if (verb === null || verb !== first - 1) return null;
  const near = childrenBy(tree, verb, ['aux', 'advmod']).filter((at) => at < verb && verb - at <= 3);
  return Math.min(verb, ...near);
}
