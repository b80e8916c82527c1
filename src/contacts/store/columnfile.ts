import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';

/** Bytes that are read or written at a time: large enough for a disk, small enough to stay out of the way. */
const CHUNK = 1 << 24;

/** What a file was written as. */
export interface Print {
  readonly bytes: number;
  readonly sha256: string;
}

/** A file that a column is appended to, and hashed on the way. */
export class ColumnWriter {
  readonly #file: number;
  readonly #hash: Hash | null;
  #bytes = 0;

  /** @param path must not exist yet; `hashed` false for one that is gone again soon. */
  constructor(path: string, hashed = true) {
    this.#file = openSync(path, 'wx');
    this.#hash = hashed ? createHash('sha256') : null;
  }

  append(values: Uint32Array | Float64Array | Uint8Array): void {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, Math.min(CHUNK, bytes.length - at));
    this.#hash?.update(bytes);
    this.#bytes += bytes.length;
  }

  close(): Print {
    closeSync(this.#file);
    return { bytes: this.#bytes, sha256: this.#hash?.digest('hex') ?? '' };
  }
}

/** A column of u32 in a file, read where it is asked for. The operating system keeps in memory what is read often. */
export interface ColumnReader {
  /** Fills `into` with the values from index `start` on. */
  readonly read: (start: number, into: Uint32Array) => void;
  readonly close: () => void;
}

/** @throws the error of the file system where the file cannot be read, and RangeError where it is shorter than was asked for. */
export function columnReader(path: string): ColumnReader {
  const file = openSync(path, 'r');
  return {
    read: (start, into) => {
      const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
      for (let at = 0; at < bytes.length; ) {
        const got = readSync(file, bytes, at, Math.min(CHUNK, bytes.length - at), start * 4 + at);
        if (got === 0) throw new RangeError(`${path} ends too early.`);
        at += got;
      }
    },
    close: () => closeSync(file),
  };
}

/** A whole column of u32. */
export function wordsIn(path: string): Uint32Array {
  const { buffer, byteOffset, byteLength } = readFileSync(path);
  return new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

/** A whole column of f64. */
export function numbersIn(path: string): Float64Array {
  const { buffer, byteOffset, byteLength } = readFileSync(path);
  return new Float64Array(buffer.slice(byteOffset, byteOffset + byteLength));
}
