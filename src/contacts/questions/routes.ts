import { type LogLimits, Mistake } from '../../terms/index.ts';
import type { RouteContacts } from '../cuts/network.ts';
import type { LooseRoutes } from '../intervals/spanbetween.ts';
import { SPAN } from '../intervals/spansweeper.ts';
import { placeFrom } from '../kernel/rising.ts';
import type { Ties } from '../kernel/sweep.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { gathered } from './kept.ts';
import { type Passes, passesOf } from './passes.ts';
import { actorOf, askedOf } from './question.ts';
import { walksBetween } from './walkroutes.ts';
import { limitsWalks } from './walks.ts';

/** All routes from one actor to another, in any timeline. */
export interface Routes extends RouteContacts {
  /** The contacts on some route: an index each, or `SPAN` and a span. In the order of the columns. */
  readonly marks: Uint32Array;
  /** UTC milliseconds between which each lies on a route; null where the log has no contacts with an interval. */
  readonly times: Omit<LooseRoutes, 'marks'> | null;
  /** Those that are on a route by one tie rule and not by the other. */
  readonly tieSensitive: Uint32Array;
  /** The contacts on routes by the other rule, or null where the rules cannot differ. */
  readonly otherwise: (() => RouteContacts) | null;
}

/**
 * The contacts of all routes by which it could have got from one actor to another by the deadline: see `between` and `spanBetween`.
 *
 * @throws Mistake as `askedOf` does, and where the two are one.
 */
export async function routes(log: OpenLog, from: string, to: string, limits: LogLimits = {}): Promise<Routes> {
  const [origin, target] = [actorOf(log, from), actorOf(log, to)];
  if (origin === target) throw new Mistake('Routes go from one actor to another.', 'Name two with --from and --to.');
  const asked = askedOf(log, [from, to], limits);
  const between: Passes['between'] = limitsWalks(limits)
    ? await walksBetween(log, limits)
    : (await passesOf(log, limits)).between;
  const { ties } = asked;
  const { latency = 0 } = limits;
  const otherTies: Ties = ties === 'strict' ? 'non-strict' : 'strict';
  const found = between(asked, origin, target);
  // Without a shared time, or one that may be, the rules cannot differ.
  const differ = log.spans.from.length > 0 || log.manifest.ties.shared > 0 || latency > 0;
  const other = differ ? between({ ...asked, ties: otherTies }, origin, target) : found;
  const { marks } = found;
  return {
    ...contactsOf(log, found, origin, target, ties, latency),
    marks,
    times: 'first' in found ? { first: found.first, last: found.last } : null,
    tieSensitive: marks.length > other.marks.length ? missing(marks, other.marks) : missing(other.marks, marks),
    otherwise: differ ? () => contactsOf(log, other, origin, target, otherTies, latency) : null,
  };
}

/** Ends and times of contacts, as columns. */
function contactsOf(
  log: OpenLog,
  found: ReturnType<Awaited<ReturnType<typeof passesOf>>['between']>,
  from: number,
  to: number,
  ties: Ties,
  latency: number,
): RouteContacts {
  const { marks } = found;
  if (!('first' in found)) {
    const [senders, receivers, stamps] = (['from', 'to', 'stamp'] as const).map((column) =>
      gathered(log, column, marks),
    ) as [Uint32Array, Uint32Array, Uint32Array];
    if (latency === 0) return { from, to, ties, senders, receivers, stamps };
    const happened = Float64Array.from(stamps, (stamp) => log.times.at(stamp));
    const told = happened.map((time) => time + latency);
    return { from, to, ties, senders, receivers, ...ranked({ stamps: happened, arrivals: told }) };
  }
  const [senders, receivers] = [endsOf(log, marks, 'from'), endsOf(log, marks, 'to')];
  return { from, to, ties, senders, receivers, ...ranked({ stamps: found.first, until: found.last }) };
}

/** Times as ranks among all of them. */
function ranked<Name extends string>(columns: Readonly<Record<Name, Float64Array>>): Record<Name, Uint32Array> {
  const all = Object.entries<Float64Array>(columns);
  const times = Float64Array.from(new Set(all.flatMap(([, column]) => [...column]))).sort();
  const ranks = all.map(([name, column]) => [name, Uint32Array.from(column, (time) => placeFrom(times, time))]);
  return Object.fromEntries(ranks) as Record<Name, Uint32Array>;
}

/** The senders, or receivers, of some contacts. */
function endsOf(log: OpenLog, marks: Uint32Array, end: 'from' | 'to'): Uint32Array {
  const instants = marks.filter((mark) => mark < SPAN);
  const values = gathered(log, end, instants);
  let next = 0;
  return marks.map((mark) => {
    if (mark >= SPAN) return log.spans[end][mark - SPAN]!;
    next += 1;
    return values[next - 1]!;
  });
}

/** How many actors are on the routes, the two ends among them. */
export function actorsOf({ senders, receivers }: Routes): number {
  const met = new Set<number>(senders);
  for (const receiver of receivers) met.add(receiver);
  return met.size;
}

/** Those of a list that are not in another, in their order. */
function missing(all: Uint32Array, some: Uint32Array): Uint32Array {
  const sorted = some.toSorted();
  return all.filter((mark) => sorted[placeFrom(sorted, mark)] !== mark);
}
