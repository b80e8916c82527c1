import { mkdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { Mistake } from '../../terms/index.ts';
import { checkZone } from '../clock.ts';
import { currentOf, nextGeneration, publish, readManifest } from '../store/logfolder.ts';
import { FORMAT, type ImportedFile, type Manifest, type NameTable } from '../store/manifest.ts';
import { type Engine, openEngine, quoted } from './duckdb.ts';
import { failure } from './failures.ts';
import { fingerprint } from './fingerprint.ts';
import type { Mapping } from './headers.ts';
import { MACROS, type Unit } from './instants.ts';
import { locked } from './lock.ts';
import { LogRows } from './logrows.ts';
import { folderPrint, type Mailbox, mailboxOf } from './mail/mailbox.ts';
import { fingerprints } from './prints.ts';
import { readSource } from './reading.ts';
import { RECIPIENT_MACROS } from './recipients.ts';
import { renamingOf } from './renaming.ts';
import { ROW_TABLES } from './rows.ts';
import { Scanner } from './scanner.ts';
import { sourceOf } from './sources.ts';
import { NAME_TABLES, type TableKind, tablesBefore, takeTable } from './tables.ts';
import { unpacked } from './unpacked.ts';

/** What an import is told beside its files. */
export interface ImportOptions {
  /** Columns by name, where the common names do not fit. */
  readonly columns?: Mapping;
  /** Zone of times that name none. */
  readonly zone?: string | null;
  readonly unit?: Unit;
  /** Files that say who is on a distribution list (list, member), and which name or address stands for which actor (name, actor). */
  readonly lists?: readonly string[];
  readonly aliases?: readonly string[];
  /** Called as the work goes on. */
  readonly progress?: (step: ImportStep) => void;
  /** Most actors that a log may have; more are refused. */
  readonly mostActors?: number;
  /** Threads that work at a time on a large file: two where there are as many processors; 1 for none but the one that asks. */
  readonly threads?: number;
}

export interface ImportStep {
  readonly doing: 'hashing' | 'unpacking' | 'reading' | 'sorting' | 'ordering' | 'writing';
  readonly name: string;
  readonly done: number;
  readonly of: number;
  /** What `done` and `of` count; left out where it is steps. */
  readonly counted?: 'bytes' | 'rows';
}

/** What became of an import. */
export interface Imported {
  readonly manifest: Manifest;
  /** Names of the files whose bytes the log already had. */
  readonly known: readonly string[];
}

const MOST_ACTORS = 2 ** 31 - 1;

const usualThreads = (): number => Math.min(2, availableParallelism());

/**
 * Reads files of contacts, and folders of mail, into a log: a new one, or the next generation of the one that is there, in one order of time.
 *
 * A row that cannot be read is refused, with its line and the reason, and counted; the others go through. Files whose bytes the log has
 * already are left out. Lists and aliases hold for the whole log, and for what is added to it later. The log that was there stays as it was until the new generation is whole.
 *
 * @throws Mistake where a file is no log, its columns cannot be told, times lack a zone, nothing in it can be read, the log cannot be
 * written, or another import is writing to it.
 */
export async function importContacts(
  files: readonly string[],
  folder: string,
  options: ImportOptions = {},
): Promise<Imported> {
  checkZone(options.zone ?? null);
  const inputs = files.map((path) => inputOf(path));
  let release: () => void = () => undefined;
  try {
    mkdirSync(folder, { recursive: true });
    release = await locked(folder);
    return await imported(inputs, folder, options);
  } catch (error) {
    throw failure(error, folder);
  } finally {
    release();
  }
}

async function imported(inputs: readonly Input[], folder: string, options: ImportOptions): Promise<Imported> {
  const {
    zone = null,
    unit = 'auto',
    columns = {},
    mostActors = MOST_ACTORS,
    threads = usualThreads(),
    progress = () => undefined,
  } = options;
  const before = currentOf(folder) === null ? null : readManifest(folder);
  const had = before?.sources ?? [];
  const hashed = inputs.map((input) => {
    // What nothing else is as long as is hashed later, beside the writing.
    const alone = ![...had, ...inputs].some((other) => other !== input && other.bytes === input.bytes);
    return input.sha256 !== null || (alone && threads > 1) ? input : { ...input, sha256: printOf(input, progress) };
  });
  const same = (one: Input | ImportedFile, other: Input) => one.sha256 !== null && one.sha256 === other.sha256;
  const fresh = hashed.filter(
    (input, at) => !had.some((one) => same(one, input)) && !hashed.slice(0, at).some((one) => same(one, input)),
  );
  const known = hashed.filter((input) => !fresh.includes(input)).map(({ name }) => name);
  const newTables = tablesOf(options, before?.tables ?? []);
  if (fresh.length === 0 && newTables.length === 0 && before !== null) return { manifest: before, known };
  const generation = nextGeneration(folder);
  const scratch = join(generation.folder, 'scratch');
  mkdirSync(scratch);
  const engine = await openEngine(scratch);
  try {
    await engine.run(`${MACROS}${RECIPIENT_MACROS}${ROW_TABLES}${NAME_TABLES}`);
    if (before !== null) await refusedAndTold(engine, join(folder, before.generation));
    const scanner = new Scanner();
    const tables: NameTable[] = [...(before?.tables ?? [])];
    for (const { kind, path } of newTables) tables.push(await takeTable(engine, kind, path));
    const log = new LogRows(
      engine,
      { folder: generation.folder, scratch },
      await renamingOf(engine, scanner.people),
      scanner,
    );
    if (before !== null) log.again(join(folder, before.generation));
    const sources: Omit<ImportedFile, 'refused' | 'sha256'>[] = [...had];
    for (const { path, name, bytes, mailbox } of fresh) {
      const step = (doing: 'unpacking' | 'reading') => (share: number) =>
        progress({ doing, name, done: share * bytes, of: bytes, counted: 'bytes' });
      const packed = mailbox === null && /\.(?:gz|zstd?)$/i.test(path);
      const plain = packed ? await unpacked(path, join(scratch, 'unpacked'), step('unpacking')) : path;
      const told = step('reading');
      told(0);
      const source = await sourceOf(engine, { path: plain, name, mailbox, scratch }, columns, zone);
      const number = sources.length;
      log.next();
      const rows = await readSource(
        source,
        { number, name },
        { engine, scanner, scratch, zone, unit, threads, put: log.put, told },
      );
      const [refused] = await engine.rows('select count(*)::bigint from refused where source = $1', [number]);
      sources.push({ name, bytes, rows: rows + Number(refused![0]), columns: { ...source.mapping }, zone });
    }
    let prints: Promise<readonly string[]> | null = null;
    const printed = () => {
      prints ??= Promise.all(fresh.map(async ({ path, sha256 }) => sha256 ?? (await fingerprints([path]))[0]!));
      return prints;
    };
    const written = await log.finish(mostActors, threads, (doing, done, of) => {
      // By then nobody else is at work; what cannot be hashed is told where it is waited for.
      if (doing === 'ordering') printed().catch(() => undefined);
      progress({ doing, name: folder, done, of, ...(doing === 'ordering' ? { counted: 'rows' as const } : {}) });
    });
    const refused = await engine.rows('select source, why, count(*)::integer from refused group by all order by all');
    engine.close();
    rmSync(scratch, { recursive: true, force: true });
    const sha256s = [...had.map(({ sha256 }) => sha256), ...(await printed())];
    for (const { path, changed } of fresh)
      if (changed !== null && statSync(path).mtimeMs !== changed)
        throw new Mistake(`The log ${path} was written to while it was read.`, 'Import it again.');
    const manifest: Manifest = {
      format: FORMAT,
      generation: generation.name,
      sources: sources.map((source, at) => ({
        ...source,
        sha256: sha256s[at]!,
        refused: total(refused, (row) => Number(row[0]) === at),
      })),
      tables,
      ...written,
      refused: reasons(refused),
    };
    publish(folder, manifest);
    return { manifest, known };
  } catch (error) {
    engine.close();
    rmSync(generation.folder, { recursive: true, force: true });
    throw error;
  }
}

interface Input {
  readonly path: string;
  readonly name: string;
  /** Null where it was not hashed yet. */
  readonly sha256: string | null;
  readonly bytes: number;
  /** When a file was last written to. */
  readonly changed: number | null;
  readonly mailbox: Mailbox | null;
}

/** A file or folder that is to be imported. @throws Mistake where it is not there or cannot be read. */
function inputOf(path: string): Input {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there === undefined) throw new Mistake(`The log ${path} cannot be read.`, 'Check the path.');
  const name = basename(path);
  const mailbox = mailboxOf(path, there.isDirectory());
  const print = there.isDirectory() ? folderPrint(mailbox!) : { sha256: null, bytes: there.size };
  return { path, name, ...print, changed: there.isDirectory() ? null : there.mtimeMs, mailbox };
}

