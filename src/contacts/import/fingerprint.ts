import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { Mistake } from '../../terms/index.ts';

/**
 * SHA-256 and length of a file, read once from end to end.
 *
 * @throws Mistake where it cannot be read.
 */
export function fingerprint(path: string): { readonly sha256: string; readonly bytes: number } {
  const hash = createHash('sha256');
  const chunk = new Uint8Array(1 << 20);
  let bytes = 0;
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    for (let got = readSync(file, chunk); got > 0; got = readSync(file, chunk)) {
      hash.update(chunk.subarray(0, got));
      bytes += got;
    }
  } catch (cause) {
    throw new Mistake(`The log ${path} cannot be read.`, 'Check the path.', { cause });
  } finally {
    if (file !== null) closeSync(file);
  }
  return { sha256: hash.digest('hex'), bytes };
}
