import { parentPort, workerData } from 'node:worker_threads';
import type { HandAnswer, HandJob, HandTask } from './hands.ts';
import { WindowRoom, WindowScanner } from './windows.ts';

/** The other end of `threadHand`: scans one stretch after the other. */
const { path, shape, rooms: buffers } = workerData as HandTask;
const scanner = new WindowScanner(path, shape);
const rooms = buffers.map((buffer) => new WindowRoom(buffer));

parentPort!.on('message', (job: HandJob) => parentPort!.postMessage(scanned(job)));

function scanned({ start, size, room }: HandJob): HandAnswer {
  try {
    return { window: scanner.scan(start, size, rooms[room]!) };
  } catch (error) {
    return { error: String(error) };
  }
}
