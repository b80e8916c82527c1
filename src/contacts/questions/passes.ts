import type { LogLimits } from '../../terms/index.ts';
import { type LooseRoutes, spanBetween } from '../intervals/spanbetween.ts';
import { type Marks, type SpanSweep, SpanSweeper } from '../intervals/spansweeper.ts';
import { between } from '../kernel/between.ts';
import { indexesOf } from '../kernel/contactset.ts';
import { NEVER } from '../kernel/engine.ts';
import { Sweeper } from '../kernel/sweep.ts';
import type { PointReach } from '../points/points.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { channelRows, withoutRows } from './channels.ts';
import type { Asked } from './question.ts';

/** Passes over one log under one set of limits. What they answer is a copy, and stays. */
export interface Passes {
  /** The best of all timelines: forwards the earliest, backwards the latest. `until`: only this actor is asked about. */
  readonly possible: (asked: Asked, way: 1 | -1, until?: number) => Marks;
  /** The worst of all timelines. */
  readonly necessary: (asked: Asked, way: 1 | -1) => Marks;
  /** Contacts on routes; without times where the log has one timeline, and each has its own. */
  readonly between: (asked: Omit<Asked, 'seeds'>, from: number, to: number) => LooseRoutes | Pick<LooseRoutes, 'marks'>;
}

const NONE = new Float64Array(0);

/**
 * A log without contacts within an interval has one timeline, and needs the kernel alone; one that is kept in memory is looked up in its
 * index first, as long as few are reached.
 *
 * @throws Mistake where a channel is left out that the log has not.
 */
export async function passesOf(log: OpenLog, limits: LogLimits): Promise<Passes> {
  const rows = await channelRows(log, limits.excludeChannels ?? []);
  const left = rows === null ? {} : { without: withoutRows(log, rows) };
  const { spans } = log;
  if (spans.from.length === 0) {
    let made: Sweeper | null = null;
    const sweeper = () => {
      made ??= new Sweeper(log.columns);
      return made;
    };
    const pass: Passes['possible'] = (asked, way, until) => {
      const sweep = { ...asked, ...left, ...(until === undefined ? {} : { until }) };
      const reach = rows === null ? (log.points?.search(sweep, way) ?? null) : null;
      if (reach !== null) return { marks: marksOf(log, reach), fired: NONE };
      return { marks: (way === 1 ? sweeper().forward(sweep) : sweeper().backward(sweep)).slice(), fired: NONE };
    };
    return {
      possible: pass,
      necessary: pass,
      between: (asked, from, to) => ({ marks: indexesOf(between(sweeper(), { ...asked, ...left, from, to })) }),
    };
  }
  const sweeper = new SpanSweeper(log.columns, spans, log.times);
  const within = windowed(log, limits, rows);
  return {
    possible: (asked, way) => sweeper.possible({ ...asked, ...within }, way),
    necessary: (asked, way) => sweeper.necessary({ ...asked, ...within }, way),
    between: (asked, from, to) => spanBetween(sweeper, { ...asked, ...within, from, to }),
  };
}

/** The window and what is left out, as passes with intervals take it. @param rows those of channels that are left out. */
export function windowed(
  log: OpenLog,
  { since, by }: LogLimits,
  rows: Uint8Array | null,
): Pick<SpanSweep, 'since' | 'by' | 'without' | 'withoutSpan'> {
  return {
    ...(rows === null
      ? {}
      : {
          without: withoutRows(log, rows),
          withoutSpan: (span: number) => rows[log.spans.row[span]!] === 1,
        }),
    since: since ?? Number.NEGATIVE_INFINITY,
    by: by ?? Number.POSITIVE_INFINITY,
  };
}

/** What a search found, as a pass leaves it: a mark for every actor. */
function marksOf({ columns }: OpenLog, { actors, marks }: PointReach): Uint32Array {
  const all = new Uint32Array(columns.actors).fill(NEVER);
  for (const [at, actor] of actors.entries()) all[actor] = marks[at]!;
  return all;
}
