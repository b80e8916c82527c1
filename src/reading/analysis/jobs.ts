import type { DocumentSentence } from './text.ts';

/** A sentence on its way through a parser, with the place its analysis belongs to. */
export interface Errand {
  /** Place of its document among those that are read, and its own place in it. */
  readonly document: number;
  readonly at: number;
  readonly sentence: DocumentSentence;
}

/** Words of a window: enough that sentences of like length are found in it, few enough to be held at once. */
const WINDOW = 6400;

/** Most and fewest words in a job: what lies between two calls of the progress callback, and bounds what is in flight. */
const MOST_IN_JOB = 800;
const LEAST_IN_JOB = 100;

/** How many words these sentences have together. */
export function wordsIn(errands: readonly Errand[]): number {
  return errands.reduce((sum, { sentence }) => sum + sentence.words.length, 0);
}

/** The sentences of documents in order, in windows of about `WINDOW` words that hold many short documents or part of a long one. */
export function* windowsOf(documents: Iterable<readonly DocumentSentence[]>): Generator<readonly Errand[]> {
  let window: Errand[] = [];
  let words = 0;
  let document = 0;
  for (const sentences of documents) {
    for (const [at, sentence] of sentences.entries()) {
      window.push({ document, at, sentence });
      words += sentence.words.length;
      if (words < WINDOW) continue;
      yield window;
      window = [];
      words = 0;
    }
    document++;
  }
  if (window.length > 0) yield window;
}

/**
 * A window's sentences by length, in jobs for `abreast` parsers. A run of the model is as long as its longest sentence: taken as
 * they stand in the text, a fifth of what it reckons would be padding; sorted over a window, a thirtieth.
 */
export function jobsOf(window: readonly Errand[], abreast: number): (readonly Errand[])[] {
  const most = Math.min(MOST_IN_JOB, Math.max(LEAST_IN_JOB, Math.ceil(wordsIn(window) / abreast)));
  const sorted = [...window].sort((a, b) => a.sentence.pieces - b.sentence.pieces);
  const out: Errand[][] = [];
  let words = most;
  for (const errand of sorted) {
    if (words >= most) {
      out.push([]);
      words = 0;
    }
    out.at(-1)!.push(errand);
    words += errand.sentence.words.length;
  }
  return out;
}
