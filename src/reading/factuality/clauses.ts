import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import { imperative } from '../grammar/orders.ts';
import { type Complement, type Effect, effectOf } from '../vocabulary/complements.ts';

const CLAUSES = new Set(['advcl', 'obl', 'nmod', 'acl', 'conj', 'xcomp', 'ccomp', 'parataxis', 'dep', 'csubj']);
const FUTURE = new Set(['when', 'once', 'after', 'until', 'till', 'before', 'as soon as', 'by the time', 'whenever']);
const WISHED = new Set(['can', 'could', 'able', 'chance', 'opportunity', 'time', 'manage']);
const ASKING = new Set(['who', 'whom', 'whose', 'what', 'how', 'where', 'when', 'which', 'why']);

/** The words that open a clause or phrase, each with what is fixed to it, in lower case: "in order", "rather than". */
function openers(tree: Dependencies, at: number): string[] {
  return childrenBy(tree, at, ['mark', 'case', 'cc', 'advmod'])
    .filter((child) => child < at)
    .map((child) =>
      [child, ...childrenBy(tree, child, ['fixed'])]
        .sort((a, b) => a - b)
        .map((word) => wordAt(tree, word).text.toLowerCase())
        .join(' '),
    );
}

/** What the words that open a clause make of the event in it, or null where they leave it as it is. */
export function effectOn(tree: Dependencies, at: number): Effect | null {
  const word = wordAt(tree, at);
  if (!CLAUSES.has(relationOf(word)) && word.head >= 0) return null;
  const opened = openers(tree, at);
  for (const opener of opened) {
    const effect = effectOf(opener) ?? effectOf(opener.replace(/ (?:to|that)$/, ''));
    if (effect === undefined) continue;
    if (opened.includes('as') && (opener === 'if' || opener === 'though')) return 'comparison';
    // "find out if": what is asked; "as if" is opened by its own words.
    if (effect === 'condition' && ['ccomp', 'xcomp', 'csubj'].includes(relationOf(word))) continue;
    return effect;
  }
  if (inverted(tree, at) || asLongAs(tree, at)) return 'condition';
  if (relationOf(word) !== 'advcl') return null;
  if (opened.some((opener) => FUTURE.has(opener)) && awaited(tree, word.head)) return 'condition';
  // "before he could send it": he could not.
  if (opened.includes('before') && wished(tree, at)) return 'exclusion';
  return childrenBy(tree, at, ['mark']).some((child) => wordAt(tree, child).lemma === 'to') ? toEnd(tree, at) : null;
}

/** "Had she told them", "Should the vendor disclose": a condition by word order. */
function inverted(tree: Dependencies, at: number): boolean {
  const [first] = childrenBy(tree, at, ['aux', 'cop', 'aux:pass', 'mark']);
  const subject = childrenBy(tree, at, ['nsubj', 'expl'])[0];
  if (first === undefined || subject === undefined || first > subject || relationOf(wordAt(tree, at)) !== 'advcl')
    return false;
  return /^(?:had|should|were|could|did)$/i.test(wordAt(tree, first).text);
}

/** "As long as she shares it", "so long as": the second "as" marks the clause, the first stands before it. */
function asLongAs(tree: Dependencies, at: number): boolean {
  const mark = childrenBy(tree, at, ['mark']).find((child) => wordAt(tree, child).text.toLowerCase() === 'as');
  if (mark === undefined || mark < 2) return false;
  const before = `${wordAt(tree, mark - 2).text} ${wordAt(tree, mark - 1).text}`.toLowerCase();
  return before === 'as long' || before === 'so long';
}

