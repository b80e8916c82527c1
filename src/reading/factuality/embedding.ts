import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import { imperative } from '../grammar/orders.ts';
import { flip, question, type Scope, unknown, unweighed, weaken } from '../grammar/scope.ts';
import { type Complement, type Embedding, embeddingOf } from '../vocabulary/complements.ts';
import { cueOf, type Hedge, hedgeOf } from '../vocabulary/vocabulary.ts';
import { askingIn, complementBy } from './clauses.ts';
import { supposed } from './fictions.ts';
import { denied, forNobody, modifiers, nobody } from './hedges.ts';
import { verdictOn } from './verdicts.ts';

const CLAUSAL = new Set(['ccomp', 'xcomp', 'csubj', 'acl', 'advcl', 'dep']);
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
  'lose',
  'waste',
  'see',
  'find',
  'get',
  'exist',
  'emerge',
  'come',
  'keep',
  'place',
  'show',
  'produce',
  'leave',
  'miss',
  'squander',
  'forgo',
  'lack',
]);
/** "missed the chance to", "lost no time in": the verb is itself a denial of its noun. */
const LOSING = new Set(['miss', 'lose', 'waste', 'squander', 'forgo', 'lack', 'want']);
const UNSAYABLE = new Set(['early', 'soon', 'impossible', 'hard', 'difficult', 'premature']);

/**
 * Weighs the word that embeds the event: "is likely to", "failed to", "no evidence that", "unclear whether". Returns the
 * word to go on from: the embedding one, or the light verb whose negation was counted with its noun ("had no chance to").
 */
export function embed(
  tree: Dependencies,
  at: number,
  above: number,
  within: (word: number) => boolean,
  scope: Scope,
): number {
  const word = wordAt(tree, above);
  const factive = cueOf(tree.frameAt.get(above)?.roleset ?? '')?.factive === true;
  // "Don't forget: he had it" orders a remembering and holds what is remembered.
  if (imperative(tree, above) && !factive) unknown(scope, above);
  if (supposed(tree, above)) unknown(scope, above);
  const takes = complementBy(tree, at);
  const clausal = CLAUSAL.has(relationOf(wordAt(tree, at)));
  if (word.upos === 'NOUN' || word.upos === 'PROPN') return byNoun(tree, above, takes, clausal, within, scope);
  const governor = lastOf(tree, above, at);
  const kind = word.upos === 'VERB' || word.upos === 'AUX' ? 'verb' : 'adjective';
  const embedding = obligation(tree, at, above, takes) ?? said(tree, governor, kind, takes, clausal);
  const evidence = clausal
    ? childrenBy(tree, above, ['nsubj', 'obj']).find((child) => isEvidence(tree, child))
    : undefined;
  if (evidence !== undefined && missing(tree, evidence, above)) {
    question(scope, above);
    return above;
  }
  if (clausal && takes === 'that' && unsupported(tree, above)) {
    question(scope, above);
    return above;
  }
  const before = unweighed();
  const phrased = modifiers(tree, above, within, before, at);
  // "There was no meeting": its own "no" was counted with it.
  if (forNobody(tree, above, within, new Set([...phrased, at]))) flip(before);
  const negative = before.polarity === '-';
  if (clausal && excess(tree, above, scope)) return above;
  if (asksOf(tree, at, embedding, negative, scope)) return above;
  if (embedding?.questions === true || (negative && embedding?.negatedQuestions === true)) {
    question(scope, above);
    return above;
  }
  const by = before.steps.at(-1)?.word ?? above;
  if (before.certainty !== 'CT') weaken(scope, { certainty: before.certainty, polarity: '+' }, by);
  if (negative && embedding?.negated !== undefined) weaken(scope, embedding.negated, governor);
  else {
    if (embedding !== undefined) weaken(scope, embedding, governor);
    if (negative) flip(scope, by);
  }
  return above;
}

type Weight = Embedding & Pick<Hedge, 'negatedQuestions'>;

const OPEN: Weight = { certainty: 'U', polarity: 'u', negated: { certainty: 'U', polarity: 'u' } };

/** What a verb or adjective says of what it embeds; a verb that is not known says nothing of an infinitive or a finite clause. */
function said(
  tree: Dependencies,
  at: number,
  kind: 'verb' | 'adjective',
  takes: Complement,
  clausal: boolean,
): Weight | undefined {
  const lemma = wordAt(tree, at).lemma.toLowerCase();
  const found = fittingEmbedding(tree, at, kind, takes);
  if (found !== undefined) {
    return kind === 'adjective' && takes === 'to' ? past(tree, at, found) : found;
  }
  const relation = relationOf(wordAt(tree, at));
  const hedge = hedgeOf(lemma, kind);
  if (takes === 'noun')
    return hedge !== undefined && (kind === 'adjective' || hedge.certainty !== 'CT') ? hedge : undefined;
  if (!clausal) return undefined;
  if (takes === 'to') return hedge?.certainty === 'PR' ? hedge : OPEN;
  // "at no point had it shared": an auxiliary that was taken for a verb.
  if (takes === 'that' && (lemma === 'have' || lemma === 'be')) return undefined;
  if (hedge !== undefined) return hedge;
  if (kind === 'verb' && (takes === 'that' || takes === 'bare') && relation !== 'aux' && !LIGHT.has(lemma)) return OPEN;
  return undefined;
}

