import {
  type Certainty,
  certaintyOf,
  type Factuality,
  factualityOf,
  type Polarity,
  polarityOf,
  weaker,
} from '../terms/factuality.ts';
import { imperative } from './attributions.ts';
import { childrenBy, type Dependencies, relationOf, wordAt } from './dependencies.ts';
import { cueOf, type Force, type Hedge, hedgeOf } from './vocabulary.ts';

/**
 * How an event is held by whoever utters the clause it stands in.
 *
 * `questions` is set where the words say expressly that it is unclear, not established or not seen: that is an answer
 * of its own, unlike a plan or a condition, which hold nothing.
 */
export interface Held {
  readonly value: Factuality;
  readonly questions: boolean;
}

interface Scope {
  certainty: Certainty;
  polarity: Polarity;
  questions: boolean;
}

const CERTAIN: Held = { value: 'CT+', questions: false };

/** Relations under which a clause is taken for granted: what stands above does not reach into it. */
const PRESUPPOSED = new Set([
  'acl:relcl',
  'advcl:relcl',
  'nmod',
  'obl',
  'appos',
  'parataxis',
  'dislocated',
  'vocative',
  'list',
]);
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

/**
 * The factuality of the event at a word, read from modals, adverbs, negation and what embeds it, up to the edge of the
 * content it stands in (`within` says which words belong). FactBank's values (Saurí and Pustejovsky 2009), reckoned as
 * there: certainties weaken, polarities multiply, and an unknown swallows both.
 */
export function heldAt(tree: Dependencies, event: number, within: (word: number) => boolean): Held {
  const scope: Scope = { certainty: 'CT', polarity: '+', questions: false };
  let at = event;
  local(tree, at, within, scope);
  for (let step = 0; step < 24; step++) {
    const word = wordAt(tree, at);
    const above = word.head;
    if (above < 0 || !within(above)) {
      mainClause(tree, at, scope);
      break;
    }
    const relation = relationOf(word);
    if (seemingly(tree, at, above) || complement(tree, at)) {
      embed(tree, above, 'ccomp', within, scope);
      at = above;
      continue;
    }
    if (relation === 'advcl' || conditional(tree, at)) {
      if (conditional(tree, at) || purpose(tree, at)) unknown(scope);
      break;
    }
    if (relation === 'conj') {
      if (childrenBy(tree, at, ['nsubj', 'aux']).length === 0) modifiers(tree, above, within, scope, at);
      at = above;
      continue;
    }
    if (PRESUPPOSED.has(word.relation) && !(word.upos === 'NOUN' && noun(tree, at, within, scope))) {
      if (imperative(tree, above)) unknown(scope);
      // "no evidence that" is often parsed as a relative clause.
      const evidence = hedgeOf(wordAt(tree, above).lemma.toLowerCase(), 'noun')?.evidence === true;
      if (negatedNoun(tree, above) && word.relation === 'acl:relcl') {
        if (evidence) question(scope);
        else flip(scope);
      }
      break;
    }
    // A noun names its event as something that is there; only a verb that makes, denies or plans it says otherwise.
    if (wordAt(tree, at).upos === 'NOUN' && !bearsOn(tree, above)) break;
    embed(tree, above, relation, within, scope);
    at = above;
  }
  return { value: factualityOf(scope.certainty, scope.polarity), questions: scope.questions };
}

/** What a cue makes of what its content holds, for whom it is the cue of: "denies that" turns it round, "worries that" weakens it. */
export function under(force: Force, held: Held): Held {
  const certainty = weaker(force.certainty, certaintyOf(held.value));
  const outer = force.polarity;
  const inner = polarityOf(held.value);
  const polarity: Polarity = outer === 'u' || inner === 'u' ? 'u' : outer === inner ? '+' : '-';
  return { value: factualityOf(certainty, polarity), questions: held.questions };
}

export { CERTAIN };

const NOBODY = new Set(['nobody', 'no-one', 'none', 'nothing', 'neither', 'noone']);

