import type { Argument } from './analysis.ts';
import type { Encoded } from './encoder.ts';
import type { Labels, Model } from './model.ts';
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
  const key = lemma.toLowerCase();
  if (!Object.hasOwn(labels.candidates, key)) return [];
  const byLetter = labels.candidates[key]!;
  const own = byLetter[LETTER[upos] ?? ''];
  if (own !== undefined && own.length > 0) return own;
  return [...new Set(Object.values(byLetter).flatMap((each) => each ?? []))].sort((a, b) => a - b);
}

/**
 * The roleset of a predicate: the best of its lemma's candidates by the sense table, or of the `among` given.
 *
 * A word without candidates gets "lemma.XX", as PropBank marks a predicate that has no frame file.
 */
export function rolesetOf(model: Model, encoded: Encoded, at: Predicate, lemma: string, upos: string): string {
  const { senses, labels } = model;
  const vectors = encoded.vectors.data as Float32Array;
  const from = (at.sentence * encoded.words + at.word) * labels.width;
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (const sense of candidatesOf(labels, lemma, upos)) {
    let sum = 0;
    const row = sense * labels.width;
    for (let i = 0; i < labels.width; i++) sum += senses.rows[row + i]! * vectors[from + i]!;
    const value = senses.scale[sense]! * sum + senses.bias[sense]!;
    if (value > most) {
      most = value;
      best = sense;
    }
  }
  return best < 0 ? `${lemma.toLowerCase()}.XX` : labels.senses[best]!;
}

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
      found.push(spans.map(({ first, past, label }) => ({ role: roles[label]!, first, past })));
    });
  }
  return found;
}
