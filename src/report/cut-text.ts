import type { CutAnswer } from '../terms/routes.ts';
import { indented } from './columns.ts';
import { inert } from './escape.ts';
import { limited } from './lasting.ts';
import { CELLS, cells, counted, csv, instead, ruled, SHOWN, scoped } from './logged.ts';
import { stepTable, tiedText } from './routes-text.ts';

/** The fewest without whom there is no route, as text: who or which they are, how sure that is, and what it rests on. */
export function cutText(answer: CutAnswer): string {
  const { query, contacts, people, ties, tieSensitive, scope } = answer;
  const rows = contacts === null ? (people ?? []).map((name) => inert(name)) : stepTable(contacts);
  return [
    ...indented(headOf(answer), ''),
    ...(rows.length === 0 ? [] : ['', ...rows.slice(0, SHOWN)]),
    ...(rows.length > SHOWN ? [`… and ${rows.length - SHOWN} more: --format csv or json gives all of them.`] : []),
    '',
    ...limited(query),
    ...ruled(ties, 0),
    ...otherwise(answer),
    ...tiedText(tieSensitive, 'on a route'),
    ...scoped(scope),
    '',
  ].join('\n');
}

function headOf({ query, routes, intervals, least, most, contacts, only, people }: CutAnswer): string {
  const [from, to] = [inert(query.from), inert(query.to)];
  if (routes === 0)
    return `On this log it could not have got from ${from} to ${to}: no contacts follow one another in time.`;
  if (query.of === 'people' && people === null)
    return `No set of people closes every route from ${from} to ${to}: the two are in contact themselves.`;
  const set = contacts === null ? (most === 1 ? '1 person' : `${most} people`) : counted(most, 'contact');
  const without = contacts === null ? 'whom' : 'which';
  const when = intervals === 0 ? '' : ' in any timeline';
  if (least < most) {
    return `Without these ${set} it could not have got from ${from} to ${to}${when}, going by the contacts of this log. Fewer may do, but not fewer than ${least}: to find the fewest would take too long.`;
  }
  const others =
    contacts === null || only === null
      ? ''
      : only
        ? ' No other set is as small.'
        : intervals === 0
          ? ' Other sets are as small; this is the one nearest the start.'
          : ' Other sets are as small.';
  return `${set} ${most === 1 ? 'is' : 'are'} the fewest without ${without} it could not have got from ${from} to ${to}${when}, going by the contacts of this log.${others}`;
}

/** What the other tie rule would make of it, where that is another size. */
function otherwise({ query, ties, routes, least, most, people, otherwise: other }: CutAnswer): readonly string[] {
  if (other === null) return [];
  const size = query.of === 'people' && people === null ? null : most;
  const same = other.least === least && other.most === size && (other.routes === 0) === (routes === 0);
  if (same) return [];
  const what = (count: number) =>
    query.of === 'contacts' ? counted(count, 'contact') : count === 1 ? '1 person' : `${count} people`;
  const told =
    other.routes === 0
      ? 'there would be no route'
      : other.most === null
        ? 'the two would be in contact themselves'
        : other.least === other.most
          ? `the fewest would be ${what(other.most)}`
          : `the fewest would be between ${other.least} and ${what(other.most)}`;
  return indented(`${instead(ties)}, ${told}.`, '');
}

/** The set as CSV, one contact or person a row. */
export function cutCsv({ contacts, people }: CutAnswer): string {
  return contacts === null
    ? csv([['actor'], ...(people ?? []).map((name) => [name])])
    : csv([CELLS, ...contacts.map(cells)]);
}
