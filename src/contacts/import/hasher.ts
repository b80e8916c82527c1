import { parentPort, workerData } from 'node:worker_threads';
import { fingerprint } from './fingerprint.ts';

/** The other end of `fingerprints`. */
parentPort!.postMessage((workerData as readonly string[]).map((path) => fingerprint(path).sha256));