/** What a verb or adjective is known to do to the event of such a clause, where it has, or lacks, the object that goes with it. */
export function fittingEmbedding(
  tree: Dependencies,
  at: number,
  kind: string,
  takes: Complement,
): Embedding | undefined {
  const lemma = wordAt(tree, at).lemma.toLowerCase();
  const next = tree.sentence.words[at + 1]?.text.toLowerCase() ?? '';
  const found = embeddingOf(`${lemma}_${next}`, kind, takes) ?? embeddingOf(lemma, kind, takes);
  if (found?.alone !== true && found?.object !== true) return found;
  const object = childrenBy(tree, at, ['obj', 'iobj', 'nsubj:pass']).length > 0;
  const relative = ['acl', 'acl:relcl'].includes(wordAt(tree, at).relation);
  return (found.object === true) === (object || relative) ? found : undefined;
}

/** "Was able to" is said of what was done; "is able to" of what could be. */
function past(tree: Dependencies, at: number, embedding: Embedding): Embedding {
  if (embedding.certainty !== 'PS' || embedding.polarity !== '+') return embedding;
  const was = childrenBy(tree, at, ['cop', 'aux']).some((each) => /^(?:was|were|been)$/i.test(wordAt(tree, each).text));
  return { ...embedding, certainty: was ? 'CT' : 'U' };
}

/** "had to hand it over" was done; "has to" is a duty; "has yet to" is not done. */
function obligation(tree: Dependencies, at: number, above: number, takes: Complement): Weight | undefined {
  const { lemma, text } = wordAt(tree, above);
  // "It took them a week to notice": in the end they did.
  const spent = ['csubj', 'advcl', 'ccomp', 'xcomp'].includes(relationOf(wordAt(tree, at))) && takes === 'to';
  if (
    lemma.toLowerCase() === 'take' &&
    spent &&
    childrenBy(tree, above, ['expl', 'nsubj']).some((child) => wordAt(tree, child).text.toLowerCase() === 'it')
  )
    return { certainty: 'CT', polarity: '+', negated: OPEN };
  const perfect = childrenBy(tree, at, ['aux']).some((child) => wordAt(tree, child).lemma === 'have');
  // "ought to have sent it": it was not sent.
  if (lemma.toLowerCase() === 'ought') return perfect ? { certainty: 'CT', polarity: '-' } : OPEN;
  if (lemma.toLowerCase() !== 'have' || takes !== 'to') return undefined;
  const yet = childrenBy(tree, above, ['advmod']).some((child) => wordAt(tree, child).text.toLowerCase() === 'yet');
  if (yet) return { certainty: 'CT', polarity: '-' };
  // "had to have told them": it is inferred.
  if (perfect) return { certainty: 'PR', polarity: '+', negated: OPEN };
  return text.toLowerCase() === 'had' ? { certainty: 'CT', polarity: '+', negated: OPEN } : OPEN;
}

/** "tried and failed to copy it": of two verbs that share a clause, the nearer one tells. */
function lastOf(tree: Dependencies, above: number, at: number): number {
  const joined = childrenBy(tree, above, ['conj']).filter(
    (child) =>
      child < at &&
      wordAt(tree, child).upos === 'VERB' &&
      childrenBy(tree, child, ['obj', 'xcomp', 'ccomp', 'nsubj']).length === 0,
  );
  return joined.at(-1) ?? above;
}

/** Whether the clause asks, and what that leaves: "unclear whether" holds it open, "knows who told them" takes it for granted. */
function asksOf(
  tree: Dependencies,
  at: number,
  embedding: Weight | undefined,
  negative: boolean,
  scope: Scope,
): boolean {
  const asking = askingIn(tree, at);
  if (asking === null) return false;
  const open = embedding?.questions === true || (negative && embedding?.negatedQuestions === true);
  if (open) question(scope, at);
  else if (asking === 'whether' || negative || embedding?.certainty === 'U') unknown(scope, at);
  return true;
}

/** "too frightened to tell": it was not done; "too early to say": nobody can say. */
function excess(tree: Dependencies, above: number, scope: Scope): boolean {
  const too = childrenBy(tree, above, ['advmod']).some((child) => wordAt(tree, child).lemma.toLowerCase() === 'too');
  if (!too) return false;
  if (UNSAYABLE.has(wordAt(tree, above).lemma.toLowerCase())) question(scope, above);
  else weaken(scope, { certainty: 'CT', polarity: '-' }, above);
  return true;
}

