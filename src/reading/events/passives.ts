import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import { isVerb } from './verbforms.ts';

/** Whether the verb's grammatical subject is what is done to: passives, past participles after a noun or before the clause. */
export function isPassive(tree: Dependencies, at: number): boolean {
  if (childrenBy(tree, at, ['nsubj:pass', 'aux:pass']).length > 0) return true;
  const word = wordAt(tree, at);
  if (!isVerb(tree, at) || !participle(word.text, word.lemma)) return false;
  if (childrenBy(tree, at, ['nsubj', 'aux']).length > 0) return false;
  if (word.relation === 'acl') return true;
  const relation = relationOf(word);
  if (relation === 'advcl') return childrenBy(tree, at, ['mark']).every((mark) => wordAt(tree, mark).lemma !== 'to');
  if (relation === 'conj') return isPassive(tree, word.head) && childrenBy(tree, at, ['obj', 'iobj']).length === 0;
  return false;
}

/** A past participle by its form: neither the bare verb nor one in -ing. */
function participle(text: string, lemma: string): boolean {
  const form = text.toLowerCase();
  return !form.endsWith('ing') && (form !== lemma.toLowerCase() || /(?:ad|et|ut|it)$/.test(form));
}
