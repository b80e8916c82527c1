import type { LogLimits } from '../../terms/index.ts';
import { SEED } from '../kernel/engine.ts';
import { Sweeper } from '../kernel/sweep.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { withoutChannels } from './channels.ts';
import { gathered } from './kept.ts';
import { askedOf, onlyInstants } from './question.ts';

/** Seeds of one pass: a bit each. */
export const AT_ONCE = 64;

/** Somebody from whom it could have come to some of those who were asked about. */
export interface Suspect {
  readonly actor: number;
  /** Those of whom was asked to whom it could have come. */
  readonly targets: readonly number[];
  /** UTC milliseconds of the last contact by which it could still have come to all of these. */
  readonly last: number;
}

/**
 * Everyone from whom it could have come to one or more of these by the deadline: those first from whom it could have come to most
 * of them, then those who could have passed it on latest. A target can be the origin for the others.
 *
 * One pass backwards for each 64 of them.
 *
 * @throws Mistake as `askedOf` does, and where the log has contacts with an interval.
 */
export async function suspects(
  log: OpenLog,
  to: readonly string[],
  limits: LogLimits = {},
  progress: (done: number, of: number) => void = () => undefined,
): Promise<readonly Suspect[]> {
  onlyInstants(log, 'This question');
  const asked = askedOf(log, to, limits);
  const without = await withoutChannels(log, limits.excludeChannels ?? []);
  const sweeper = new Sweeper(log.columns, undefined, { masks: true });
  const targets = new Map<number, number[]>();
  const last = new Map<number, number>();
  for (let done = 0; done < asked.seeds.length; done += AT_ONCE) {
    progress(done, asked.seeds.length);
    const seeds = asked.seeds.slice(done, done + AT_ONCE);
    const masks = sweeper.masks({ ...asked, seeds, ...(without === null ? {} : { without }) }, 'backward');
    const stamps = stampsOf(log, sweeper.grown);
    for (let actor = 0; actor < log.columns.actors; actor += 1) {
      const reached = seeds.filter((seed, at) => seed !== actor && hasBit(masks, actor, at));
      if (reached.length === 0) continue;
      const known = targets.get(actor);
      if (known === undefined) targets.set(actor, reached);
      else known.push(...reached);
      last.set(actor, Math.min(last.get(actor) ?? Number.POSITIVE_INFINITY, stamps(actor)));
    }
  }
  return [...targets]
    .map(([actor, reached]) => ({ actor, targets: reached, last: log.times.at(last.get(actor)!) }))
    .toSorted((a, b) => b.targets.length - a.targets.length || b.last - a.last || a.actor - b.actor);
}

/** Whether bit `at` of an actor's mask is set. */
export function hasBit(masks: Uint32Array, actor: number, at: number): boolean {
  return ((masks[actor * 2 + (at >> 5)]! >>> (at & 31)) & 1) === 1;
}

/** Stamps of the contacts that a pass kept, by actor. */
function stampsOf(log: OpenLog, kept: Uint32Array): (actor: number) => number {
  const indexes = kept.filter((index) => index < SEED).toSorted();
  const stamps = gathered(log, 'stamp', indexes);
  return (actor) => {
    const index = kept[actor]!;
    let [low, high] = [0, indexes.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (indexes[middle]! < index) low = middle + 1;
      else high = middle;
    }
    return stamps[low]!;
  };
}
