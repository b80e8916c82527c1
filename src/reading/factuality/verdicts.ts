import { childrenBy, type Dependencies, relationOf, upward, wordAt } from '../grammar/dependencies.ts';
import forces from '../vocabulary/forces.json' with { type: 'json' };
import { denied } from './hedges.ts';

/** What is said of a claim is said of what it claims: that it is true, or that it is not; null where it is denied to be false. */
export type Verdict = 'shared' | 'contrary';

/** Words that call a claim untrue, and whoever makes it a liar. */
export const FALSE: ReadonlySet<string> = new Set(forces.verdicts.contrary);
/** Words that call it true. */
export const TRUE: ReadonlySet<string> = new Set(forces.verdicts.veridical);

/** A verdict on a noun of saying, with the word that gives it. */
export interface Judged {
  readonly verdict: Verdict | 'open';
  readonly by: number;
}

/** "The claim that he sold it is false": what the noun of saying is said to be; null where nothing of the kind is said. */
export function verdictOn(tree: Dependencies, noun: number): Judged | null {
  if (wordAt(tree, noun).upos !== 'NOUN') return null;
  for (const by of [...tree.sentence.words.keys()].filter((each) => each !== noun && judges(tree, each, noun))) {
    const lemma = wordAt(tree, by).lemma.toLowerCase();
    const turned = denied(tree, by);
    if (FALSE.has(lemma)) return { verdict: turned ? 'open' : 'contrary', by };
    if (TRUE.has(lemma)) return { verdict: turned ? 'contrary' : 'shared', by };
  }
  return null;
}

/** A predicate of the noun, or one that the parser hung into its clause or beside it: with a copula and no subject but the noun. */
function judges(tree: Dependencies, at: number, noun: number): boolean {
  if (childrenBy(tree, at, ['cop']).length === 0)
    return relationOf(wordAt(tree, at)) === 'amod' && wordAt(tree, at).head === noun;
  const [subject] = childrenBy(tree, at, ['nsubj', 'expl']);
  if (subject !== undefined) return subject === noun;
  const beside =
    ['nsubj', 'obj'].includes(relationOf(wordAt(tree, noun))) && wordAt(tree, noun).head === wordAt(tree, at).head;
  return at > noun && (beside || upward(tree, at).includes(noun));
}
