import type { LogLimits } from '../../terms/index.ts';
import type { Ties } from '../kernel/sweep.ts';
import type { OpenLog } from '../store/logfolder.ts';
import type { Masks } from './masks.ts';
import type { Asked } from './question.ts';
import { toldAt, walksOf } from './walks.ts';

/**
 * Passes of 64 seeds where limits say how it is passed on: one walk after the other, as what one seed still holds another has held too
 * long. See `masksOf`.
 *
 * @throws Mistake as `walksOf` does.
 */
export async function walkMasks(
  log: OpenLog,
  limits: LogLimits,
  asked: Omit<Asked, 'seeds' | 'ties'>,
  way: 1 | -1,
  weigh: (time: number) => number = () => 0,
): Promise<(seeds: readonly number[], ties: Ties) => Masks> {
  const { latency, pass } = await walksOf(log, limits);
  const { actors } = log.columns;
  const masks = new Uint32Array(actors * 2);
  const grown = new Float64Array(actors);
  const gains = new Float64Array(64);
  return (seeds, ties) => {
    masks.fill(0);
    gains.fill(0);
    grown.fill(Number.NEGATIVE_INFINITY * way);
    for (const [at, seed] of seeds.entries()) {
      const walks = pass({ ...asked, seeds: [seed], ties }, way);
      for (const [actor, label] of walks.first.entries()) {
        const time = toldAt(walks, label, way, latency);
        if (time === null) continue;
        masks[actor * 2 + (at >> 5)]! |= 1 << (at & 31);
        gains[at]! += weigh(time);
        if ((time - grown[actor]!) * way > 0) grown[actor] = time;
      }
    }
    return { masks, grown: (actor) => grown[actor]!, gains };
  };
}
