import { childrenBy, type Dependencies, relationOf, wordAt } from './dependencies.ts';

/** An order to say something is nobody's statement: a bare verb that opens its clause and has no subject. */
export function imperative(tree: Dependencies, predicate: number): boolean {
  const word = wordAt(tree, predicate);
  if (word.upos === 'NOUN') return orderedNoun(tree, predicate);
  if (word.upos !== 'VERB' || word.text.toLowerCase() !== word.lemma.toLowerCase()) return false;
  if (childrenBy(tree, predicate, ['nsubj', 'csubj', 'mark', 'expl']).length > 0) return false;
  const auxiliaries = childrenBy(tree, predicate, ['aux']).filter(
    (at) => wordAt(tree, at).lemma.toLowerCase() !== 'do',
  );
  if (auxiliaries.length > 0 || ['xcomp', 'advcl', 'acl', 'csubj'].includes(relationOf(word))) return false;
  for (let at = predicate - 1; at >= 0; at--) {
    const { upos, text } = wordAt(tree, at);
    if (upos === 'PUNCT') return true;
    if (!['ADV', 'INTJ', 'AUX', 'PART', 'CCONJ'].includes(upos) && text.toLowerCase() !== 'please') return false;
  }
  return true;
}

/** "...: report that he gave it": the order, where the tagger took its verb for a noun: bare, and what follows is its clause. */
function orderedNoun(tree: Dependencies, at: number): boolean {
  const before = at > 0 ? wordAt(tree, at - 1) : undefined;
  const next = tree.sentence.words[at + 1];
  if (before?.upos !== 'PUNCT' || /^["”“'’)]$/.test(before.text) || next?.text.toLowerCase() !== 'that') return false;
  return childrenBy(tree, at, ['det', 'amod', 'nmod', 'compound', 'nummod']).length === 0;
}
