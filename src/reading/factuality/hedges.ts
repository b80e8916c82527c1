import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import { flip, type Scope, unknown, weaken } from '../grammar/scope.ts';
import { ADVERBIALS } from '../vocabulary/complements.ts';
import { type Force, type Hedge, hedgeOf } from '../vocabulary/vocabulary.ts';
import { modal, needless } from './modals.ts';

const NOBODY = new Set(['nobody', 'no-one', 'none', 'nothing', 'neither', 'noone']);
const NEGATIONS = new Set(['not', "n't", 'never']);
const SHORT = new Set(['almost', 'nearly', 'virtually', 'practically', 'fairly', 'reasonably', 'pretty']);
const EXCEPTIONS = new Set(['but', 'except', 'besides', 'save', 'than', 'bar', 'beyond']);

/** Whether the phrase of a noun is nobody or nothing: "no one at the mill", "none of them", "not a single letter". */
export function nobody(tree: Dependencies, at: number): boolean {
  const lemma = wordAt(tree, at).lemma.toLowerCase();
  if (NOBODY.has(lemma)) return !excepted(tree, at);
  const counted = childrenBy(tree, at, ['det', 'cc:preconj', 'cc', 'amod', 'nummod', 'advmod']);
  // "the lawyers on neither side"
  const below = childrenBy(tree, at, ['nmod']).flatMap((child) => childrenBy(tree, child, ['det']));
  if (below.some((child) => wordAt(tree, child).lemma.toLowerCase() === 'neither')) return true;
  const single = counted.some((child) => ['single', 'one', 'a'].includes(wordAt(tree, child).lemma.toLowerCase()));
  return counted.some((child) => {
    const determiner = wordAt(tree, child).lemma.toLowerCase();
    // "hardly anyone": as good as nobody.
    if (determiner === 'neither' || determiner === 'hardly' || determiner === 'scarcely') return true;
    if (determiner === 'no') return !excepted(tree, at);
    return determiner === 'not' && single && child < at;
  });
}

/** "No one but the clerk": somebody, after all. */
function excepted(tree: Dependencies, at: number): boolean {
  return childrenBy(tree, at, ['nmod', 'acl', 'obl', 'conj']).some((child) =>
    childrenBy(tree, child, ['case', 'mark', 'cc', 'advmod']).some((each) =>
      EXCEPTIONS.has(wordAt(tree, each).lemma.toLowerCase()),
    ),
  );
}

/** Whether one of the participants of an event or an embedding word is nobody. */
export function forNobody(
  tree: Dependencies,
  at: number,
  within: (word: number) => boolean,
  besides: ReadonlySet<number> = new Set(),
): boolean {
  return childrenBy(tree, at, ['nsubj', 'obj', 'iobj', 'obl']).some(
    (child) => within(child) && !besides.has(child) && nobody(tree, child),
  );
}

/** Whether a word is denied by a particle of its own. */
export function denied(tree: Dependencies, at: number): boolean {
  return childrenBy(tree, at, ['advmod', 'aux']).some((child) =>
    NEGATIONS.has(wordAt(tree, child).lemma.toLowerCase()),
  );
}

/**
 * Weighs the auxiliaries, adverbs, adjectives, negations and adverbial phrases of a word; `besides` is the one that was
 * weighed before, or -1. Returns the words of the phrases, so that no participant among them is counted again.
 */
export function modifiers(
  tree: Dependencies,
  at: number,
  within: (word: number) => boolean,
  scope: Scope,
  besides: number,
): ReadonlySet<number> {
  const phrased = phrases(tree, at, within, scope);
  for (const child of childrenBy(tree, at, ['aux', 'advmod', 'det', 'cop', 'amod', 'cc'])) {
    if (child === besides || phrased.has(child) || !within(child)) continue;
    const word = wordAt(tree, child);
    const relation = relationOf(word);
    const lemma = word.lemma.toLowerCase();
    if (relation === 'aux') modal(tree, at, child, scope);
    else if (relation === 'cc') {
      if (lemma === 'neither' || (lemma === 'nor' && opensClause(tree, at))) flip(scope, child);
    } else if (relation === 'advmod' || relation === 'amod') adverb(tree, at, child, scope, relation === 'amod');
    else if (relation === 'det' && lemma === 'no') flip(scope, child);
  }
  return phrased;
}

/** "..., nor did it share the list": the clause is denied here; as a mere conjunct it shares the denial of the first. */
function opensClause(tree: Dependencies, at: number): boolean {
  return wordAt(tree, at).head < 0 || childrenBy(tree, at, ['nsubj']).length > 0;
}

