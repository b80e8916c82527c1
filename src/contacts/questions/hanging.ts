import type { LogLimits } from '../../terms/index.ts';
import type { Marks } from '../intervals/spansweeper.ts';
import { isContact, type Kept } from './kept.ts';

/**
 * For each actor the two contacts of one time nearest to it on its way: the answer hangs on whether the first came before the
 * second. Null where no two contacts of its way share a time. Where one of them can give way within its interval nothing hangs on them.
 *
 * @param kept contacts by the marks of a pass in which contacts of one time chain.
 */
export function pairsOf(
  { marks }: Marks,
  kept: (mark: number) => Kept,
  way: 1 | -1,
  limits: LogLimits,
): (actor: number) => readonly [Kept, Kept] | null {
  const known = new Map<number, readonly [Kept, Kept] | null>();
  return (actor) => {
    const passed: number[] = [];
    let [at, pair]: [number, readonly [Kept, Kept] | null] = [actor, null];
    while (isContact(marks[at]!)) {
      const found = known.get(at);
      if (found !== undefined) {
        pair = found;
        break;
      }
      passed.push(at);
      const own = kept(marks[at]!);
      at = way === 1 ? own.from : own.to;
      if (!isContact(marks[at]!)) break;
      const next = kept(marks[at]!);
      if (next.time !== own.time || givesWay(own, way, limits)) continue;
      pair = way === 1 ? [next, own] : [own, next];
      break;
    }
    for (const one of passed) known.set(one, pair);
    return pair;
  };
}

/** Whether a contact could as well happen a little later within the window (backwards: earlier). */
export function givesWay(
  { earliest, latest, time }: Pick<Kept, 'earliest' | 'latest' | 'time'>,
  way: 1 | -1,
  { since, by = null, latency = 0 }: LogLimits,
): boolean {
  return way === 1
    ? Math.min(latest, by === null ? latest : by - latency) > time
    : Math.max(earliest, since ?? earliest) < time;
}
