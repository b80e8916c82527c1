import type { Argument, Frame, Sense } from './analysis.ts';
import type { Encoded } from './encoder.ts';
import type { Labels, Model } from './model.ts';
import { thousandth } from './rounding.ts';
import { distinctSpans } from './spans.ts';

/** A word of a batch that is read as a predicate. */
export interface Predicate {
  readonly sentence: number;
  readonly word: number;
}

/** PropBank's letters for the parts of speech its frame files tell apart. */
const LETTER: Readonly<Record<string, string>> = { VERB: 'v', AUX: 'v', NOUN: 'n', PROPN: 'n', ADJ: 'j' };

/** Predicates that are read in one go: bounds memory where a batch is dense with verbs. */
const MOST_AT_ONCE = 64;

/** A predicate has each of these once; what goes on elsewhere is C-ARG1, what is taken up again R-ARG1. */
const CORE = /^ARG\d$/;

/** The rolesets a word can be read as: those of its part of speech, else those of any, else none. Indexes into `senses`. */
export function candidatesOf(labels: Labels, lemma: string, upos: string): readonly number[] {
  const known = (word: string): boolean => Object.hasOwn(labels.candidates, word);
  const key = [lemma.toLowerCase(), ...american(lemma.toLowerCase())].find(known);
  if (key === undefined) return [];
  const byLetter = labels.candidates[key]!;
  const own = byLetter[LETTER[upos] ?? ''];
  if (own !== undefined && own.length > 0) return own;
  return [...new Set(Object.values(byLetter).flatMap((each) => each ?? []))].sort((a, b) => a - b);
}

/** British spellings as PropBank, which is American, has them: "publicise", "rumour", "catalogue", "defence". */
function american(lemma: string): string[] {
  return [
    lemma.replace(/is(e|ed|ing|er)$/u, 'iz$1'),
    lemma.replace(/ys(e|ed|ing)$/u, 'yz$1'),
    lemma.replace(/our$/u, 'or'),
    lemma.replace(/ogue$/u, 'og'),
    lemma.replace(/ence$/u, 'ense'),
    lemma.replace(/ll$/u, 'l'),
  ].filter((each) => each !== lemma);
}

/** Rolesets beside the chosen one that are told of, and the least share of probability for which they are. */
const MOST_OTHERS = 2;
const LEAST_SHARE = 0.02;

/**
 * The roleset of a predicate: the best of its lemma's candidates by the sense table, with what else it could have been.
 *
 * A word without candidates gets "lemma.XX", as PropBank marks a predicate that has no frame file.
 */
export function rolesetOf(
  model: Model,
  encoded: Encoded,
  at: Predicate,
  lemma: string,
  upos: string,
): Pick<Frame, 'roleset' | 'sense' | 'others'> {
  const { senses, labels } = model;
  const vectors = encoded.vectors.data as Float32Array;
  const from = (at.sentence * encoded.words + at.word) * labels.width;
  const candidates = candidatesOf(labels, lemma, upos);
  const values = new Float64Array(candidates.length);
  let best = -1;
  candidates.forEach((sense, i) => {
    let sum = 0;
    const row = sense * labels.width;
    for (let k = 0; k < labels.width; k++) sum += senses.rows[row + k]! * vectors[from + k]!;
    values[i] = senses.scale[sense]! * sum + senses.bias[sense]!;
    if (best < 0 || values[i]! > values[best]!) best = i;
  });
  if (best < 0) return { roleset: `${lemma.toLowerCase()}.XX`, sense: 1, others: NO_OTHERS };
  if (values.length === 1) return { roleset: labels.senses[candidates[0]!]!, sense: 1, others: NO_OTHERS };
  let total = 0;
  for (const value of values) total += Math.exp(value - values[best]!);
  const others: Sense[] = [];
  candidates.forEach((sense, i) => {
    const score = Math.exp(values[i]! - values[best]!) / total;
    if (i !== best && score >= LEAST_SHARE) others.push({ roleset: labels.senses[sense]!, score: thousandth(score) });
  });
  others.sort((a, b) => b.score - a.score);
  return {
    roleset: labels.senses[candidates[best]!]!,
    sense: thousandth(1 / total),
    others: others.length === 0 ? NO_OTHERS : others.slice(0, MOST_OTHERS),
  };
}

const NO_OTHERS: readonly Sense[] = [];

/** The arguments of each predicate, in the order given; `lengths[s]` is the number of words of sentence s. */
export async function argumentsOf(
  model: Model,
  encoded: Encoded,
  predicates: readonly Predicate[],
  lengths: readonly number[],
): Promise<Argument[][]> {
  const roles = model.labels.roles;
  const found: Argument[][] = [];
  for (let from = 0; from < predicates.length; from += MOST_AT_ONCE) {
    const some = predicates.slice(from, from + MOST_AT_ONCE);
    const out = await model.arguments.run({
      vectors: encoded.vectors,
      sentence: { type: 'int64', data: BigInt64Array.from(some, (p) => BigInt(p.sentence)), dims: [some.length] },
      predicate: { type: 'int64', data: BigInt64Array.from(some, (p) => BigInt(p.word)), dims: [some.length] },
      hidden: { type: 'float32', data: encoded.hidden, dims: [encoded.size, encoded.words] },
    });
    const logits = out.arguments!.data as Float32Array;
    const row = encoded.words * (2 * roles.length + 1);
    some.forEach((predicate, i) => {
      const spans = distinctSpans(logits, i * row, lengths[predicate.sentence]!, roles.length, (role) =>
        CORE.test(roles[role]!),
      );
      const tags = 2 * roles.length + 1;
      const begins = (first: number, label: number): number =>
        share(logits, i * row + first * tags, tags, 1 + 2 * label);
      found.push(
        spans.map(({ first, past, label }) => ({ role: roles[label]!, first, past, score: begins(first, label) })),
      );
    });
  }
  return found;
}

/** The softmax of one of `count` logits from `offset` on, to a thousandth. */
function share(logits: Float32Array, offset: number, count: number, which: number): number {
  const chosen = logits[offset + which]!;
  let total = 0;
  for (let i = 0; i < count; i++) total += Math.exp(logits[offset + i]! - chosen);
  return thousandth(1 / total);
}
