import type { Model } from './model.ts';
import type { Tensor } from './session.ts';
import { letterShape, NO_SHAPE } from './shapes.ts';
import { straightened } from './signs.ts';

/** Sentences of more words or pieces than this are cut before they are read: the model was trained up to here. */
export const MOST_WORDS = 100;
/** Word pieces of the longest sentence the encoder was trained on. */
export const MOST_PIECES = 200;

/** A single word of more pieces than this (a run of signs, a blob of letters) is known by its first ones. */
const MOST_PIECES_OF_WORD = 24;

/** A sentence's words as ids: `pieces[w]` are the ids of word w, `shapes[w]` its letter shape. */
export interface Pieced {
  readonly pieces: readonly (readonly number[])[];
  readonly shapes: readonly number[];
  /** All pieces with the two that frame the sentence. */
  readonly length: number;
}

/** The encoder's outputs for a batch of sentences padded to `words` words; every array is in row-major order. */
export interface Encoded {
  readonly size: number;
  readonly words: number;
  readonly vectors: Tensor;
  /** 0 where a word is present, very negative where it is padding. */
  readonly hidden: Float32Array;
  readonly upos: Float32Array;
  readonly arcs: Float32Array;
  readonly names: Float32Array;
  readonly entities: Float32Array;
  readonly predicates: Float32Array;
  readonly factuality: Float32Array;
}

/** The word pieces of a sentence given as words. */
export function pieced(model: Model, words: readonly string[]): Pieced {
  const pieces = words.map((word) =>
    model.pieces
      .pieces(straightened(word))
      .slice(0, MOST_PIECES_OF_WORD)
      .map((piece) => piece.id),
  );
  return { pieces, shapes: words.map(letterShape), length: pieces.reduce((sum, p) => sum + p.length, 2) };
}

/** Runs the encoder over sentences of similar length. */
export async function encode(model: Model, batch: readonly Pieced[]): Promise<Encoded> {
  const size = batch.length;
  const length = Math.max(...batch.map((sentence) => sentence.length));
  const words = Math.max(...batch.map((sentence) => sentence.pieces.length));
  const ids = new BigInt64Array(size * length);
  const shape = new BigInt64Array(size * length).fill(BigInt(NO_SHAPE));
  const mask = new BigInt64Array(size * length);
  const spread = new Float32Array(size * words * length);
  const hidden = new Float32Array(size * words).fill(-1e4);
  batch.forEach((sentence, row) => {
    let at = row * length;
    const begin = at;
    ids[at++] = BigInt(model.pieces.first);
    sentence.pieces.forEach((pieces, word) => {
      hidden[row * words + word] = 0;
      for (const id of pieces) {
        shape[at] = BigInt(sentence.shapes[word]!);
        spread[(row * words + word) * length + at - begin] = 1 / pieces.length;
        ids[at++] = BigInt(id);
      }
    });
    ids[at++] = BigInt(model.pieces.last);
    mask.fill(1n, begin, at);
  });
  const out = await model.encoder.run({
    ids: { type: 'int64', data: ids, dims: [size, length] },
    shape: { type: 'int64', data: shape, dims: [size, length] },
    mask: { type: 'int64', data: mask, dims: [size, length] },
    words: { type: 'float32', data: spread, dims: [size, words, length] },
  });
  const floats = (name: string): Float32Array => out[name]!.data as Float32Array;
  return {
    size,
    words,
    vectors: out.vectors!,
    hidden,
    upos: floats('upos'),
    arcs: floats('arcs'),
    names: floats('names'),
    entities: floats('entities'),
    predicates: floats('predicates'),
    factuality: floats('factuality'),
  };
}

/** Index of the largest of `count` numbers from `offset` on; of equal ones the first. */
export function largest(numbers: Float32Array, offset: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (numbers[offset + i]! > numbers[offset + best]!) best = i;
  return best;
}
