import { describe, expect, it } from 'vitest';
import { type Errand, jobsOf, windowsOf, wordsIn } from '../../src/reading/analysis/jobs.ts';
import type { DocumentSentence } from '../../src/reading/analysis/text.ts';

/** A sentence of so many words, each of one piece. */
function sentenceOf(words: number): DocumentSentence {
  const spans = Array.from({ length: words }, (_, i) => ({ start: 2 * i, end: 2 * i + 1 }));
  return {
    start: 0,
    end: 2 * words,
    block: 0,
    continues: false,
    words: spans,
    forms: spans.map(() => 'a'),
    pieces: words,
  };
}

/** Sentences of 5 to 44 words in no order. */
const documentOf = (sentences: number): DocumentSentence[] =>
  Array.from({ length: sentences }, (_, i) => sentenceOf(5 + ((i * 17) % 40)));

const places = (errands: readonly Errand[]): string[] => errands.map(({ document, at }) => `${document} ${at}`);

describe('jobs for the model', () => {
  it('hold every sentence of every document once, whatever the documents’ lengths', () => {
    const documents = [documentOf(3), [], documentOf(1200), documentOf(1), documentOf(40)];
    const windows = [...windowsOf(documents)];
    expect(places(windows.flat())).toEqual(
      documents.flatMap((sentences, document) => sentences.map((_, at) => `${document} ${at}`)),
    );
    for (const window of windows)
      for (const abreast of [1, 4, 16])
        expect(places(jobsOf(window, abreast).flat()).sort()).toEqual([...places(window)].sort());
  });

  it('grow in number with the text, and not in size', () => {
    const jobs = (sentences: number): readonly (readonly Errand[])[] =>
      [...windowsOf([documentOf(sentences)])].flatMap((window) => jobsOf(window, 4));
    expect(jobs(8000).length / jobs(800).length).toBeLessThan(10.5);
    expect(Math.max(...jobs(8000).map(wordsIn))).toBeLessThan(900);
  });

  it('put sentences of like length together, of several documents too', () => {
    const documents = Array.from({ length: 40 }, () => documentOf(8));
    let [held, padded] = [0, 0];
    for (const window of windowsOf(documents)) {
      for (const job of jobsOf(window, 4)) {
        const lengths = job.map(({ sentence }) => sentence.pieces);
        held += lengths.reduce((sum, length) => sum + length, 0);
        padded += Math.max(...lengths) * lengths.length;
      }
    }
    expect(padded / held).toBeLessThan(1.3);
  });
});
