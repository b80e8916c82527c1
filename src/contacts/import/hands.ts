import { Worker } from 'node:worker_threads';
import type { TextShape } from './scanner.ts';
import { type Window, WindowRoom } from './windows.ts';

/** One that scans stretches of a text beside the others. */
export interface Hand {
  /** As `WindowScanner` does it, in the room of a number. Rejected where that cannot be done. */
  readonly scan: (start: number, size: number, room: number) => Promise<Window>;
  readonly rooms: readonly WindowRoom[];
  readonly close: () => Promise<void>;
}

/** What the thread of a hand is given at its start: its `workerData`. */
export interface HandTask {
  readonly path: string;
  readonly shape: TextShape;
  readonly rooms: readonly SharedArrayBuffer[];
}

/** A stretch that is to be scanned, and what became of it: in the order in which they were asked for. */
export interface HandJob {
  readonly start: number;
  readonly size: number;
  readonly room: number;
}
export type HandAnswer = { readonly window: Window } | { readonly error: string };

/**
 * Whether threads can run this code: compiled they always can, from its TypeScript sources only where Node strips types itself
 * (22.18 and later). Elsewhere the work is done without, with the same result.
 */
export function hasThreads(): boolean {
  return import.meta.url.endsWith('.js') || Boolean((process.features as { typescript?: unknown }).typescript);
}

/** Stretches that are asked of each hand beforehand, so that it never waits. */
export const AHEAD = 2;

/** Rooms of a hand: for what is asked of it, and for what it was asked last, which is in use. */
export const roomsOf = (): readonly WindowRoom[] => Array.from({ length: AHEAD + 1 }, () => new WindowRoom());

/** A hand in a thread of its own. */
export function threadHand(path: string, shape: TextShape): Hand {
  const rooms = roomsOf();
  const entry = new URL(import.meta.url.endsWith('.js') ? './hand.js' : './hand.ts', import.meta.url);
  const thread = new Worker(entry, {
    execArgv: [],
    workerData: { path, shape, rooms: rooms.map(({ buffer }) => buffer) } satisfies HandTask,
  });
  const waiting: { resolve: (window: Window) => void; reject: (error: Error) => void }[] = [];
  let broken: Error | null = null;
  const fail = (error: Error): void => {
    broken ??= error;
    for (const { reject } of waiting.splice(0)) reject(broken);
  };
  thread.on('message', (answer: HandAnswer) => {
    if ('window' in answer) waiting.shift()?.resolve(answer.window);
    else fail(new Error(answer.error));
  });
  thread.on('error', fail);
  thread.on('exit', () => fail(new Error('A thread ended before its work was done.')));
  return {
    rooms,
    scan: (start, size, room) =>
      new Promise((resolve, reject) => {
        if (broken !== null) return reject(broken);
        waiting.push({ resolve, reject });
        thread.postMessage({ start, size, room } satisfies HandJob);
      }),
    close: async () => {
      await thread.terminate();
    },
  };
}
