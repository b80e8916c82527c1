import { Worker } from 'node:worker_threads';
import { hasThreads } from './hands.ts';
import { instantsInOrder, type Ordered, type Unordered } from './order.ts';

/** The rows at one instant in order of time, as `instantsInOrder` has them: a stretch of time after the other. */
export interface Sorting {
  /** The next stretch, or null behind the last. */
  readonly next: () => Promise<Ordered | null>;
  readonly close: () => Promise<void>;
}

/** Rows from which on it is worth while to sort them in a thread of their own. */
const WORTH_THREAD = 1 << 18;

/** Begins to sort at once, beside the caller, where there are many rows and threads for it. */
export function sorting(rows: Unordered, threads: number): Sorting {
  if (threads < 2 || rows.count < WORTH_THREAD || !hasThreads()) {
    const parts = instantsInOrder(rows);
    return { next: async () => parts.next().value ?? null, close: async () => undefined };
  }
  const entry = new URL(import.meta.url.endsWith('.js') ? './sorter.js' : './sorter.ts', import.meta.url);
  const thread = new Worker(entry, { workerData: rows, execArgv: [] });
  let settle = { resolve: (_: Ordered | null) => {}, reject: (_: Error) => {} };
  thread.on('message', (part: Ordered | null) => settle.resolve(part));
  thread.on('error', (error) => settle.reject(error));
  thread.on('exit', () => settle.reject(new Error('A thread ended before its work was done.')));
  const ask = (): Promise<Ordered | null> => {
    const part = new Promise<Ordered | null>((resolve, reject) => {
      settle = { resolve, reject };
    });
    // Where nobody comes to wait for it, nobody has to be told.
    part.catch(() => undefined);
    thread.postMessage(null);
    return part;
  };
  let part = ask();
  return {
    next: async () => {
      const got = await part;
      if (got !== null) part = ask();
      return got;
    },
    close: async () => {
      await thread.terminate();
    },
  };
}
