import { parentPort, workerData } from 'node:worker_threads';
import { instantsInOrder, type Unordered } from './order.ts';

/** The other end of `sorting`: sorts the next stretch of time each time that it is asked. */
const parts = instantsInOrder(workerData as Unordered);

parentPort!.on('message', () => {
  const { value: part = null } = parts.next();
  const given = part === null ? [] : [part.row.buffer as ArrayBuffer, part.earliest.buffer as ArrayBuffer];
  parentPort!.postMessage(part, given);
});
