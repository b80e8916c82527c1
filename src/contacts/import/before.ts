import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Names, namesOf } from '../store/names.ts';
import { type Rows, rowsOf } from '../store/rows.ts';
import { RowBatch } from './rowbatch.ts';
import type { Numbering } from './scanner.ts';

/** Rows that are taken over at a time. */
const BLOCK = 1 << 16;

/** The rows of a generation that was written, source by source, with names as numbers of the import's. */
export function* rowsBefore(
  folder: string,
  { people, channels }: { readonly people: Numbering; readonly channels: Numbering },
): Generator<RowBatch | 'next'> {
  const rows = rowsOf(folder, 0);
  try {
    const actors = numbersOf(names(folder, 'actors'), people);
    const others = numbersOf(names(folder, 'renamed'), people);
    const ways = Uint32Array.from([0, ...rows.channels.map((channel) => channels.number(channel) + 1)]);
    const changed = numbers(folder, 'rows.renamed.u32');
    let [late, renamed] = [0, 0];
    for (let source = 0; source + 1 < rows.sources.length; source += 1) {
      yield 'next';
      for (let start = rows.sources[source]!; start < rows.sources[source + 1]!; start += BLOCK) {
        const stop = Math.min(start + BLOCK, rows.sources[source + 1]!);
        const batch = blockOf(rows, start, stop, actors, ways);
        for (; rows.late.rows[late]! < stop; late += 1)
          batch.latest[rows.late.rows[late]! - start] = rows.late.times[late]!;
        for (; changed[renamed]! < stop; renamed += 3) {
          const at = changed[renamed]! - start;
          const name = (number: number) => (number === 0 ? 0 : others[number - 1]! + 1);
          batch.fromAs[at] = name(changed[renamed + 1]!);
          batch.toAs[at] = name(changed[renamed + 2]!);
        }
        yield batch;
      }
    }
  } finally {
    rows.close();
  }
}

function blockOf(rows: Rows, start: number, stop: number, actors: Uint32Array, ways: Uint32Array): RowBatch {
  const count = stop - start;
  const batch = new RowBatch();
  const column = (name: 'from' | 'to' | 'line' | 'channel', ids: Uint32Array | null) => {
    const values = new Uint32Array(count);
    rows.read(name, start, values);
    return ids === null ? values : values.map((id) => ids[id]!);
  };
  const [earliest, kinds] = [new Float64Array(count), new Uint8Array(count)];
  rows.earliest(start, earliest);
  rows.kinds(start, kinds);
  const { text, ends } = rows.words(start, stop);
  batch.take({
    rows: count,
    from: column('from', actors),
    to: column('to', actors),
    lines: column('line', null),
    channels: column('channel', ways),
    earliest,
    kinds,
    text,
    ends,
    lateRows: new Uint32Array(0),
    lateTimes: new Float64Array(0),
  });
  return batch;
}

function names(folder: string, name: string): Names {
  return namesOf(readFileSync(join(folder, `${name}.utf8`)), numbers(folder, `${name}.u32`));
}

function numbers(folder: string, name: string): Uint32Array {
  const { buffer, byteOffset, byteLength } = readFileSync(join(folder, name));
  return new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

function numbersOf(known: Names, numbering: Numbering): Uint32Array {
  return Uint32Array.from({ length: known.count }, (_, id) => numbering.number(known.name(id)));
}
