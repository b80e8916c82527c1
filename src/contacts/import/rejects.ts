import type { Engine } from './duckdb.ts';

/** The last scan of a text that was kept note of; lines that scans after it reject have a greater number. */
export async function lastScan(engine: Engine): Promise<number> {
  const [table] = await engine.rows("select count(*)::integer from duckdb_tables() where table_name = 'reject_errors'");
  if (Number(table![0]) === 0) return -1;
  const [last] = await engine.rows('select coalesce(max(scan_id), -1)::integer from reject_scans');
  return Number(last![0]);
}

/**
 * Refuses the lines of source `number` that were rejected after scan `scanned`, and gives the rows of `raw` that follow them back the
 * numbers they have in the file.
 *
 * @returns the table they are in.
 */
export async function refuseRejects(engine: Engine, number: number, scanned: number, raw: string): Promise<string> {
  if ((await lastScan(engine)) <= scanned) return raw;
  const last = `from reject_errors where scan_id > ${scanned}`;
  const [found] = await engine.rows(`select count(*)::integer ${last}`);
  if (Number(found![0]) === 0) return raw;
  await engine.run(`insert into refused select distinct $1, line, null, ${WHY} ${last}`, [number]);
  await engine.run(`create or replace temp table shift as select line - row_number() over (order by line) as before
    from (select distinct line ${last})`);
  await engine.run(`create or replace temp table numbered as
    select * replace (line + (select count(*) from shift where before < counted.line) as line) from ${raw} as counted`);
  return 'numbered';
}

const WHY = `case when error_type = 'INVALID ENCODING' then 'it is no UTF-8'
  when error_type like 'LINE SIZE%' then 'it is too long' else lower(error_type::varchar) end`;
