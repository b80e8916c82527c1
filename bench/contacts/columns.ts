import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type ContactColumns, columnsOf, tieOrderer } from '../../src/contacts/index.ts';
import type { Generated } from './generate.ts';

/**
 * A log on disk: `from.u32`, `to.u32` and `stamp.u32` in one folder, in list order, as the C++ passes read them. Made once a run,
 * and read by processes of their own.
 */
export interface Input {
  readonly folder: string;
  /** "10M, Zipf, minutes": what the tables call it. */
  readonly told: string;
  readonly contacts: number;
  readonly actors: number;
}

/** The same log as our import would leave it. */
export interface Ordered {
  readonly columns: ContactColumns;
  readonly raw: Generated;
  /** Time that the order within equal times took, in nanoseconds of the processor a contact. */
  readonly ordering: number;
}

const NAMES = ['from', 'to', 'stamp'] as const;
const CHUNK = 1 << 28;

/** @throws the error of the file system where the input has not been made. */
export function columnsIn(folder: string): Generated {
  const [from, to, stamp] = NAMES.map((name) => columnIn(join(folder, `${name}.u32`)));
  return { from: from!, to: to!, stamp: stamp! };
}

/** A column, or its first so many values. */
export function columnIn(path: string, most = Number.POSITIVE_INFINITY): Uint32Array {
  const bytes = new Uint8Array(Math.min(statSync(path).size, most * 4));
  const file = openSync(path, 'r');
  for (let at = 0; at < bytes.length; ) at += readSync(file, bytes, at, Math.min(CHUNK, bytes.length - at), at);
  closeSync(file);
  return new Uint32Array(bytes.buffer);
}

/** Writes columns that `fill` fills block after block; with one block's length, all at once. */
export function writeColumns(
  folder: string,
  contacts: number,
  fill: (block: Generated) => void,
  block = 1 << 20,
): void {
  mkdirSync(folder, { recursive: true });
  const files = NAMES.map((name) => openSync(join(folder, `${name}.u32`), 'w'));
  for (let done = 0; done < contacts; done += block) {
    const size = Math.min(block, contacts - done);
    const columns = { from: new Uint32Array(size), to: new Uint32Array(size), stamp: new Uint32Array(size) };
    fill(columns);
    for (const [at, name] of NAMES.entries()) {
      const bytes = new Uint8Array(columns[name].buffer);
      for (let put = 0; put < bytes.length; ) put += writeSync(files[at]!, bytes, put, bytes.length - put);
    }
  }
  for (const file of files) closeSync(file);
}

/** The columns with the contacts of equal time in the order that our passes need. Ordered once; then read from `ordered/`. */
export function orderedIn({ folder, actors }: Pick<Input, 'folder' | 'actors'>): Ordered {
  const kept = join(folder, 'ordered');
  const about = join(kept, 'order.json');
  if (existsSync(about)) {
    const { longest, cycles, ordering } = JSON.parse(readFileSync(about, 'utf8'));
    const raw = columnsIn(kept);
    return { raw, columns: columnsOf({ ...raw }, actors, { longest, cycles: Uint32Array.from(cycles) }), ordering };
  }
  const raw = columnsIn(folder);
  // Not from an iterator: that is listed first, and two hundred million are more than a list takes.
  const row = raw.from.map((_, at) => at);
  const begun = process.cpuUsage().user;
  const { longest, cycles } = tieOrderer(actors)(raw.from, raw.to, raw.stamp, row);
  const ordering = ((process.cpuUsage().user - begun) * 1e3) / row.length;
  writeColumns(
    kept,
    row.length,
    (block) => {
      for (const name of NAMES) block[name].set(raw[name]);
    },
    row.length,
  );
  writeFileSync(about, JSON.stringify({ longest, cycles: [...cycles], ordering, count: row.length }));
  return { raw, columns: columnsOf({ ...raw }, actors, { longest, cycles }), ordering };
}

/** The log as text, a line "from to stamp 0" for each contact in list order, for engines that read nothing else. Written once. */
export function textIn({ folder }: Pick<Input, 'folder'>): string {
  const path = join(folder, 'contacts.txt');
  if (existsSync(path)) return path;
  const { from, to, stamp } = columnsIn(folder);
  const file = openSync(path, 'w');
  for (let start = 0; start < from.length; start += 1 << 16) {
    let lines = '';
    const end = Math.min(from.length, start + (1 << 16));
    for (let at = start; at < end; at += 1) lines += `${from[at]} ${to[at]} ${stamp[at]} 0\n`;
    writeSync(file, lines);
  }
  closeSync(file);
  return path;
}
