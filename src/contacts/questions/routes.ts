import { type LogLimits, Mistake } from '../../terms/index.ts';
import { between } from '../kernel/between.ts';
import { Sweeper, type Ties } from '../kernel/sweep.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { withoutChannels } from './channels.ts';
import { gathered } from './kept.ts';
import { actorOf, askedOf, onlyInstants } from './question.ts';

/** All routes from one actor to another. */
export interface Routes {
  readonly from: number;
  readonly to: number;
  readonly ties: Ties;
  /** Indexes of the contacts on some route, rising, with their ends and times (stamps). */
  readonly indexes: Uint32Array;
  readonly senders: Uint32Array;
  readonly receivers: Uint32Array;
  readonly stamps: Uint32Array;
  /** Indexes of the contacts that are on a route by one tie rule and not by the other. */
  readonly tieSensitive: Uint32Array;
}

/**
 * The contacts of all routes by which it could have got from one actor to another by the deadline: see `between`.
 *
 * @throws Mistake as `askedOf` does, where the two are one, and where the log has contacts with an interval.
 */
export async function routes(log: OpenLog, from: string, to: string, limits: LogLimits = {}): Promise<Routes> {
  onlyInstants(log, 'This question');
  const [origin, target] = [actorOf(log, from), actorOf(log, to)];
  if (origin === target) throw new Mistake('Routes go from one actor to another.', 'Name two with --from and --to.');
  const { ties, ...asked } = askedOf(log, [from, to], limits);
  const without = await withoutChannels(log, limits.excludeChannels ?? []);
  const sweeper = new Sweeper(log.columns);
  const under = (rule: Ties) =>
    between(sweeper, { ...asked, ...(without === null ? {} : { without }), from: origin, to: target, ties: rule });
  const indexes = under(ties);
  // Without a shared time the rules cannot differ.
  const other = log.manifest.ties.shared === 0 ? indexes : under(ties === 'strict' ? 'non-strict' : 'strict');
  return {
    from: origin,
    to: target,
    ties,
    indexes,
    senders: gathered(log, 'from', indexes),
    receivers: gathered(log, 'to', indexes),
    stamps: gathered(log, 'stamp', indexes),
    tieSensitive: indexes.length > other.length ? missing(indexes, other) : missing(other, indexes),
  };
}

/** How many actors are on the routes, the two ends among them. */
export function actorsOf({ senders, receivers }: Routes): number {
  const met = new Set<number>(senders);
  for (const receiver of receivers) met.add(receiver);
  return met.size;
}

/** Those of a rising list that are not in another, which has no others than it. */
function missing(all: Uint32Array, some: Uint32Array): Uint32Array {
  let next = 0;
  return all.filter((index) => {
    if (next < some.length && some[next] === index) {
      next += 1;
      return false;
    }
    return true;
  });
}
