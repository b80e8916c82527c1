import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openReader, type ReaderOptions } from '../src/reading/analysis/reader.ts';
import type { Block, Document } from '../src/terms/document.ts';
import { bareDocument, corpusFile, readCorpus } from './corpus.ts';
import type { Evaluation, Figure } from './figures.ts';
import type { Settings } from './main.ts';

/** Words of running text that are read for a figure. */
const WORDS = 20_000;

/** Words a second with one thread and with two workers, the time to load, and the most memory the process held. */
export async function speed(settings: Settings): Promise<Evaluation> {
  const path = corpusFile(settings.data, settings.corpora, 'gum-free.dev.jsonl.gz');
  const document = longDocument(readCorpus(path).map((sentence) => sentence.text));
  const figures: Figure[] = [];
  const choice: ReaderOptions = {
    folder: settings.model,
    ...(settings.inference === undefined ? {} : { inference: settings.inference }),
  };
  const began = performance.now();
  const opened = await openReader({ ...choice, workers: 1 });
  figures.push({ name: 'load', value: performance.now() - began, unit: 'ms' });
  const engine = `${opened.engine.reader}, ${opened.engine.inference}`;
  await opened.close();
  for (const [name, options] of [
    ['one thread', { workers: 1 }],
    ['two workers', { workers: 2 }],
  ] as const) {
    const reader = await openReader({ ...choice, ...options });
    const from = performance.now();
    const { sentences } = await reader.analyse(document);
    const seconds = (performance.now() - from) / 1000;
    const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
    figures.push({ name, value: words / seconds, unit: 'words/s' });
    await reader.close();
  }
  figures.push({ name: 'most memory held', value: process.resourceUsage().maxRSS / 1024, unit: 'MB' });
  return {
    name: 'speed',
    data: `${basename(path)} repeated to about ${WORDS} words, from raw text`,
    engine,
    figures,
    notes: ['The time of two workers includes starting them.'],
  };
}

/** A document of one paragraph a sentence, which repeats these until it is long enough. */
function longDocument(texts: readonly string[]): Document {
  const blocks: Block[] = [];
  const parts: string[] = [];
  let start = 0;
  let words = 0;
  for (let i = 0; words < WORDS; i++) {
    const text = texts[i % texts.length]!;
    parts.push(text);
    blocks.push({ kind: 'paragraph', start, end: start + text.length });
    start += text.length + 1;
    words += text.split(/\s+/).length;
  }
  return bareDocument('long', parts.join('\n'), blocks);
}
