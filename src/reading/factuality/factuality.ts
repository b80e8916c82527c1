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
import { flip, question, unknown, unweighed, type Weighing } from '../grammar/scope.ts';
import { type Force, hedgeOf } from '../vocabulary/vocabulary.ts';
import {
  bearsOn,
  complement,
  conditional,
  embed,
  leftOpen,
  mainClause,
  negatedNoun,
  purpose,
  seemingly,
} from './embedding.ts';
import { local, modifiers, noun } from './hedges.ts';

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

/**
 * The factuality of the event at a word, read from modals, adverbs, negation and what embeds it, up to the edge of the
 * content it stands in (`within` says which words belong). FactBank's values (Saurí and Pustejovsky 2009), reckoned as
 * there: certainties weaken, polarities multiply, and an unknown swallows both.
 */
export function heldAt(tree: Dependencies, event: number, within: (word: number) => boolean): Held {
  const scope = unweighed();
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
    if (seemingly(tree, at, above) || complement(tree, at) || leftOpen(tree, at, above)) {
      embed(tree, above, 'ccomp', within, scope);
      at = above;
      continue;
    }
    if (relation === 'advcl' || conditional(tree, at)) {
      if (conditional(tree, at) || purpose(tree, at)) unknown(scope, at);
      break;
    }
    if (relation === 'conj') {
      if (childrenBy(tree, at, ['nsubj', 'aux']).length === 0) modifiers(tree, above, within, scope, at);
      at = above;
      continue;
    }
    if (PRESUPPOSED.has(word.relation) && !(word.upos === 'NOUN' && noun(tree, at, within, scope))) {
      if (relation !== 'parataxis' && imperative(tree, above)) unknown(scope, above);
      // "no evidence that" is often parsed as a relative clause.
      const evidence = hedgeOf(wordAt(tree, above).lemma.toLowerCase(), 'noun')?.evidence === true;
      if (negatedNoun(tree, above) && word.relation === 'acl:relcl') {
        if (evidence) question(scope, above);
        else flip(scope, above);
      }
      break;
    }
    // A noun names its event as something that is there; only a verb that makes, denies or plans it says otherwise.
    if (wordAt(tree, at).upos === 'NOUN' && !bearsOn(tree, above)) break;
    embed(tree, above, relation, within, scope);
    at = above;
  }
  return { value: factualityOf(scope.certainty, scope.polarity), questions: scope.questions, steps: scope.steps };
}

/** What a cue makes of what its content holds, for whom it is the cue of: "denies that" turns it round, "worries that" weakens it. */
export function under(force: Force, held: Held): Held {
  const certainty = weaker(force.certainty, certaintyOf(held.value));
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
