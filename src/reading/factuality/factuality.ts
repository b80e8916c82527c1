import {
  certaintyOf,
  type Factuality,
  factualityOf,
  type Polarity,
  polarityOf,
  weaker,
} from '../../terms/factuality.ts';
import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import { imperative } from '../grammar/orders.ts';
import { flip, question, type Scope, unknown, unweighed, type Weighing, weaken } from '../grammar/scope.ts';
import { embeddingOf } from '../vocabulary/complements.ts';
import { type Force, hedgeOf } from '../vocabulary/vocabulary.ts';
import { asked, askingIn, complementBy, conditioned, effectOn } from './clauses.ts';
import {
  bearsOn,
  complement,
  embed,
  fittingEmbedding,
  isEvidence,
  missing,
  negatedNoun,
  seemingly,
} from './embedding.ts';
import { framed } from './fictions.ts';
import { denied, forNobody, modifiers } from './hedges.ts';
import { arranged, needless } from './modals.ts';

/**
 * How an event is held by whoever utters the clause it stands in.
 *
 * `questions` is set where the words say expressly that it is unclear, not established or not seen: that is an answer
 * of its own, unlike a plan or a condition, which hold nothing.
 */
export interface Held {
  readonly value: Factuality;
  readonly questions: boolean;
  /** What made the value so, in order, from the event outwards; nothing where it is simply stated. */
  readonly steps: readonly Weighing[];
}

/** Held for certain: where nothing weakens it. */
export const CERTAIN: Held = { value: 'CT+', questions: false, steps: [] };

/** Relations under which a clause is taken for granted: what stands above does not reach into it, unless it is made up. */
const PRESUPPOSED = new Set([
  'acl:relcl',
  'advcl:relcl',
  'nmod',
  'nmod:poss',
  'obl',
  'appos',
  'parataxis',
  'dislocated',
  'vocative',
  'list',
]);

/** Most steps from an event to the top of its sentence: a bound for trees that no sentence has. */
const MOST_STEPS = 24;

/**
 * The factuality of the event at a word, read from modals, adverbs, negation and what embeds it, up to the edge of the
 * content it stands in (`within` says which words belong). FactBank's values (Saurí and Pustejovsky 2009), reckoned as
 * there: certainties weaken, polarities multiply, and an unknown swallows both.
 */
export function heldAt(tree: Dependencies, event: number, within: (word: number) => boolean): Held {
  const scope = unweighed();
  own(tree, event, within, scope);
  let at = event;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (framed(tree, at, within) || conditioned(tree, at, within)) unknown(scope, at);
    const word = wordAt(tree, at);
    const above = word.head;
    if (above < 0 || !within(above)) {
      const effect = effectOn(tree, at);
      const open = effect === 'condition' || effect === 'comparison' || askingIn(tree, at) === 'whether';
      if (open || asked(tree, at, within)) unknown(scope);
      break;
    }
    // "never opened it, let alone forwarded it": as the first.
    if (/^let$/iu.test(wordAt(tree, above).text) && /^alone$/iu.test(tree.sentence.words[above + 1]?.text ?? '')) {
      at = above;
      continue;
    }
    const relation = relationOf(word);
    const whether = relation === 'advcl' && askingIn(tree, at) === 'whether';
    if (whether || seemingly(tree, at, above) || complement(tree, at)) {
      at = embed(tree, at, above, within, scope);
      continue;
    }
    const effect = effectOn(tree, at);
    const adverbial = relation === 'advcl' || (relation === 'obl' && complementBy(tree, at) !== 'noun');
    if (adverbial && (effect === null || effect === 'purpose') && impliedBy(tree, at, above)) {
      at = embed(tree, at, above, within, scope);
      continue;
    }
    if (effect === 'exclusion') exclude(tree, above, scope);
    else if (effect !== null) unknown(scope, at);
    if (effect !== null || relation === 'advcl') {
      if (scope.certainty !== 'U') aside(tree, above, within, scope);
      break;
    }
    if (relation === 'conj') {
      joined(tree, at, above, within, scope);
      if (ownClause(tree, at, above)) break;
      at = above;
      continue;
    }
    if (PRESUPPOSED.has(word.relation) && !planned(tree, at, above) && !thatClause(tree, at)) {
      presupposed(tree, at, above, within, scope);
      break;
    }
    // A noun names its event as something that is there; only a verb that makes, denies or plans it says otherwise.
    if (word.upos === 'NOUN' && !bearsOn(tree, at, above)) {
      aside(tree, above, within, scope);
      break;
    }
    at = embed(tree, at, above, within, scope);
  }
  return { value: factualityOf(scope.certainty, scope.polarity), questions: scope.questions, steps: scope.steps };
}

