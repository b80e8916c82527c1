import { mentionWords } from '../coreference/traits.ts';
import type { Frame, NameSpan, Word } from './analysis.ts';
import { type Encoded, encode, largest, type Pieced, pieced } from './encoder.ts';
import { argumentsOf, type Predicate, rolesetOf } from './frames.ts';
import { attestedLemma } from './lemmas.ts';
import type { Model } from './model.ts';
import { thousandth } from './rounding.ts';
import { bestSpans } from './spans.ts';
import { bestTree } from './trees.ts';

/** What the model reads in a word, before the word has a place in a document. */
export type ParsedWord = Omit<Word, 'start' | 'end' | 'text'>;

/** What the model reads in one sentence. */
export interface Parse {
  readonly words: readonly ParsedWord[];
  readonly names: readonly NameSpan[];
  readonly frames: readonly Frame[];
  /** Vectors of the words that head mentions (`mentionWords`), one after the other in order of text. */
  readonly vectors: Float32Array;
}

/** Anything that parses sentences given as words: this thread, or a pool of workers. */
export interface Parser {
  /** Parses in the order given. */
  readonly parse: (sentences: readonly (readonly string[])[]) => Promise<Parse[]>;
  readonly close: () => Promise<void>;
}

/**
 * Pieces with padding in one run of the graphs. More at once are no faster, and hold more memory and, among sentences of
 * unlike length, more padding.
 */
export const BATCH = 256;

/**
 * A parser in this thread. A run of the graphs holds sentences of similar length, of at most `batch` pieces with padding.
 *
 * The weights are 8-bit and the arithmetic is not: nothing is rounded by what else a run holds, so that a sentence reads the
 * same wherever it stands, and the same on every engine.
 */
export function parserOf(model: Model, batch: number = BATCH): Parser {
  return {
    parse: async (sentences) => {
      const prepared = sentences.map((words) => pieced(model, words));
      const out: Parse[] = sentences.map(() => EMPTY);
      for (const run of runs(prepared, batch)) {
        const parses = await parseBatch(
          model,
          run.map((i) => prepared[i]!),
          run.map((i) => sentences[i]!),
        );
        run.forEach((i, k) => {
          out[i] = parses[k]!;
        });
      }
      return out;
    },
    close: model.close,
  };
}

/** A parser that takes one call after the other, in order: an engine's session runs one thing at a time. */
export function inTurn(parser: Parser): Parser {
  let last: Promise<unknown> = Promise.resolve();
  const after = <T>(job: () => Promise<T>): Promise<T> => {
    const result = last.then(job);
    last = result.catch(() => undefined);
    return result;
  };
  return {
    parse: (sentences) => after(() => parser.parse(sentences)),
    close: () => after(parser.close),
  };
}

const EMPTY: Parse = { words: [], names: [], frames: [], vectors: new Float32Array() };

/** Sentences with words, as indexes grouped by length. */
function runs(sentences: readonly Pieced[], batch: number): number[][] {
  const order = [...sentences.keys()].filter((i) => sentences[i]!.pieces.length > 0);
  order.sort((a, b) => sentences[a]!.length - sentences[b]!.length || a - b);
  const out: number[][] = [];
  for (const i of order) {
    const last = out.at(-1);
    if (last !== undefined && (last.length + 1) * sentences[i]!.length <= batch) last.push(i);
    else out.push([i]);
  }
  return out;
}

/** Parses sentences of similar length in one run. */
export async function parseBatch(
  model: Model,
  batch: readonly Pieced[],
  sentences: readonly (readonly string[])[],
): Promise<Parse[]> {
  const encoded = await encode(model, batch);
  const lengths = sentences.map((words) => words.length);
  const heads = lengths.map((length, s) => headsOf(encoded, s, length));
  const relations = await relationsOf(model, encoded, heads);
  const words = sentences.map((sentence, s) =>
    sentence.map((form, w) => wordOf(model, encoded, s, w, form, heads[s]![w]!, relations[s]![w]!)),
  );
  const predicates: Predicate[] = [];
  lengths.forEach((length, sentence) => {
    for (let word = 0; word < length; word++) {
      if (encoded.predicates[sentence * encoded.words + word]! > 0) predicates.push({ sentence, word });
    }
  });
  const roles = await argumentsOf(model, encoded, predicates, lengths);
  const frames: Frame[][] = lengths.map(() => []);
  predicates.forEach((at, i) => {
    const word = words[at.sentence]![at.word]!;
    frames[at.sentence]!.push({
      predicate: at.word,
      ...rolesetOf(model, encoded, at, word.lemma, word.upos),
      arguments: roles[i]!,
      score: probability(encoded.predicates[at.sentence * encoded.words + at.word]!),
    });
  });
  return words.map((of, s) => ({
    words: of,
    names: namesOf(model, encoded, s, lengths[s]!),
    frames: frames[s]!,
    vectors: vectorsOf(model, encoded, s, of),
  }));
}

