import { type LogLimits, Mistake } from '../../terms/index.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { Delayed, followed } from '../walks/delayed.ts';
import { NONE } from '../walks/labels.ts';
import { type Walk, type Walked, walked } from '../walks/walk.ts';
import { channelRows, withoutRows } from './channels.ts';
import { type Kept, keptBy } from './kept.ts';
import type { Asked } from './question.ts';

/** Passes over the walks of one log under one set of limits. */
export interface Walks {
  /** What a contact takes, in milliseconds. */
  readonly latency: number;
  /** @param more `worst`: of all timelines the worst, and not the best; else as `Walk` has it. */
  readonly pass: (
    asked: Asked,
    way: 1 | -1,
    more?: Partial<Pick<Walk, 'best' | 'until' | 'leave' | 'lengths'>> & { readonly worst?: boolean },
  ) => Walked;
}

/** Whether limits say how a walk may go on: passes of the kernel know no such. */
export function limitsWalks({ latency = 0, maxHold = null, maxHops = null }: LogLimits): boolean {
  return latency > 0 || maxHold !== null || maxHops !== null;
}

/**
 * With `maxHold` a start holds from `since` as one who is told then; without it, it may begin at any time. Backwards that is said of
 * those who are asked about as the origin.
 *
 * @throws Mistake where a channel is left out that the log has not, or there is a hold and contacts have an interval.
 */
export async function walksOf(log: OpenLog, limits: LogLimits): Promise<Walks> {
  const { latency = 0, maxHold = null, maxHops = null, since = null, by = null } = limits;
  const { spans } = log;
  if (maxHold !== null && spans.from.length > 0) {
    throw new Mistake(
      `--max-hold is not defined where contacts have an interval, as ${spans.from.length} of this log do: no one timeline is the best for all.`,
      'Ask without it, or import the log without those rows.',
    );
  }
  const rows = await channelRows(log, limits.excludeChannels ?? []);
  const hold = maxHold ?? Number.POSITIVE_INFINITY;
  const rule = {
    latency,
    hold,
    most: maxHops ?? Number.POSITIVE_INFINITY,
    leave: [since ?? Number.NEGATIVE_INFINITY, since === null ? Number.POSITIVE_INFINITY : since + hold] as const,
    ...(rows === null ? {} : { without: withoutRows(log, rows) }),
  };
  const loose = {
    spans,
    since: since ?? Number.NEGATIVE_INFINITY,
    by: (by ?? Number.POSITIVE_INFINITY) - latency,
    ...(rows === null ? {} : { without: (span: number) => rows[spans.row[span]!] === 1 }),
  };
  let delayed: Delayed | null = null;
  return {
    latency,
    pass: (asked, way, { worst = false, ...more } = {}) => {
      const walk = { ...asked, ...rule, ...more };
      if (spans.from.length > 0) return walked(log.columns, log.times, walk, way, { ...loose, worst });
      if (!followed(log.columns, log.times, walk)) return walked(log.columns, log.times, walk, way);
      delayed ??= new Delayed(log.columns);
      return delayed.walked(log.times, walk, way);
    },
  };
}

/** When a label's actor has it; backwards, when it passes it on. UTC milliseconds; null where there is no label. */
export function toldAt({ happened }: Walked, label: number, way: 1 | -1, latency: number): number | null {
  if (label === NONE) return null;
  return happened(label) + (way === 1 ? latency : 0);
}

/** The contacts of some labels, by label; `time` is when each happened. */
export function keptWalks(log: OpenLog, { labels, happened }: Walked, some: Iterable<number>): (label: number) => Kept {
  const marks = Uint32Array.from(some, (label) => labels.mark[label]!);
  const kept = keptBy(log, { marks, fired: new Float64Array(0) });
  return (label) => ({ ...kept(labels.mark[label]!), time: happened(label) });
}
