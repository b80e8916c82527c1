import { isAsked, type Pair, pairsOf } from '../coreference/pairs.ts';
import { mentionWords, type Traits, traitRow, traitsOf, treeOf } from '../coreference/traits.ts';
import type { AnalysedSentence, Reference, WordPlace } from './analysis.ts';
import type { Session } from './session.ts';

/** What the head of coreference needs to run: the graph, the types of entities by their index, and the length of a vector. */
export interface ReferenceModel {
  readonly head: Session;
  readonly entities: readonly string[];
  readonly width: number;
}

/** Anaphors whose pairs are scored in one run of the graph: bounds what is in memory. */
const RUN = 256;

/** Candidates less likely than this are left out: nothing would take them. */
const LEAST = 0.02;

/**
 * What each word that heads a mention refers back to, of the mentions before it: likely candidates with the probability the
 * head gives them, best first. `vectors` holds, for each sentence, those of its mentions' words (`mentionWords`), in order.
 *
 * A mention ranker (Lee et al. 2017): a mention's candidates and "nothing before" are one choice. Time grows with the
 * length of the document, not its square.
 */
export async function referencesOf(
  model: ReferenceModel,
  sentences: readonly AnalysedSentence[],
  vectors: readonly Float32Array[],
): Promise<Reference[]> {
  const types = new Map(model.entities.map((entity, at) => [entity, at]));
  const trees = sentences.map(({ words }) =>
    treeOf(words.map((word) => ({ ...word, entity: types.get(word.entity) ?? 0 }))),
  );
  const rows: Float32Array[] = [];
  const heads = trees.flatMap((tree, sentence) =>
    mentionWords(tree.words).map((word, at): [number, number] => {
      rows.push(vectors[sentence]!.subarray(at * model.width, (at + 1) * model.width));
      return [sentence, word];
    }),
  );
  const mentions = traitsOf(trees, heads);
  const out: Reference[] = [];
  const pairs = pairsOf(trees, mentions, isAsked);
  for (let from = 0; from < pairs.length; ) {
    let past = from;
    const last = pairs[from]!.anaphor + RUN;
    while (past < pairs.length && pairs[past]!.anaphor < last) past++;
    out.push(...(await choices(model, mentions, rows, pairs.slice(from, past))));
    from = past;
  }
  return out;
}

async function choices(
  model: ReferenceModel,
  mentions: readonly Traits[],
  rows: readonly Float32Array[],
  pairs: readonly Pair[],
): Promise<Reference[]> {
  const used = [...new Set(pairs.flatMap(({ anaphor, antecedent }) => [anaphor, antecedent]))].sort((a, b) => a - b);
  const place = new Map(used.map((mention, at) => [mention, at]));
  const vectors = new Float32Array(used.length * model.width);
  used.forEach((mention, at) => {
    vectors.set(rows[mention]!, at * model.width);
  });
  const given = {
    mentions: { type: 'float32', data: vectors, dims: [used.length, model.width] },
    traits: integers(used.map((mention) => traitRow(mentions[mention]!))),
    pairs: integers(pairs.map(({ anaphor, antecedent }) => [place.get(anaphor)!, place.get(antecedent)!])),
    features: integers(pairs.map(({ features }) => features)),
  } as const;
  const { scores, fresh } = await model.head.run(given);
  const logits = scores!.data as Float32Array;
  const out: Reference[] = [];
  for (let from = 0; from < pairs.length; ) {
    const { anaphor } = pairs[from]!;
    let past = from;
    while (past < pairs.length && pairs[past]!.anaphor === anaphor) past++;
    const own = [...logits.subarray(from, past)];
    const alone = (fresh!.data as Float32Array)[place.get(anaphor)!]!;
    const most = Math.max(alone, ...own);
    const total = Math.exp(alone - most) + own.reduce((sum, logit) => sum + Math.exp(logit - most), 0);
    const candidates = own
      .map((logit, at) => ({
        ...placeOf(mentions[pairs[from + at]!.antecedent]!),
        score: Math.round((1000 * Math.exp(logit - most)) / total) / 1000,
      }))
      .filter(({ score }) => score >= LEAST)
      .sort((a, b) => b.score - a.score || b.sentence - a.sentence || b.word - a.word);
    if (candidates.length > 0) out.push({ ...placeOf(mentions[anaphor]!), candidates });
    from = past;
  }
  return out;
}

function placeOf({ sentence, word }: Traits): WordPlace {
  return { sentence, word };
}

function integers(rows: readonly (readonly number[])[]): {
  readonly type: 'int64';
  readonly data: BigInt64Array;
  readonly dims: readonly number[];
} {
  const width = rows[0]?.length ?? 0;
  const data = new BigInt64Array(rows.length * width);
  // Small and never negative: the low halves are enough (all that Node runs on is little-endian), and no number is boxed.
  const low = new Int32Array(data.buffer);
  rows.forEach((row, at) => {
    for (let i = 0; i < width; i++) low[2 * (at * width + i)] = row[i]!;
  });
  return { type: 'int64', data, dims: [rows.length, width] };
}
