import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { Mistake } from '../../terms/index.ts';

/** Bytes between two times that it is told how far it is. */
const TOLD = 1 << 26;

/**
 * SHA-256 and length of a file, read once from end to end.
 *
 * @param told now and then told how many bytes were read, where it is a large one.
 * @throws Mistake where it cannot be read.
 */
export function fingerprint(
  path: string,
  told: (bytes: number) => void = () => undefined,
): { readonly sha256: string; readonly bytes: number } {
  const hash = createHash('sha256');
  const chunk = new Uint8Array(1 << 20);
  let bytes = 0;
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    for (let got = readSync(file, chunk); got > 0; got = readSync(file, chunk)) {
      hash.update(chunk.subarray(0, got));
      bytes += got;
      if (bytes % TOLD < got) told(bytes);
    }
  } catch (cause) {
    throw new Mistake(`The log ${path} cannot be read.`, 'Check the path.', { cause });
  } finally {
    if (file !== null) closeSync(file);
  }
  return { sha256: hash.digest('hex'), bytes };
}