function printOf({ path, name, bytes }: Input, progress: (step: ImportStep) => void): string {
  return fingerprint(path, (done) => progress({ doing: 'hashing', name, done, of: bytes, counted: 'bytes' })).sha256;
}

/** Files of names that the log was not told yet, each once. */
function tablesOf(
  { lists = [], aliases = [] }: ImportOptions,
  before: readonly NameTable[],
): readonly { readonly kind: TableKind; readonly path: string }[] {
  const named = [
    ...lists.map((path) => ({ kind: 'lists' as const, path, ...fingerprint(path) })),
    ...aliases.map((path) => ({ kind: 'aliases' as const, path, ...fingerprint(path) })),
  ];
  const same = (a: { kind: TableKind; sha256: string }, b: { kind: TableKind; sha256: string }) =>
    a.kind === b.kind && a.sha256 === b.sha256;
  return named.filter(
    (table, at) => !before.some((other) => same(table, other)) && named.findIndex((other) => same(table, other)) === at,
  );
}

type Refusals = readonly (readonly unknown[])[];

function total(refused: Refusals, which: (row: readonly unknown[]) => boolean): number {
  return refused.filter(which).reduce((sum, row) => sum + Number(row[2]), 0);
}

function reasons(refused: Refusals): Manifest['refused'] {
  const all = [...new Set(refused.map((row) => String(row[1])))];
  return all
    .map((why) => ({ why, rows: total(refused, (row) => row[1] === why) }))
    .toSorted((a, b) => b.rows - a.rows || (a.why < b.why ? -1 : 1));
}

/** What the generation before refused, and what it was told of names. */
async function refusedAndTold(engine: Engine, folder: string): Promise<void> {
  await engine.run(`insert into refused select * from read_parquet(${quoted(join(folder, 'refused.parquet'))})`);
  await tablesBefore(engine, folder);
}
