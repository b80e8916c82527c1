import { type LogLimits, Mistake } from '../../terms/index.ts';
import type { OpenLog } from '../store/logfolder.ts';
import type { Asked } from './question.ts';
import { walksOf } from './walks.ts';

/**
 * The contacts of all walks from one actor to another where limits say how it is passed on, as indexes that rise: those that one walk
 * from the start ends with and another to the target begins with, if the two together are no longer than they may be. As in
 * `between` a route ends at the target, and leaves the start once; but for where the start holds it only so long, and has to
 * be told again.
 *
 * One pass forward and one backward.
 *
 * @throws Mistake as `walksOf` does, and where the log has contacts with an interval.
 */
export async function walksBetween(
  log: OpenLog,
  limits: LogLimits,
): Promise<(asked: Omit<Asked, 'seeds'>, from: number, to: number) => { readonly marks: Uint32Array }> {
  if (log.spans.from.length > 0)
    throw new Mistake(
      `All routes are not asked with --latency or --max-hops where contacts have an interval, as ${log.spans.from.length} of this log do.`,
      'Ask without, or ask for one route.',
    );
  const { pass } = await walksOf(log, limits);
  const { since = null, maxHold = null, maxHops = null } = limits;
  const again = maxHold !== null && since !== null;
  return (asked, from, to) => {
    const stopAt = asked.stopAt ?? [];
    const count = asked.end - asked.start;
    const [ending, beginning] = [new Uint32Array(count), new Uint32Array(count)];
    pass({ ...asked, seeds: [from], stopAt: [...stopAt, to] }, 1, { lengths: ending });
    pass({ ...asked, seeds: [to], stopAt: again ? stopAt : [...stopAt, from] }, -1, { lengths: beginning });
    let found = 0;
    for (let at = 0; at < count; at += 1) {
      const [before, after] = [ending[at]!, beginning[at]!];
      if (before === 0 || after === 0 || (maxHops !== null && before + after - 1 > maxHops)) continue;
      ending[found] = asked.start + at;
      found += 1;
    }
    return { marks: ending.slice(0, found) };
  };
}
