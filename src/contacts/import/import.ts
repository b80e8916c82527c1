import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Mistake } from '../../terms/index.ts';
import { checkZone } from '../clock.ts';
import { currentOf, nextGeneration, publish, readManifest } from '../store/logfolder.ts';
import { FORMAT, type ImportedFile, type Manifest } from '../store/manifest.ts';
import { columnsInto } from './columns.ts';
import { type Engine, openEngine, quoted } from './duckdb.ts';
import { fingerprint } from './fingerprint.ts';
import type { Mapping } from './headers.ts';
import { instant, MACROS, secondInstant, type Unit } from './instants.ts';
import { reasonOf, sourceOf } from './sources.ts';

/** What an import is told beside its files. */
export interface ImportOptions {
  /** Columns by name, where the common names do not fit. */
  readonly columns?: Mapping;
  /** Zone of times that name none. */
  readonly zone?: string | null;
  readonly unit?: Unit;
  /** Called as the work goes on. */
  readonly progress?: (step: ImportStep) => void;
  /** Most actors that a log may have; more are refused. */
  readonly mostActors?: number;
}

export interface ImportStep {
  readonly doing: 'reading' | 'sorting' | 'ordering' | 'writing';
  readonly name: string;
  readonly done: number;
  readonly of: number;
}

/** What became of an import. */
export interface Imported {
  readonly manifest: Manifest;
  /** Names of the files whose bytes the log already had. */
  readonly known: readonly string[];
}

const MOST_ACTORS = 2 ** 31 - 1;

/**
 * Reads files of contacts into a log: a new one, or the next generation of the one that is there, in one order of time.
 *
 * A row that cannot be read is refused, with its line and the reason, and counted; the others go through. Files whose bytes the log has
 * already are left out. The log that was there stays as it was until the new generation is whole.
 *
 * @throws Mistake where a file is no log, its columns cannot be told, times lack a zone, or nothing in it can be read.
 */
export async function importContacts(
  files: readonly string[],
  folder: string,
  options: ImportOptions = {},
): Promise<Imported> {
  const { zone = null, unit = 'auto', columns = {}, mostActors = MOST_ACTORS, progress = () => undefined } = options;
  checkZone(zone);
  const before = currentOf(folder) === null ? null : readManifest(folder);
  const prints = files.map((path) => ({ path, name: basename(path), ...fingerprint(path) }));
  const had = new Set(before?.sources.map(({ sha256 }) => sha256));
  const fresh = prints.filter(
    ({ sha256 }, at) => !had.has(sha256) && prints.findIndex((other) => other.sha256 === sha256) === at,
  );
  const known = prints.filter((print) => !fresh.includes(print)).map(({ name }) => name);
  if (fresh.length === 0 && before !== null) return { manifest: before, known };
  mkdirSync(folder, { recursive: true });
  const generation = nextGeneration(folder);
  const scratch = join(generation.folder, 'scratch');
  mkdirSync(scratch);
  const engine = await openEngine(scratch);
  try {
    await engine.run(MACROS);
    await engine.run(`create table row (source usmallint, line ubigint, sender varchar, receiver varchar, earliest bigint,
      coarse bigint, latest bigint, written varchar, channel varchar, reference varchar)`);
    await engine.run('create table refused (source usmallint, line ubigint, why varchar)');
    if (before !== null) await taken(engine, join(folder, before.generation));
    const sources: ImportedFile[] = [...(before?.sources ?? [])];
    for (const [at, { path, name, sha256, bytes }] of fresh.entries()) {
      progress({ doing: 'reading', name, done: at, of: fresh.length });
      const { mapping, rows } = await sourceOf(engine, path, name, columns);
      const counted = await readRows(engine, { number: sources.length, name, rows, zone, unit });
      sources.push({ name, sha256, bytes, ...counted, columns: { ...mapping }, zone });
    }
    progress({ doing: 'sorting', name: folder, done: 0, of: 1 });
    const written = await columnsInto(engine, generation.folder, mostActors, (done, of) =>
      progress({ doing: 'ordering', name: folder, done, of }),
    );
    const refused = await engine.rows(
      'select why, count(*)::integer from refused group by why order by count(*) desc, why',
    );
    engine.close();
    rmSync(scratch, { recursive: true, force: true });
    const manifest: Manifest = {
      format: FORMAT,
      generation: generation.name,
      sources,
      ...written,
      refused: refused.map(([why, rows]) => ({ why: String(why), rows: Number(rows) })),
    };
    publish(folder, manifest);
    return { manifest, known };
  } catch (error) {
    engine.close();
    rmSync(generation.folder, { recursive: true, force: true });
    if (error instanceof Mistake || !isLibrary(error)) throw error;
    throw new Mistake(`The log cannot be imported: ${reasonOf(error)}.`, 'Check that the files are whole.', {
      cause: error,
    });
  }
}

