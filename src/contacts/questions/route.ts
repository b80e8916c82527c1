import type { LogLimits } from '../../terms/index.ts';
import { SPAN } from '../intervals/spansweeper.ts';
import { NEVER, SEED } from '../kernel/engine.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { atWorst, type Kept, keptBy, labelsOf } from './kept.ts';
import { passesOf } from './passes.ts';
import { actorOf, askedOf } from './question.ts';
import { type Preference, walkRoute } from './walkroute.ts';
import { limitsWalks } from './walks.ts';

/** One contact of a route. `time` is when it happens in the timeline in which everyone has it first. */
export interface Step extends Kept {
  /** When it happens in the timeline in which everyone has it last: UTC milliseconds. */
  readonly worst: number;
}

/** A route, and whether there is one in every timeline. */
export interface Route {
  readonly steps: readonly Step[];
  /** UTC milliseconds by which the target has it in every timeline, by this route or by another; null where not in all. */
  readonly certain: number | null;
}

/**
 * The route by which it could have got to one first, from another or from any of several, or null where there is none by the deadline.
 *
 * @throws Mistake as `askedOf` does.
 */
export async function earliestRoute(
  log: OpenLog,
  from: string | readonly string[],
  to: string,
  limits: LogLimits = {},
): Promise<Route | null> {
  if (limitsWalks(limits)) return await walkRoute(log, from, to, limits, 'earliest');
  const target = actorOf(log, to);
  const asked = askedOf(log, [from].flat(), limits);
  const passes = await passesOf(log, limits);
  const found = passes.possible(asked, 1, target);
  if (found.marks[target] === NEVER) return null;
  const chain: number[] = [];
  const one = new Uint32Array(1);
  const sender = (mark: number): number => {
    if (mark > SEED) return log.spans.from[mark - SPAN]!;
    log.columns.read('from', mark, one);
    return one[0]!;
  };
  for (let at = target; found.marks[at] !== SEED; at = sender(chain[0]!)) chain.unshift(found.marks[at]!);
  const kept = keptBy(log, { ...found, marks: Uint32Array.from(chain) });
  if (log.spans.from.length === 0) {
    const steps = chain.map((mark) => kept(mark)).map((step) => ({ ...step, worst: step.time }));
    return { steps, certain: steps.at(-1)?.time ?? null };
  }
  const worst = labelsOf(log, passes.necessary(asked, 1), 1);
  const steps = chain
    .map((mark) => kept(mark))
    .map((step) => ({ ...step, worst: atWorst(step, worst[step.from]!, limits) }));
  return { steps, certain: Number.isFinite(worst[target]!) ? worst[target]! : null };
}

/**
 * The route that is preferred, from one actor to another or from any of several, or null where there is none by the deadline.
 *
 * @throws Mistake as `walkRoute` does.
 */
export async function preferredRoute(
  log: OpenLog,
  from: string | readonly string[],
  to: string,
  limits: LogLimits,
  preference: Preference,
): Promise<Route | null> {
  if (preference === 'earliest') return await earliestRoute(log, from, to, limits);
  return await walkRoute(log, from, to, limits, preference);
}
