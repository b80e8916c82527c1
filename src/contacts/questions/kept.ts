import type { LogLimits } from '../../terms/index.ts';
import { labelled, valuesAt } from '../intervals/labels.ts';
import { type Marks, SPAN } from '../intervals/spansweeper.ts';
import { NEVER, SEED } from '../kernel/engine.ts';
import { placeFrom } from '../kernel/rising.ts';
import type { OpenLog } from '../store/logfolder.ts';

/** The contact that a pass kept for an actor. */
export interface Kept {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  /** UTC milliseconds at which it informs the actor, and those between which it happened. */
  readonly time: number;
  readonly earliest: number;
  readonly latest: number;
}

/**
 * When a contact of a route happens in the timeline in which everyone has it last: at its latest where its sender certainly has it by its
 * earliest, and else too early.
 *
 * @param had when the sender certainly has it: infinite or null where that is in not every timeline.
 */
export function atWorst(
  { earliest, latest }: Pick<Kept, 'earliest' | 'latest'>,
  had: number | null,
  { since, ties = 'non-strict' }: LogLimits,
): number {
  const counts = had !== null && earliest >= (since ?? earliest);
  return counts && (ties === 'strict' ? had < earliest : had <= earliest) ? latest : earliest;
}

/** Whether a mark stands for a contact. */
export function isContact(mark: number): boolean {
  return mark !== NEVER && mark !== SEED;
}

/** The contacts of a pass by their marks, read in one go through the columns. */
export function keptBy(log: OpenLog, { marks, fired }: Marks): (mark: number) => Kept {
  const indexes = marks.filter((mark) => mark < SEED).sort();
  const [from, to, rows] = (['from', 'to', 'row'] as const).map((column) => gathered(log, column, indexes));
  const times = timesOf(log, indexes);
  const { spans } = log;
  return (mark) => {
    if (mark >= SPAN) {
      const span = mark - SPAN;
      return {
        row: spans.row[span]!,
        from: spans.from[span]!,
        to: spans.to[span]!,
        time: fired[span]!,
        earliest: spans.earliest[span]!,
        latest: spans.latest[span]!,
      };
    }
    const at = placeFrom(indexes, mark);
    const time = times[at]!;
    return { row: rows![at]!, from: from![at]!, to: to![at]!, time, earliest: time, latest: time };
  };
}

/**
 * The time of each actor in UTC milliseconds: when it was informed, `never` where it was not, and for those who had it from the
 * start the beginning of all time (backwards: its end).
 */
export function labelsOf(log: OpenLog, found: Marks, way: 1 | -1): Float64Array {
  return labelled(log.columns, log.times, found, way, false).times;
}

function timesOf(log: OpenLog, indexes: Uint32Array): Float64Array {
  const stamps = gathered(log, 'stamp', indexes);
  return Float64Array.from(stamps, (stamp) => log.times.at(stamp));
}

/** Values of a column at some indexes, which rise. */
export function gathered(log: OpenLog, column: 'from' | 'to' | 'stamp' | 'row', indexes: Uint32Array): Uint32Array {
  return valuesAt(
    log.columns.count,
    (start, into) => (column === 'row' ? log.rows(start, into) : log.columns.read(column, start, into)),
    indexes,
  );
}