/** What stands on the event's own word: modifiers, participants that are nobody, an order, an arrangement, "the plan is to". */
function own(tree: Dependencies, event: number, within: (word: number) => boolean, scope: Scope): void {
  const phrased = modifiers(tree, event, within, scope, -1);
  const whether = childrenBy(tree, event, ['mark']).some((at) => wordAt(tree, at).text.toLowerCase() === 'whether');
  if (imperative(tree, event) || arranged(tree, event) || whether) unknown(scope, event);
  if (needless(tree, event)) weaken(scope, { certainty: 'PS', polarity: '-' }, event);
  else if (wordAt(tree, event).upos !== 'NOUN' && forNobody(tree, event, within, phrased)) flip(scope);
  for (const outer of childrenBy(tree, event, ['nsubj:outer', 'nsubj'])) {
    const cleft = wordAt(tree, outer).relation === 'nsubj:outer' || childrenBy(tree, event, ['mark']).length > 0;
    const noun = wordAt(tree, outer);
    if (!within(outer) || phrased.has(outer)) continue;
    if (!cleft || noun.upos !== 'NOUN' || childrenBy(tree, event, ['cop']).length === 0) continue;
    const takes = complementBy(tree, event);
    const lemma = noun.lemma.toLowerCase();
    const hedge = embeddingOf(lemma, 'noun', takes) ?? hedgeOf(lemma, 'noun');
    if (hedge !== undefined) weaken(scope, hedge, outer);
  }
}

/** A clause that says what was done or not by the word above it ("glad to tell", "prevented from telling"), though parsed as an adverbial. */
function impliedBy(tree: Dependencies, at: number, above: number): boolean {
  const { upos } = wordAt(tree, above);
  const takes = complementBy(tree, at);
  if (upos === 'ADJ' || upos === 'ADV')
    return takes === 'to' || fittingEmbedding(tree, above, 'adjective', takes) !== undefined;
  // "saw fit to": a noun, by the parser.
  if (upos === 'NOUN')
    return takes === 'to' && embeddingOf(wordAt(tree, above).lemma.toLowerCase(), 'noun', takes) !== undefined;
  return upos === 'VERB' && takes !== 'that' && fittingEmbedding(tree, above, 'verb', takes) !== undefined;
}

/** "left without telling them"; "never left without telling them". */
function exclude(tree: Dependencies, above: number, scope: Scope): void {
  flip(scope);
  if (denied(tree, above)) flip(scope);
}

/** "has yet to notify them, nor has it told them": a whole clause is no second infinitive, wherever the parser hung it. */
function ownClause(tree: Dependencies, at: number, first: number): boolean {
  const finite = childrenBy(tree, at, ['nsubj']).length > 0 && childrenBy(tree, at, ['aux', 'cop']).length > 0;
  return finite && complementBy(tree, first) === 'to' && complementBy(tree, at) !== 'to';
}

/** A conjunct shares what stands before the first; a denial only where nothing sets the two against each other. */
function joined(tree: Dependencies, at: number, first: number, within: (word: number) => boolean, scope: Scope): void {
  if (childrenBy(tree, at, ['nsubj', 'aux', 'cop']).length > 0 || finiteAfterBase(tree, at, first)) return;
  const shared = unweighed();
  modifiers(tree, first, within, shared, at);
  const against = childrenBy(tree, at, ['cc']).some((child) =>
    ['but', 'yet'].includes(wordAt(tree, child).lemma.toLowerCase()),
  );
  weaken(
    scope,
    { certainty: shared.certainty, polarity: against ? '+' : shared.polarity },
    shared.steps.at(-1)?.word ?? first,
  );
}

/** "Could not burn them, and left them to her": a past form shares no modal and no "did" with a base form. */
function finiteAfterBase(tree: Dependencies, at: number, first: number): boolean {
  const [helper] = childrenBy(tree, first, ['aux']);
  if (
    helper === undefined ||
    !/^(?:do|can|could|may|might|must|shall|should|will|would)$/u.test(wordAt(tree, helper).lemma)
  )
    return false;
  const { text, lemma, upos } = wordAt(tree, at);
  return (
    upos === 'VERB' &&
    text.toLowerCase() !== lemma.toLowerCase() &&
    !/ing$/iu.test(text) &&
    childrenBy(tree, first, ['aux']).length === 1
  );
}

