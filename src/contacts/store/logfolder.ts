import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Mistake } from '../../terms/index.ts';
import type { ContactColumns } from '../kernel/columns.ts';
import type { Points } from '../points/points.ts';
import { columnReader, numbersIn, wordsIn } from './columnfile.ts';
import { FORMAT, type Manifest, manifestSchema } from './manifest.ts';
import { type Names, namesOf } from './names.ts';
import { type Rows, rowsOf } from './rows.ts';
import { type Times, timesOf } from './times.ts';

/** Names the generation that counts. It is replaced as a whole, so a log is always one generation or none. */
const CURRENT = 'current';

/** Contacts whose time is an interval [earliest, latest], UTC milliseconds: a column each, by earliest time. */
export interface Spans {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly earliest: Float64Array;
  readonly latest: Float64Array;
  readonly row: Uint32Array;
}

/** A log of contacts that was opened: its columns are read when they are asked for. */
export interface OpenLog {
  readonly path: string;
  readonly manifest: Manifest;
  readonly columns: ContactColumns;
  readonly names: Names;
  /** Distinct times of contacts: what a stamp is the rank of. */
  readonly times: Times;
  /** The index behind the last contact of each time, from stamp `start` on. */
  readonly ends: (start: number, into: Uint32Array) => void;
  /** Rows of the contacts from index `start` on. */
  readonly rows: (start: number, into: Uint32Array) => void;
  readonly spans: Spans;
  /** The rows themselves, as they were logged. */
  readonly evidence: Rows;
  /** Where the files of the generation are. */
  readonly folder: string;
  /** Where the log is kept in memory to be asked often: an index of it. */
  readonly points?: Points;
  readonly close: () => void;
}

/**
 * Opens a log that `hearsay contacts import` made.
 *
 * @throws Mistake where there is none, where it is of another version, or where a file of it is missing or has another size.
 */
export function openLog(path: string): OpenLog {
  const manifest = readManifest(path);
  const folder = join(path, manifest.generation);
  const file = (name: string) => join(folder, name);
  for (const [name, { bytes }] of Object.entries(manifest.files)) {
    const size = statSync(file(name), { throwIfNoEntry: false })?.size;
    if (size !== bytes)
      throw new Mistake(
        `The log ${path} is damaged: ${name} has ${size ?? 'no'} bytes, not ${bytes}.`,
        'Import it again.',
      );
  }
  const readers = {
    from: columnReader(file('from.u32')),
    to: columnReader(file('to.u32')),
    stamp: columnReader(file('stamp.u32')),
    row: columnReader(file('row.u32')),
    ends: columnReader(file('ends.u32')),
  };
  let evidence: Rows | null = null;
  const times = timesOf(file('times.f64'), manifest.ties.times);
  const { longest, cycles } = manifest.ties;
  return {
    path,
    manifest,
    columns: {
      actors: manifest.actors,
      count: manifest.contacts,
      longest,
      cycles: Uint32Array.from(cycles.flat()),
      read: (column, start, into) => readers[column].read(start, into),
    },
    names: namesOf(readFileSync(file('actors.utf8')), wordsIn(file('actors.u32'))),
    times,
    ends: (start, into) => readers.ends.read(start, into),
    rows: (start, into) => readers.row.read(start, into),
    spans: spansOf(folder),
    get evidence() {
      evidence ??= rowsOf(folder, manifest.tick);
      return evidence;
    },
    folder,
    close: () => {
      evidence?.close();
      for (const reader of Object.values(readers)) reader.close();
      times.close();
    },
  };
}

/**
 * The manifest of the generation that counts.
 *
 * @throws Mistake where there is no log, or it is of another version.
 */
export function readManifest(path: string): Manifest {
  const current = currentOf(path);
  if (current === null)
    throw new Mistake(
      `There is no log of contacts in ${path}.`,
      'Make one with “hearsay contacts import FILE... -o FOLDER”.',
    );
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(join(path, current, 'manifest.json'), 'utf8'));
  } catch (cause) {
    throw new Mistake(`The log ${path} is damaged: its manifest cannot be read.`, 'Import it again.', { cause });
  }
  const manifest = manifestSchema.safeParse(written);
  if (manifest.success) return manifest.data;
  const format = (written as { format?: unknown } | null)?.format;
  throw new Mistake(
    typeof format === 'number' && format !== FORMAT
      ? `The log ${path} has the format ${format}; this program reads ${FORMAT}.`
      : `The log ${path} is damaged: its manifest is not one.`,
    'Import it again.',
  );
}

/** The folder of the generation that counts, or null where there is no log. */
export function currentOf(path: string): string | null {
  try {
    const name = readFileSync(join(path, CURRENT), 'utf8').trim();
    return /^g\d{6}$/.test(name) ? name : null;
  } catch {
    return null;
  }
}

/**
 * A folder for the next generation, empty. What an import that was cut short left behind is cleared away.
 * @returns the generation's name, and its folder.
 */
export function nextGeneration(path: string): { readonly name: string; readonly folder: string } {
  const current = currentOf(path);
  const name = `g${String(current === null ? 1 : Number(current.slice(1)) + 1).padStart(6, '0')}`;
  const folder = join(path, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return { name, folder };
}

/** Makes a generation the one that counts: its manifest first, then the name of it, each in one step. Older ones but the last go. */
export function publish(path: string, manifest: Manifest): void {
  const folder = join(path, manifest.generation);
  for (const name of Object.keys(manifest.files)) sync(join(folder, name));
  replace(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  const before = currentOf(path);
  replace(join(path, CURRENT), `${manifest.generation}\n`);
  for (const name of readdirSync(path)) {
    if (/^g\d{6}$/.test(name) && name !== manifest.generation && name !== before)
      rmSync(join(path, name), { recursive: true, force: true });
  }
}

function replace(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  sync(`${path}.new`);
  renameSync(`${path}.new`, path);
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function spansOf(folder: string): Spans {
  const words = (name: string) => wordsIn(join(folder, `spans.${name}.u32`));
  const numbers = (name: string) => numbersIn(join(folder, `spans.${name}.f64`));
  return {
    from: words('from'),
    to: words('to'),
    row: words('row'),
    earliest: numbers('earliest'),
    latest: numbers('latest'),
  };
}
