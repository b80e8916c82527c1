import type { LogContents } from '../terms/log-contents.ts';
import { indented } from './columns.ts';
import { instant } from './dates.ts';
import { inert } from './escape.ts';
import { counted, csv, SHOWN, table } from './logged.ts';

/** What a log holds, as text. */
export function contentsText(contents: LogContents): string {
  const { actors, contacts, spans, window, refused, lines, checked } = contents;
  const when =
    window.earliest === null || window.latest === null
      ? ''
      : `, from ${instant(window.earliest)} to ${instant(window.latest)}`;
  const head = `${counted(contacts + spans, 'contact')} of ${counted(actors, 'actor')}${when}.`;
  return [
    ...indented(head, ''),
    '',
    ...table(contents.sources.map(sourceRow)),
    ...contents.tables.map(
      ({ kind, name, sha256, rows }) => `${inert(name)}  ${kind}  ${counted(rows, 'row')}  ${sha256.slice(0, 12)}`,
    ),
    '',
    ...indented(tied(contents), ''),
    ...indented(
      `Channels: ${contents.channels
        .slice(0, 20)
        .map(({ channel, rows }) => `${channel === null ? 'none' : inert(channel)} (${rows})`)
        .join(', ')}.`,
      '',
    ),
    ...(refused.length === 0
      ? []
      : ['', 'Refused:', ...table(refused.map(({ why, rows }) => [`  ${rows}`, inert(why)]))]),
    ...(lines === null ? [] : refusedLines(lines)),
    ...(checked === null ? [] : ['', `${counted(checked, 'file')} of the log: each is as it was written.`]),
    '',
  ].join('\n');
}

/** The refused rows as CSV where they were asked for, else the sources. */
export function contentsCsv({ sources, lines }: LogContents): string {
  if (lines !== null)
    return csv([
      ['source', 'line', 'file', 'why'],
      ...lines.map(({ source, line, file, why }) => [source, line, file, why]),
    ]);
  return csv([
    ['source', 'rows', 'refused', 'bytes', 'sha256', 'zone'],
    ...sources.map(({ name, rows, refused, bytes, sha256, zone }) => [name, rows, refused, bytes, sha256, zone]),
  ]);
}

function sourceRow({ name, rows, refused, sha256, zone, columns }: LogContents['sources'][number]): readonly string[] {
  const used = Object.entries(columns).map(([field, column]) =>
    field === column ? field : `${field} = ${inert(column)}`,
  );
  return [
    inert(name),
    counted(rows, 'row'),
    `${refused} refused`,
    sha256.slice(0, 12),
    [used.join(', '), ...(zone === null ? [] : [`zone ${inert(zone)}`])].join('; '),
  ];
}

function tied({ contacts, spans, ties, tick }: LogContents): string {
  const exact = `${counted(contacts, 'contact')} at a time, to ${length(tick)}`;
  const shared = `${ties.shared} share theirs with another (${ties.longest} at most)`;
  const circles =
    ties.cycles === 0
      ? ''
      : `; in ${counted(ties.cycles, 'stretch').replace('stretchs', 'stretches')} of one time they go in a circle`;
  return `${exact}; ${shared}${circles}. ${counted(spans, 'contact')} within an interval.`;
}

function length(tick: number): string {
  return tick === 86_400_000 ? 'the day' : tick === 60_000 ? 'the minute' : tick === 1000 ? 'the second' : `${tick} ms`;
}

function refusedLines(lines: NonNullable<LogContents['lines']>): readonly string[] {
  if (lines.length === 0) return ['', 'No row was refused.'];
  return [
    '',
    ...table(
      lines
        .slice(0, SHOWN)
        .map(({ source, line, file, why }) => [
          `${inert(source)}:${line}`,
          file === null ? '' : inert(file),
          inert(why),
        ]),
    ),
    ...(lines.length > SHOWN ? [`… and ${lines.length - SHOWN} more: --format csv or json gives all of them.`] : []),
  ];
}
