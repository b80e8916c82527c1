import type { CutAnswer } from '../terms/routes.ts';
import { indented } from './columns.ts';
import { inert } from './escape.ts';
import { CELLS, cells, counted, csv, ruled, SHOWN, scoped } from './logged.ts';
import { stepTable, tiedText } from './routes-text.ts';

/** The fewest without whom there is no route, as text: who or which they are, how sure that is, and what it rests on. */
export function cutText(answer: CutAnswer): string {
  const { contacts, people, ties, tieSensitive, scope } = answer;
  const rows = contacts === null ? (people ?? []).map((name) => inert(name)) : stepTable(contacts);
  return [
    ...indented(headOf(answer), ''),
    ...(rows.length === 0 ? [] : ['', ...rows.slice(0, SHOWN)]),
    ...(rows.length > SHOWN ? [`… and ${rows.length - SHOWN} more: --format csv or json gives all of them.`] : []),
    '',
    ...ruled(ties, 0),
    ...tiedText(tieSensitive, 'on a route'),
    ...scoped(scope),
    '',
  ].join('\n');
}

function headOf({ query, routes, least, most, contacts, only, people }: CutAnswer): string {
  const [from, to] = [inert(query.from), inert(query.to)];
  if (routes === 0)
    return `On this log it could not have got from ${from} to ${to}: no contacts follow one another in time.`;
  if (query.of === 'people' && people === null)
    return `No set of people closes every route from ${from} to ${to}: the two are in contact themselves.`;
  const set = contacts === null ? (most === 1 ? '1 person' : `${most} people`) : counted(most, 'contact');
  const without = contacts === null ? 'whom' : 'which';
  if (least < most) {
    return `Without these ${set} it could not have got from ${from} to ${to}, going by the contacts of this log. Fewer may do, but not fewer than ${least}: to find the fewest would take too long.`;
  }
  const others =
    contacts === null || only === null
      ? ''
      : only
        ? ' No other set is as small.'
        : ' Other sets are as small; this is the one nearest the start.';
  return `${set} ${most === 1 ? 'is' : 'are'} the fewest without ${without} it could not have got from ${from} to ${to}, going by the contacts of this log.${others}`;
}

/** The set as CSV, one contact or person a row. */
export function cutCsv({ contacts, people }: CutAnswer): string {
  return contacts === null
    ? csv([['actor'], ...(people ?? []).map((name) => [name])])
    : csv([CELLS, ...contacts.map(cells)]);
}
