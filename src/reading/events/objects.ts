import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import { filler } from './gaps.ts';
import { couldBeParty, isTime, kindOf } from './kinds.ts';
import type { Oblique } from './obliques.ts';
import { isPassive } from './passives.ts';
import { hasParticle, verbLemma } from './verbforms.ts';

const RELATIVE = /^(?:that|which)$/i;

export function objectsOf(tree: Dependencies, predicate: number): number[] {
  const found = childrenBy(tree, predicate, ['obj', 'iobj', 'obl:unmarked', 'nsubj:pass', 'obl']).filter((at) => {
    const { relation, upos } = wordAt(tree, at);
    // "had been told the result": a second subject after its verb is the object that a passive keeps.
    if (relation === 'nsubj:pass') return at > predicate && childrenBy(tree, predicate, ['nsubj'])[0] !== at;
    if (relation === 'obl:unmarked') return at > predicate && !isTime(tree, at) && upos !== 'NUM';
    return relationOf(wordAt(tree, at)) !== 'obl' || takesParticle(tree, predicate, at);
  });
  // "a charge that he passed the codes": a relative that has no place left in its clause is none.
  const own = found.filter((at) => at > predicate || !RELATIVE.test(wordAt(tree, at).text));
  if (found.length > 1 && own.length > 0 && own.length < found.length) return own;
  // "received, from a caller, the number": an object after an inserted phrase, taken for what that phrase is called.
  if (found.length === 0) {
    const late = childrenBy(tree, predicate, ['obl'])
      .flatMap((at) => childrenBy(tree, at, ['appos']))
      .find((at) => kindOf(tree, at) === 'thing' && couldBeParty(tree, wordAt(tree, at).head));
    return late === undefined ? absorbing(tree, predicate) : [late];
  }
  // "let her flatmate": one phrase, where the parser took its owner for an object.
  const [owner, owned] = found;
  if (
    found.length === 2 &&
    owned === owner! + 1 &&
    /^her$/i.test(wordAt(tree, owner!).text) &&
    couldBeParty(tree, owned)
  )
    return [owned];
  // "slipped a reporter the figures", where the parser took the second object for what the first is called.
  const [one] = found;
  if (found.length !== 1 || one === undefined || !couldBeParty(tree, one)) return found;
  const second = childrenBy(tree, one, ['appos', 'nmod', 'dep', 'list']).find(
    (at) =>
      at > one &&
      childrenBy(tree, at, ['case']).length === 0 &&
      !couldBeParty(tree, at) &&
      tree.sentence.words[at - 1]?.text !== ',' &&
      wordAt(tree, at).upos === 'NOUN',
  );
  return second === undefined ? found : [one, second];
}

/** "denied feeding match tactics to a ring": a gerund that the parser took for a part of its own object. */
export function absorbing(tree: Dependencies, predicate: number): number[] {
  const word = wordAt(tree, predicate);
  const gerund = /ing$/i.test(word.text) && ['compound', 'amod'].includes(relationOf(word)) && word.head > predicate;
  return gerund && ['obj', 'xcomp', 'ccomp'].includes(relationOf(wordAt(tree, word.head))) ? [word.head] : [];
}

/** "passed on names": the verb's particle, which the parser took for the preposition of its object. */
export function takesParticle(tree: Dependencies, predicate: number, object: number): boolean {
  const particle = childrenBy(tree, object, ['case'])[0];
  return (
    particle === predicate + 1 && hasParticle(verbLemma(tree, predicate), wordAt(tree, particle).text.toLowerCase())
  );
}

/** In a relative clause without an object of its own the noun it hangs on is the object, unless it is anything else there. */
export function gapped(
  tree: Dependencies,
  predicate: number,
  gap: number | null,
  direct: readonly Oblique[],
  subject: number | null,
): number[] {
  if (gap === null || subject === gap || direct.some((each) => filler(tree, each.word) === gap)) return [];
  if (wordAt(tree, predicate).relation === 'acl:relcl' || relationOf(wordAt(tree, predicate)) === 'xcomp') return [gap];
  return [];
}

/** "what she gave the union", "the list she handed them": the noun that the clause hangs on is the second object. */
export function datively(
  tree: Dependencies,
  gap: number | null,
  subject: number | null,
  direct: readonly Oblique[],
  objects: readonly number[],
): readonly number[] {
  const [one] = objects;
  if (gap === null || gap === subject || one === undefined || objects.length > 1 || one === gap) return objects;
  const used = direct.some((each) => filler(tree, each.word) === gap);
  const thing = kindOf(tree, gap) === 'thing' && !isTime(tree, gap);
  return !used && thing && kindOf(tree, one) === 'party' ? [one, gap] : objects;
}

/** "copied and handed over the plan": what one of two joined verbs is said of, the other is said of, too. */
export function sharedObjects(tree: Dependencies, predicate: number): number[] {
  const word = wordAt(tree, predicate);
  if (relationOf(word) === 'conj' && word.head >= 0 && childrenBy(tree, predicate, ['nsubj']).length === 0) {
    if (wordAt(tree, word.head).upos !== 'VERB') return [];
    return isPassive(tree, word.head) ? [] : objectsOf(tree, word.head).slice(-1);
  }
  const next = childrenBy(tree, predicate, ['conj'])[0];
  if (next === undefined || wordAt(tree, next).upos !== 'VERB' || childrenBy(tree, next, ['nsubj']).length > 0)
    return [];
  const between = tree.sentence.words
    .slice(predicate + 1, next)
    .every((each) => ['CCONJ', 'ADV', 'PART'].includes(each.upos));
  return between ? objectsOf(tree, next).slice(-1) : [];
}
