import { createReadStream, createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Mistake } from '../../terms/index.ts';
import { reasonOf } from './failures.ts';

/**
 * Unpacks a .gz file into another, once: DuckDB would take one that was cut short for whole, and unpack it at each look.
 *
 * @returns where it was put.
 * @throws Mistake where it is damaged or cut short.
 */
export async function unpacked(path: string, into: string): Promise<string> {
  const size = { highWaterMark: 1 << 18 };
  try {
    await pipeline(createReadStream(path, size), createGunzip({ chunkSize: 1 << 18 }), createWriteStream(into));
  } catch (cause) {
    if (!/^(?:Z_|ERR_ZLIB)/.test((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
    throw new Mistake(`The log ${basename(path)} cannot be read: ${reasonOf(cause)}.`, 'Check that it is whole.', {
      cause,
    });
  }
  return into;
}
