import { join } from 'node:path';
import { type LogContents, Mistake, type RefusedRow } from '../../terms/index.ts';
import { openEngine, quoted } from '../import/duckdb.ts';
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
    channels: channelsOf(log),
    refused,
    lines: lines ? await refusedRows(log) : null,
    checked,
  };
}

function checkedFiles({ manifest, path, folder }: OpenLog): number {
  const files = Object.entries(manifest.files);
  const damaged = files
    .filter(([name, { sha256 }]) => fingerprint(join(folder, name)).sha256 !== sha256)
    .map(([name]) => name);
  if (damaged.length > 0)
    throw new Mistake(`The log ${path} is damaged: not as written are ${damaged.join(', ')}.`, 'Import it again.');
  return files.length;
}

/** Channels with how many rows each has, those with most first. */
function channelsOf({ evidence }: OpenLog): LogContents['channels'] {
  const counts = new Float64Array(evidence.channels.length + 1);
  const block = new Uint32Array(1 << 16);
  for (let start = 0; start < evidence.count; start += block.length) {
    const part = block.subarray(0, Math.min(block.length, evidence.count - start));
    evidence.read('channel', start, part);
    for (const number of part) counts[number]! += 1;
  }
  const name = (number: number) => evidence.channels[number - 1] ?? null;
  return Array.from(counts, (rows, number) => ({ channel: name(number), rows }))
    .filter(({ rows }) => rows > 0)
    .toSorted((a, b) => b.rows - a.rows || (b.channel === null || (a.channel ?? '\uffff') < b.channel ? -1 : 1));
}

async function refusedRows({ manifest, folder }: OpenLog): Promise<readonly RefusedRow[]> {
  const engine = await openEngine(null);
  try {
    const rows = await engine.rows(
      `select source, line, file, why from read_parquet(${quoted(join(folder, 'refused.parquet'))}) order by all`,
    );
    return rows.map(([source, line, file, why]) => ({
      source: manifest.sources[Number(source)]!.name,
      line: Number(line),
      file: file === null ? null : String(file),
      why: String(why),
    }));
  } finally {
    engine.close();
  }
}
