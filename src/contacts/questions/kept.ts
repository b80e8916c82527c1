import { type Marks, SPAN } from '../intervals/spansweeper.ts';
import { NEVER, SEED } from '../kernel/engine.ts';
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
    const at = placeOf(indexes, mark);
    const time = times[at]!;
    return { row: rows![at]!, from: from![at]!, to: to![at]!, time, earliest: time, latest: time };
  };
}

/**
 * The time of each actor in UTC milliseconds: when it was informed, `never` where it was not, and for those who had it from the
 * start the beginning of all time (backwards: its end).
 */
export function labelsOf(log: OpenLog, { marks, fired }: Marks, way: 1 | -1): Float64Array {
  let reached = 0;
  const actors = new Uint32Array(marks.length);
  for (const [actor, mark] of marks.entries()) {
    if (mark >= SEED) continue;
    actors[reached] = actor;
    reached += 1;
  }
  const byIndex = actors.subarray(0, reached).sort((a, b) => marks[a]! - marks[b]!);
  const times = timesOf(
    log,
    byIndex.map((actor) => marks[actor]!),
  );
  const labels = new Float64Array(marks.length).fill(Number.POSITIVE_INFINITY * way);
  for (const [at, actor] of byIndex.entries()) labels[actor] = times[at]!;
  for (const [actor, mark] of marks.entries()) {
    if (mark === SEED) labels[actor] = Number.NEGATIVE_INFINITY * way;
    else if (mark >= SPAN && mark !== NEVER) labels[actor] = fired[mark - SPAN]!;
  }
  return labels;
}

function timesOf(log: OpenLog, indexes: Uint32Array): Float64Array {
  const stamps = gathered(log, 'stamp', indexes);
  return Float64Array.from(stamps, (stamp) => log.times.at(stamp));
}

/** Values of a column at some indexes, which rise. */
export function gathered(log: OpenLog, column: 'from' | 'to' | 'stamp' | 'row', indexes: Uint32Array): Uint32Array {
  const values = new Uint32Array(indexes.length);
  const block = new Uint32Array(4096);
  let base = -1;
  for (const [at, index] of indexes.entries()) {
    const wanted = index - (index % block.length);
    if (wanted !== base) {
      const part = block.subarray(0, Math.min(block.length, log.columns.count - wanted));
      if (column === 'row') log.rows(wanted, part);
      else log.columns.read(column, wanted, part);
      base = wanted;
    }
    values[at] = block[index - base]!;
  }
  return values;
}

function placeOf(sorted: Uint32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
