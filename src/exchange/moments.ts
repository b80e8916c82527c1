import type { Interval, When } from '../terms/interval.ts';
import { Mistake } from '../terms/mistake.ts';
import type { SpanJson } from './format.ts';
import type { TimeIn } from './incoming.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const SHAPE =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/**
 * What an ISO 8601 year, month, date, minute or finer covers, both ends inclusive, in UTC milliseconds. A time without a
 * zone is UTC. Null where the text is none of these, or no date there is ("2017-02-30").
 */
export function coveredBy(text: string): Interval | null {
  const match = SHAPE.exec(text.trim());
  if (match === null) return null;
  const [, year = '', month, day, hour, minute, second, fraction, zone] = match;
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  const start = utc(y, m - 1, d);
  if (m < 1 || m > 12 || new Date(start).getUTCDate() !== d) return null;
  if (month === undefined) return { earliest: start, latest: utc(y + 1, 0, 1) - 1 };
  if (day === undefined) return { earliest: start, latest: utc(y, m, 1) - 1 };
  if (hour === undefined) return { earliest: start, latest: start + DAY - 1 };
  const [h, min, s] = [Number(hour), Number(minute), Number(second ?? 0)];
  if (h > 23 || min > 59 || s > 59) return null;
  const at = start + h * 3_600_000 + min * MINUTE + s * 1000 + Number((fraction ?? '0').padEnd(3, '0')) - offset(zone);
  const finest = second === undefined ? MINUTE : fraction === undefined ? 1000 : 1;
  return { earliest: at, latest: at + finest - 1 };
}

/** `Date.UTC` takes years below 100 for the twentieth century's. */
function utc(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime();
}

function offset(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 3_600_000 + Number(zone.slice(-2)) * MINUTE);
}

/** @throws Mistake where the text is no date or time. */
export function momentAt(text: string, path: string): Interval {
  const found = coveredBy(text);
  if (found !== null) return found;
  throw new Mistake(
    `${path}: “${text}” is no date or time.`,
    'Write it like 2017-05-10, 2017-05 or 2017-05-10T14:30Z.',
  );
}

/** The shortest text whose beginning is this moment: a date where it is midnight, a minute where it is full. */
export function earliestText(time: number | null): string | null {
  if (time === null) return null;
  return shortened(time, time);
}

/** The shortest text whose end is this moment: a date where it is a day's last millisecond. */
export function latestText(time: number | null): string | null {
  if (time === null) return null;
  return shortened(time, time + 1);
}

/** A span as JSON has it. */
export function spanJson({ earliest, latest }: Interval): SpanJson {
  return { earliest: earliestText(earliest), latest: latestText(latest) };
}

function shortened(time: number, boundary: number): string {
  const text = new Date(time).toISOString();
  if (boundary % DAY === 0) return text.slice(0, -14);
  if (boundary % MINUTE === 0) return `${text.slice(0, -8)}Z`;
  return text;
}

/** One text that covers exactly this interval, or null where none does. */
export function spanText(span: Interval): string | null {
  const { earliest, latest } = span;
  if (earliest === null || latest === null) return null;
  const iso = new Date(earliest).toISOString();
  const texts = [
    iso.slice(0, -20),
    iso.slice(0, -17),
    iso.slice(0, -14),
    `${iso.slice(0, -8)}Z`,
    `${iso.slice(0, -5)}Z`,
    iso,
  ];
  return texts.find((text) => coveredBy(text)?.earliest === earliest && coveredBy(text)?.latest === latest) ?? null;
}

/** @throws Mistake where a time cannot be read, or ends before it begins. */
export function whenOf(time: TimeIn, path: string): When | null {
  if (time === null || time === undefined || time === '') return null;
  const [from, to, edtf, words] =
    typeof time === 'string'
      ? [...ends(time), time, null]
      : [time.earliest, time.latest, time.edtf ?? null, time.words ?? null];
  if (!from && !to && edtf && typeof time !== 'string') return { ...edtfSpan(edtf), edtf, words: words ?? null };
  const earliest = from ? momentAt(from, `${path}.earliest`).earliest : null;
  const latest = to ? momentAt(to, `${path}.latest`).latest : null;
  if (earliest !== null && latest !== null && earliest > latest) {
    throw new Mistake(`${path}: it ends (${to}) before it begins (${from}).`, 'Correct one of the two.');
  }
  return { earliest, latest, edtf: edtf ?? null, words: words ?? null };
}

/** Both ends of an EDTF text, its qualifiers ("about", "uncertain") aside; open where it says more than this reads. */
function edtfSpan(edtf: string): Interval {
  const [from, to] = ends(edtf.replace(/[?~%]/gu, ''));
  return {
    earliest: from === null ? null : (coveredBy(from)?.earliest ?? null),
    latest: to === null ? null : (coveredBy(to)?.latest ?? null),
  };
}

function ends(text: string): [string | null, string | null] {
  const [from = '', to = from] = text.split('/');
  return [open(from), open(to)];
}

function open(end: string): string | null {
  return end === '' || end === '..' ? null : end;
}