/** Modifiers on the event's own word, and participants that are nobody: "gave it to no one", "neither of them told". */
function local(tree: Dependencies, event: number, within: (word: number) => boolean, scope: Scope): void {
  modifiers(tree, event, within, scope, -1);
  if (imperative(tree, event)) unknown(scope);
  const verbal = wordAt(tree, event).upos !== 'NOUN';
  const parties = verbal ? childrenBy(tree, event, ['nsubj', 'obj', 'iobj', 'obl']).filter(within) : [];
  if (parties.some((at) => nobody(tree, at))) flip(scope);
  if (wordAt(tree, event).upos === 'NOUN') noun(tree, event, within, scope);
}

function nobody(tree: Dependencies, at: number): boolean {
  const lemma = wordAt(tree, at).lemma.toLowerCase();
  if (NOBODY.has(lemma)) return true;
  if (hedgeOf(lemma, 'noun')?.evidence === true) return false;
  return childrenBy(tree, at, ['det', 'cc:preconj', 'cc']).some((child) =>
    ['no', 'neither'].includes(wordAt(tree, child).lemma.toLowerCase()),
  );
}

function modifiers(
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
    else if (relation === 'det' && word.lemma === 'no') flip(scope);
    else if (relation === 'cc' && word.lemma === 'neither') flip(scope);
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
  if (perfect && hedge.perfect !== undefined) weaken(scope, hedge.perfect);
  else weaken(scope, hedge);
}

function adverb(tree: Dependencies, at: number, scope: Scope, adjective: boolean): void {
  const word = wordAt(tree, at);
  const lemma = word.lemma.toLowerCase();
  if (lemma === 'not' || lemma === "n't" || lemma === 'never') {
    // "not only", "not just": nothing is denied.
    const next = tree.sentence.words[at + 1]?.text.toLowerCase();
    if (next !== 'only' && next !== 'just' && next !== 'merely') flip(scope);
    return;
  }
  const hedge = hedgeOf(lemma, adjective ? 'adjective' : 'adverb');
  if (hedge === undefined) return;
  const before = childrenBy(tree, at, ['advmod']).map((child) =>
    hedgeOf(wordAt(tree, child).lemma.toLowerCase(), 'approximator'),
  );
  const weakened: Hedge | undefined = hedge.certainty === 'CT' ? before.find((each) => each !== undefined) : undefined;
  weaken(scope, weakened ?? hedge);
  if (childrenBy(tree, at, ['advmod']).some((child) => ['not', "n't"].includes(wordAt(tree, child).lemma))) flip(scope);
}

/** Adjectives and determiners of a nominal event; true where it is embedded rather than taken for granted. */
function noun(tree: Dependencies, at: number, within: (word: number) => boolean, scope: Scope): boolean {
  const possible = childrenBy(tree, at, ['amod']).filter(within);
  return (
    possible.some((child) => hedgeOf(wordAt(tree, child).lemma.toLowerCase(), 'adjective') !== undefined) &&
    scope.certainty === 'U'
  );
}

