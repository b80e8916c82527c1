import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import idioms from '../vocabulary/idioms.json' with { type: 'json' };
import { isTime } from './kinds.ts';
import { isPassive } from './passives.ts';

const { occurring } = idioms;

/**
 * The word that says that the event a noun or pronoun names took place, where one does: "took place", "happened", "came",
 * "is thought to have been made", or the time itself after "was" ("the handover was in May"). Null where none does.
 */
export function occurrenceOf(tree: Dependencies, subject: number): number | null {
  const { head } = wordAt(tree, subject);
  if (head < 0 || relationOf(wordAt(tree, subject)) !== 'nsubj') return null;
  if (isTime(tree, head)) return childrenBy(tree, head, ['cop']).length > 0 ? head : null;
  const verb = [head, ...childrenBy(tree, head, ['xcomp'])].find((at) => occurs(tree, at));
  return verb ?? null;
}

function occurs(tree: Dependencies, at: number): boolean {
  const lemma = wordAt(tree, at).lemma.toLowerCase();
  if (isPassive(tree, at)) return occurring.done.includes(lemma);
  if (lemma === 'take') return childrenBy(tree, at, ['obj']).some((each) => wordAt(tree, each).text === 'place');
  // "came to light" says when it was found out.
  const elsewhere = childrenBy(tree, at, ['obl']).some((each) =>
    childrenBy(tree, each, ['case']).some((mark) => wordAt(tree, mark).text.toLowerCase() === 'to'),
  );
  return occurring.verbs.includes(lemma) && !elsewhere;
}
