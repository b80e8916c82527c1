import type { Document } from '../terms/document.ts';
import type { AnalysedSentence, Analysis } from './analysis.ts';
import { loadModel, modelFolder } from './model.ts';
import { type Parse, parse } from './parse.ts';
import { type InferenceChoice, openInference } from './session.ts';
import { type DocumentSentence, sentencesOfDocument } from './text.ts';

/** How to open a reader. */
export interface ReaderOptions {
  /** The inference engine; without it HEARSAY_INFERENCE decides, else whichever loads, the native one first. */
  readonly inference?: InferenceChoice;
  /** A model folder other than the one that ships. */
  readonly folder?: string;
}

/** Told how many of a document's words have been read. */
export type ReadingProgress = (done: number, total: number) => void;

/** An open reader: a loaded model and the engine that runs it. */
export interface Reader {
  /** As outputs name them: "reader-en", "onnxruntime-node 1.30.0 cpu". */
  readonly engine: { readonly reader: string; readonly inference: string };
  /**
   * Words, dependencies, names and frames of a document's blocks, but its metadata head.
   *
   * The same document reads the same whatever was read before it.
   */
  readonly analyse: (document: Document, onProgress?: ReadingProgress) => Promise<Analysis>;
  readonly close: () => Promise<void>;
}

/** Words that are parsed between two calls of the progress callback. */
const CHUNK = 1000;

/**
 * Loads the model (well under a second) and returns a reader over it.
 *
 * @throws Mistake where the model is missing or the inference engine does not load.
 */
export async function openReader(options: ReaderOptions = {}): Promise<Reader> {
  const inference = await openInference(options.inference);
  const model = await loadModel(inference, options.folder ?? modelFolder());
  return {
    engine: { reader: model.name, inference: inference.engine },
    analyse: async (document, onProgress) => {
      const sentences = sentencesOfDocument(document, model.pieces);
      const total = sentences.reduce((sum, s) => sum + s.words.length, 0);
      const analysed: AnalysedSentence[] = [];
      let done = 0;
      for (const some of chunks(sentences)) {
        const parses = await parse(
          model,
          some.map((s) => s.forms),
        );
        analysed.push(...some.map((sentence, i) => placed(sentence, parses[i]!)));
        done += some.reduce((sum, s) => sum + s.words.length, 0);
        onProgress?.(done, total);
      }
      return { doc: document.id, sentences: analysed };
    },
    close: () => model.close(),
  };
}

function* chunks(sentences: readonly DocumentSentence[]): Generator<DocumentSentence[]> {
  let some: DocumentSentence[] = [];
  let words = 0;
  for (const sentence of sentences) {
    some.push(sentence);
    words += sentence.words.length;
    if (words >= CHUNK) {
      yield some;
      some = [];
      words = 0;
    }
  }
  if (some.length > 0) yield some;
}

function placed(sentence: DocumentSentence, parsed: Parse): AnalysedSentence {
  return {
    start: sentence.start,
    end: sentence.end,
    block: sentence.block,
    continues: sentence.continues,
    words: sentence.words.map((span, i) => ({ ...span, text: sentence.forms[i]!, ...parsed.words[i]! })),
    names: parsed.names,
    frames: parsed.frames,
  };
}