/** Whether DuckDB said it: its errors name their kind before a colon. */
function isLibrary(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(?:IO|Invalid Input|Conversion|Out of Memory|Serialization|Parser) Error:/.test(error.message)
  );
}

/** The rows of the generation before. */
async function taken(engine: Engine, folder: string): Promise<void> {
  await engine.run(`insert into row select source, line, sender, receiver, earliest, coarse, latest, written, channel, reference
    from read_parquet(${quoted(join(folder, 'evidence.parquet'))})`);
  await engine.run(`insert into refused select * from read_parquet(${quoted(join(folder, 'refused.parquet'))})`);
}

interface Reading {
  readonly number: number;
  readonly name: string;
  readonly rows: string;
  readonly zone: string | null;
  readonly unit: Unit;
}

/** Reads the rows of one file: those that are contacts, and those that are refused, each once. */
async function readRows(
  engine: Engine,
  { number, name, rows, zone, unit }: Reading,
): Promise<{ rows: number; refused: number }> {
  await engine.run(`create or replace temp table raw as select line, broken, trim("from") as sender, trim("to") as receiver,
    trim("time") as written, trim("until") as until, try_cast(duration as double) as duration, trim(channel) as channel, trim(reference) as reference
    from (${rows})`);
  await rejects(engine, number);
  if (zone === null) {
    const [zoneless] = await engine.rows(
      `select line, written from raw where broken is null and is_date(written) and length(bare(written)) > 10 and suffix(written) = '' order by line limit 1`,
    );
    if (zoneless !== undefined) {
      throw new Mistake(
        `${name}, line ${Number(zoneless[0])}: the time ${String(zoneless[1])} names no zone.`,
        'Use --zone with UTC, +02:00 or a name like Europe/Oslo.',
      );
    }
  }
  await engine.run(`create or replace temp table read as select *, ${instant('written', zone, unit)} as first,
    ${secondInstant('written', zone)} as second,
    case when until is null or until = '' then null else ${instant('until', zone, unit)} end as ended from raw`);
  await engine.run(
    `insert into refused select $1, line, coalesce(broken, ${REASON}) from read where broken is not null or ${REASON} is not null`,
    [number],
  );
  await engine.run(
    `insert into row select $1, line, actor_name(sender), actor_name(receiver), least(first, coalesce(second, first)),
    case when is_number(written) then 1000 else coarse(written) end,
    greatest(first, coalesce(second, first), coalesce(ended, first), first + coalesce(cast(duration * 1000 as bigint), 0)),
    written, nullif(channel, ''), nullif(reference, '')
    from read where broken is null and ${REASON} is null`,
    [number],
  );
  const [counts] = await engine.rows(
    'select (select count(*) from row where source = $1)::integer, (select count(*) from refused where source = $1)::integer',
    [number],
  );
  return { rows: Number(counts![0]) + Number(counts![1]), refused: Number(counts![1]) };
}

/** Refuses the lines that the last reading rejected, and gives those that follow them back the numbers they have in the file. */
async function rejects(engine: Engine, number: number): Promise<void> {
  const [table] = await engine.rows("select count(*)::integer from duckdb_tables() where table_name = 'reject_errors'");
  if (Number(table![0]) === 0) return;
  const last = 'from reject_errors where scan_id = (select max(scan_id) from reject_scans)';
  await engine.run(
    `insert into refused select $1, line, case when error_type = 'INVALID ENCODING' then 'it is no UTF-8'
      when error_type like 'LINE SIZE%' then 'it is too long' else lower(error_type::varchar) end ${last}`,
    [number],
  );
  await engine.run(`create or replace temp table shift as select line - row_number() over (order by line) as before
    from (select distinct line ${last})`);
  await engine.run(
    'update raw set line = line + (select count(*) from shift where before < raw.line) where exists (from shift)',
  );
}

/** Why a row is no contact, or null. */
const REASON = `case
  when coalesce(sender, '') = '' then 'it has no sender'
  when coalesce(receiver, '') = '' then 'it has no receiver'
  when coalesce(written, '') = '' then 'it has no time'
  when first is null then 'its time cannot be read'
  when first < -62135596800000 or first > 253402300799999 then 'its time lies outside the years 1 to 9999'
  when until <> '' and ended is null then 'the end of its time cannot be read'
  when ended < first or duration < 0 then 'it ends before it begins'
  when actor_name(sender) = actor_name(receiver) then 'it is in touch with itself' end`;
