import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const [FRAME, SKIPPABLE] = [0xfd2fb528, 0x184d2a50];

/** Whether a .zst file ends where its frames do (RFC 8878, 3.1): DuckDB would take one that was cut short for whole. */
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
      // What is no frame at all is told by DuckDB.
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