/** "The myth that she gave it": often parsed as a relative clause, though its "that" stands for nothing in it. */
function thatClause(tree: Dependencies, at: number): boolean {
  if (wordAt(tree, at).relation !== 'acl:relcl') return false;
  const that = (child: number): boolean => wordAt(tree, child).text.toLowerCase() === 'that';
  if (childrenBy(tree, at, ['mark']).some(that)) return true;
  // A clause that has an object of its own needs none from its "that".
  const objects = childrenBy(tree, at, ['obj']);
  return objects.length > 1 && objects.some(that);
}

/** A planned, denied or feared noun ("a plan for the meeting") is embedded, though it hangs on its noun like any other. */
function planned(tree: Dependencies, at: number, above: number): boolean {
  const { upos, lemma } = wordAt(tree, above);
  return (
    wordAt(tree, at).upos === 'NOUN' &&
    upos === 'NOUN' &&
    embeddingOf(lemma.toLowerCase(), 'noun', complementBy(tree, at)) !== undefined
  );
}

function presupposed(
  tree: Dependencies,
  at: number,
  above: number,
  within: (word: number) => boolean,
  scope: Scope,
): void {
  const word = wordAt(tree, at);
  if (relationOf(word) !== 'parataxis' && imperative(tree, above)) unknown(scope, above);
  if (word.relation === 'acl:relcl') {
    // "no evidence that" is often parsed as a relative clause.
    if (isEvidence(tree, above) && missing(tree, above, wordAt(tree, above).head)) question(scope);
    else if (negatedNoun(tree, above)) flip(scope);
    else if (/^(?:any|any(?:one|body)|whoever|whatever)$/i.test(determinerOf(tree, above)) && !told(tree, at))
      unknown(scope);
  }
  if (relationOf(word) !== 'parataxis') fictional(tree, above, within, scope);
}

/** "Whoever leaked it", in the past: somebody did. "Whoever leaks it", "anyone who leaked it": it is left open. */
function told(tree: Dependencies, at: number): boolean {
  const { text, lemma, head } = wordAt(tree, at);
  const past = text.toLowerCase() !== lemma.toLowerCase() && !/(?:s|ing)$/iu.test(text);
  return past && /^whoever$/iu.test(wordAt(tree, head).text) && childrenBy(tree, at, ['aux']).length === 0;
}

function determinerOf(tree: Dependencies, at: number): string {
  const determiner = childrenBy(tree, at, ['det'])[0];
  return determiner === undefined ? wordAt(tree, at).text : wordAt(tree, determiner).text;
}

/** What is said by the way is neither denied nor weakened by what stands above it, but it is made up, supposed or intended with it. */
function aside(tree: Dependencies, from: number, within: (word: number) => boolean, scope: Scope): void {
  let at = from;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { head, relation } = wordAt(tree, at);
    const effect = effectOn(tree, at);
    const open = effect === 'condition' || effect === 'purpose' || framed(tree, at, within);
    if (open || intended(tree, at, head, within)) {
      unknown(scope);
      return;
    }
    if (head < 0 || !within(head) || relation === 'acl:relcl' || relation === 'parataxis') return;
    at = head;
  }
}

function intended(tree: Dependencies, at: number, above: number, within: (word: number) => boolean): boolean {
  if (above < 0 || !within(above) || wordAt(tree, at).relation !== 'xcomp') return false;
  const probe = unweighed();
  embed(tree, at, above, within, probe);
  return probe.certainty === 'U';
}

function fictional(tree: Dependencies, from: number, within: (word: number) => boolean, scope: Scope): void {
  for (let at = from, step = 0; at >= 0 && within(at) && step < MOST_STEPS; step++) {
    if (framed(tree, at, within)) unknown(scope);
    at = wordAt(tree, at).head;
  }
}

/** What a cue makes of what its content holds, for whom it is the cue of: "denies that" turns it round, "worries that" weakens it. */
export function under(force: Force, held: Held): Held {
  // To deny what may be so is to hold it not so.
  const possible = certaintyOf(held.value) === 'PS' && force.polarity === '-' && polarityOf(held.value) === '+';
  const certainty = possible ? force.certainty : weaker(force.certainty, certaintyOf(held.value));
  const outer = force.polarity;
  const inner = polarityOf(held.value);
  const polarity: Polarity = outer === 'u' || inner === 'u' ? 'u' : outer === inner ? '+' : '-';
  return { ...held, value: factualityOf(certainty, polarity) };
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
    const evidence = childrenBy(tree, at, ['nsubj', 'obj']).find((child) => isEvidence(tree, child));
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
