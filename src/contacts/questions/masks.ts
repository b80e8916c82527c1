import type { LogLimits } from '../../terms/index.ts';
import { valuesAt } from '../intervals/labels.ts';
import { SpanMasks } from '../intervals/spanmasks.ts';
import { SEED } from '../kernel/engine.ts';
import { Sweeper, type Ties } from '../kernel/sweep.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { channelRows, withoutRows } from './channels.ts';
import { windowed } from './passes.ts';
import type { Asked } from './question.ts';
import { walkMasks } from './walkmasks.ts';
import { limitsWalks } from './walks.ts';

/** Seeds of one pass: a bit each. */
export const AT_ONCE = 64;
/** Contacts that are kept in memory from one pass to the next. */
const MOST_RESIDENT = 20_000_000;

/** What a pass of 64 seeds came to: views that the next pass overwrites. */
export interface Masks {
  /** Two words an actor: see `hasBit`. */
  readonly masks: Uint32Array;
  /** UTC milliseconds at which an actor's mask grew last; of one that did, and where that was asked for. */
  readonly grown: (actor: number) => number;
  /** For each seed the weights together of the times at which it reached others. */
  readonly gains: Float64Array;
}

/** What is asked of passes beside who reaches whom. */
export interface MaskWishes {
  /** There will be many: contacts then stay in memory where they fit. */
  readonly many?: boolean;
  /** When masks grew last. */
  readonly dated?: boolean;
  /** What it gains a seed to reach another at a time (UTC milliseconds). */
  readonly weigh?: (time: number) => number;
}

/**
 * Passes of 64 seeds over one log, in the best of all timelines for each.
 *
 * @param asked its seeds and tie rule are those of each pass.
 * @throws Mistake where a channel is left out that the log has not.
 */
export async function masksOf(
  log: OpenLog,
  limits: LogLimits,
  { start, end, excluded = [], stopAt = [] }: Asked,
  way: 1 | -1,
  { many = false, dated = false, weigh }: MaskWishes,
): Promise<(seeds: readonly number[], ties: Ties) => Masks> {
  const asked = { start, end, excluded, stopAt };
  if (limitsWalks(limits)) return await walkMasks(log, limits, asked, way, weigh);
  const rows = await channelRows(log, limits.excludeChannels ?? []);
  const { columns, spans, times } = log;
  if (spans.from.length > 0) {
    const within = { ...asked, ...windowed(log, limits, rows), ...(weigh === undefined ? {} : { weigh }) };
    const passes = new SpanMasks(columns, spans, times, within, way);
    return (seeds, ties) => {
      passes.run(seeds, ties);
      return { masks: passes.masks, grown: (actor) => passes.grown[actor]!, gains: passes.gains };
    };
  }
  const left = rows === null ? {} : { without: withoutRows(log, rows) };
  const resident = many && columns.count <= MOST_RESIDENT;
  const sweeper = new Sweeper(columns, undefined, { masks: true, weights: weigh !== undefined, dated, resident });
  const weighed = weigh === undefined ? {} : { weigh: weighing(log, weigh) };
  return (seeds, ties) => {
    const sweep = { ...asked, ...left, ...weighed, seeds, ties };
    const masks = sweeper.masks(sweep, way === 1 ? 'forward' : 'backward');
    return { masks, grown: timesOf(log, sweeper.grown), gains: sweeper.gains };
  };
}

/** Whether bit `at` of an actor's mask is set. */
export function hasBit(masks: Uint32Array, actor: number, at: number): boolean {
  return ((masks[actor * 2 + (at >> 5)]! >>> (at & 31)) & 1) === 1;
}

/** Weights of contacts by their times. */
function weighing(log: OpenLog, weigh: (time: number) => number) {
  const block = new Uint32Array(1 << 16);
  return (base: number, weights: Float64Array) => {
    for (let done = 0; done < weights.length; done += block.length) {
      const part = block.subarray(0, Math.min(block.length, weights.length - done));
      log.columns.read('stamp', base + done, part);
      let [stamp, weight] = [-1, 0];
      for (const [at, own] of part.entries()) {
        if (own !== stamp) [stamp, weight] = [own, weigh(log.times.at(own))];
        weights[done + at] = weight;
      }
    }
  };
}

/** Times of the contacts that a pass kept, by actor; they are looked up when the first is asked for. */
function timesOf({ columns, times }: OpenLog, kept: Uint32Array): (actor: number) => number {
  let found: Float64Array | null = null;
  return (actor) => {
    if (found === null) {
      const actors = kept.map((_, actor) => actor).filter((one) => kept[one]! < SEED);
      actors.sort((a, b) => kept[a]! - kept[b]!);
      const indexes = actors.map((one) => kept[one]!);
      const stamps = valuesAt(columns.count, (start, into) => columns.read('stamp', start, into), indexes);
      found = new Float64Array(kept.length);
      for (const [at, one] of actors.entries()) found[one] = times.at(stamps[at]!);
    }
    return found[actor]!;
  };
}
