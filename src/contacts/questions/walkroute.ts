import { type LogLimits, Mistake } from '../../terms/index.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { NONE } from '../walks/labels.ts';
import { atWorst } from './kept.ts';
import { actorOf, askedOf } from './question.ts';
import type { Route } from './route.ts';
import { keptWalks, toldAt, walksOf } from './walks.ts';

/**
 * Which of all routes that arrive by the deadline: the one that arrives first; of those with the fewest contacts the first; the one that
 * leaves the start last, and of those the first to arrive; or the one with the least time between its first contact and its last, and of
 * those the first. (Wu et al., PVLDB 7(9) 2014: earliest arrival, shortest, latest departure, fastest.)
 */
export type Preference = 'earliest' | 'fewest' | 'latest-departure' | 'fastest';

/**
 * The route that is preferred under limits of how it is passed on, or null where there is none by the deadline.
 *
 * @throws Mistake as `askedOf` and `walksOf` do, and where the log has contacts with an interval and the preference is for a
 *   late departure or little time.
 */
export async function walkRoute(
  log: OpenLog,
  from: string | readonly string[],
  to: string,
  limits: LogLimits,
  preference: Preference,
): Promise<Route | null> {
  const target = actorOf(log, to);
  const asked = askedOf(log, [from].flat(), limits);
  const hasSpans = log.spans.from.length > 0;
  if (hasSpans && (preference === 'latest-departure' || preference === 'fastest')) {
    throw new Mistake(
      `--${preference} compares times of departure; ${log.spans.from.length} contacts of this log have an interval.`,
      'Ask for the earliest route or --fewest, or import the log without those rows.',
    );
  }
  const { latency, pass } = await walksOf(log, limits);
  const best = preference === 'fewest' || preference === 'fastest' ? { best: preference } : {};
  let leave = {};
  if (preference === 'latest-departure') {
    const back = pass({ ...asked, seeds: [target] }, -1);
    const left = asked.seeds.filter((seed) => back.first[seed] !== NONE);
    if (left.length === 0) return null;
    const last = Math.max(...left.map((seed) => back.happened(back.first[seed]!)));
    leave = { leave: [last, last] };
  }
  const found = pass(asked, 1, { ...best, ...leave, until: target });
  const which = {
    fewest: found.fewest,
    fastest: found.fastest,
    earliest: found.first,
    'latest-departure': found.first,
  };
  const label = which[preference][target]!;
  if (label === NONE) return null;
  const walk = found.labels.walk(label);
  const kept = keptWalks(log, found, walk);
  if (!hasSpans) {
    const steps = walk.map(kept).map((step) => ({ ...step, worst: step.time }));
    return { steps, certain: steps.at(-1)!.time + latency };
  }
  const worst = pass(asked, 1, { worst: true });
  const had = (actor: number) =>
    asked.seeds.includes(actor) ? Number.NEGATIVE_INFINITY : toldAt(worst, worst.first[actor]!, 1, latency);
  const steps = walk.map(kept).map((step) => ({ ...step, worst: atWorst(step, had(step.from), limits) }));
  return { steps, certain: had(target) };
}
