import type { DuckDBValue } from '@duckdb/node-api';
import { openEngine, quoted } from '../import/duckdb.ts';
import type { OpenLog } from '../store/logfolder.ts';

/** A contact as its source has it. */
export interface LoggedContact {
  readonly from: string;
  readonly to: string;
  /** The time as it was written, and what it stands for in UTC milliseconds. */
  readonly time: string;
  readonly earliest: number;
  readonly latest: number;
  readonly channel: string | null;
  readonly reference: string | null;
  /** File and line it was read from. */
  readonly source: string;
  readonly line: number;
  /** Names as the row has them, where a table gave others; null where not. */
  readonly senderAs: string | null;
  readonly receiverAs: string | null;
}

/** Evidence of some rows of a log, by row. One that goes both ways is told as it was logged. */
export async function evidenceOf(log: OpenLog, rows: Iterable<number>): Promise<ReadonlyMap<number, LoggedContact>> {
  const wanted = [...new Set(rows)].toSorted((a, b) => a - b);
  const found = new Map<number, LoggedContact>();
  if (wanted.length === 0) return found;
  const engine = await openEngine(null);
  try {
    await engine.fill('wanted', Uint32Array.from(wanted));
    const query = `select file_row_number, sender, receiver, written, earliest, latest, channel, reference, source, line,
      sender_as, receiver_as
      from read_parquet(${quoted(log.evidence)}, file_row_number = true) as evidence
      join wanted on wanted.value = evidence.file_row_number`;
    for await (const chunk of engine.chunks(query)) {
      for (const cells of chunk.getRows()) {
        const [row, from, to, time, earliest, latest, channel, reference, source, line, senderAs, receiverAs] = cells;
        found.set(Number(row), {
          from: String(from),
          to: String(to),
          time: String(time),
          earliest: Number(earliest),
          latest: Number(latest),
          channel: textOrNull(channel!),
          reference: textOrNull(reference!),
          source: log.manifest.sources[Number(source)]!.name,
          line: Number(line),
          senderAs: textOrNull(senderAs!),
          receiverAs: textOrNull(receiverAs!),
        });
      }
    }
  } finally {
    engine.close();
  }
  return found;
}

function textOrNull(value: DuckDBValue): string | null {
  return value === null ? null : String(value);
}
