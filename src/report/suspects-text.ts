import type { CentralAnswer, SuspectsAnswer } from '../terms/suspects.ts';
import { indented } from './columns.ts';
import { inert } from './escape.ts';
import { limited } from './lasting.ts';
import { counted, csv, hanging, ruled, SHOWN, scoped, table } from './logged.ts';

/** Actors that are told of those whose reach hangs on the tie rule. */
const TIED = 10;

/** From whom it could have come, as text: to how many of those asked about, to whom, and until when. */
export function suspectsText({ query, ties, suspects, tieSensitive, scope }: SuspectsAnswer): string {
  const head = `It could have come to one or more of ${named(query.to)} from ${counted(suspects.length, 'actor')}, going by the contacts of this log.`;
  const rows = suspects
    .slice(0, SHOWN)
    .map(({ actor, count, to, last }) => [
      `${count} of ${query.to.length}`,
      inert(actor),
      `until ${new Date(last).toISOString()}`,
      count === query.to.length ? 'to all' : `to ${named(to)}`,
    ]);
  return [
    ...indented(head, ''),
    ...(rows.length === 0 ? [] : ['', ...table(rows)]),
    ...more(suspects.length - rows.length),
    '',
    ...limited(query),
    ...ruled(ties, tieSensitive.length),
    ...hanging(tieSensitive.map(({ actor, to, contacts }) => ({ of: `${inert(actor)} to ${named(to)}`, contacts }))),
    ...scoped(scope),
    '',
  ].join('\n');
}

function named(names: readonly string[]): string {
  return names.map((name) => inert(name)).join(', ');
}

/** The same as CSV, one a suspect. */
export function suspectsCsv({ suspects }: SuspectsAnswer): string {
  return csv([
    ['actor', 'count', 'last', 'to'],
    ...suspects.map(({ actor, count, last, to }) => [actor, count, last, to.join(' ')]),
  ]);
}

/** How far what each actor has could have gone, as text. */
export function centralText({ query, central, asked, intervals, ties, tieSensitive, scope }: CentralAnswer): string {
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
    ...(intervals === 0
      ? []
      : indented(
          `${counted(intervals, 'contact')} ${intervals === 1 ? 'has' : 'have'} an interval: each actor is taken in the timeline in which most could have had it from there, as early as they could.`,
          '',
        )),
    ...limited(query),
    ...ruled(ties, tieSensitive.count),
    ...tieSensitive.actors
      .slice(0, TIED)
      .map(({ actor, reach, other }) => `  ${inert(actor)}: ${reach}, by the other rule ${other}`),
    ...(tieSensitive.count > TIED ? [`  … and ${tieSensitive.count - TIED} more.`] : []),
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
