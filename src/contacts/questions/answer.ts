import type { Informing, LogLimits, LogScope, ReachAnswer, RouteAnswer } from '../../terms/index.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { evidenceOf, type LoggedContact } from './evidence.ts';
import type { Kept } from './kept.ts';
import type { Reach } from './reach.ts';
import type { Route, Step } from './route.ts';
import type { RouteTies } from './routeties.ts';
import type { Preference } from './walkroute.ts';

/** What the source of a contact says of it, but for who was in touch and when. */
export type Source = Omit<LoggedContact, 'from' | 'to' | 'earliest' | 'latest'>;

/** What an answer is told with: the log, the names of its actors, and the evidence of the rows that it needs. */
export interface Telling {
  readonly log: string;
  readonly manifest: OpenLog['manifest'];
  readonly name: (actor: number) => string;
  readonly evidence: ReadonlyMap<number, Source>;
}

/** Rows of the evidence that an answer tells. */
export function rowsOf({ reached, tieSensitive }: Reach): readonly number[] {
  return [...reached.map(({ row }) => row), ...tieSensitive.flatMap(({ pair }) => pair ?? []).map(({ row }) => row)];
}

async function tellingOf(log: OpenLog, rows: readonly number[]): Promise<Telling> {
  return { log: log.path, manifest: log.manifest, name: log.names.name, evidence: await evidenceOf(log, rows) };
}

/** Puts names, written times and references to what was reached. */
export async function reachAnswer(
  log: OpenLog,
  kind: 'forward' | 'backward',
  actors: readonly string[],
  limits: LogLimits,
  reach: Reach,
): Promise<ReachAnswer> {
  return reachTold(await tellingOf(log, rowsOf(reach)), kind, actors, limits, reach);
}

/** The same, given what it is told with. */
export function reachTold(
  telling: Telling,
  kind: 'forward' | 'backward',
  actors: readonly string[],
  limits: LogLimits,
  reach: Reach,
): ReachAnswer {
  const { log, name, evidence } = telling;
  const told = ({ row, from, to }: Kept): Informing =>
    informing({ ...evidence.get(row)!, from: name(from), to: name(to) });
  return {
    log,
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
    scope: scopeOf(telling),
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
  const rows = [...(route?.steps ?? []), ...(ties?.pair ?? [])].map(({ row }) => row);
  return routeTold(await tellingOf(log, rows), from, to, limits, route, ties, prefer);
}

/** The same, given what it is told with. */
export function routeTold(
  telling: Telling,
  from: string,
  to: string,
  limits: LogLimits,
  route: Route | null,
  ties: RouteTies | null,
  prefer: Preference,
): RouteAnswer {
  const { log, name, evidence } = telling;
  const told = (step: Step): Informing =>
    informing({ ...evidence.get(step.row)!, from: name(step.from), to: name(step.to) });
  return {
    log,
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
    scope: scopeOf(telling),
  };
}

/** The scope of every answer from a log. */
export function scopeOf({ manifest }: Pick<OpenLog, 'manifest'>): LogScope {
  return {
    sources: manifest.sources.map(({ name, sha256, rows, refused }) => ({ name, sha256, rows, refused })),
    actors: manifest.actors,
    contacts: manifest.contacts + manifest.spans,
    window: manifest.window,
  };
}

/** A contact of the evidence as an answer tells it. */
export function informing(contact: Source & Pick<LoggedContact, 'from' | 'to'>): Informing {
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