/** Heads of one sentence's words; -1 for the root. */
export function headsOf(encoded: Encoded, sentence: number, length: number): Int32Array {
  const stride = encoded.words + 1;
  return bestTree(encoded.arcs, sentence * encoded.words * stride, length, stride);
}

async function relationsOf(model: Model, encoded: Encoded, heads: readonly Int32Array[]): Promise<string[][]> {
  const given = new BigInt64Array(encoded.size * encoded.words);
  heads.forEach((of, s) => {
    of.forEach((head, w) => {
      given[s * encoded.words + w] = BigInt(head + 1);
    });
  });
  const out = await model.relations.run({
    vectors: encoded.vectors,
    heads: { type: 'int64', data: given, dims: [encoded.size, encoded.words] },
  });
  const scores = out.relations!.data as Float32Array;
  const names = model.labels.relations;
  return heads.map((of, s) =>
    [...of].map((_, w) => names[largest(scores, (s * encoded.words + w) * names.length, names.length)]!),
  );
}

function wordOf(
  model: Model,
  encoded: Encoded,
  sentence: number,
  word: number,
  form: string,
  head: number,
  relation: string,
): ParsedWord {
  const { labels } = model;
  const at = sentence * encoded.words + word;
  const upos = partOfSpeech(labels.upos, encoded.upos, at * labels.upos.length, form);
  return {
    lemma: attestedLemma(labels, form, upos),
    upos,
    head,
    relation,
    entity: labels.entities[largest(encoded.entities, at * labels.entities.length, labels.entities.length)]!,
    factuality: encoded.factuality[at]!,
  };
}

const OPEN: ReadonlySet<string> = new Set(['VERB', 'NOUN', 'ADJ', 'ADV', 'PROPN']);
const CLOSED: ReadonlySet<string> = new Set(['ADP', 'DET', 'PRON', 'AUX', 'SCONJ', 'CCONJ', 'PART']);
/** The words of closed classes that end as participles do, from any grammar of English. */
const LIKE_PARTICIPLES =
  /^(?:according|including|concerning|regarding|during|following|pending|barring|excluding|considering|notwithstanding|provid(?:ed|ing)|suppos(?:ed|ing)|assuming|granted|granting|based|owing|depending|touching|failing|respecting|saving|seeing|being|going|having|doing|getting|(?:some|any|no|every)thing|need|used|dared|need(?:ed|ing)|given|compared|added|spelling)$/u;

/** The best part of speech; of a participle by its ending, which no preposition or determiner can be, the best open one. */
function partOfSpeech(names: readonly string[], scores: Float32Array, offset: number, form: string): string {
  const best = names[largest(scores, offset, names.length)]!;
  const lower = form.toLowerCase();
  if (!CLOSED.has(best) || !/^\p{L}{3,}(?:ed|ing)$/u.test(lower) || LIKE_PARTICIPLES.test(lower)) return best;
  const open = names.map((name, at) => ({ name, score: scores[offset + at]! })).filter(({ name }) => OPEN.has(name));
  return open.reduce((first, each) => (each.score > first.score ? each : first)).name;
}

function namesOf(model: Model, encoded: Encoded, sentence: number, length: number): NameSpan[] {
  const types = model.labels.names;
  const offset = sentence * encoded.words * (2 * types.length + 1);
  return bestSpans(encoded.names, offset, length, types.length).map(({ first, past, label }) => ({
    first,
    past,
    type: types[label]!,
  }));
}

function vectorsOf(model: Model, encoded: Encoded, sentence: number, words: readonly ParsedWord[]): Float32Array {
  const { entities, width } = model.labels;
  const heads = mentionWords(words.map((word) => ({ ...word, entity: entities.indexOf(word.entity) })));
  const out = new Float32Array(heads.length * width);
  const data = encoded.vectors.data as Float32Array;
  heads.forEach((word, at) => {
    const from = (sentence * encoded.words + word) * width;
    out.set(data.subarray(from, from + width), at * width);
  });
  return out;
}

/** The logistic function, to a thousandth. */
function probability(logit: number): number {
  return thousandth(1 / (1 + Math.exp(-logit)));
}