/** The clause or noun that embeds the event: "is likely to", "seems to have", "failed to", "no evidence that", "unclear whether". */
function embed(
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
        if (negatedNoun(tree, above) || negatedVerbAbove(tree, above)) question(scope);
      } else weaken(scope, hedge);
    }
    return;
  }
  const kind = word.upos === 'ADJ' ? 'adjective' : 'verb';
  const hedge = clausal || relation === 'nsubj' || relation === 'obj' ? hedgeOf(lemma, kind) : undefined;
  if (hedge?.questions === true) {
    question(scope);
    return;
  }
  if (
    clausal &&
    childrenBy(tree, above, ['nsubj', 'obj']).some(
      (child) =>
        hedgeOf(wordAt(tree, child).lemma.toLowerCase(), 'noun')?.evidence === true && negatedNoun(tree, child),
    )
  ) {
    question(scope);
    return;
  }
  const before: Scope = { certainty: 'CT', polarity: '+', questions: false };
  modifiers(tree, above, within, before, -1);
  const negative = before.polarity === '-';
  if (negative && hedge?.negatedQuestions === true) {
    question(scope);
    return;
  }
  if (before.certainty !== 'CT') weaken(scope, { certainty: before.certainty, polarity: '+' });
  if (negative && hedge?.negated !== undefined) weaken(scope, hedge.negated);
  else {
    if (hedge !== undefined) weaken(scope, hedge);
    if (negative) flip(scope);
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
function complement(tree: Dependencies, at: number): boolean {
  if (relationOf(wordAt(tree, at)) !== 'advcl') return false;
  const mark = childrenBy(tree, at, ['mark'])[0];
  return (
    mark !== undefined &&
    wordAt(tree, mark).text.toLowerCase() === 'that' &&
    wordAt(tree, mark - 1 < 0 ? mark : mark - 1).text.toLowerCase() !== 'so'
  );
}

function bearsOn(tree: Dependencies, above: number): boolean {
  const word = wordAt(tree, above);
  const lemma = word.lemma.toLowerCase();
  if (LIGHT.has(lemma)) return true;
  const hedge = hedgeOf(lemma, word.upos === 'ADJ' ? 'adjective' : word.upos === 'NOUN' ? 'noun' : 'verb');
  return hedge !== undefined && (hedge.certainty !== 'CT' || hedge.polarity !== '+');
}

/** "It looks as though", "sounds like": the comparison is what is held. */
function seemingly(tree: Dependencies, at: number, above: number): boolean {
  if (
    !['advcl', 'obl', 'nmod', 'parataxis', 'ccomp', 'dep'].includes(relationOf(wordAt(tree, at))) ||
    hedgeOf(wordAt(tree, above).lemma.toLowerCase(), 'verb')?.certainty !== 'PR'
  )
    return false;
  return childrenBy(tree, at, ['mark', 'case']).some((child) =>
    ['as', 'like', 'though', 'if'].includes(wordAt(tree, child).lemma.toLowerCase()),
  );
}

/**
 * The word a statement is about, from its main word down: what "seems", "is unclear" or "no evidence was seen" is said of
 * is what is held, not the seeming.
 */
export function heartOf(tree: Dependencies, main: number): number {
  let at = main;
  for (let step = 0; step < 5; step++) {
    const word = wordAt(tree, at);
    const lemma = word.lemma.toLowerCase();
    const evidence = childrenBy(tree, at, ['nsubj', 'obj']).find(
      (child) => hedgeOf(wordAt(tree, child).lemma.toLowerCase(), 'noun')?.evidence === true,
    );
    const hedging =
      hedgeOf(lemma, word.upos === 'ADJ' ? 'adjective' : word.upos === 'NOUN' ? 'noun' : 'verb') !== undefined;
    const below = childrenBy(tree, at, ['ccomp', 'csubj', 'xcomp']);
    const next =
      (evidence === undefined
        ? undefined
        : childrenBy(tree, evidence, ['acl', 'ccomp']).find((child) => wordAt(tree, child).relation !== 'acl:relcl')) ??
      (hedging || evidence !== undefined ? below[0] : undefined) ??
      childrenBy(tree, at, ['advcl', 'parataxis', 'obl']).find(
        (child) => seemingly(tree, child, at) || (evidence !== undefined && complement(tree, child)),
      );
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

function mainClause(tree: Dependencies, at: number, scope: Scope): void {
  if (conditional(tree, at)) unknown(scope);
  const last = tree.sentence.words.findLast((word) => !/^["”'’)\]]+$/.test(word.text));
  if (last?.text.startsWith('?') === true && wordAt(tree, at).head < 0) unknown(scope);
}

function conditional(tree: Dependencies, at: number): boolean {
  return childrenBy(tree, at, ['mark', 'advmod']).some(
    (child) => CONDITIONS.has(wordAt(tree, child).lemma.toLowerCase()) && child < at,
  );
}

function purpose(tree: Dependencies, at: number): boolean {
  return childrenBy(tree, at, ['mark']).some((child) => wordAt(tree, child).lemma === 'to');
}

function negatedNoun(tree: Dependencies, at: number): boolean {
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

function weaken(scope: Scope, by: { readonly certainty: Certainty; readonly polarity: Polarity }): void {
  scope.certainty = weaker(scope.certainty, by.certainty);
  if (by.polarity === '-') flip(scope);
  if (by.polarity === 'u') scope.certainty = 'U';
}

function flip(scope: Scope): void {
  scope.polarity = scope.polarity === '+' ? '-' : scope.polarity === '-' ? '+' : 'u';
}

function unknown(scope: Scope): void {
  scope.certainty = 'U';
}

function question(scope: Scope): void {
  scope.certainty = 'U';
  scope.questions = true;
}