function adverb(tree: Dependencies, host: number, at: number, scope: Scope, adjective: boolean): void {
  const lemma = wordAt(tree, at).lemma.toLowerCase();
  if (NEGATIONS.has(lemma) || lemma === 'nor') {
    // "not only", "not just": nothing is denied. "Not until May": it was done, then.
    const next = tree.sentence.words[at + 1]?.text.toLowerCase();
    const mere = next === 'only' || next === 'just' || next === 'merely' || next === 'simply';
    if (lemma === 'nor' && !opensClause(tree, host)) return;
    if (!mere && !untilThen(tree, host) && !needless(tree, host)) flip(scope, at);
    return;
  }
  // "almost certain": short of it.
  if (wordAt(tree, host).upos === 'ADJ' && !adjective && SHORT.has(lemma)) {
    weaken(scope, { certainty: 'PR', polarity: '+' }, at);
    return;
  }
  const { words } = tree.sentence;
  // "all but certainly": short of it, too.
  const short = words[at - 1]?.text.toLowerCase() === 'but' && words[at - 2]?.text.toLowerCase() === 'all';
  const hedge = hedgeOf(lemma, adjective ? 'adjective' : 'adverb');
  // "cannot possibly have": the adverb stresses the modal.
  if (hedge === undefined || (lemma === 'possibly' && able(tree, host))) return;
  const nearer = childrenBy(tree, at, ['advmod']).map((child) => wordAt(tree, child).lemma.toLowerCase());
  const approximator = nearer.map((each) => hedgeOf(each, 'approximator')).find((each) => each !== undefined);
  const weakened: Hedge | undefined =
    hedge.certainty === 'CT' && hedge.polarity === '+'
      ? (approximator ?? (short ? hedgeOf('almost', 'approximator') : undefined))
      : undefined;
  if (nearer.some((each) => NEGATIONS.has(each))) {
    // "not necessarily", "not certainly": neither way; "not likely": the other way.
    if (hedge.certainty === 'CT') unknown(scope, at);
    else {
      weaken(scope, hedge, at);
      flip(scope, at);
    }
    return;
  }
  weaken(scope, weakened ?? hedge, at);
}

function able(tree: Dependencies, host: number): boolean {
  return childrenBy(tree, host, ['aux']).some((at) => /^(?:can|could|ca)$/iu.test(wordAt(tree, at).text));
}

function untilThen(tree: Dependencies, at: number): boolean {
  return childrenBy(tree, at, ['obl', 'advcl', 'nmod']).some((child) =>
    childrenBy(tree, child, ['case', 'mark']).some((each) =>
      ['until', 'till'].includes(wordAt(tree, each).lemma.toLowerCase()),
    ),
  );
}

/** An adverbial phrase where it stands: `top` is the word of it that hangs on one outside. */
interface Placed {
  readonly top: number;
  readonly span: readonly number[];
  readonly force: Force;
}

/** Adverbial phrases with their rank, the longest first, by their first word. */
const OPENED = new Map<string, [number, (typeof ADVERBIALS)[number]][]>();
ADVERBIALS.forEach((phrase, rank) => {
  const [first] = phrase.words as [string];
  OPENED.set(first, [...(OPENED.get(first) ?? []), [rank, phrase]]);
});

/** Every word of a sentence is weighed, and most several times: its phrases are looked for once. */
const PLACED = new WeakMap<Dependencies, readonly Placed[]>();

function placedIn(tree: Dependencies): readonly Placed[] {
  const known = PLACED.get(tree);
  if (known !== undefined) return known;
  const texts = tree.sentence.words.map((word) => word.text.toLowerCase());
  const found = texts.flatMap((text, first) =>
    (OPENED.get(text) ?? []).flatMap(([rank, { words, force }]) => {
      if (!words.every((expected, offset) => texts[first + offset] === expected)) return [];
      const past = first + words.length;
      const span = words.map((_, offset) => first + offset);
      const top = span.find((word) => wordAt(tree, word).head < first || wordAt(tree, word).head >= past);
      return top === undefined ? [] : [{ rank, top, span, force }];
    }),
  );
  const placed = found.sort((a, b) => a.rank - b.rank);
  PLACED.set(tree, placed);
  return placed;
}

const NONE: ReadonlySet<number> = new Set();

/** Adverbial phrases that hang on a word ("in all likelihood"); returns the children they take up. */
function phrases(tree: Dependencies, at: number, within: (word: number) => boolean, scope: Scope): ReadonlySet<number> {
  const placed = placedIn(tree);
  if (placed.length === 0) return NONE;
  const taken = new Set<number>();
  for (const { top, span, force } of placed) {
    if (wordAt(tree, top).head !== at || !within(top) || taken.has(top)) continue;
    weaken(scope, force, top);
    for (const word of span) taken.add(word);
  }
  return taken;
}
