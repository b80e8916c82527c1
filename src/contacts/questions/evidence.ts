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
  return new Map(
    wanted.map((at) => {
      const { from, to, written, source, fromAs, toAs, channel, reference, earliest, latest, line } =
        log.evidence.row(at);
      const contact: LoggedContact = {
        from: log.names.name(from),
        to: log.names.name(to),
        time: written,
        earliest,
        latest,
        channel,
        reference,
        source: log.manifest.sources[source]!.name,
        line,
        senderAs: fromAs,
        receiverAs: toAs,
      };
      return [at, contact];
    }),
  );
}
