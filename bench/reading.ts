// One process that reads so many words, raw text to claims with their actors: node reading.js ENGINE WORDS WORKERS.
// Prints {load, analysis, seconds, words} as JSON: `analysis` is the model's part of the `seconds`.
import { performance } from 'node:perf_hooks';
import { textDocument } from '../src/documents/index.ts';
import { openReader } from '../src/reading/analysis/reader.ts';
import { readDocument } from '../src/reading/read.ts';
import { resolve } from '../src/resolution/index.ts';
import { prose } from './prose.ts';

const [engine, words, workers] = process.argv.slice(2);
const few = textDocument(prose(300), { id: 'd0', path: null });
const before = performance.now();
const reader = await openReader({ inference: engine === 'wasm' ? 'wasm' : 'native', workers: Number(workers) });
const warm = await reader.analyse(few);
const loaded = performance.now();
resolve([few], [readDocument(few, warm)]);
const text = prose(Number(words));
// With workers, the time that they take to start is within the time of reading, as it is for whoever reads a document.
const begun = performance.now();
const document = textDocument(text, { id: 'd1', path: null });
const analysis = await reader.analyse(document);
const analysed = performance.now();
const resolved = resolve([document], [readDocument(document, analysis)]);
const ended = performance.now();
await reader.close();
if (resolved.claims.length === 0) throw new Error('nothing was read');
console.log(
  JSON.stringify({
    load: loaded - before,
    analysis: (analysed - begun) / 1000,
    seconds: (ended - begun) / 1000,
    words: analysis.sentences.reduce((sum, sentence) => sum + sentence.words.length, 0),
  }),
);
