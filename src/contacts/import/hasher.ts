import { parentPort } from 'node:worker_threads';
import { fingerprint } from './fingerprint.ts';

/** The other end of `fingerprints`: whoever cannot read a file says so by null. */
parentPort!.on('message', (paths: readonly string[]) => {
  let told: readonly string[] | null = null;
  try {
    told = paths.map((path) => fingerprint(path).sha256);
  } catch {
    // The one that asked tries, and tells what was in the way.
  }
  parentPort!.postMessage(told);
});
