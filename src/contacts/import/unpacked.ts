import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Mistake } from '../../terms/index.ts';
import { reasonOf } from './failures.ts';
import { isWholeZstd, isZstd, unzstd } from './zstd.ts';

/**
 * Unpacks a .gz or .zst file into another, once.
 *
 * @param told which share of it was read.
 * @returns where it was put.
 * @throws Mistake where it is damaged or cut short.
 */
export async function unpacked(path: string, into: string, told: (share: number) => void): Promise<string> {
  const name = basename(path);
  const zstd = /\.zstd?$/i.test(path);
  if (zstd && !isZstd(path))
    throw new Mistake(`The log ${name} cannot be read: Unknown frame descriptor.`, 'Check that it is whole.');
  if (zstd && !isWholeZstd(path)) throw new Mistake(`The log ${name} was cut short.`, 'Check that it is whole.');
  const size = { highWaterMark: 1 << 18 };
  const whole = Math.max(1, statSync(path).size);
  async function* counted(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let read = 0;
    for await (const chunk of chunks) {
      read += chunk.length;
      told(read / whole);
      yield chunk;
    }
  }
  try {
    const unpack = zstd ? unzstd() : createGunzip({ chunkSize: 1 << 18 });
    await pipeline(createReadStream(path, size), counted, unpack, createWriteStream(into));
  } catch (cause) {
    if (!zstd && !/^(?:Z_|ERR_ZLIB)/.test((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
    if (zstd && (cause as NodeJS.ErrnoException).syscall !== undefined) throw cause;
    throw new Mistake(`The log ${name} cannot be read: ${reasonOf(cause)}.`, 'Check that it is whole.', { cause });
  }
  return into;
}