/** Whether the main clause lies ahead: what is to come when it does is not there yet. */
function awaited(tree: Dependencies, main: number): boolean {
  if (main < 0) return false;
  const future = childrenBy(tree, main, ['aux']).some((at) =>
    /^(?:will|shall|'ll|wo|would)$/i.test(wordAt(tree, at).text),
  );
  return future || imperative(tree, main);
}

function wished(tree: Dependencies, at: number): boolean {
  const words = [at, ...childrenBy(tree, at, ['aux', 'obj'])];
  return words.some((each) => WISHED.has(wordAt(tree, each).lemma.toLowerCase()));
}

/** "to sell it" says to what end; "only to sell it", after a comma, what came of it. */
function toEnd(tree: Dependencies, at: number): Effect | null {
  const only = childrenBy(tree, at, ['advmod']).find((child) => wordAt(tree, child).lemma.toLowerCase() === 'only');
  const before = only === undefined ? undefined : tree.sentence.words[only - 1]?.text;
  return before === ',' || before === '–' || before === '—' ? null : 'purpose';
}

/** The kind of complement that a clause or noun is to the word above it. */
export function complementBy(tree: Dependencies, at: number): Complement {
  const word = wordAt(tree, at);
  const marks = childrenBy(tree, at, ['mark', 'case'])
    .filter((child) => child < at)
    .map((child) => wordAt(tree, child).text.toLowerCase());
  // "admitted to having sent it", "admitted to sending it": a preposition, and no infinitive.
  const auxiliaries = childrenBy(tree, at, ['aux']);
  const first = wordAt(tree, auxiliaries[0] ?? at);
  if (marks.includes('to') && word.upos === 'VERB' && /ing$/iu.test(first.text) && first.text !== first.lemma)
    return 'ing';
  if (marks.includes('to') && word.upos !== 'NOUN') return 'to';
  const gerund = word.text.endsWith('ing') && childrenBy(tree, at, ['aux', 'nsubj']).length === 0;
  const preposition = marks.find((mark) => /^(?:from|into|of|in|at|on|about|against|with|for|by)$/.test(mark));
  if (gerund) return preposition ?? 'ing';
  if (word.upos === 'NOUN' || word.upos === 'PROPN') return preposition === 'of' ? 'of' : 'noun';
  if (word.upos !== 'VERB' && word.upos !== 'AUX') return 'that';
  const finite = marks.length > 0 || childrenBy(tree, at, ['nsubj', 'aux', 'cop', 'expl']).length > 0;
  return finite || word.text.toLowerCase() !== word.lemma.toLowerCase() ? 'that' : 'bare';
}

/** How a clause asks: "whether", or by a word that stands for what is asked ("who told them"); null where it does not. */
export function askingIn(tree: Dependencies, at: number): 'whether' | 'which' | null {
  if (!['ccomp', 'csubj', 'advcl', 'xcomp', 'acl', 'obj', 'nsubj'].includes(relationOf(wordAt(tree, at)))) return null;
  if (wordAt(tree, at).relation === 'acl:relcl') return null;
  for (const child of childrenBy(tree, at, ['mark', 'advmod', 'nsubj', 'obj', 'iobj', 'obl', 'det'])) {
    const text = wordAt(tree, child).text.toLowerCase();
    if (child >= at) continue;
    if (text === 'whether' || (text === 'if' && relationOf(wordAt(tree, at)) !== 'advcl')) return 'whether';
    if (ASKING.has(text)) return 'which';
  }
  return null;
}

/** Whether a clause has a condition of its own ("if it got the list, it sold it"): then nothing is held of it either. */
export function conditioned(tree: Dependencies, at: number, within: (word: number) => boolean): boolean {
  return childrenBy(tree, at, ['advcl']).some((child) => {
    const assuming = /^(?:assuming|supposing|provided|providing)$/i.test(wordAt(tree, child).text);
    if (!within(child) || (effectOn(tree, child) !== 'condition' && !assuming)) return false;
    const marks = childrenBy(tree, child, ['mark', 'advmod']);
    // "even if he denies it", "he had it, if the log is right": the clause stands, hedged at most.
    const concessive = marks.some((mark) =>
      [mark, ...childrenBy(tree, mark, ['advmod']), mark - 1].some(
        (each) => each >= 0 && wordAt(tree, each).lemma.toLowerCase() === 'even',
      ),
    );
    return !concessive && !marks.some((mark) => FUTURE.has(wordAt(tree, mark).text.toLowerCase()));
  });
}

/** Whether a question mark ends what a main clause stands in. */
export function asked(tree: Dependencies, at: number, within: (word: number) => boolean): boolean {
  const { words } = tree.sentence;
  for (let word = at + 1; word < words.length; word++) {
    const text = words[word]?.text ?? '';
    if (!within(word) && !/^[?!.”"'’)]/.test(text)) return false;
    // "‘Who has seen it?’ he asked, and I said": the mark of a question within does not end the clause round it.
    if (text.startsWith('?')) return !goesOn(tree, word, within);
    if (/^[.!]$/.test(text)) return false;
  }
  return false;
}

function goesOn(tree: Dependencies, mark: number, within: (word: number) => boolean): boolean {
  const { words } = tree.sentence;
  const next = words.findIndex((word, at) => at > mark && word.upos !== 'PUNCT');
  return next >= 0 && within(next) && /^\p{Ll}/u.test(words[next]?.text ?? '');
}
