import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import { type Scope, unknown, weaken } from '../grammar/scope.ts';
import { hedgeOf } from '../vocabulary/vocabulary.ts';

/** States that "must" concludes of, where it would order a deed: "must know", "must tell". */
const STATES = new Set([
  'know',
  'be',
  'have',
  'own',
  'believe',
  'think',
  'suspect',
  'remember',
  'realise',
  'realize',
  'belong',
  'understand',
  'possess',
]);
const HABITS = new Set([
  'every',
  'each',
  'often',
  'regularly',
  'sometimes',
  'always',
  'usually',
  'frequently',
  'occasionally',
  'routinely',
]);
const SEQUELS = new Set([
  'later',
  'late',
  'eventually',
  'subsequently',
  'ultimately',
  'soon',
  'afterwards',
  'finally',
  'then',
]);
const CONDITIONS = new Set(['if', 'unless', 'otherwise', 'had']);

/** Weighs a modal auxiliary of a verb, with what stands beside it: the perfect, a negation, a condition. */
export function modal(tree: Dependencies, verb: number, aux: number, scope: Scope): void {
  // "by late May": a month that was taken for the modal.
  if (wordAt(tree, aux).text === 'May' && aux > 0) return;
  const lemma = lemmaOf(tree, aux);
  const hedge = hedgeOf(lemma, 'modal');
  if (hedge === undefined) return;
  const auxiliaries = childrenBy(tree, verb, ['aux', 'cop']);
  const perfect = auxiliaries.some((each) => each > aux && ['have', 'of'].includes(wordAt(tree, each).lemma));
  const negative = childrenBy(tree, verb, ['advmod', 'aux']).some((each) =>
    ['not', "n't", 'never'].includes(wordAt(tree, each).lemma),
  );
  // "could not have" excludes, "could not" failed; "may not have" leaves open: the modal, not the negation, tells which.
  const scarcely = childrenBy(tree, verb, ['advmod']).some((each) =>
    ['hardly', 'scarcely', 'barely'].includes(wordAt(tree, each).lemma.toLowerCase()),
  );
  if ((negative || scarcely) && (lemma === 'could' || (lemma === 'can' && perfect))) return;
  const state = lemma === 'must' && !perfect && STATES.has(wordAt(tree, verb).lemma.toLowerCase());
  const reckoned = (lemma === 'should' || lemma === 'ought') && perfect && byNow(tree);
  // "could only have been used by the driver": who says so infers it.
  const excluding = lemma === 'could' && perfect && restricted(tree, verb);
  if (lemma === 'would') conditional(tree, verb, aux, perfect, scope);
  else if (state || reckoned || excluding) weaken(scope, { certainty: 'PR', polarity: '+' }, aux);
  else weaken(scope, perfect && hedge.perfect !== undefined ? hedge.perfect : hedge, aux);
}

function restricted(tree: Dependencies, verb: number): boolean {
  return childrenBy(tree, verb, ['advmod']).some((at) => wordAt(tree, at).lemma.toLowerCase() === 'only');
}

function lemmaOf(tree: Dependencies, aux: number): string {
  const word = wordAt(tree, aux);
  const text = word.text.toLowerCase();
  if (text === 'ca') return 'can';
  if (text === 'wo' || text === "'ll" || text === '’ll') return 'will';
  // The lemma of "could" or "might" may be given as "can" or "may".
  return hedgeOf(text, 'modal') === undefined ? word.lemma.toLowerCase() : text;
}

/**
 * "Would": what would have happened is not the case, unless somebody reckons that it did ("would have received it by
 * morning"); what one would often do was done; what one would later do was done, where it is told and not foretold.
 */