/** A noun with a clause ("the chance to send it", "no sign that he sent it") or with a noun ("an attempt at a meeting"). */
function byNoun(
  tree: Dependencies,
  noun: number,
  takes: Complement,
  clausal: boolean,
  within: (word: number) => boolean,
  scope: Scope,
): number {
  const word = wordAt(tree, noun);
  const lemma = word.lemma.toLowerCase();
  const light = word.head >= 0 && within(word.head) && LIGHT.has(wordAt(tree, word.head).lemma.toLowerCase());
  const lost = light && LOSING.has(wordAt(tree, word.head).lemma.toLowerCase()) && relationOf(word) === 'obj';
  const negative = (negatedNoun(tree, noun) || (light && denied(tree, word.head))) !== lost;
  const on = negative && light && ['obj', 'nsubj'].includes(relationOf(word)) ? word.head : noun;
  const judged = clausal ? verdictOn(tree, noun) : null;
  if (judged !== null && within(judged.by) && judged.verdict !== 'open') {
    weaken(scope, { certainty: 'CT', polarity: judged.verdict === 'contrary' ? '-' : '+' }, judged.by);
    return judged.by === word.head ? judged.by : noun;
  }
  if (clausal && isEvidence(tree, noun)) {
    if (negative || missing(tree, noun, word.head)) question(scope, noun);
    else weaken(scope, hedgeOf(lemma, 'noun') ?? { certainty: 'CT', polarity: '+' }, noun);
    return on;
  }
  const embedding: Weight | undefined =
    embeddingOf(lemma, 'noun', takes) ?? (clausal ? hedgeOf(lemma, 'noun') : undefined);
  // "rejected the claim that he had sent it": the verb outside says what becomes of it.
  const claimed = cueOf(tree.frameAt.get(noun)?.roleset ?? '')?.class === 'say' && word.head >= 0 && !within(word.head);
  if (embedding?.questions === true) question(scope, noun);
  else if (embedding !== undefined && !claimed) {
    if (negative && embedding.negated !== undefined) weaken(scope, embedding.negated, noun);
    else weaken(scope, embedding, noun);
  } else if (clausal && takes === 'to') unknown(scope, noun);
  else if (clausal && negative) flip(scope, noun);
  return on;
}

const EVIDENTIAL = new Set([
  'suggest',
  'show',
  'indicate',
  'prove',
  'confirm',
  'imply',
  'establish',
  'demonstrate',
  'support',
]);

/** "nothing to suggest that", "no document shows that", "have not seen a document showing that". */
export function unsupported(tree: Dependencies, verb: number): boolean {
  const word = wordAt(tree, verb);
  if (!EVIDENTIAL.has(word.lemma.toLowerCase())) return false;
  if (childrenBy(tree, verb, ['nsubj']).some((subject) => nobody(tree, subject))) return true;
  return relationOf(word) === 'acl' && word.head >= 0 && missing(tree, word.head, wordAt(tree, word.head).head);
}

/** Whether a noun names evidence: its absence questions and does not deny. */
export function isEvidence(tree: Dependencies, at: number): boolean {
  return hedgeOf(wordAt(tree, at).lemma.toLowerCase(), 'noun')?.evidence === true;
}

/** "no evidence", "has not seen any sign", "without proof", "a lack of evidence", "not a single document". */
export function missing(tree: Dependencies, noun: number, above: number): boolean {
  if (negatedNoun(tree, noun)) return true;
  if (above < 0) return false;
  const { lemma } = wordAt(tree, above);
  if (['lack', 'absence'].includes(lemma.toLowerCase())) return true;
  return denied(tree, above) || forNobody(tree, above, () => true);
}

/** "no evidence", "little sign", "without proof": whether the noun itself is denied. */
export function negatedNoun(tree: Dependencies, at: number): boolean {
  if (nobody(tree, at)) return true;
  const lemmas = childrenBy(tree, at, ['det', 'advmod', 'amod', 'case', 'cc']).map((child) =>
    wordAt(tree, child).lemma.toLowerCase(),
  );
  return lemmas.some((lemma) =>
    ['no', 'not', 'little', 'neither', 'without', 'scant', 'insufficient', 'nor'].includes(lemma),
  );
}

/** Whether what governs a noun says something of its event: light verbs, and verbs that deny, plan or doubt it. */
export function bearsOn(tree: Dependencies, at: number, above: number): boolean {
  const word = wordAt(tree, above);
  const lemma = word.lemma.toLowerCase();
  if (LIGHT.has(lemma)) return true;
  const kind = word.upos === 'ADJ' ? 'adjective' : word.upos === 'NOUN' ? 'noun' : 'verb';
  if (embeddingOf(lemma, kind, complementBy(tree, at)) !== undefined) return true;
  const hedge = hedgeOf(lemma, kind);
  return hedge !== undefined && (hedge.certainty !== 'CT' || hedge.polarity !== '+');
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
