import { openEngine, quoted } from '../import/duckdb.ts';
import type { OpenLog } from '../store/logfolder.ts';

/** Which rows of a log's evidence are on one of these channels (1), or null where there are no channels. */
export async function rowsOn(log: OpenLog, channels: readonly string[]): Promise<Uint8Array | null> {
  if (channels.length === 0) return null;
  const engine = await openEngine(null);
  try {
    const rows = `read_parquet(${quoted(log.evidence)}, file_row_number = true)`;
    const [count] = await engine.rows(`select count(*)::bigint from ${rows}`);
    const on = new Uint8Array(Number(count![0]));
    const query = `select file_row_number from ${rows} where channel in (${channels.map(quoted).join(', ')})`;
    for await (const chunk of engine.chunks(query)) for (const row of chunk.getColumnValues(0)) on[Number(row)] = 1;
    return on;
  } finally {
    engine.close();
  }
}
