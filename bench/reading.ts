// One process that reads so many words: node reading.js ENGINE WORDS WORKERS. Prints {load, seconds, words} as JSON.
import { performance } from 'node:perf_hooks';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { textDocument } from '../src/documents/index.ts';
import { openReader } from '../src/reading/index.ts';
import { prose } from './prose.ts';

interface Task {
  readonly inference: 'native' | 'wasm';
  readonly text: string;
}

interface Done {
  /** Milliseconds to load the model. */
  readonly load: number;
  readonly begun: number;
  readonly ended: number;
  readonly words: number;
}

async function read(task: Task): Promise<Done> {
  const before = performance.timeOrigin + performance.now();
  const reader = await openReader({ inference: task.inference });
  const document = textDocument(task.text, { id: 'd1', path: null });
  const begun = performance.timeOrigin + performance.now();
  const analysis = await reader.analyse(document);
  const ended = performance.timeOrigin + performance.now();
  await reader.close();
  const words = analysis.sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  return { load: begun - before, begun, ended, words };
}

function inWorker(task: Task): Promise<Done> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

if (isMainThread) {
  const [engine, words, workers] = process.argv.slice(2);
  const count = Number(workers);
  const task: Task = { inference: engine === 'wasm' ? 'wasm' : 'native', text: prose(Number(words) / count) };
  const done =
    count === 1 ? [await read(task)] : await Promise.all(Array.from({ length: count }, () => inWorker(task)));
  const seconds = (Math.max(...done.map((one) => one.ended)) - Math.min(...done.map((one) => one.begun))) / 1000;
  const all = done.reduce((sum, one) => sum + one.words, 0);
  console.log(JSON.stringify({ load: Math.max(...done.map((one) => one.load)), seconds, words: all }));
} else {
  parentPort?.postMessage(await read(workerData as Task));
}
