import type { OpenLog } from '../store/logfolder.ts';

/** Which rows of a log's evidence are on one of these channels (1), or null where there are no channels. */
export async function rowsOn(log: OpenLog, channels: readonly string[]): Promise<Uint8Array | null> {
  if (channels.length === 0) return null;
  const { evidence } = log;
  const on = new Uint8Array(evidence.count);
  const numbers = new Uint32Array(on.length);
  evidence.read('channel', 0, numbers);
  for (let row = 0; row < on.length; row += 1) {
    const name = evidence.channels[numbers[row]! - 1];
    if (name !== undefined && channels.includes(name)) on[row] = 1;
  }
  return on;
}
