import { type LogLimits, Mistake } from '../../terms/index.ts';
import { NEVER } from '../kernel/engine.ts';
import { Sweeper } from '../kernel/sweep.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { withoutChannels } from './channels.ts';
import { actorOf, askedOf, onlyInstants } from './question.ts';
import { AT_ONCE, hasBit } from './suspects.ts';

/** Contacts that are kept in memory from one pass to the next. */
const MOST_RESIDENT = 20_000_000;

/** How far what an actor has could have gone. */
export interface Central {
  readonly actor: number;
  /** How many others could have had it. */
  readonly reach: number;
  /**
   * Between 0 and 1: the share of the window in which another could have had it, on average over all others. It is one less the
   * mean temporal distance of Tang, Musolesi, Mascolo and Latora (2010), in which whoever is never reached is a window away.
   */
  readonly closeness: number;
}

/**
 * How many others could have had it from each actor, and how early; those first from whom most could.
 *
 * One pass for each 64 of them.
 *
 * @param actors who is asked about; null for all.
 * @throws Mistake as `askedOf` does, where the log has contacts with an interval, and where some pass nothing on.
 */
export async function central(
  log: OpenLog,
  actors: readonly string[] | null,
  limits: LogLimits = {},
  progress: (done: number, of: number) => void = () => undefined,
): Promise<readonly Central[]> {
  onlyInstants(log, 'This question');
  // Passes of 64 seeds do not come to those who pass nothing on, so these would not be counted.
  if ((limits.stopAt ?? []).length > 0)
    throw new Mistake('Who is central is not asked with --stop-at.', 'Leave actors out altogether with --exclude.');
  const asked = askedOf(log, [], limits);
  const out = new Set(asked.excluded ?? []);
  const all = actors?.map((name) => actorOf(log, name)) ?? Array.from({ length: log.columns.actors }, (_, id) => id);
  const seeds = [...new Set(all)].filter((actor) => !out.has(actor));
  const without = await withoutChannels(log, limits.excludeChannels ?? []);
  const { start, end } = asked;
  const others = log.columns.actors - out.size - 1;
  if (start === end || others < 1) return seeds.map((actor) => ({ actor, reach: 0, closeness: 0 }));
  const resident = log.columns.count <= MOST_RESIDENT;
  const sweeper = new Sweeper(log.columns, undefined, { masks: true, weights: true, resident });
  const weigh = weighing(log, limits, start, end);
  const found: Central[] = [];
  for (let done = 0; done < seeds.length; done += AT_ONCE) {
    progress(done, seeds.length);
    const part = seeds.slice(done, done + AT_ONCE);
    const sweep = { ...asked, seeds: part, weigh, ...(without === null ? {} : { without }) };
    const masks = sweeper.masks(sweep, 'forward');
    const reach = new Uint32Array(part.length);
    for (let actor = 0; actor < log.columns.actors; actor += 1) {
      if (sweeper.grown[actor] === NEVER) continue;
      for (const [at, seed] of part.entries()) if (seed !== actor && hasBit(masks, actor, at)) reach[at]! += 1;
    }
    for (const [at, actor] of part.entries())
      found.push({ actor, reach: reach[at]!, closeness: sweeper.gains[at]! / others });
  }
  return found.toSorted((a, b) => b.reach - a.reach || b.closeness - a.closeness || a.actor - b.actor);
}

/** A contact weighs the share of the window that is left from its time on, its last millisecond counted. */
function weighing(log: OpenLog, { since, by }: LogLimits, start: number, end: number) {
  const one = new Uint32Array(1);
  const timeOf = (index: number): number => {
    log.columns.read('stamp', index, one);
    return log.times.at(one[0]!);
  };
  const [first, last] = [since ?? timeOf(start), by ?? timeOf(end - 1)];
  const length = last - first + 1;
  const block = new Uint32Array(1 << 16);
  return (base: number, weights: Float64Array) => {
    for (let done = 0; done < weights.length; done += block.length) {
      const part = block.subarray(0, Math.min(block.length, weights.length - done));
      log.columns.read('stamp', base + done, part);
      let [stamp, weight] = [-1, 0];
      for (const [at, own] of part.entries()) {
        if (own !== stamp) [stamp, weight] = [own, (last - log.times.at(own) + 1) / length];
        weights[done + at] = weight;
      }
    }
  };
}
