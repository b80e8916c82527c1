import type { CentralAnswer, SuspectsAnswer } from '../terms/suspects.ts';
import { indented } from './columns.ts';
import { inert } from './escape.ts';
import { counted, csv, ruled, SHOWN, scoped, table } from './logged.ts';

/** From whom it could have come, as text: to how many of those asked about, to whom, and until when. */
export function suspectsText({ query, ties, suspects, scope }: SuspectsAnswer): string {
  const names = query.to.map((name) => inert(name)).join(', ');
  const head = `It could have come to one or more of ${names} from ${counted(suspects.length, 'actor')}, going by the contacts of this log.`;
  const rows = suspects
    .slice(0, SHOWN)
    .map(({ actor, count, to, last }) => [
      `${count} of ${query.to.length}`,
      inert(actor),
      `until ${new Date(last).toISOString()}`,
      count === query.to.length ? 'to all' : `to ${to.map((name) => inert(name)).join(', ')}`,
    ]);
  return [
    ...indented(head, ''),
    ...(rows.length === 0 ? [] : ['', ...table(rows)]),
    ...more(suspects.length - rows.length),
    '',
    ...ruled(ties, 0),
    ...scoped(scope),
    '',
  ].join('\n');
}

/** The same as CSV, one a suspect. */
export function suspectsCsv({ suspects }: SuspectsAnswer): string {
  return csv([
    ['actor', 'count', 'last', 'to'],
    ...suspects.map(({ actor, count, last, to }) => [actor, count, last, to.join(' ')]),
  ]);
}

/** How far what each actor has could have gone, as text. */
export function centralText({ central, asked, ties, scope }: CentralAnswer): string {
  const head = `How many could have had it from each of ${counted(asked, 'actor')}, and in what share of the time on average (closeness), going by the contacts of this log.`;
  const rows = central
    .slice(0, SHOWN)
    .map(({ actor, reach, closeness }) => [`${reach}`, closeness.toFixed(4), inert(actor)]);
  return [
    ...indented(head, ''),
    '',
    ...table([['reach', 'closeness', 'actor'], ...rows]),
    ...more(central.length - rows.length),
    '',
    ...ruled(ties, 0),
    ...scoped(scope),
    '',
  ].join('\n');
}

/** The same as CSV, one an actor. */
export function centralCsv({ central }: CentralAnswer): string {
  return csv([
    ['actor', 'reach', 'closeness'],
    ...central.map(({ actor, reach, closeness }) => [actor, reach, closeness]),
  ]);
}

function more(left: number): readonly string[] {
  return left > 0 ? [`… and ${left} more: --format csv or json gives all of them.`] : [];
}
