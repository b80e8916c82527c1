import { Mistake } from '../../terms/index.ts';
import { openEngine, quoted } from '../import/duckdb.ts';
import type { Sweep } from '../kernel/sweep.ts';
import type { OpenLog } from '../store/logfolder.ts';

/**
 * Which rows of a log are on one of these channels (1) and which are not (0), or null where there are no channels.
 *
 * @throws Mistake where the log has no such channel.
 */
export async function channelRows(log: OpenLog, channels: readonly string[]): Promise<Uint8Array | null> {
  if (channels.length === 0) return null;
  const engine = await openEngine(null);
  let rows: Uint8Array;
  try {
    const table = `read_parquet(${quoted(log.evidence)}, file_row_number = true)`;
    const [count] = await engine.rows(`select count(*)::bigint from ${table}`);
    rows = new Uint8Array(Number(count![0]));
    const known = (
      await engine.rows(`select distinct channel from ${table} where channel is not null order by channel`)
    ).map(([name]) => String(name));
    const unknown = channels.find((channel) => !known.includes(channel));
    if (unknown !== undefined) {
      throw new Mistake(
        `The log has no channel “${unknown.slice(0, 80)}”.`,
        `It has ${
          known
            .slice(0, 20)
            .map((name) => `“${name}”`)
            .join(', ') || 'none'
        }.`,
      );
    }
    for await (const chunk of engine.chunks(
      `select file_row_number from ${table} where channel in (${channels.map(quoted).join(', ')})`,
    )) {
      for (const row of chunk.getColumnValues(0)) rows[Number(row)] = 1;
    }
  } finally {
    engine.close();
  }
  return rows;
}

/** Leaves out the contacts of some channels, or null where there are none: see `channelRows`. */
export async function withoutChannels(
  log: OpenLog,
  channels: readonly string[],
): Promise<NonNullable<Sweep['without']> | null> {
  const rows = await channelRows(log, channels);
  return rows === null ? null : withoutRows(log, rows);
}

/** Leaves out the contacts of some rows. */
export function withoutRows(log: OpenLog, rows: Uint8Array): NonNullable<Sweep['without']> {
  const block = new Uint32Array(1 << 16);
  return (start, count, bits) => {
    for (let done = 0; done < count; done += block.length) {
      const part = block.subarray(0, Math.min(block.length, count - done));
      log.rows(start + done, part);
      for (let at = 0; at < part.length; at += 1) {
        if (rows[part[at]!] === 1) bits[(done + at) >>> 5]! |= 1 << ((done + at) & 31);
      }
    }
  };
}
