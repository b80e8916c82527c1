import { Worker } from 'node:worker_threads';
import type { Parse, Parser } from './parse.ts';
import type { InferenceChoice } from './session.ts';

/** What a worker loads: given to it as its `workerData`. */
export interface WorkerTask {
  readonly inference: InferenceChoice;
  readonly folder: string;
  readonly batch: number;
}

/** One job of a worker and its answer; `id` ties them together. */
export interface WorkerJob {
  readonly id: number;
  readonly sentences: readonly (readonly string[])[];
}
export type WorkerAnswer =
  | { readonly id: number; readonly parses: Parse[] }
  | { readonly id: number; readonly error: Error };

/**
 * Whether worker threads can run this code: compiled it always can, from its TypeScript sources only where Node strips
 * types itself (22.18 and later). Elsewhere the caller reads in its own thread, with the same result.
 */
export function canPool(): boolean {
  return import.meta.url.endsWith('.js') || Boolean((process.features as { typescript?: unknown }).typescript);
}

/** Megabytes. */
const YOUNG = 16;

/**
 * A parser over `count` workers of one inference thread each, which take jobs as they become free.
 *
 * Callers send a document in pieces and may have several pending: answers come back to each by itself.
 */
export function workerPool(count: number, task: WorkerTask): Parser {
  const entry = new URL(import.meta.url.endsWith('.js') ? './worker.js' : './worker.ts', import.meta.url);
  const workers = Array.from({ length: count }, () => ({
    // What a job makes is handed over and dropped: a small young generation is enough, and is memory saved per worker.
    thread: new Worker(entry, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } }),
    busy: false,
  }));
  const waiting: WorkerJob[] = [];
  const pending = new Map<number, { resolve: (parses: Parse[]) => void; reject: (error: Error) => void }>();
  let next = 0;

  let broken: Error | null = null;

  const assign = (): void => {
    for (const worker of workers) {
      const job = worker.busy ? undefined : waiting.shift();
      if (job === undefined) continue;
      worker.busy = true;
      worker.thread.postMessage(job);
    }
  };
  /** Nothing more can come back: everyone who waits is told, and whoever asks from now on. */
  const fail = (error: Error): void => {
    broken = error;
    waiting.length = 0;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  for (const worker of workers) {
    // A pool that is idle keeps no process alive; one that is asked something does, through `ref` below.
    worker.thread.unref();
    worker.thread.on('message', (answer: WorkerAnswer) => {
      worker.busy = false;
      const caller = pending.get(answer.id);
      pending.delete(answer.id);
      if (pending.size === 0) for (const { thread } of workers) thread.unref();
      if ('error' in answer) caller?.reject(answer.error);
      else caller?.resolve(answer.parses);
      assign();
    });
    worker.thread.on('error', fail);
  }
  return {
    parse: (sentences) =>
      new Promise((resolve, reject) => {
        if (broken !== null) {
          reject(broken);
          return;
        }
        const id = next++;
        if (pending.size === 0) for (const { thread } of workers) thread.ref();
        pending.set(id, { resolve, reject });
        waiting.push({ id, sentences });
        assign();
      }),
    close: async () => {
      fail(new Error('the reader was closed while it was reading'));
      await Promise.all(workers.map(({ thread }) => thread.terminate()));
    },
  };
}