function conditional(tree: Dependencies, verb: number, aux: number, perfect: boolean, scope: Scope): void {
  const beside = childrenBy(tree, verb, ['advmod']).map((at) => wordAt(tree, at).lemma.toLowerCase());
  // "It would seem": no more than that it seems.
  if (['seem', 'appear', 'look'].includes(wordAt(tree, verb).lemma.toLowerCase())) return;
  if (!perfect) {
    const told =
      (beside.some((each) => SEQUELS.has(each)) || sequel(tree, verb)) && relationOf(wordAt(tree, verb)) !== 'ccomp';
    if (!told && !beside.some((each) => HABITS.has(each)) && !habitual(tree, verb)) unknown(scope, aux);
    return;
  }
  const hypothetical = tree.sentence.words.some((word, at) => {
    const text = word.text.toLowerCase();
    return (
      (CONDITIONS.has(text) || (text === 'but' && tree.sentence.words[at + 1]?.text.toLowerCase() === 'for')) &&
      (text !== 'had' ||
        at === 0 ||
        (at > verb && inverted(tree, at)) ||
        relationOf(wordAt(tree, word.head < 0 ? at : word.head)) === 'advcl')
    );
  });
  const subject = childrenBy(tree, verb, ['nsubj'])[0];
  const known = subject !== undefined && wordAt(tree, subject).upos === 'PRON' && !byNow(tree);
  if (hypothetical || known) unknown(scope, aux);
  else weaken(scope, { certainty: 'PR', polarity: '+' }, aux);
}

/** "had the committee met": the auxiliary before its subject. */
function inverted(tree: Dependencies, had: number): boolean {
  const { head } = wordAt(tree, had);
  if (head < had || relationOf(wordAt(tree, had)) !== 'aux') return false;
  return childrenBy(tree, head, ['nsubj']).some((subject) => had < subject && subject < head);
}

/** "every Thursday": a time that comes again. */
function habitual(tree: Dependencies, verb: number): boolean {
  return childrenBy(tree, verb, ['obl', 'nmod', 'advmod']).some(
    (at) =>
      wordAt(tree, at).entity === 'time' &&
      childrenBy(tree, at, ['det']).some((each) => HABITS.has(wordAt(tree, each).text.toLowerCase())),
  );
}

/** "within a year", "two days later", "years afterwards": a time counted from what was told before. */
function sequel(tree: Dependencies, verb: number): boolean {
  return childrenBy(tree, verb, ['obl', 'advmod', 'nmod']).some((at) => {
    const later = childrenBy(tree, at, ['advmod', 'case', 'amod']).map((each) =>
      wordAt(tree, each).lemma.toLowerCase(),
    );
    return (
      (wordAt(tree, at).entity === 'time' && (later.includes('within') || later.includes('after'))) ||
      later.some((each) => SEQUELS.has(each) || (each === 'after' && wordAt(tree, at).entity === 'time'))
    );
  });
}

/** "by now", "by then", "already", "by the morning": a reckoning of what has come about. */
function byNow(tree: Dependencies): boolean {
  return tree.sentence.words.some((word, at) => {
    const next = tree.sentence.words[at + 1]?.text.toLowerCase();
    if (word.text.toLowerCase() === 'already') return true;
    if (word.text.toLowerCase() !== 'by' || next === undefined) return false;
    return next === 'now' || next === 'then' || timed(tree, word.head);
  });
}

function timed(tree: Dependencies, at: number): boolean {
  return at >= 0 && wordAt(tree, at).entity === 'time';
}

/** "need not have used it", where the parser took "need" for a verb of its own: it may be that it was not so. */
export function needless(tree: Dependencies, verb: number): boolean {
  const before = tree.sentence.words.slice(Math.max(0, verb - 4), verb).map((word) => word.text.toLowerCase());
  if (!/\bneed (?:not|n['’]t) have(?: been)?$/u.test(before.join(' '))) return false;
  return !childrenBy(tree, verb, ['aux']).some((at) => wordAt(tree, at).text.toLowerCase() === 'need');
}

/** "was to deliver it": arranged, and no more. */
export function arranged(tree: Dependencies, at: number): boolean {
  const mark = childrenBy(tree, at, ['mark']).find((child) => wordAt(tree, child).lemma === 'to');
  if (mark === undefined) return false;
  return childrenBy(tree, at, ['cop', 'aux']).some((child) => child < mark && wordAt(tree, child).lemma === 'be');
}
