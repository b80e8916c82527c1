import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Mistake } from '../../terms/mistake.ts';
import type { LemmaTable } from './lemmas.ts';
import type { ReferenceModel } from './references.ts';
import type { Inference, Session } from './session.ts';
import { type WordPiece, wordPiece } from './wordpiece.ts';

/** What each index of the model's outputs means, with the tables the reader looks words up in. */
export interface Labels {
  readonly upos: readonly string[];
  /** PER, ORG, LOC; the output has O, B-PER, I-PER, B-ORG ... */
  readonly names: readonly ('PER' | 'ORG' | 'LOC')[];
  readonly entities: readonly string[];
  readonly relations: readonly string[];
  readonly roles: readonly string[];
  readonly senses: readonly string[];
  /** Length of a word's vector. */
  readonly width: number;
  /** `{lemma: {v, n, j}}`: the rolesets a word can be read as, as indexes into `senses`. */
  readonly candidates: Readonly<Record<string, Readonly<Partial<Record<string, readonly number[]>>>>>;
  readonly lemmas: LemmaTable;
}

/** The 8-bit sense table: logit = scale * (row . vector) + bias. */
export interface Senses {
  /** `senses` rows of `width`. */
  readonly rows: Int8Array;
  readonly scale: Float32Array;
  readonly bias: Float32Array;
}

/** A model folder's name ("reader-en"), and its word pieces: all that is needed to take a text apart before it is read. */
export interface Vocabulary {
  readonly name: string;
  readonly pieces: WordPiece;
}

/** A loaded reader: graphs, vocabulary and labels. */
export interface Model extends Vocabulary {
  readonly labels: Labels;
  readonly senses: Senses;
  /** Word pieces to vectors, tags, arcs, names, entities, predicates and factuality. */
  readonly encoder: Session;
  /** Vectors and heads to relations. */
  readonly relations: Session;
  /** Vectors and predicates to argument tags. */
  readonly arguments: Session;
  readonly close: () => Promise<void>;
}

/**
 * The folder of the model that ships: `models/reader-en` beside the package's own package.json, wherever this file runs
 * from (the sources, `dist`, or a bundle's `build`).
 *
 * @throws Mistake where the package has lost it.
 */
export function modelFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const folder = join(at, 'models', 'reader-en');
    if (existsSync(join(folder, 'encoder.onnx'))) return folder;
    if (at === dirname(at)) {
      throw new Mistake(
        'The reader’s model (models/reader-en) is missing from this installation.',
        'Install hearsay again.',
      );
    }
  }
}

/** Loads the vocabulary of a model folder. @throws Mistake where it is missing. */
export async function loadVocabulary(folder: string = modelFolder()): Promise<Vocabulary> {
  const vocabulary = await readOf(folder, 'vocab.txt');
  return {
    name: folder.split(/[\\/]/).findLast((part) => part !== '') ?? folder,
    pieces: wordPiece(vocabulary.toString('utf8').replace(/\n$/, '').split('\n')),
  };
}

function readOf(folder: string, name: string): Promise<Buffer> {
  return readFile(join(folder, name)).catch((cause: unknown) => {
    throw new Mistake(`The model folder ${folder} has no readable ${name}.`, 'Point to a whole model folder.', {
      cause,
    });
  });
}

/** Loads a model folder. @throws Mistake where a file of it is missing. */
export async function loadModel(inference: Inference, folder: string = modelFolder()): Promise<Model> {
  const [labelText, vocabulary, table] = await Promise.all([
    readOf(folder, 'labels.json'),
    loadVocabulary(folder),
    readOf(folder, 'senses.bin'),
  ]);
  const labels = JSON.parse(labelText.toString('utf8')) as Labels;
  const encoder = await inference.open(join(folder, 'encoder.onnx'));
  const relations = await inference.open(join(folder, 'labels.onnx'));
  const argumentSession = await inference.open(join(folder, 'arguments.onnx'));
  return {
    ...vocabulary,
    labels,
    senses: sensesOf(table, labels),
    encoder,
    relations,
    arguments: argumentSession,
    close: async () => {
      await encoder.close();
      await relations.close();
      await argumentSession.close();
    },
  };
}

/** @throws Error where the table's size does not fit the labels: the folder mixes two exports. */
function sensesOf(table: Buffer, labels: Labels): Senses {
  const count = labels.senses.length;
  const cells = count * labels.width;
  if (table.byteLength !== cells + 8 * count) throw new Error('senses.bin and labels.json are not of one model');
  // A copy: the floats must start at a multiple of four bytes, and a Buffer may lie anywhere in its pool.
  const bytes = new Uint8Array(table).buffer;
  return {
    rows: new Int8Array(bytes, 0, cells),
    scale: new Float32Array(bytes.slice(cells, cells + 4 * count)),
    bias: new Float32Array(bytes.slice(cells + 4 * count)),
  };
}

/** Loads the head of coreference alone: it runs once for a document, beside those who parse it. @throws Mistake where it is missing. */
export async function loadReferenceModel(
  inference: Inference,
  folder: string = modelFolder(),
): Promise<ReferenceModel> {
  const { entities, width } = JSON.parse((await readOf(folder, 'labels.json')).toString('utf8')) as Labels;
  const file = join(folder, 'coreference.onnx');
  if (!existsSync(file))
    throw new Mistake(`The model folder ${folder} has no coreference.onnx.`, 'Point to a whole model folder.');
  return { head: await inference.open(file), entities, width };
}
