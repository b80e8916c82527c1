import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import { imperative } from '../grammar/orders.ts';
import { flip, question, type Scope, unknown, unweighed, weaken } from '../grammar/scope.ts';
import { cueOf, hedgeOf } from '../vocabulary/vocabulary.ts';
import { modifiers } from './hedges.ts';

const CONDITIONS = new Set([
  'if',
  'unless',
  'whether',
  'lest',
  'should',
  'provided',
  'assuming',
  'suppose',
  'otherwise',
]);

/** The clause or noun that embeds the event: "is likely to", "seems to have", "failed to", "no evidence that", "unclear whether". */
export function embed(
  tree: Dependencies,
  above: number,
  relation: string,
  within: (word: number) => boolean,
  scope: Scope,
): void {
  const word = wordAt(tree, above);
  const lemma = word.lemma.toLowerCase();
  // "Don't forget: he had it" orders a remembering and holds what is remembered.
  const factive = cueOf(tree.frameAt.get(above)?.roleset ?? '')?.factive === true;
  if (imperative(tree, above) && !factive) unknown(scope);
  const clausal = ['ccomp', 'xcomp', 'csubj', 'acl', 'advcl'].includes(relation);
  if (clausal && (word.upos === 'NOUN' || word.upos === 'PROPN')) {
    const hedge = hedgeOf(lemma, 'noun');
    if (hedge !== undefined) {
      if (hedge.evidence === true) {
        if (negatedNoun(tree, above) || negatedVerbAbove(tree, above)) question(scope, above);
      } else weaken(scope, hedge, above);
    }
    return;
  }
  const kind = word.upos === 'ADJ' ? 'adjective' : 'verb';
  const hedge = clausal || relation === 'nsubj' || relation === 'obj' ? hedgeOf(lemma, kind) : undefined;
  if (hedge?.questions === true) {
    question(scope, above);
    return;
  }
  if (
    clausal &&
    childrenBy(tree, above, ['nsubj', 'obj']).some(
      (child) =>
        hedgeOf(wordAt(tree, child).lemma.toLowerCase(), 'noun')?.evidence === true && negatedNoun(tree, child),
    )
  ) {
    question(scope, above);
    return;
  }
  const before = unweighed();
  modifiers(tree, above, within, before, -1);
  const negative = before.polarity === '-';
  if (negative && hedge?.negatedQuestions === true) {
    question(scope, above);
    return;
  }
  const by = before.steps.at(-1)?.word ?? above;
  if (before.certainty !== 'CT') weaken(scope, { certainty: before.certainty, polarity: '+' }, by);
  if (negative && hedge?.negated !== undefined) weaken(scope, hedge.negated, above);
  else {
    if (hedge !== undefined) weaken(scope, hedge, above);
    if (negative) flip(scope, by);
  }
}

const LIGHT = new Set([
  'be',
  'make',
  'have',
  'do',
  'take',
  'give',
  'hold',
  'launch',
  'carry',
  'commit',
  'conduct',
  'occur',
  'happen',
  'take',
]);

/** A clause with "that" is what is held, also where the parser hung it as an adverbial. */
export function complement(tree: Dependencies, at: number): boolean {
  if (relationOf(wordAt(tree, at)) !== 'advcl') return false;
  const mark = childrenBy(tree, at, ['mark'])[0];
  return (
    mark !== undefined &&
    wordAt(tree, mark).text.toLowerCase() === 'that' &&
    wordAt(tree, mark - 1 < 0 ? mark : mark - 1).text.toLowerCase() !== 'so'
  );
}

/** Whether what governs a noun says something of its event: light verbs, and verbs that deny, plan or doubt it. */
export function bearsOn(tree: Dependencies, above: number): boolean {
  const word = wordAt(tree, above);
  const lemma = word.lemma.toLowerCase();
  if (LIGHT.has(lemma)) return true;
  const hedge = hedgeOf(lemma, word.upos === 'ADJ' ? 'adjective' : word.upos === 'NOUN' ? 'noun' : 'verb');
  return hedge !== undefined && (hedge.certainty !== 'CT' || hedge.polarity !== '+');
}

/** "It is unclear whether", "is not known if": what is left open is asked, not supposed. */
export function leftOpen(tree: Dependencies, at: number, above: number): boolean {
  const word = wordAt(tree, above);
  const hedge = hedgeOf(word.lemma.toLowerCase(), word.upos === 'ADJ' ? 'adjective' : 'verb');
  const open = hedge?.questions === true || hedge?.negatedQuestions === true;
  if (!open || !['ccomp', 'csubj', 'advcl', 'xcomp'].includes(relationOf(wordAt(tree, at)))) return false;
  return childrenBy(tree, at, ['mark', 'advmod', 'nsubj', 'obj', 'det']).some((child) =>
    /^(?:whether|if|who|what|how|where|when|which)$/i.test(wordAt(tree, child).text),
  );
}

/** "It looks as though", "sounds like": the comparison is what is held. */
export function seemingly(tree: Dependencies, at: number, above: number): boolean {
  if (
    !['advcl', 'obl', 'nmod', 'parataxis', 'ccomp', 'dep'].includes(relationOf(wordAt(tree, at))) ||
    hedgeOf(wordAt(tree, above).lemma.toLowerCase(), 'verb')?.certainty !== 'PR'
  )
    return false;
  return childrenBy(tree, at, ['mark', 'case']).some((child) =>
    ['as', 'like', 'though', 'if'].includes(wordAt(tree, child).lemma.toLowerCase()),
  );
}

/** What the end of the sentence does to its main clause: a question holds nothing. */
export function mainClause(tree: Dependencies, at: number, scope: Scope): void {
  if (conditional(tree, at)) unknown(scope);
  const last = tree.sentence.words.findLast((word) => !/^["”'’)\]]+$/.test(word.text));
  if (last?.text.startsWith('?') === true && wordAt(tree, at).head < 0) unknown(scope);
}

/** Whether a clause is opened as a condition ("if", "unless"). */
export function conditional(tree: Dependencies, at: number): boolean {
  return childrenBy(tree, at, ['mark', 'advmod']).some(
    (child) => CONDITIONS.has(wordAt(tree, child).lemma.toLowerCase()) && child < at,
  );
}

/** Whether a clause says to what end ("to sell it"). */
export function purpose(tree: Dependencies, at: number): boolean {
  return childrenBy(tree, at, ['mark']).some((child) => wordAt(tree, child).lemma === 'to');
}

/** "no evidence", "little sign": whether the noun itself is denied. */
export function negatedNoun(tree: Dependencies, at: number): boolean {
  return childrenBy(tree, at, ['det', 'advmod']).some((child) =>
    ['no', 'not', 'little', 'neither'].includes(wordAt(tree, child).lemma.toLowerCase()),
  );
}

function negatedVerbAbove(tree: Dependencies, at: number): boolean {
  const above = wordAt(tree, at).head;
  return (
    above >= 0 &&
    childrenBy(tree, above, ['advmod', 'aux']).some((child) =>
      ['not', "n't", 'never', 'yet'].includes(wordAt(tree, child).lemma.toLowerCase()),
    )
  );
}
