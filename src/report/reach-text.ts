import type { ReachAnswer, RouteAnswer } from '../terms/reach.ts';
import { indented } from './columns.ts';
import { inert } from './escape.ts';
import { lasting, limited } from './lasting.ts';
import { CELLS, cells, counted, csv, hanging, instead, ruled, SHOWN, scoped, table, told } from './logged.ts';

/** What a log answers about everyone, as text: who, when, by which contact, and what the answer rests on. */
export function reachText({ query, ties, reached, tieSensitive, scope }: ReachAnswer): string {
  const names = query.actors.map((name) => inert(name)).join(', ');
  const head =
    query.kind === 'forward'
      ? `${counted(reached.length, 'actor')} could have had it from ${names}, going by the contacts of this log.`
      : `It could have come to ${names} from ${counted(reached.length, 'actor')}, going by the contacts of this log.`;
  const open = reached.filter(({ earliest, latest }) => earliest === null || latest === null).length;
  const few = query.maxHops ?? null;
  const takes = query.kind === 'forward' && (query.latency ?? 0) > 0;
  const worst = few === null ? 'not in every timeline' : 'by no one way in every timeline';
  const rows = reached
    .slice(0, SHOWN)
    .map(({ actor, arrival, contact, informants = [contact], hops, fewest = hops, earliest, latest }) => [
      contact.time,
      inert(actor),
      informants.map(told).join('; '),
      [
        counted(hops, 'hop') + (fewest === hops ? '' : ` (least ${fewest})`),
        ...(takes ? [`has it at ${stamp(arrival)}`] : []),
        ...(earliest === null || latest === null ? [worst] : []),
      ].join(', '),
    ]);
  return [
    ...indented(head, ''),
    ...(rows.length === 0 ? [] : ['', ...table(rows)]),
    ...(reached.length > SHOWN
      ? [`… and ${reached.length - SHOWN} more: --format csv or json gives all of them.`]
      : []),
    '',
    ...limited(query),
    ...(open === 0
      ? []
      : indented(
          few === null
            ? `For ${counted(open, 'actor')} it depends on when contacts happened whose time is an interval.`
            : `For ${counted(open, 'actor')} no one way of so few contacts holds whenever contacts happened whose time is an interval.`,
          '',
        )),
    ...ruled(ties, tieSensitive.length),
    ...hanging(tieSensitive.map(({ actor, contacts }) => ({ of: inert(actor), contacts }))),
    ...scoped(scope),
    '',
  ].join('\n');
}

/** A route as text, contact by contact, or that there is none. */
export function routeText({ query, ties, route, arrival, tieSensitive, scope }: RouteAnswer): string {
  const [from, to] = [inert(query.from), inert(query.to)];
  const limits = limited(query);
  const under = limits.length === 0 ? '' : ' under these limits';
  const head =
    route === null
      ? `On this log it could not have got from ${from} to ${to}: no contacts follow one another in time${under}.`
      : `It could have got from ${from} to ${to} in ${counted(route.length, 'hop')}, going by the contacts of this log.`;
  const rows = (route ?? []).map((step) => [step.time, `${inert(step.from)} → ${inert(step.to)}`, told(step)]);
  return [
    ...indented(head, ''),
    ...(rows.length === 0 ? [] : ['', ...table(rows)]),
    '',
    ...preferred(query, route),
    ...limits,
    ...timed(query, route, arrival),
    ...ruled(ties, 0),
    ...otherwise(ties, arrival, tieSensitive),
    ...scoped(scope),
    '',
  ].join('\n');
}

/** What a route is the best in, where it is not the first to arrive. */
function preferred({ prefer, from }: RouteAnswer['query'], route: RouteAnswer['route']): readonly string[] {
  const [first, last] = [route?.[0], route?.at(-1)];
  if (first === undefined || last === undefined) return [];
  switch (prefer) {
    case 'fewest':
      return indented('No way has fewer contacts; of those with as few it is there first.', '');
    case 'latest-departure':
      return indented(`No way leaves ${inert(from)} later; of those that leave then it is there first.`, '');
    case 'fastest':
      return indented(
        `From its first contact to its last it takes ${lasting(last.best - first.best)}, and no way takes less; of those as fast it is there first.`,
        '',
      );
    default:
      return [];
  }
}

/** Whether a route holds whenever contacts happened whose time is an interval, and what they take where it does not. */
function timed(
  { maxHops = null }: RouteAnswer['query'],
  route: RouteAnswer['route'],
  arrival: RouteAnswer['arrival'],
): readonly string[] {
  const spans = (route ?? []).filter(({ earliest, latest }) => earliest !== latest);
  if (arrival === null || spans.length === 0) return [];
  if (arrival.latest !== null)
    return indented(`Whenever they happened, it got there by ${stamp(arrival.latest)} at the latest.`, '');
  if (maxHops !== null) return indented('No one way of so few contacts holds whenever they happened.', '');
  const told = spans.map(({ from, to, worst }) => `${inert(from)} → ${inert(to)} at ${stamp(worst)}`).join(', ');
  return indented(
    `It depends on when they happened: there is a timeline without a route, in which it was ${told}.`,
    '',
  );
}

/** What the other tie rule would make of the first arrival, where that is another. */
function otherwise(
  ties: RouteAnswer['ties'],
  arrival: RouteAnswer['arrival'],
  tied: RouteAnswer['tieSensitive'],
): readonly string[] {
  if (tied === null) return [];
  const told =
    tied.other === null
      ? 'there would be no route'
      : arrival === null
        ? `there would be a route, by ${stamp(tied.other)}`
        : tied.other === arrival.earliest
          ? 'it would be another route'
          : `it would get there ${tied.other < arrival.earliest ? 'earlier' : 'later'}, at ${stamp(tied.other)}`;
  return [...indented(`${instead(ties)}, ${told}.`, ''), ...hanging([{ of: 'It hangs on', contacts: tied.contacts }])];
}

function stamp(time: number): string {
  return new Date(time).toISOString();
}

/** The rows of an answer as CSV, one an actor; one for each first informant where these were asked for. */
export function reachCsv({ query, reached }: ReachAnswer): string {
  const few = (query.maxHops ?? null) !== null;
  const head = ['actor', 'arrival', 'earliest', 'latest', 'hops', ...(few ? ['fewest'] : []), ...CELLS];
  const rows = reached.flatMap(({ actor, arrival, earliest, latest, hops, fewest = hops, contact, informants }) =>
    (informants ?? [contact]).map((informant) => [
      actor,
      arrival,
      earliest,
      latest,
      hops,
      ...(few ? [fewest] : []),
      ...cells(informant),
    ]),
  );
  return csv([head, ...rows]);
}

/** The contacts of a route as CSV, one a contact. */
export function routeCsv({ route }: RouteAnswer): string {
  return csv([CELLS, ...(route ?? []).map(cells)]);
}
