import { closeSync, createReadStream, createWriteStream, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const NEWLINE = 10;

/** A line of twice this length covers a whole stretch of it: long lines are found without looking at each line. */
const STRETCH = 1 << 16;

/** Lines with their ends. One that is longer than `longest` keeps one byte more than that, and the rest of it is let go. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = new Uint8Array(0);
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const end = chunk.indexOf(NEWLINE, at);
      const stop = end === -1 ? chunk.length : end + 1;
      const part = chunk.subarray(at, Math.min(stop, at + longest + 1 - held.length));
      held = held.length === 0 ? part.slice() : part.length === 0 ? held : Buffer.concat([held, part]);
      at = stop;
      if (end === -1) continue;
      yield held;
      held = new Uint8Array(0);
    }
  }
  if (held.length > 0) yield held;
}

/**
 * A file with no line much longer than `longest`: the file itself, or a copy in which longer ones are cut off. DuckDB loses lines
 * that are longer than its buffer, where shorter ones that are too long are told of.
 *
 * @returns where it is.
 */
export async function shortened(path: string, into: string, longest: number): Promise<string> {
  if (!hasLongLine(path)) return path;
  async function* cut(): AsyncGenerator<Uint8Array> {
    for await (const line of linesOf(createReadStream(path, { highWaterMark: 1 << 20 }), longest)) {
      yield line.length > longest ? Buffer.concat([line, Buffer.from('\n')]) : line;
    }
  }
  await pipeline(Readable.from(cut()), createWriteStream(into));
  return into;
}

/** Whether a line has more than twice `STRETCH` bytes; shorter ones may count too. */
function hasLongLine(path: string): boolean {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(STRETCH);
  try {
    for (let got = readSync(file, bytes); got > 0; got = readSync(file, bytes)) {
      if (got === STRETCH && !bytes.includes(NEWLINE)) return true;
    }
    return false;
  } finally {
    closeSync(file);
  }
}
