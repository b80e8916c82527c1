import { join } from 'node:path';
import { Mistake } from '../../terms/index.ts';
import { LENGTHS } from '../store/row.ts';
import { type Engine, quoted } from './duckdb.ts';
import { instant, secondInstant, type Unit } from './instants.ts';
import { expanded } from './recipients.ts';
import { lastScan, refuseRejects } from './rejects.ts';
import { RowBatch } from './rowbatch.ts';
import type { Scanner } from './scanner.ts';
import type { Source, TableSource } from './sources.ts';

/** Tables that rows go into: contacts with a time, on their way into the log, and what was refused with its line and the reason. */
export const ROW_TABLES = `
  create temp table row (line ubigint, sender varchar, receiver varchar, earliest bigint, coarse bigint, latest bigint,
    written varchar, channel varchar, reference varchar);
  create temp table refused (source uinteger, line ubigint, file varchar, why varchar);
`;

export interface Reading {
  readonly number: number;
  readonly name: string;
  readonly source: Pick<TableSource, 'rows'> & { readonly writing: Source['writing'] };
  /** A folder for what is read, until it is sorted. */
  readonly scratch: string;
  readonly zone: string | null;
  readonly unit: Unit;
}

/**
 * Reads rows of one file by all the rules: table `row` has those that are contacts after it, one a recipient, and no other; those
 * that are refused are added to theirs, each line once.
 *
 * @returns how many rows of the file are contacts.
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
  await engine.run('truncate row');
  await engine.run(
    `insert into row select line, actor_name(sender), actor_name(receiver), least(first, coalesce(second, first)), coarse,
    greatest(first, coalesce(second, first), coalesce(ended, first), first + coalesce(lasting, 0)),
    written, nullif(channel, ''), nullif(reference, '') from ${raw} where coalesce(broken, ${REASON}) is null`,
  );
  const [counts] = await engine.rows(`select count(${several ? 'distinct line' : '*'})::bigint from row`);
  await inOrder(engine);
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

/** Rows that are taken out of the database at a time. */
const BATCH = 1 << 16;

/** The rows of table `row`, in the order of line and recipient. */
export async function* batchesOf(engine: Engine, { people, channels }: Scanner): AsyncGenerator<RowBatch> {
  let batch = new RowBatch();
  const query = `select line::uinteger, sender, receiver, earliest::double, coarse::integer, latest::double, written, channel, reference from row`;
  for await (const chunk of engine.chunks(query)) {
    const [lines, senders, receivers, firsts, lengths, lasts, texts, names, references] = chunk.getColumns();
    for (let at = 0; at < chunk.rowCount; at += 1) {
      const channel = names![at];
      const reference = references![at];
      batch.add({
        line: Number(lines![at]),
        from: people.number(String(senders![at])),
        to: people.number(String(receivers![at])),
        earliest: Number(firsts![at]),
        latest: Number(lasts![at]),
        length: LENGTHS.indexOf(Number(lengths![at])),
        written: String(texts![at]),
        channel: channel == null ? 0 : channels.number(String(channel)) + 1,
        reference: reference == null ? null : String(reference),
      });
    }
    if (batch.count < BATCH) continue;
    yield batch;
    batch = new RowBatch();
  }
  if (batch.count > 0) yield batch;
}

/** Puts table `row` in the order of line and recipient, where the database left another. */
async function inOrder(engine: Engine): Promise<void> {
  const [found] =
    await engine.rows(`select count(*)::bigint from (select line, receiver, lag(line) over () as line_before,
    lag(receiver) over () as receiver_before from row) where line < line_before or (line = line_before and receiver <= receiver_before)`);
  if (Number(found![0]) === 0) return;
  await engine.run('create temp table ordered as select * from row order by line, receiver');
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
