import { availableParallelism } from 'node:os';
import type { Document } from '../../terms/document.ts';
import type { AnalysedSentence, Analysis } from './analysis.ts';
import { type Errand, jobsOf, windowsOf, wordsIn } from './jobs.ts';
import { loadModel, loadReferenceModel, loadVocabulary, modelFolder } from './model.ts';
import { BATCH, inTurn, type Parse, type Parser, parserOf } from './parse.ts';
import { canPool, workerPool } from './pool.ts';
import { referencesOf } from './references.ts';
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
   * The same document reads the same whatever was read before it or with it, and by however many workers.
   */
  readonly analyse: (document: Document, onProgress?: ReadingProgress) => Promise<Analysis>;
  /**
   * As `analyse`, of many documents, each as soon as it and those before it are done. Faster than one after the other: the
   * sentences of several are read together, and the next are under way while the caller works on the last.
   */
  readonly analyseAll: (
    documents: readonly Document[],
    onProgress?: (document: Document, done: number, total: number) => void,
  ) => AsyncGenerator<Analysis>;
  /** Lets go of models and workers. What is closed may be closed again. */
  readonly close: () => Promise<void>;
}

/** From this many words on, in all so far, the time to start workers is won back. */
const WORTH_WORKERS = 5000;

const MOST_WORKERS = 4;

/**
 * Opens a reader. The model is loaded (well under a second) when the first document is read: in this thread for short
 * texts, in workers alone for longer ones, since each loaded model takes 150 MB.
 *
 * @throws Mistake where the model is missing or the inference engine does not load.
 */
export async function openReader(options: ReaderOptions = {}): Promise<Reader> {
  const folder = options.folder ?? modelFolder();
  const batch = options.batch ?? BATCH;
  const workers = options.workers ?? Math.min(MOST_WORKERS, availableParallelism());
  const inference = await openInference(options.inference);
  const { name, pieces } = await loadVocabulary(folder);
  const references = await loadReferenceModel(inference, folder);
  let here: Promise<Parser> | null = null;
  let pool: Parser | null = null;
  let read = 0;
  let closed: Promise<void> | null = null;
  const parserFor = (words: number): Promise<Parser> => {
    read += words;
    if (pool === null && read >= WORTH_WORKERS && workers > 1 && canPool()) {
      pool = workerPool(workers, { inference: inference.choice, folder, batch });
      // What is under way here is finished before it closes.
      void here?.then(
        (parser) => parser.close(),
        () => undefined,
      );
      here = null;
    }
    if (pool !== null) return Promise.resolve(pool);
    here ??= loadModel(inference, folder).then((model) => inTurn(parserOf(model, batch)));
    return here;
  };
  async function* analyseAll(
    documents: readonly Document[],
    onProgress?: (document: Document, done: number, total: number) => void,
  ): AsyncGenerator<Analysis> {
    const open: Reading[] = [];
    const taken = function* (): Generator<readonly DocumentSentence[]> {
      for (const document of documents) {
        const sentences = sentencesOfDocument(document, pieces);
        const total = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
        const found = sentences.map(() => null);
        open.push({ document, found, vectors: [], left: sentences.length, done: 0, total });
        yield sentences;
      }
    };
    const windows = windowsOf(taken());
    const start = async (): Promise<boolean> => {
      const next = windows.next();
      if (next.done === true) return false;
      const parser = await parserFor(wordsIn(next.value));
      const jobs = jobsOf(next.value, workers === 1 ? 1 : 2 * workers);
      await Promise.all(
        jobs.map(async (job) => {
          const parses = await parser.parse(job.map(({ sentence }) => sentence.forms));
          settle(open, job, parses);
          tell(open, job, onProgress);
        }),
      );
      return true;
    };
    let at = 0;
    // One window is always under way while the one before is waited for, or worked on by the caller.
    let [current, following] = [start(), Promise.resolve(false)];
    for (let more = true; more; ) {
      following = start();
      // Where the caller leaves early or this window fails, nobody is told how the following one went.
      following.catch(() => undefined);
      more = await current;
      current = following;
      for (; at < open.length && (open[at]!.left === 0 || !more); at++) {
        const { document, found, vectors } = open[at]!;
        // Let go of: a long case is not held twice.
        open[at] = { ...open[at]!, found: [], vectors: [] };
        const sentences = found.filter((sentence) => sentence !== null);
        yield { doc: document.id, sentences, references: await referencesOf(references, sentences, vectors) };
      }
    }
  }
  return {
    engine: { reader: name, inference: inference.engine },
    analyse: async (document, onProgress) => {
      for await (const analysis of analyseAll([document], (_, done, total) => onProgress?.(done, total)))
        return analysis;
      throw new Error('a document was read and gave nothing');
    },
    analyseAll,
    close: () => {
      closed ??= (async () => {
        await pool?.close();
        await references.head.close();
        await here?.then(
          (parser) => parser.close(),
          () => undefined,
        );
      })();
      return closed;
    },
  };
}

/** A document while its sentences come back, in any order. */
interface Reading {
  readonly document: Document;
  readonly found: (AnalysedSentence | null)[];
  /** Of the words that head mentions, by sentence. */
  readonly vectors: Float32Array[];
  left: number;
  done: number;
  readonly total: number;
}

function settle(open: readonly Reading[], job: readonly Errand[], parses: readonly Parse[]): void {
  job.forEach(({ document, at, sentence }, i) => {
    const reading = open[document]!;
    reading.found[at] = placed(sentence, parses[i]!);
    reading.vectors[at] = parses[i]!.vectors;
    reading.left--;
    reading.done += sentence.words.length;
  });
}

function tell(
  open: readonly Reading[],
  job: readonly Errand[],
  onProgress: ((document: Document, done: number, total: number) => void) | undefined,
): void {
  for (const at of new Set(job.map(({ document }) => document))) {
    const { document, done, total } = open[at]!;
    onProgress?.(document, done, total);
  }
}

function placed(sentence: DocumentSentence, parsed: Parse): AnalysedSentence {
  return {
    start: sentence.start,
    end: sentence.end,
    block: sentence.block,
    continues: sentence.continues,
    words: sentence.words.map(({ start, end }, i) => {
      const word = parsed.words[i]!;
      return {
        start,
        end,
        text: sentence.forms[i]!,
        // From a worker each string comes as one of its own: of a long text that is many copies of few.
        lemma: one(word.lemma),
        upos: one(word.upos),
        head: word.head,
        relation: one(word.relation),
        entity: one(word.entity),
        factuality: word.factuality,
      };
    }),
    names: parsed.names,
    frames: parsed.frames,
  };
}

const STRINGS = new Map<string, string>();
const MOST_STRINGS = 50_000;

/** The one string of all that are equal. Bounded, since lemmas come from documents. */
function one(text: string): string {
  const known = STRINGS.get(text);
  if (known !== undefined) return known;
  if (STRINGS.size >= MOST_STRINGS) STRINGS.clear();
  STRINGS.set(text, text);
  return text;
}
