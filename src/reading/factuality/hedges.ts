import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import { imperative } from '../grammar/orders.ts';
import { flip, type Scope, unknown, weaken } from '../grammar/scope.ts';
import { type Hedge, hedgeOf } from '../vocabulary/vocabulary.ts';

const NOBODY = new Set(['nobody', 'no-one', 'none', 'nothing', 'neither', 'noone']);

/** Modifiers on the event's own word, and participants that are nobody: "gave it to no one", "neither of them told". */
export function local(tree: Dependencies, event: number, within: (word: number) => boolean, scope: Scope): void {
  modifiers(tree, event, within, scope, -1);
  if (imperative(tree, event)) unknown(scope);
  const verbal = wordAt(tree, event).upos !== 'NOUN';
  const parties = verbal ? childrenBy(tree, event, ['nsubj', 'obj', 'iobj', 'obl']).filter(within) : [];
  const absent = parties.find((at) => nobody(tree, at));
  if (absent !== undefined) flip(scope, absent);
}

function nobody(tree: Dependencies, at: number): boolean {
  const lemma = wordAt(tree, at).lemma.toLowerCase();
  if (NOBODY.has(lemma)) return true;
  if (hedgeOf(lemma, 'noun')?.evidence === true) return false;
  return childrenBy(tree, at, ['det', 'cc:preconj', 'cc']).some((child) =>
    ['no', 'neither'].includes(wordAt(tree, child).lemma.toLowerCase()),
  );
}

/** Weighs the auxiliaries, adverbs, adjectives and negations of a word; `besides` is the one that was weighed before, or -1. */
export function modifiers(
  tree: Dependencies,
  at: number,
  within: (word: number) => boolean,
  scope: Scope,
  besides: number,
): void {
  for (const child of childrenBy(tree, at, ['aux', 'advmod', 'det', 'cop', 'amod', 'cc:preconj'])) {
    if (child === besides || !within(child)) continue;
    const word = wordAt(tree, child);
    const relation = relationOf(word);
    if (relation === 'aux') modal(tree, at, child, scope);
    else if (relation === 'advmod' || relation === 'amod') adverb(tree, child, scope, relation === 'amod');
    else if (relation === 'det' && word.lemma === 'no') flip(scope, child);
    else if (relation === 'cc' && word.lemma === 'neither') flip(scope, child);
  }
}

function modal(tree: Dependencies, verb: number, aux: number, scope: Scope): void {
  const word = wordAt(tree, aux);
  const hedge =
    hedgeOf(word.lemma === '' ? word.text : word.lemma, 'modal') ?? hedgeOf(word.text.toLowerCase(), 'modal');
  if (hedge === undefined) return;
  const perfect = childrenBy(tree, verb, ['aux']).some((each) => each > aux && wordAt(tree, each).lemma === 'have');
  const negative = childrenBy(tree, verb, ['advmod']).some((each) =>
    ['not', "n't", 'never'].includes(wordAt(tree, each).lemma),
  );
  // "could not have" excludes; "may not have" leaves open: the modal, not the negation, tells which.
  if (negative && ['can', 'could'].includes(word.text.toLowerCase()) && perfect) return;
  if (perfect && hedge.perfect !== undefined) weaken(scope, hedge.perfect, aux);
  else weaken(scope, hedge, aux);
}

function adverb(tree: Dependencies, at: number, scope: Scope, adjective: boolean): void {
  const word = wordAt(tree, at);
  const lemma = word.lemma.toLowerCase();
  if (lemma === 'not' || lemma === "n't" || lemma === 'never') {
    // "not only", "not just": nothing is denied.
    const next = tree.sentence.words[at + 1]?.text.toLowerCase();
    if (next !== 'only' && next !== 'just' && next !== 'merely') flip(scope, at);
    return;
  }
  const hedge = hedgeOf(lemma, adjective ? 'adjective' : 'adverb');
  if (hedge === undefined) return;
  const before = childrenBy(tree, at, ['advmod']).map((child) =>
    hedgeOf(wordAt(tree, child).lemma.toLowerCase(), 'approximator'),
  );
  const weakened: Hedge | undefined = hedge.certainty === 'CT' ? before.find((each) => each !== undefined) : undefined;
  weaken(scope, weakened ?? hedge, at);
  if (childrenBy(tree, at, ['advmod']).some((child) => ['not', "n't"].includes(wordAt(tree, child).lemma)))
    flip(scope, at);
}

/** Adjectives and determiners of a nominal event; true where it is embedded rather than taken for granted. */
export function noun(tree: Dependencies, at: number, within: (word: number) => boolean, scope: Scope): boolean {
  const possible = childrenBy(tree, at, ['amod']).filter(within);
  return (
    possible.some((child) => hedgeOf(wordAt(tree, child).lemma.toLowerCase(), 'adjective') !== undefined) &&
    scope.certainty === 'U'
  );
}
