import type { LoggedStep, RoutesAnswer } from '../terms/routes.ts';
import { indented } from './columns.ts';
import { inert } from './escape.ts';
import { limited } from './lasting.ts';
import { CELLS, cells, counted, csv, ruled, SHOWN, scoped, table, told } from './logged.ts';

/** Contacts that are told of those that hang on the tie rule. */
const TIED = 10;

/** All contacts on routes from one actor to another, as text: how many, the first and the last, and what it rests on. */
export function routesText(answer: RoutesAnswer): string {
  const { query, ties, count, actors, intervals, contacts, more, tieSensitive, scope } = answer;
  const [from, to] = [inert(query.from), inert(query.to)];
  const head =
    count === 0
      ? `On this log it could not have got from ${from} to ${to}: no contacts follow one another in time.`
      : `${counted(count, 'contact')} of ${counted(actors, 'actor')} lie on routes from ${from} to ${to}${intervals === 0 ? '' : ' in some timeline'}, going by the contacts of this log.`;
  const shown = contacts.slice(0, SHOWN);
  const left = count - shown.length;
  const last = left > 0 && more === 0 ? contacts.slice(-1) : [];
  return [
    ...indented(head, ''),
    ...(count === 0 ? [] : ['', ...stepTable([...shown, ...last])]),
    ...(left > 0
      ? [`… and ${left} more${last.length === 0 ? '' : ', the last of them above'}: --format csv or json gives them.`]
      : []),
    '',
    ...(intervals === 0
      ? []
      : indented(
          `${counted(intervals, 'contact')} ${intervals === 1 ? 'has' : 'have'} an interval: each lies on a route only if it happened between the two times told with it.`,
          '',
        )),
    ...limited(query),
    ...ruled(ties, 0),
    ...tiedText(tieSensitive, 'on a route'),
    ...scoped(scope),
    '',
  ].join('\n');
}

/** The contacts of all routes as CSV, one a contact. */
export function routesCsv({ contacts }: RoutesAnswer): string {
  return csv([CELLS, ...contacts.map(cells)]);
}

/** Contacts in columns: time, who to whom, and what they can be found by. */
export function stepTable(steps: readonly LoggedStep[]): readonly string[] {
  return table(
    steps.map((step) => [step.time, `${inert(step.from)} → ${inert(step.to)}`, `${told(step)}${timesOf(step)}`]),
  );
}

function timesOf({ onRoute }: LoggedStep): string {
  if (onRoute === undefined) return '';
  return ` · ${new Date(onRoute.earliest).toISOString()} to ${new Date(onRoute.latest).toISOString()}`;
}

/** Which contacts hang on the tie rule, or nothing where none does. */
export function tiedText({ count, contacts }: RoutesAnswer['tieSensitive'], what: string): readonly string[] {
  if (count === 0) return [];
  const shown = contacts.slice(0, TIED);
  return [
    ...indented(
      `${counted(count, 'contact')} ${count === 1 ? 'is' : 'are'} ${what} only if contacts of one time chain:`,
      '',
    ),
    ...stepTable(shown).map((line) => `  ${line}`),
    ...(count > shown.length ? [`  … and ${count - shown.length} more.`] : []),
  ];
}
