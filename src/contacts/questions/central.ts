import { type LogLimits, Mistake } from '../../terms/index.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { AT_ONCE, hasBit, masksOf } from './masks.ts';
import { actorOf, askedOf } from './question.ts';

/** How far what an actor has could have gone. */
export interface Central {
  readonly actor: number;
  /** How many others could have had it. */
  readonly reach: number;
  /** How many by the other tie rule. */
  readonly other: number;
  /**
   * Between 0 and 1: the share of the window in which another could have had it, on average over all others. It is one less the
   * mean temporal distance of Tang, Musolesi, Mascolo and Latora (2010), in which whoever is never reached is a window away.
   */
  readonly closeness: number;
}

/**
 * How many others could have had it from each actor, and how early; those first from whom most could.
 *
 * One pass for each 64 of them (for each one where limits say how it is passed on), and where contacts share a time one more by the other tie rule. With contacts within intervals
 * it is how many in the best timeline, which is one for all others of a start, and another for another start.
 *
 * @param actors who is asked about; null for all.
 * @throws Mistake as `askedOf` does, and where some pass nothing on.
 */
export async function central(
  log: OpenLog,
  actors: readonly string[] | null,
  limits: LogLimits = {},
  progress: (done: number, of: number) => void = () => undefined,
): Promise<readonly Central[]> {
  // Passes of 64 seeds do not come to those who pass nothing on, so these would not be counted.
  if ((limits.stopAt ?? []).length > 0)
    throw new Mistake('Who is central is not asked with --stop-at.', 'Leave actors out altogether with --exclude.');
  const asked = askedOf(log, [], limits);
  const out = new Set(asked.excluded ?? []);
  const all = actors?.map((name) => actorOf(log, name)) ?? Array.from({ length: log.columns.actors }, (_, id) => id);
  const seeds = [...new Set(all)].filter((actor) => !out.has(actor));
  const others = log.columns.actors - out.size - 1;
  if (others < 1) return seeds.map((actor) => ({ actor, reach: 0, other: 0, closeness: 0 }));
  const [first, last] = windowOf(log, limits);
  // A time weighs the share of the window that is left from it on, its last millisecond counted.
  const weigh = (time: number) => (last - time + 1) / (last - first + 1);
  const pass = await masksOf(log, limits, asked, 1, { many: true, weigh });
  const rules = log.spans.from.length > 0 || log.manifest.ties.shared > 0 || (limits.latency ?? 0) > 0;
  const found: Central[] = [];
  for (let done = 0; done < seeds.length; done += AT_ONCE) {
    progress(done, seeds.length);
    const part = seeds.slice(done, done + AT_ONCE);
    const { masks, gains } = pass(part, asked.ties);
    const reach = counted(masks, part);
    const closeness = gains.slice();
    const other = rules ? counted(pass(part, asked.ties === 'strict' ? 'non-strict' : 'strict').masks, part) : reach;
    for (const [at, actor] of part.entries())
      found.push({ actor, reach: reach[at]!, other: other[at]!, closeness: closeness[at]! / others });
  }
  return found.toSorted((a, b) => b.reach - a.reach || b.closeness - a.closeness || a.actor - b.actor);
}

/** How many each of some seeds reached, without itself. */
function counted(masks: Uint32Array, seeds: readonly number[]): Uint32Array {
  const reach = new Uint32Array(seeds.length);
  for (let word = 0; word < masks.length; word += 1) {
    const first = (word & 1) << 5;
    for (let left = masks[word]!; left !== 0; left &= left - 1) reach[first + 31 - Math.clz32(left & -left)]! += 1;
  }
  for (const [at, seed] of seeds.entries()) if (hasBit(masks, seed, at)) reach[at]! -= 1;
  return reach;
}

/** UTC milliseconds of the first and the last time that is counted. */
function windowOf({ manifest }: OpenLog, { since, by, latency = 0 }: LogLimits): readonly [number, number] {
  const { earliest, latest } = manifest.window;
  return [since ?? earliest ?? 0, by ?? (latest ?? 0) + latency];
}
