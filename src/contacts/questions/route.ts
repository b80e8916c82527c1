import type { LogLimits } from '../../terms/index.ts';
import { NEVER, SEED } from '../kernel/engine.ts';
import { Sweeper } from '../kernel/sweep.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { withoutChannels } from './channels.ts';
import { actorOf, askedOf } from './question.ts';

/** One contact of a route. */
export interface Step {
  readonly index: number;
  readonly row: number;
  readonly from: number;
  readonly to: number;
  /** UTC milliseconds. */
  readonly time: number;
}

/**
 * The route by which it could have got from one to another first, or null where there is none by the deadline.
 *
 * @throws Mistake as `askedOf` does.
 */
export async function earliestRoute(
  log: OpenLog,
  from: string,
  to: string,
  limits: LogLimits = {},
): Promise<readonly Step[] | null> {
  const target = actorOf(log, to);
  const without = await withoutChannels(log, limits.excludeChannels ?? []);
  const sweep = { ...askedOf(log, [from], limits), until: target, ...(without === null ? {} : { without }) };
  const arrivals = new Sweeper(log.columns).forward(sweep);
  if (arrivals[target] === NEVER) return null;
  const steps: Step[] = [];
  const one = new Uint32Array(1);
  const read = (column: 'from' | 'to' | 'stamp', index: number): number => {
    log.columns.read(column, index, one);
    return one[0]!;
  };
  for (let at = target; arrivals[at] !== SEED; ) {
    const index = arrivals[at]!;
    const sender = read('from', index);
    log.rows(index, one);
    const row = one[0]!;
    steps.push({ index, row, from: sender, to: at, time: log.times.at(read('stamp', index)) });
    at = sender;
  }
  return steps.toReversed();
}
