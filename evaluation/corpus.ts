import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Block, Document } from '../src/terms/document.ts';
import { Mistake } from '../src/terms/mistake.ts';

/**
 * A sentence of a corpus file, as it lies on disk: JSON Lines, gzipped or not. Layers that a corpus does not have are absent.
 *
 * On disk `start` and `end` count code points of `text`; `readCorpus` turns them into UTF-16 code units.
 */
export interface CorpusSentence {
  readonly id: string;
  readonly doc: string;
  readonly genre?: string;
  readonly text: string;
  readonly tokens: readonly string[];
  readonly start: readonly number[];
  readonly end: readonly number[];
  readonly lemmas?: readonly string[];
  readonly upos?: readonly string[];
  /** 1-based; 0 at the root. */
  readonly head?: readonly number[];
  readonly deprel?: readonly string[];
  readonly propbank?: readonly CorpusFrame[];
  /** `[first, past, type]` in tokens. */
  readonly names?: readonly (readonly [number, number, string])[];
  /** GUM's brackets of entities at each token: "(7-person-giv:act-...-ana", "7)"; null where none opens or closes. */
  readonly entity?: readonly (string | null)[];
  /** `[token, value, confidence]`. */
  readonly factuality?: readonly (readonly [number, number, number])[];
}

export interface CorpusFrame {
  readonly predicate: number;
  readonly roleset: string;
  readonly args: readonly (readonly [number, number, string])[];
}

/** Where the corpora lie: what was given, else HEARSAY_CORPORA, else `../shared/corpora`. */
export function corporaFolder(given: string | undefined): string {
  return resolve(given ?? process.env.HEARSAY_CORPORA ?? '../shared/corpora');
}

/** A file of the corpora folder, or the file given in its place. @throws Mistake where there is none. */
export function corpusFile(given: string | undefined, folder: string, name: string): string {
  const path = given === undefined ? join(folder, name) : resolve(given);
  if (existsSync(path)) return path;
  throw given === undefined
    ? new Mistake(
        `The corpora are not here: there is no ${name} in ${folder}.`,
        'Name their folder with --corpora or HEARSAY_CORPORA, or one file with --data.',
      )
    : new Mistake(`There is no file ${given}.`, 'Check the path after --data.');
}

/** Every line of a JSON Lines file, gzipped or not. @throws Mistake where a line is no JSON. */
export function readLines<T>(path: string): T[] {
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      try {
        return JSON.parse(line) as T;
      } catch (cause) {
        throw new Mistake(`Line ${i + 1} of ${basename(path)} is not JSON.`, 'Give a JSON Lines file.', { cause });
      }
    });
}

/** Every sentence of a file in the corpora's format. @throws Mistake where it is in another. */
export function readCorpus(path: string): CorpusSentence[] {
  return readLines<CorpusSentence>(path).map((sentence, i) => {
    if (!Array.isArray(sentence.tokens) || typeof sentence.text !== 'string') {
      throw new Mistake(
        `Line ${i + 1} of ${basename(path)} has no text and tokens.`,
        'Give a file in the format of the treebanks.',
      );
    }
    const units = unitOffsets(sentence.text);
    const convert = (offsets: readonly number[]): number[] => offsets.map((offset) => units[offset]!);
    return { ...sentence, start: convert(sentence.start), end: convert(sentence.end) };
  });
}

/** A document of which nothing is known but its text. */
export function bareDocument(id: string, text: string, blocks: readonly Block[]): Document {
  return {
    id,
    path: null,
    url: null,
    title: null,
    publisher: null,
    author: null,
    published: null,
    retrieved: null,
    sha256: null,
    textSha256: null,
    text,
    blocks,
    record: null,
  };
}

/** For each code point of a text, and for its end, the UTF-16 code unit at which it starts. */
export function unitOffsets(text: string): number[] {
  const out: number[] = [];
  let at = 0;
  for (const character of text) {
    out.push(at);
    at += character.length;
  }
  out.push(at);
  return out;
}
