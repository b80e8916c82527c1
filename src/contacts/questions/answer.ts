import type { Informing, LogLimits, LogScope, ReachAnswer, RouteAnswer } from '../../terms/index.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { evidenceOf, type LoggedContact } from './evidence.ts';
import type { Kept } from './kept.ts';
import type { Reach } from './reach.ts';
import type { Route, Step } from './route.ts';
import type { RouteTies } from './routeties.ts';
import type { Preference } from './walkroute.ts';

/** Puts names, written times and references to what was reached. */
export async function reachAnswer(
  log: OpenLog,
  kind: 'forward' | 'backward',
  actors: readonly string[],
  limits: LogLimits,
  reach: Reach,
): Promise<ReachAnswer> {
  const evidence = await evidenceOf(log, [
    ...reach.reached.map(({ row }) => row),
    ...reach.tieSensitive.flatMap(({ pair }) => pair ?? []).map(({ row }) => row),
  ]);
  const { name } = log.names;
  const told = ({ row, from, to }: Kept): Informing => ({
    ...informing(evidence.get(row)!),
    from: name(from),
    to: name(to),
  });
  return {
    log: log.path,
    query: { kind, actors, ...limits },
    ties: reach.asked.ties,
    reached: reach.reached.map(({ actor, time, certain, hops, fewest, ...kept }) => ({
      actor: name(actor),
      arrival: time,
      earliest: kind === 'forward' ? time : certain,
      latest: kind === 'forward' ? certain : time,
      contact: told({ ...kept, time }),
      hops,
      ...(fewest === undefined ? {} : { fewest }),
    })),
    tieSensitive: reach.tieSensitive.map(({ actor, time, other, pair }) => ({
      actor: name(actor),
      time,
      other,
      contacts: pair === null ? [] : pair.map(told),
    })),
    scope: scopeOf(log),
  };
}

/** Puts names, written times and references to a route, and to what the other tie rule makes of it where that was asked. */
export async function routeAnswer(
  log: OpenLog,
  from: string,
  to: string,
  limits: LogLimits,
  route: Route | null,
  ties: RouteTies | null = null,
  prefer: Preference = 'earliest',
): Promise<RouteAnswer> {
  const steps = [...(route?.steps ?? []), ...(ties?.pair ?? [])];
  const evidence = await evidenceOf(
    log,
    steps.map(({ row }) => row),
  );
  const told = (step: Step): Informing => ({
    ...informing(evidence.get(step.row)!),
    from: log.names.name(step.from),
    to: log.names.name(step.to),
  });
  return {
    log: log.path,
    query: { kind: 'route', from, to, prefer, ...limits },
    ties: limits.ties ?? 'non-strict',
    route:
      route?.steps.map((step) => ({
        ...told(step),
        earliest: step.earliest,
        latest: step.latest,
        best: step.time,
        worst: step.worst,
      })) ?? null,
    arrival: route && { earliest: route.steps.at(-1)!.time + (limits.latency ?? 0), latest: route.certain },
    tieSensitive: ties && { other: ties.other, contacts: (ties.pair ?? []).map(told) },
    scope: scopeOf(log),
  };
}

/** The scope of every answer from a log. */
export function scopeOf({ manifest }: OpenLog): LogScope {
  return {
    sources: manifest.sources.map(({ name, sha256, rows, refused }) => ({ name, sha256, rows, refused })),
    actors: manifest.actors,
    contacts: manifest.contacts + manifest.spans,
    window: manifest.window,
  };
}

/** A contact of the evidence as an answer tells it. */
export function informing(contact: LoggedContact): Informing {
  const { from, to, time, reference, channel, source, line, senderAs, receiverAs } = contact;
  return {
    from,
    to,
    time,
    reference,
    channel,
    source,
    line,
    ...(senderAs === null ? {} : { senderAs }),
    ...(receiverAs === null ? {} : { receiverAs }),
  };
}
