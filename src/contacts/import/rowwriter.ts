import { join } from 'node:path';
import { Mistake } from '../../terms/index.ts';
import { ColumnWriter, type Print } from '../store/columnfile.ts';
import { LENGTHS } from '../store/row.ts';
import { TEXT_BLOCK } from '../store/rows.ts';
import type { RowBatch } from './rowbatch.ts';

/** Columns of the rows that are as they stay; the actors' numbers are put in order when all are known. */
const FILES = ['line.u32', 'channel.u32', 'earliest.f64', 'kind.u8', 'ends.u32', 'blocks.f64', 'text.utf8'] as const;
const SPARSE = ['late.u32', 'late.f64'] as const;
/** Numbers of names, that get others once all are known. */
const SCRATCH = ['from.u32', 'to.u32', 'renamed.u32'] as const;

/** What the rows of a log came to. */
export interface RowsWritten {
  readonly count: number;
  /** Milliseconds that the finest of their times lasts. */
  readonly tick: number;
  /** First row of each source, and behind them the number of rows. */
  readonly sources: readonly number[];
  readonly files: Readonly<Record<string, Print>>;
}

/** Writes the rows of a generation, source by source, in the order in which they come. */
export class RowWriter {
  count = 0;
  readonly #files = new Map<string, ColumnWriter>();
  readonly #sources: number[] = [];
  #tick = Infinity;
  #bytes = 0;
  /** Where the words of the block begin that is being filled. */
  #block = 0;

  /** @param folder of the generation; `scratch` for the actors' numbers, in from.u32 and to.u32. */
  constructor(folder: string, scratch: string) {
    for (const name of [...FILES, ...SPARSE]) this.#files.set(name, new ColumnWriter(join(folder, `rows.${name}`)));
    for (const name of SCRATCH) this.#files.set(name, new ColumnWriter(join(scratch, name), false));
  }

  /** What comes from now on is of the next source. */
  next(): void {
    this.#sources.push(this.count);
  }

  /** @throws Mistake where there are more rows than a log can have, or more words. */
  append(batch: RowBatch): void {
    const { count } = batch;
    if (count === 0) return;
    if (this.count + count >= 2 ** 31) throw new Mistake('A log has room for 2,147,483,647 rows.', 'Split the files.');
    const write = (name: string, values: Uint32Array | Float64Array | Uint8Array) =>
      this.#files.get(name)!.append(values);
    write('from.u32', batch.from.subarray(0, count));
    write('to.u32', batch.to.subarray(0, count));
    write('line.u32', batch.line.subarray(0, count));
    write('channel.u32', batch.channel.subarray(0, count));
    write('earliest.f64', batch.earliest.subarray(0, count));
    write('kind.u8', batch.kind.subarray(0, count));
    write('text.utf8', batch.text.subarray(0, batch.bytes));
    this.#ends(batch);
    this.#sparse(batch);
    for (let at = 0; at < count && this.#tick > LENGTHS[0]!; at += 1)
      this.#tick = Math.min(this.#tick, LENGTHS[batch.kind[at]! & 3]!);
    this.count += count;
    this.#bytes += batch.bytes;
  }

  close(): RowsWritten {
    const files: Record<string, Print> = {};
    for (const [name, file] of this.#files) {
      const print = file.close();
      if (!SCRATCH.some((other) => other === name)) files[`rows.${name}`] = print;
    }
    return { count: this.count, tick: this.#tick, sources: [...this.#sources, this.count], files };
  }

  #ends({ count, end }: RowBatch): void {
    const ends = new Uint32Array(count);
    const blocks: number[] = [];
    let before = 0;
    for (let at = 0; at < count; at += 1) {
      if ((this.count + at) % TEXT_BLOCK === 0) {
        this.#block = this.#bytes + before;
        blocks.push(this.#block);
      }
      before = end[at]!;
      const told = this.#bytes + before - this.#block;
      if (told >= 2 ** 32) throw new Mistake('The references of these rows are too long.', 'Leave out that column.');
      ends[at] = told;
    }
    this.#files.get('ends.u32')!.append(ends);
    this.#files.get('blocks.f64')!.append(Float64Array.from(blocks));
  }

  #sparse({ count, earliest, latest, fromAs, toAs }: RowBatch): void {
    const late: number[] = [];
    const renamed: number[] = [];
    for (let at = 0; at < count; at += 1) {
      if (latest[at] !== earliest[at]) late.push(at);
      if (fromAs[at] !== 0 || toAs[at] !== 0) renamed.push(this.count + at, fromAs[at]!, toAs[at]!);
    }
    this.#files.get('late.u32')!.append(Uint32Array.from(late, (at) => this.count + at));
    this.#files.get('late.f64')!.append(Float64Array.from(late, (at) => latest[at]!));
    this.#files.get('renamed.u32')!.append(Uint32Array.from(renamed));
  }
}
