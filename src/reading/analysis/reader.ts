import { availableParallelism } from 'node:os';
import type { Document } from '../../terms/document.ts';
import type { AnalysedSentence, Analysis } from './analysis.ts';
import { loadModel, modelFolder } from './model.ts';
import { BATCH, type Parse, type Parser, parserOf } from './parse.ts';
import { canPool, workerPool } from './pool.ts';
import { type InferenceChoice, openInference } from './session.ts';
import { type DocumentSentence, sentencesOfDocument } from './text.ts';

/** How to open a reader. */
export interface ReaderOptions {
  /** The inference engine; without it HEARSAY_INFERENCE decides, else whichever loads, the native one first. */
  readonly inference?: InferenceChoice;
  /** A model folder other than the one that ships. */
  readonly folder?: string;
  /** Worker threads that share longer work; 1 reads in the caller's thread alone. Without it one a core, at most four. */
  readonly workers?: number;
  /** Pieces, with padding, that one run of the model may hold. */
  readonly batch?: number;
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
   * The same document reads the same whatever was read before it and by however many workers.
   */
  readonly analyse: (document: Document, onProgress?: ReadingProgress) => Promise<Analysis>;
  readonly close: () => Promise<void>;
}

/** Most and fewest words in a job: what lies between two calls of the progress callback, and bounds what is in flight. */
const MOST_IN_JOB = 800;
const LEAST_IN_JOB = 100;

/** From this many words on, in one document or in all so far, the time to start workers is won back. */
const WORTH_WORKERS = 5000;

const MOST_WORKERS = 4;

/**
 * Loads the model (well under a second) and returns a reader over it.
 *
 * @throws Mistake where the model is missing or the inference engine does not load.
 */
export async function openReader(options: ReaderOptions = {}): Promise<Reader> {
  const folder = options.folder ?? modelFolder();
  const batch = options.batch ?? BATCH;
  const workers = options.workers ?? Math.min(MOST_WORKERS, availableParallelism());
  const inference = await openInference(options.inference);
  const model = await loadModel(inference, folder);
  const here = parserOf(model, batch);
  let pool: Parser | null = null;
  let read = 0;
  return {
    engine: { reader: model.name, inference: inference.engine },
    analyse: async (document, onProgress) => {
      const sentences = sentencesOfDocument(document, model.pieces);
      const total = wordsIn(sentences);
      read += total;
      if (read >= WORTH_WORKERS && workers > 1 && canPool()) {
        pool ??= workerPool(workers, { inference: inference.choice, folder, batch });
      }
      const [parser, abreast] = pool === null ? [here, 1] : [pool, 2 * workers];
      const most = Math.min(MOST_IN_JOB, Math.max(LEAST_IN_JOB, Math.ceil(total / abreast)));
      const analysed = readBy(parser, abreast, jobsOf(sentences, most), onProgress);
      return { doc: document.id, sentences: await analysed };
    },
    close: async () => {
      await pool?.close();
      await here.close();
    },
  };
}

/** Reads jobs, of which at most `abreast` are under way at a time. */
async function readBy(
  parser: Parser,
  abreast: number,
  jobs: readonly (readonly DocumentSentence[])[],
  onProgress: ReadingProgress | undefined,
): Promise<AnalysedSentence[]> {
  const total = jobs.reduce((sum, job) => sum + wordsIn(job), 0);
  const found: AnalysedSentence[][] = jobs.map(() => []);
  let next = 0;
  let done = 0;
  const take = async (): Promise<void> => {
    while (next < jobs.length) {
      const index = next++;
      const job = jobs[index]!;
      const parses = await parser.parse(job.map((sentence) => sentence.forms));
      found[index] = job.map((sentence, i) => placed(sentence, parses[i]!));
      done += wordsIn(job);
      onProgress?.(done, total);
    }
  };
  await Promise.all(Array.from({ length: abreast }, take));
  return found.flat();
}

function wordsIn(sentences: readonly DocumentSentence[]): number {
  return sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
}

/** Sentences in order, in groups of about `most` words. */
function jobsOf(sentences: readonly DocumentSentence[], most: number): DocumentSentence[][] {
  const out: DocumentSentence[][] = [];
  let words = most;
  for (const sentence of sentences) {
    if (words >= most) {
      out.push([]);
      words = 0;
    }
    out.at(-1)!.push(sentence);
    words += sentence.words.length;
  }
  return out;
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
