import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';

const RELATIVES = new Set(['who', 'whom', 'which', 'that', 'whose']);

/** How far up shared subjects and control are followed. */
const MOST_STEPS = 6;

/** The noun that a relative clause hangs on, where the predicate's clause is one. */
export function gapOf(tree: Dependencies, predicate: number): number | null {
  let at = predicate;
  for (let step = 0; step < MOST_STEPS; step++) {
    const word = wordAt(tree, at);
    if (word.relation === 'acl:relcl') return word.head;
    if (!['xcomp', 'ccomp', 'conj'].includes(relationOf(word)) || word.head < 0) return null;
    at = word.head;
  }
  return null;
}

/** What a relative or free pronoun stands for; any other word for itself. */
export function filler(tree: Dependencies, at: number): number {
  const word = wordAt(tree, at);
  const text = word.text.toLowerCase();
  // "What she gave them was the list": the predicate noun says what.
  if (text === 'what' && relationOf(word) === 'nsubj') {
    const said = word.head;
    return said >= 0 && childrenBy(tree, said, ['cop']).length > 0 && wordAt(tree, said).upos === 'NOUN' ? said : at;
  }
  if (!RELATIVES.has(text) || !['PRON', 'DET', 'SCONJ'].includes(word.upos)) return at;
  let up = word.head;
  for (let step = 0; up >= 0 && step < MOST_STEPS; step++) {
    const clause = wordAt(tree, up);
    if (clause.relation === 'acl:relcl' && clause.head < at)
      return namedBefore(tree, at) ?? affirmed(tree, clause.head);
    up = clause.head;
  }
  return at;
}

/** "the deputy, not the mayor, who let them in": who it was, not who it was not. */
export function affirmed(tree: Dependencies, at: number): number {
  const word = wordAt(tree, at);
  const denied = childrenBy(tree, at, ['advmod', 'cc']).some(
    (child) => wordAt(tree, child).text.toLowerCase() === 'not',
  );
  return denied && ['appos', 'conj'].includes(relationOf(word)) ? word.head : at;
}

/** "an ally of Moss, which has funded them": after a name and a comma, the name, whatever noun the parser chose. */
function namedBefore(tree: Dependencies, pronoun: number): number | undefined {
  const name = tree.sentence.words[pronoun - 2];
  if (tree.sentence.words[pronoun - 1]?.text !== ',' || name?.upos !== 'PROPN') return undefined;
  return relationOf(name) === 'flat' ? name.head : pronoun - 2;
}
