import type { LogLimits } from '../../terms/index.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { givesWay } from './hanging.ts';
import { earliestRoute, type Route, type Step } from './route.ts';

/** What the other tie rule makes of the first arrival, where that is another. */
export interface RouteTies {
  /** UTC milliseconds of the first arrival by the other rule; null where there is no route by it. */
  readonly other: number | null;
  /** The last two contacts of one time on the route by the rule that lets them chain; null where it has none. */
  readonly pair: readonly [Step, Step] | null;
}

/**
 * Whether the first arrival hangs on the tie rule: null where it does not. One more pass where contacts share a time.
 *
 * @param route what `earliestRoute` answers to the same question.
 * @throws Mistake as `earliestRoute` does.
 */
export async function routeTies(
  log: OpenLog,
  from: string | readonly string[],
  to: string,
  limits: LogLimits,
  route: Route | null,
): Promise<RouteTies | null> {
  if (log.spans.from.length === 0 && log.manifest.ties.shared === 0) return null;
  const strict = limits.ties === 'strict';
  const otherwise = await earliestRoute(log, from, to, { ...limits, ties: strict ? 'non-strict' : 'strict' });
  const [time, other] = [route, otherwise].map((one) => one?.steps.at(-1)?.time ?? null);
  if (time === other) return null;
  const steps = (strict ? otherwise : route)?.steps ?? [];
  const second = steps.findLastIndex((step, at) => steps[at - 1]?.time === step.time && !givesWay(step, 1, limits));
  return { other: other!, pair: second === -1 ? null : [steps[second - 1]!, steps[second]!] };
}
