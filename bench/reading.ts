// One process that reads so many words: node reading.js ENGINE WORDS WORKERS. Prints {load, seconds, words} as JSON.
import { performance } from 'node:perf_hooks';
import { textDocument } from '../src/documents/index.ts';
import { openReader } from '../src/reading/index.ts';
import { prose } from './prose.ts';

const [engine, words, workers] = process.argv.slice(2);
const document = textDocument(prose(Number(words)), { id: 'd1', path: null });
const before = performance.now();
const reader = await openReader({ inference: engine === 'wasm' ? 'wasm' : 'native', workers: Number(workers) });
const begun = performance.now();
// With workers, the time that they take to start is within the time of reading, as it is for whoever reads a document.
const analysis = await reader.analyse(document);
const ended = performance.now();
await reader.close();
const read = analysis.sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
console.log(JSON.stringify({ load: begun - before, seconds: (ended - begun) / 1000, words: read }));
