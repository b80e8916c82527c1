import { dirname, join } from 'node:path';
import { type LogContents, Mistake, type RefusedRow } from '../../terms/index.ts';
import { type Engine, openEngine, quoted } from '../import/duckdb.ts';
import { fingerprint } from '../import/fingerprint.ts';
import type { OpenLog } from '../store/logfolder.ts';

/**
 * What a log holds: its sources, its window, its ties, its channels, and what was refused.
 *
 * @param asked `lines`: each refused row too; `check`: every file of the log is read and compared with what was written.
 * @throws Mistake where a file is not what was written.
 */
export async function contentsOf(
  log: OpenLog,
  { lines = false, check = false }: { readonly lines?: boolean; readonly check?: boolean } = {},
): Promise<LogContents> {
  const { manifest, path } = log;
  const { generation, actors, contacts, spans, window, tick, refused } = manifest;
  const checked = check ? checkedFiles(log) : null;
  const engine = await openEngine(null);
  try {
    return {
      log: path,
      generation,
      sources: manifest.sources,
      tables: manifest.tables.map(({ kind, name, sha256, rows }) => ({ kind, name, sha256, rows })),
      actors,
      contacts,
      spans,
      window,
      tick,
      ties: { ...manifest.ties, cycles: manifest.ties.cycles.length },
      channels: await channelsOf(engine, log),
      refused,
      lines: lines ? await refusedRows(engine, log) : null,
      checked,
    };
  } finally {
    engine.close();
  }
}

function checkedFiles({ manifest, path, evidence }: OpenLog): number {
  const files = Object.entries(manifest.files);
  const damaged = files
    .filter(([name, { sha256 }]) => fingerprint(join(dirname(evidence), name)).sha256 !== sha256)
    .map(([name]) => name);
  if (damaged.length > 0)
    throw new Mistake(`The log ${path} is damaged: not as written are ${damaged.join(', ')}.`, 'Import it again.');
  return files.length;
}

async function channelsOf(engine: Engine, { evidence }: OpenLog): Promise<LogContents['channels']> {
  const rows = await engine.rows(
    `select channel, count(*)::bigint from read_parquet(${quoted(evidence)}) group by channel order by 2 desc, 1 nulls last`,
  );
  return rows.map(([channel, count]) => ({ channel: channel === null ? null : String(channel), rows: Number(count) }));
}

async function refusedRows(engine: Engine, { manifest, evidence }: OpenLog): Promise<readonly RefusedRow[]> {
  const rows = await engine.rows(
    `select source, line, file, why from read_parquet(${quoted(join(dirname(evidence), 'refused.parquet'))}) order by all`,
  );
  return rows.map(([source, line, file, why]) => ({
    source: manifest.sources[Number(source)]!.name,
    line: Number(line),
    file: file === null ? null : String(file),
    why: String(why),
  }));
}
