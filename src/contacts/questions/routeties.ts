import type { LogLimits } from '../../terms/index.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { givesWay } from './hanging.ts';
import { preferredRoute, type Route, type Step } from './route.ts';
import type { Preference } from './walkroute.ts';

/** What the other tie rule makes of a route, where the best is another by it. */
export interface RouteTies {
  /** UTC milliseconds of the arrival by the other rule; null where there is no route by it. */
  readonly other: number | null;
  /** The last two contacts of one time on the route by the rule that lets them chain; null where it has none. */
  readonly pair: readonly [Step, Step] | null;
}

/**
 * Whether the first arrival, or what else is preferred, hangs on the tie rule: null where it does not. One more question where contacts share
 * a time, or one may begin as another ends.
 *
 * @param route what `preferredRoute` answers to the same question.
 * @throws Mistake as `preferredRoute` does.
 */
export async function routeTies(
  log: OpenLog,
  from: string | readonly string[],
  to: string,
  limits: LogLimits,
  route: Route | null,
  preference: Preference = 'earliest',
): Promise<RouteTies | null> {
  const { latency = 0 } = limits;
  if (log.spans.from.length === 0 && log.manifest.ties.shared === 0 && latency === 0) return null;
  const otherwise = await preferredRoute(
    log,
    from,
    to,
    { ...limits, ties: limits.ties === 'strict' ? 'non-strict' : 'strict' },
    preference,
  );
  return tiesOf(route, otherwise, limits, preference);
}

/** The same, given the best route by the other rule. */
export function tiesOf(
  route: Route | null,
  otherwise: Route | null,
  limits: LogLimits,
  preference: Preference = 'earliest',
): RouteTies | null {
  const { latency = 0 } = limits;
  const strict = limits.ties === 'strict';
  const [own, other] = [merit(route, preference), merit(otherwise, preference)];
  if (own.every((one, at) => one === other[at])) return null;
  const steps = (strict ? otherwise : route)?.steps ?? [];
  const second = steps.findLastIndex(
    (step, at) => at > 0 && steps[at - 1]!.time + latency === step.time && !givesWay(step, 1, limits),
  );
  const arrival = otherwise?.steps.at(-1)?.time ?? null;
  return {
    other: arrival === null ? null : arrival + latency,
    pair: second === -1 ? null : [steps[second - 1]!, steps[second]!],
  };
}

/** What two routes are compared by: when the last contact is, and before that what is preferred. */
function merit(route: Route | null, preference: Preference): readonly (number | null)[] {
  const [first, last] = [route?.steps[0]?.time ?? null, route?.steps.at(-1)?.time ?? null];
  switch (preference) {
    case 'earliest':
      return [last];
    case 'fewest':
      return [route?.steps.length ?? null, last];
    case 'latest-departure':
    case 'fastest':
      return [first, last];
  }
}
