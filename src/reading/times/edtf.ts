import { type CalendarDate, DAY, dayOf, endOf, isoOf, startOf } from '../../documents/calendar.ts';
import type { Interval } from '../../terms/index.ts';

/** An interval and its EDTF form (ISO 8601-2, level 2 at most). */
export interface Dated extends Interval {
  readonly edtf: string | null;
}

/** Nothing known. */
export const OPEN: Dated = { earliest: null, latest: null, edtf: null };

/** A calendar date, `approximate` written with EDTF's `~`; that widens nothing: the interval is the date's own. */
export function dated(date: CalendarDate, approximate = false): Dated {
  return { earliest: startOf(date), latest: endOf(date), edtf: isoOf(date) + (approximate ? '~' : '') };
}

/** From the start of one calendar date to the end of another, either of them open (null). */
export function between(first: CalendarDate | null, last: CalendarDate | null, approximate = false): Dated {
  if (first === null && last === null) return OPEN;
  const mark = approximate ? '~' : '';
  const [from, to] = [first, last].map((date) => (date === null ? '..' : isoOf(date) + mark));
  return {
    earliest: first === null ? null : startOf(first),
    latest: last === null ? null : endOf(last),
    edtf: spanned(from!, to!),
  };
}

/** From the start of one to the end of another, as `A/B`. */
export function joined(from: Dated, to: Dated): Dated {
  const ends = [endpoint(from, 'earliest'), endpoint(to, 'latest')];
  // "1999-06-01/1999-06" would be out of order in EDTF: ends of one interval are written alike.
  const alike = ends[0] === null || ends[1] === null || precision(ends[0]!) === precision(ends[1]!);
  const [first, last] = alike
    ? ends
    : [from.earliest, to.latest].map((end) => (end === null ? null : isoOf(dayOf(end))));
  const edtf = first === null && last === null ? null : spanned(first ?? '..', last ?? '..');
  return { earliest: from.earliest, latest: to.latest, edtf };
}

/** The last day before an interval starts and all that went before it. */
export function upToStart(moment: Dated): Dated {
  return moment.earliest === null ? OPEN : between(null, dayOf(moment.earliest - 1));
}

/** All up to the end of an interval. */
export function upToEnd(moment: Dated): Dated {
  if (moment.latest === null) return OPEN;
  return { earliest: null, latest: moment.latest, edtf: `../${endpoint(moment, 'latest')}` };
}

/** From the start of an interval to `latest`, or open. */
export function fromStart(moment: Dated, latest: number | null): Dated {
  if (moment.earliest === null) return OPEN;
  const bound = noEarlier(latest, moment.earliest);
  const [from, to] = [endpoint(moment, 'earliest')!, shown(bound)];
  // "1999-10/1999-10-01" would be out of order in EDTF.
  const first = to.startsWith(from.replace('~', '')) ? isoOf(dayOf(moment.earliest)) : from;
  return { earliest: moment.earliest, latest: bound, edtf: spanned(first, to) };
}

/** From the first day after an interval to `latest`, or open. */
export function fromEnd(moment: Dated, latest: number | null): Dated {
  if (moment.latest === null) return OPEN;
  const earliest = moment.latest + 1;
  const bound = noEarlier(latest, earliest);
  return { earliest, latest: bound, edtf: spanned(isoOf(dayOf(earliest)), shown(bound)) };
}

/** What is said to come after a time that is later than its own report is left open at the far end. */
function noEarlier(latest: number | null, earliest: number): number | null {
  return latest !== null && latest < earliest ? null : latest;
}

/** An interval moved by whole days. */
export function shifted(moment: Dated, days: number): Dated {
  const [earliest, latest] = [moment.earliest, moment.latest].map((end) => (end === null ? null : end + days * DAY));
  return between(earliest == null ? null : dayOf(earliest), latest == null ? null : dayOf(latest), Math.abs(days) >= 7);
}

/** The same interval, marked as approximate where EDTF can say so. */
export function approximately(moment: Dated): Dated {
  return moment.edtf !== null && PLAIN.test(moment.edtf)
    ? { ...moment, edtf: `${moment.edtf.replace('~', '')}~` }
    : moment;
}

const PLAIN = /^\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?~?$/;

/** One end of an interval in EDTF: as it was written where that is a plain date, otherwise the day it falls on. */
function endpoint(moment: Dated, end: 'earliest' | 'latest'): string | null {
  const instant = moment[end];
  if (instant === null) return null;
  return moment.edtf !== null && PLAIN.test(moment.edtf) ? moment.edtf : isoOf(dayOf(instant));
}

/** `A/B`; a day to itself is that day, and EDTF has no other form for it. */
function spanned(from: string, to: string): string {
  return from === to ? from : `${from}/${to}`;
}

function precision(edtf: string): number {
  return edtf.replace('~', '').length;
}

function shown(latest: number | null): string {
  return latest === null ? '..' : isoOf(dayOf(latest));
}
