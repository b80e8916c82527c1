import { webcrypto } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { fingerprint } from './fingerprint.ts';
import { hasThreads } from './hands.ts';

/** Bytes up to which files are hashed sooner than anybody else is woken to do it. */
const FEW = 1 << 22;
/** Bytes up to which files are held in memory to be hashed; beyond, a thread of our own is worth its start. */
const AT_ONCE = 1 << 25;

/**
 * The SHA-256 of some files, in their order, hashed beside the caller: by the platform's threads, or where they are large by one of our
 * own, if threads can run this code.
 *
 * @param few bytes up to which it is done by the caller; `atOnce` up to which they are held in memory together.
 * @throws Mistake where one cannot be read.
 */
export async function fingerprints(
  paths: readonly string[],
  few: number = FEW,
  atOnce: number = AT_ONCE,
): Promise<readonly string[]> {
  const bytes = paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
  const alone = () => paths.map((path) => fingerprint(path).sha256);
  if (bytes < few) return alone();
  if (bytes < atOnce) {
    // It is begun with here, before anything is waited for.
    const prints = paths.map(async (path) => await webcrypto.subtle.digest('SHA-256', readFileSync(path)));
    const told = await Promise.all(prints).catch(() => null);
    return told === null ? alone() : told.map((print) => Buffer.from(print).toString('hex'));
  }
  if (!hasThreads()) return alone();
  const told = await new Promise<readonly string[] | null>((resolve) => {
    thread ??= startedThread();
    thread.ask(paths, resolve);
  });
  // Whatever was in its way is told by the one that does the same here.
  return told ?? alone();
}

type Answer = readonly string[] | null;

/** A thread that hashes what it is asked, one after the other. */
interface Hasher {
  readonly ask: (paths: readonly string[], answer: (told: Answer) => void) => void;
}

// It stays for those who ask next, since it takes longer to start than to hash what most logs have; it keeps no process from ending.
let thread: Hasher | null = null;

function startedThread(): Hasher {
  const entry = new URL(import.meta.url.endsWith('.js') ? './hasher.js' : './hasher.ts', import.meta.url);
  const worker = new Worker(entry, { execArgv: [] });
  const waiting: ((told: Answer) => void)[] = [];
  const answer = (told: Answer): void => {
    waiting.shift()?.(told);
    if (waiting.length === 0) worker.unref();
  };
  const broken = (): void => {
    if (thread === hasher) thread = null;
    while (waiting.length > 0) answer(null);
  };
  worker.on('message', answer);
  worker.on('error', broken);
  worker.on('exit', broken);
  const hasher: Hasher = {
    ask: (paths, told) => {
      waiting.push(told);
      worker.ref();
      worker.postMessage(paths);
    },
  };
  return hasher;
}
