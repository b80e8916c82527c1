import { join } from 'node:path';
import { Mistake } from '../../terms/index.ts';
import { type Engine, quoted } from './duckdb.ts';
import { instant, secondInstant, type Unit } from './instants.ts';
import { expanded } from './recipients.ts';
import { lastScan, refuseRejects } from './rejects.ts';
import type { Source } from './sources.ts';

/** Tables that the rows of all files go into: contacts with a time, and what was refused with its line and the reason. */
export const ROW_TABLES = `
  create temp table row (source uinteger, line ubigint, sender varchar, receiver varchar, earliest bigint, coarse bigint, latest bigint,
    written varchar, channel varchar, reference varchar, sender_as varchar, receiver_as varchar);
  create temp table refused (source uinteger, line ubigint, file varchar, why varchar);
`;

export interface Reading {
  readonly number: number;
  readonly name: string;
  readonly source: Source;
  /** A folder for what is read, until it is sorted. */
  readonly scratch: string;
  readonly zone: string | null;
  readonly unit: Unit;
}

/**
 * Reads the rows of one file: those that are contacts, one a recipient, and those that are refused, each line once.
 *
 * @returns how many rows the file has.
 * @throws Mistake where a time of it lacks a zone and none is given.
 */
export async function readRows(
  engine: Engine,
  { number, name, source, scratch, zone, unit }: Reading,
): Promise<number> {
  const scanned = await lastScan(engine);
  const needsZone = zone === null && source.writing !== 'mail';
  // On disk by columns: as a table it would be put out of memory row by row, at three times the cost.
  const read = quoted(join(scratch, 'read.parquet'));
  await engine.run(`copy (select *, ${instant('written', zone, unit)} as first,
    ${secondInstant('written', zone)} as second, coarse(written) as coarse,
    case when until is null or until = '' then null else ${instant('until', zone, unit)} end as ended,
    case when abs(try_cast(duration as double)) < 1e12 then try_cast(try_cast(duration as double) * 1000 as bigint) end as lasting,
    ${needsZone ? ZONELESS : 'false'} as zoneless
    from (select line, broken, file, trim("from") as sender, trim("to") as receiver, trim("time") as written, trim("until") as until,
      trim(duration) as duration, trim(channel) as channel, trim(reference) as reference from (${source.rows}))) to ${read} (format parquet)`);
  let raw = await refuseRejects(engine, number, scanned, `read_parquet(${read})`);
  const [found] = await engine.rows(`select bool_or(several(receiver)), bool_or(zoneless) from ${raw}`);
  if (found![1] === true) await zoned(engine, name, raw);
  const several = found![0] === true;
  if (several) raw = await expanded(engine, raw);
  await engine.run(
    `insert into refused select distinct $1, line, file, coalesce(broken, ${REASON}) from ${raw} where coalesce(broken, ${REASON}) is not null`,
    [number],
  );
  await engine.run(
    `insert into row select $1, line, actor_name(sender), actor_name(receiver), least(first, coalesce(second, first)), coarse,
    greatest(first, coalesce(second, first), coalesce(ended, first), first + coalesce(lasting, 0)),
    written, nullif(channel, ''), nullif(reference, ''), null, null
    from ${raw} where coalesce(broken, ${REASON}) is null`,
    [number],
  );
  const distinct = several ? 'distinct line' : '*';
  const [counts] = await engine.rows(
    `select (select count(${distinct}) from row where source = $1)::bigint + (select count(*) from refused where source = $1)::bigint`,
    [number],
  );
  return Number(counts![0]);
}

/** @throws Mistake at the first time that names no zone. */
async function zoned(engine: Engine, name: string, raw: string): Promise<void> {
  const [zoneless] = await engine.rows(
    `select line, written from ${raw} where broken is null and zoneless order by line limit 1`,
  );
  if (zoneless !== undefined) {
    throw new Mistake(
      `${name}, line ${Number(zoneless[0])}: the time ${String(zoneless[1])} names no zone.`,
      'Use --zone with UTC, +02:00 or a name like Europe/Oslo.',
    );
  }
}

/** Puts table `row` in the order of source, line and recipient, where what was done to it left another. */
export async function inOrder(engine: Engine): Promise<void> {
  const [found] = await engine.rows(`select count(*)::bigint from (select key, receiver, lag(key) over () as key_before,
    lag(receiver) over () as receiver_before from (select (source::ubigint << 40) + line as key, receiver from row))
    where key < key_before or (key = key_before and receiver <= receiver_before)`);
  if (Number(found![0]) === 0) return;
  await engine.run('create temp table ordered as select * from row order by source, line, receiver');
  await engine.run('drop table row');
  await engine.run('alter table ordered rename to row');
}

/** Whether a time is one that a zone has to be given for. */
const ZONELESS = `case when is_utc(written) or is_number(written) then false
  else is_date(written) and length(bare(written)) > 10 and suffix(written) = '' end`;

/** Why a row is no contact, or null. */
const REASON = `case
  when coalesce(sender, '') = '' then 'it has no sender'
  when coalesce(receiver, '') = '' then 'it has no receiver'
  when coalesce(written, '') = '' then 'it has no time'
  when first is null then 'its time cannot be read'
  when first < -62135596800000 or first > 253402300799999 then 'its time lies outside the years 1 to 9999'
  when until <> '' and ended is null then 'the end of its time cannot be read'
  when duration <> '' and lasting is null then 'its duration cannot be read'
  when ended < first or lasting < 0 then 'it ends before it begins'
  when greatest(ended, first + lasting) > 253402300799999 then 'its time lies outside the years 1 to 9999'
  when contains(sender, chr(0)) or contains(receiver, chr(0)) then 'it has a NUL byte'
  when actor_name(sender) = actor_name(receiver) then 'it is in touch with itself' end`;
