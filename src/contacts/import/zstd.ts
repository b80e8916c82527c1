import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Transform } from 'node:stream';
import { Decompress } from 'fzstd';

const [FRAME, SKIPPABLE] = [0xfd2fb528, 0x184d2a50];

/** Unpacks zstd, all frames of it. Node can from 22.15 on, and drops whatever follows the first frame without a word. */
export function unzstd(): Transform {
  const parts: Uint8Array[] = [];
  const unpack = new Decompress((part) => parts.push(part));
  const pushed = (stream: Transform, chunk: Uint8Array, last: boolean, done: (error: Error | null) => void): void => {
    try {
      unpack.push(chunk, last);
      for (const part of parts.splice(0)) if (part.length > 0) stream.push(part);
      done(null);
    } catch (error) {
      done(error as Error);
    }
  };
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      pushed(this, chunk, false, done);
    },
    // A short frame at the end waits until it is known to be the last.
    flush(done) {
      pushed(this, new Uint8Array(0), true, done);
    },
  });
}

/** Whether a file begins as .zst files do. */
export function isZstd(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(4);
    if (readSync(file, bytes) < 4) return false;
    const magic = bytes.readUInt32LE(0);
    return magic === FRAME || (magic & 0xfffffff0) >>> 0 === SKIPPABLE;
  } finally {
    closeSync(file);
  }
}

/** Whether a .zst file ends where its frames do (RFC 8878, 3.1): what unpacks it takes one that was cut short between two blocks for whole. */
export function isWholeZstd(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const size = fstatSync(file).size;
    const bytes = Buffer.alloc(18);
    const read = (at: number, count: number): Buffer | null => {
      const got = readSync(file, bytes, 0, count, at);
      return got === count ? bytes : null;
    };
    let at = 0;
    while (at < size) {
      const magic = read(at, 8);
      if (magic === null) return false;
      if ((magic.readUInt32LE(0) & 0xfffffff0) >>> 0 === SKIPPABLE) {
        at += 8 + magic.readUInt32LE(4);
        continue;
      }
      // Something else behind the last frame: what unpacks it tells.
      if (magic.readUInt32LE(0) !== FRAME) return true;
      const descriptor = magic[4]!;
      const single = (descriptor >> 5) & 1;
      const dictionary = [0, 1, 2, 4][descriptor & 3]!;
      const content = [single, 2, 4, 8][descriptor >> 6]!;
      at += 5 + (1 - single) + dictionary + content;
      for (let last = false; !last; ) {
        const block = read(at, 3)?.readUIntLE(0, 3);
        if (block === undefined) return false;
        last = (block & 1) === 1;
        at += 3 + (((block >> 1) & 3) === 1 ? 1 : block >> 3);
      }
      at += (descriptor >> 2) & 1 ? 4 : 0;
    }
    return at === size;
  } finally {
    closeSync(file);
  }
}
