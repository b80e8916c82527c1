import type { WordSpan } from '../analysis/analysis.ts';
import { childrenBy, type Dependencies, runs, subtree } from './dependencies.ts';

/** A noun's phrase without what is said of it afterwards: relative clauses, appositions and parentheses stay outside. */
export function phraseOf(tree: Dependencies, at: number): WordSpan {
  const heavy = childrenBy(tree, at, ['acl', 'appos', 'parataxis', 'cop', 'case', 'mark', 'punct', 'ccomp', 'advcl']);
  const all = runs(tree, subtree(tree, at, new Set(heavy)));
  return all.find((run) => run.first <= at && at < run.past) ?? { first: at, past: at + 1 };
}
