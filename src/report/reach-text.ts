import type { Informing, LogScope, ReachAnswer, RouteAnswer } from '../terms/reach.ts';
import { indented } from './columns.ts';
import { inert } from './escape.ts';

/** Rows that a terminal is shown before it is told that there are more. */
const SHOWN = 100;

/** What a log answers about everyone, as text: who, when, by which contact, and what the answer rests on. */
export function reachText({ query, ties, reached, tieSensitive, scope }: ReachAnswer): string {
  const names = query.actors.map((name) => inert(name)).join(', ');
  const head =
    query.kind === 'forward'
      ? `${counted(reached.length, 'actor')} could have had it from ${names}, going by the contacts of this log.`
      : `It could have come to ${names} from ${counted(reached.length, 'actor')}, going by the contacts of this log.`;
  const rows = reached
    .slice(0, SHOWN)
    .map(({ actor, contact, hops }) => [contact.time, inert(actor), told(contact), counted(hops, 'hop')]);
  return [
    ...indented(head, ''),
    ...(rows.length === 0 ? [] : ['', ...table(rows)]),
    ...(reached.length > SHOWN
      ? [`… and ${reached.length - SHOWN} more: --format csv or json gives all of them.`]
      : []),
    '',
    ...ruled(ties, tieSensitive.length),
    ...scoped(scope),
    '',
  ].join('\n');
}

/** A route as text, contact by contact, or that there is none. */
export function routeText({ query, ties, route, scope }: RouteAnswer): string {
  const [from, to] = [inert(query.from), inert(query.to)];
  const head =
    route === null
      ? `On this log it could not have got from ${from} to ${to}: no contacts follow one another in time.`
      : `It could have got from ${from} to ${to} in ${counted(route.length, 'hop')}, going by the contacts of this log.`;
  const rows = (route ?? []).map((step) => [step.time, `${inert(step.from)} → ${inert(step.to)}`, told(step)]);
  return [
    ...indented(head, ''),
    ...(rows.length === 0 ? [] : ['', ...table(rows)]),
    '',
    ...ruled(ties, 0),
    ...scoped(scope),
    '',
  ].join('\n');
}

/** The rows of an answer as CSV, one an actor. */
export function reachCsv({ reached }: ReachAnswer): string {
  const head = ['actor', 'arrival', 'hops', 'from', 'to', 'time', 'channel', 'reference', 'source', 'line'];
  const rows = reached.map(({ actor, arrival, hops, contact }) => [actor, arrival, hops, ...cells(contact)]);
  return csv([head, ...rows]);
}

/** The contacts of a route as CSV, one a contact. */
export function routeCsv({ route }: RouteAnswer): string {
  return csv([['from', 'to', 'time', 'channel', 'reference', 'source', 'line'], ...(route ?? []).map(cells)]);
}

type Cell = string | number | null;

function cells({ from, to, time, channel, reference, source, line }: Informing): readonly Cell[] {
  return [from, to, time, channel, reference, source, line];
}

/** RFC 4180; a cell that a spreadsheet would take for a formula is given an apostrophe. */
function csv(rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell): string => {
    const text = value === null ? '' : String(value);
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function told({ channel, reference, source, line }: Informing): string {
  return [channel, reference, `${source}:${line}`]
    .filter((part) => part !== null)
    .map((part) => inert(part))
    .join(' · ');
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row.map((text, column) => (column === row.length - 1 ? text : text.padEnd(widths[column]!))).join('  '),
  );
}

function ruled(ties: ReachAnswer['ties'], sensitive: number): readonly string[] {
  const rule =
    ties === 'strict' ? 'Contacts of one time were not chained.' : 'Contacts of one time were taken to chain.';
  const depends = sensitive === 0 ? '' : ` For ${counted(sensitive, 'actor')} the answer depends on that.`;
  return indented(`${rule}${depends} A contact is an opportunity: it does not say what was passed.`, '');
}

function scoped({ sources, contacts, actors }: LogScope): readonly string[] {
  const refused = sources.reduce((sum, source) => sum + source.refused, 0);
  const files = sources.map(({ name, sha256 }) => `${inert(name)} (${sha256.slice(0, 12)})`).join(', ');
  const out = refused === 0 ? '' : ` ${counted(refused, 'row')} could not be read.`;
  return indented(
    `On this log alone: ${counted(contacts, 'contact')} of ${counted(actors, 'actor')}, from ${files}.${out}`,
    '',
  );
}

function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
