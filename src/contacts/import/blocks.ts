import { closeSync, openSync, readSync } from 'node:fs';

const BLOCK = 1 << 18;

/** A column on disk, some hundred thousand values at a time, from its beginning; each block is gone with the next. */
export interface ColumnBlocks {
  readonly words: () => Iterable<Uint32Array>;
  readonly numbers: () => Iterable<Float64Array>;
  readonly bytes: () => Iterable<Uint8Array>;
}

export function columnBlocks(path: string): ColumnBlocks {
  function* blocks<A extends Uint32Array | Float64Array | Uint8Array>(
    room: A,
    part: (bytes: number) => A,
  ): Generator<A> {
    const file = openSync(path, 'r');
    try {
      const bytes = new Uint8Array(room.buffer);
      for (;;) {
        let held = 0;
        for (let got = -1; got !== 0 && held < bytes.length; held += got)
          got = readSync(file, bytes, held, bytes.length - held, null);
        if (held === 0) return;
        yield part(held);
      }
    } finally {
      closeSync(file);
    }
  }
  return {
    words: () => {
      const room = new Uint32Array(BLOCK);
      return blocks(room, (bytes) => room.subarray(0, bytes / 4));
    },
    numbers: () => {
      const room = new Float64Array(BLOCK);
      return blocks(room, (bytes) => room.subarray(0, bytes / 8));
    },
    bytes: () => {
      const room = new Uint8Array(BLOCK);
      return blocks(room, (bytes) => room.subarray(0, bytes));
    },
  };
}
