import { join } from 'node:path';
import { Mistake } from '../../terms/index.ts';
import { ColumnWriter, type Print } from '../store/columnfile.ts';
import { type ColumnBlocks, columnBlocks } from './blocks.ts';
import type { Numbering } from './scanner.ts';

const NONE = 0xffffffff;
/** What doubles hold beside a key of 32 bits. */
const MOST_AT_ONCE = 1 << 21;

/** What the actors of a log came to. */
export interface ActorsWritten {
  readonly actors: number;
  readonly files: Readonly<Record<string, Print>>;
}

/**
 * Gives the actors of the rows their ids, in the order of the bytes of their names, and writes the names and the rows' actors.
 *
 * @param scratch has the actors of the rows as numbers of `people`.
 * @throws Mistake where there are more than `most`.
 */
export function actorsInto(folder: string, scratch: string, people: Numbering, most: number): ActorsWritten {
  const ids = new Uint32Array(people.count).fill(NONE);
  const files = ['from', 'to'].map((name) => [name, columnBlocks(join(scratch, `${name}.u32`))] as const);
  for (const [, file] of files) for (const block of file.words()) for (const number of block) ids[number] = 0;
  const used = ids.reduce((sum, id) => sum + (id === 0 ? 1 : 0), 0);
  if (used > most)
    throw new Mistake(`These files name ${used} actors; a log can have ${most}.`, 'Split them by time or place.');
  const order = new Uint32Array(used);
  let count = 0;
  for (let number = 0; number < ids.length; number += 1) {
    if (ids[number] === NONE) continue;
    order[count] = number;
    count += 1;
  }
  putInOrder(order, people);
  for (const [id, number] of order.entries()) ids[number] = id;
  const written = namesInto(folder, 'actors', order, people);
  return {
    actors: used,
    files: { ...written, ...Object.fromEntries(files.map(([name, file]) => renumbered(folder, name, file, ids))) },
  };
}

/** Writes names one after the other, and where each ends. @throws Mistake where they are too long together. */
export function namesInto(
  folder: string,
  name: string,
  numbers: Uint32Array,
  names: Numbering,
): Readonly<Record<string, Print>> {
  const [text, ends] = [`${name}.utf8`, `${name}.u32`];
  const [texts, places] = [new ColumnWriter(join(folder, text)), new ColumnWriter(join(folder, ends))];
  let end = 0;
  for (let at = 0; at < numbers.length; ) {
    const part = names.texts(numbers.subarray(at));
    texts.append(part.bytes);
    places.append(part.ends.map((own) => own + end));
    at += part.ends.length;
    end += part.bytes.length;
    if (end >= 2 ** 32) throw new Mistake('The names of the actors are longer than 4 GB together.');
  }
  return { [text]: texts.close(), [ends]: places.close() };
}

function renumbered(folder: string, name: string, file: ColumnBlocks, ids: Uint32Array): readonly [string, Print] {
  const path = `rows.${name}.u32`;
  const writer = new ColumnWriter(join(folder, path));
  for (const block of file.words()) {
    for (let at = 0; at < block.length; at += 1) block[at] = ids[block[at]!]!;
    writer.append(block);
  }
  return [path, writer.close()];
}

/**
 * Sorts numbers by the bytes of their names: four bytes at a time, each stretch with equal ones by the four behind. Names have no NUL, so
 * that what stands behind their end is less than any byte.
 */
function putInOrder(order: Uint32Array, names: Numbering): void {
  const waiting: (readonly [start: number, end: number, depth: number])[] = [[0, order.length, 0]];
  const next = (start: number, end: number, depth: number) => {
    if (end - start > 1) waiting.push([start, end, depth]);
  };
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const [start, end, depth] = part;
    if (end - start > MOST_AT_ONCE)
      byOneByte(order.subarray(start, end), names, depth, (from, to) => next(start + from, start + to, depth + 1));
    else byFourBytes(order.subarray(start, end), names, depth, (from, to) => next(start + from, start + to, depth + 4));
  }
}

type Equal = (start: number, end: number) => void;

function byOneByte(order: Uint32Array, names: Numbering, depth: number, equal: Equal): void {
  const before = order.slice();
  const bytes = new Uint8Array(before.length);
  for (let at = 0; at < bytes.length; at += MOST_AT_ONCE) {
    const keys = names.keys(before.subarray(at, at + MOST_AT_ONCE), depth);
    for (let key = 0; key < keys.length; key += 1) bytes[at + key] = keys[key]! >>> 24;
  }
  const places = new Uint32Array(257);
  for (const byte of bytes) places[byte + 1]! += 1;
  for (let byte = 0; byte < 256; byte += 1) places[byte + 1]! += places[byte]!;
  const firsts = places.slice();
  for (let at = 0; at < before.length; at += 1) {
    const byte = bytes[at]!;
    order[places[byte]!] = before[at]!;
    places[byte]! += 1;
  }
  // A name of no more bytes is there but once.
  for (let byte = 1; byte < 256; byte += 1) equal(firsts[byte]!, firsts[byte + 1]!);
}

function byFourBytes(order: Uint32Array, names: Numbering, depth: number, equal: Equal): void {
  const before = order.slice();
  const bytes = names.keys(before, depth);
  const keys = new Float64Array(before.length);
  for (let at = 0; at < keys.length; at += 1) keys[at] = bytes[at]! * MOST_AT_ONCE + at;
  keys.sort();
  let start = 0;
  for (let at = 0; at < keys.length; at += 1) {
    order[at] = before[keys[at]! % MOST_AT_ONCE]!;
    const own = Math.floor(keys[at]! / MOST_AT_ONCE);
    if (at + 1 < keys.length && Math.floor(keys[at + 1]! / MOST_AT_ONCE) === own) continue;
    // Where the last of the four is a NUL all of the names have ended, and there is but one of each.
    if (at > start && (own & 255) !== 0) equal(start, at + 1);
    start = at + 1;
  }
}
