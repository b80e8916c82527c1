import * as chrono from 'chrono-node/en';
import {
  type CalendarDate,
  type CalendarDay,
  clockTime,
  endOf,
  exists,
  MONTH_PATTERN,
  monthNumber,
  startOf,
} from '../documents/calendar.ts';
import { between, type Dated, dated, joined, OPEN } from './edtf.ts';

/** Whether a time without a year or a week is looked for before or after the publication. */
export type Tense = 'past' | 'future';

/** The publication: what relative times are reckoned from. Null where a document has no date: they stay open then. */
export type Anchor = { readonly earliest: number; readonly latest: number } | null;

/** A time in a text before its surroundings ("since", "between ... and") were looked at; `[start, end)` in the text. */
export interface Moment {
  readonly start: number;
  readonly end: number;
  readonly when: Dated;
  readonly kind: 'date' | 'range' | 'vague' | 'relative';
  /** Set where the text gives no year: a range takes it from its other end. */
  readonly yearless?: { readonly month: number; readonly day?: number | undefined } | undefined;
  /** Set for "two days before": by how much what follows is to be moved. */
  readonly shift?: { readonly days: number | null; readonly direction: 1 | -1 } | undefined;
}

/** The moments that a text names by the calendar, in any order; they may overlap. */
export function calendarMoments(text: string, anchor: Anchor, tense: Tense): readonly Moment[] {
  if (!/\d|[A-Z]|quarter/.test(text)) return [];
  return [...fullDates(text, anchor, tense), ...months(text, anchor, tense), ...years(text), ...parts(text)];
}

/** The year that a month or day without one falls in: the last before the publication, or the first after it. */
export function yearOf(
  date: { readonly month: number; readonly day?: number | undefined },
  anchor: Anchor,
  tense: Tense,
): number | null {
  if (anchor === null) return null;
  const reference = tense === 'past' ? anchor.latest : anchor.earliest;
  const year = new Date(reference).getUTCFullYear();
  // Nine years: a 29th of February can be eight away.
  for (let away = -1; away < 9; away++) {
    const candidate = { year: tense === 'past' ? year - away : year + away, ...date };
    if (!exists(candidate)) continue;
    if (tense === 'past' ? startOf(candidate) <= reference : endOf(candidate) >= reference) return candidate.year;
  }
  return null;
}

function withoutYear(
  date: { readonly month: number; readonly day?: number | undefined },
  anchor: Anchor,
  tense: Tense,
): Dated {
  const year = yearOf(date, anchor, tense);
  if (year !== null) return dated({ year, ...date });
  const two = (n: number) => String(n).padStart(2, '0');
  return { ...OPEN, edtf: `XXXX-${two(date.month)}${date.day === undefined ? '' : `-${two(date.day)}`}` };
}

// chrono wants a reference even where a date is full; what it fills in from it is not used.
const REFERENCE = { instant: new Date(Date.UTC(2000, 0, 1, 12)), timezone: 'UTC' };
const MONTH_NAME = new RegExp(`\\b(?:${MONTH_PATTERN})`);

/** Days with their month, with or without year, clock time and zone; ranges of days within a month. */
function* fullDates(text: string, anchor: Anchor, tense: Tense): Iterable<Moment> {
  for (const match of text.matchAll(/(?<![\d/.-])9\/11(?![\d/.-])/g)) {
    yield { start: match.index, end: match.index + 4, when: dated({ year: 2001, month: 9, day: 11 }), kind: 'date' };
  }
  // chrono is by far the slowest part, and few sentences have a date.
  if (!/\d/.test(text) || !(MONTH_NAME.test(text) || /\d[/.-]\d{1,2}[/.-]\d/.test(text))) return;
  for (const { index: start, text: words, start: first, end: last } of chrono.strict.parse(text, REFERENCE)) {
    const from = dayIn(first);
    if (from === null || !(MONTH_NAME.test(words) || /\d[/.-]\d{1,2}[/.-]\d/.test(words))) continue;
    const end = start + words.length;
    const ambiguous = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(words);
    if (ambiguous !== null && first.isCertain('year')) {
      yield { start, end, when: eitherOrder(Number(ambiguous[1]), Number(ambiguous[2]), from.year), kind: 'date' };
      continue;
    }
    const { month, day } = from;
    if (!exists(first.isCertain('year') ? from : { ...from, year: 2000 })) continue;
    const to = last == null ? null : dayIn(last);
    if (!first.isCertain('year') && last?.isCertain('year') !== true) {
      const when = withoutYear({ month, day }, anchor, tense);
      const until = to === null ? null : withoutYear({ month: to.month, day: to.day }, anchor, tense);
      if (until === null) yield { start, end, when, kind: 'date', yearless: { month, day } };
      else yield { start, end, when: joined(when, until), kind: 'range' };
    } else if (to !== null) {
      yield { start, end, when: between(from, to), kind: 'range' };
    } else if (first.isCertain('hour')) {
      const { earliest, latest, edtf } = clockTime(
        first.date().getTime(),
        first.isCertain('minute') ? 'minute' : 'hour',
        null,
      );
      yield { start, end, when: { earliest, latest, edtf }, kind: 'date' };
    } else yield { start, end, when: dated(from), kind: 'date' };
  }
}

type Components = Pick<chrono.ParsingComponents, 'isCertain' | 'get'>;

function dayIn(components: Components): CalendarDay | null {
  if (!components.isCertain('month') || !components.isCertain('day')) return null;
  return { year: components.get('year') ?? 0, month: components.get('month') ?? 0, day: components.get('day') ?? 0 };
}

/** "3/4/2021" is the fourth of March or the third of April: it may be either, so it is both. */
function eitherOrder(a: number, b: number, year: number): Dated {
  const days = [
    { year, month: a, day: b },
    { year, month: b, day: a },
  ]
    .filter((date) => date.month <= 12 && exists(date))
    .toSorted((one, other) => startOf(one) - startOf(other));
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return OPEN;
  const when = between(first, last);
  return first === last || a === b ? dated(first) : { ...when, edtf: `[${when.edtf!.replace('/', ',')}]` };
}

const PART = `(?:(early|mid|late|the (?:beginning|start|middle|end) of|the first half of|the second half of)[ -])?`;
const MONTH_OF_YEAR = new RegExp(`${PART}\\b(${MONTH_PATTERN})(?:,? (?:of )?(?:the year )?([12]\\d{3}))?\\b`, 'g');
// What makes a month's name alone one: some are words, verbs and first names.
const LEADS_TO_MONTH =
  /\b(?:in|last|this|next|since|until|till|by|during|before|after|from|to|between|and|through|throughout|of|an?|the|that|around|about|as of|in or around)(?: (?:early|mid|late))?[ -]$/i;

/** Months, with or without their year, and parts of them. */
function* months(text: string, anchor: Anchor, tense: Tense): Iterable<Moment> {
  for (const match of text.matchAll(MONTH_OF_YEAR)) {
    const [words, part, name, year] = match;
    const start = match.index;
    const end = start + words.length;
    const month = monthNumber(name!);
    if (year !== undefined) {
      const date = { year: Number(year), month };
      yield part === undefined
        ? { start, end, when: dated(date), kind: 'date' }
        : { start, end, when: partOf(date, part), kind: 'vague' };
      continue;
    }
    const before = text.slice(0, start);
    // "Theresa May", "May Whitfield": a capital on either side makes it a name; and "May 3" is a day.
    if (/^ (?:\p{Lu}|\d)/u.test(text.slice(end)) || /\p{Lu}[\p{L}.]* $/u.test(before.replace(LEADS_TO_MONTH, '')))
      continue;
    if (part === undefined && !LEADS_TO_MONTH.test(before)) continue;
    const [, lead] = /\b(last|next) (?:early |late )?$/i.exec(before) ?? [];
    const which = lead?.toLowerCase();
    const at = start - (lead === undefined ? 0 : lead.length + 1);
    const when =
      which === undefined
        ? withoutYear({ month }, anchor, tense)
        : strictly({ month }, anchor, which === 'last' ? 'past' : 'future');
    if (part !== undefined && when.earliest !== null) {
      const date = { year: new Date(when.earliest).getUTCFullYear(), month };
      yield { start: at, end, when: partOf(date, part), kind: 'vague' };
    } else yield { start: at, end, when, kind: 'date', ...(which === undefined ? { yearless: { month } } : {}) };
  }
}

/** "Last May", said in May, is the one a year ago. */
function strictly(date: { readonly month: number }, anchor: Anchor, tense: Tense): Dated {
  const year = yearOf(date, anchor, tense);
  if (year === null || anchor === null) return withoutYear(date, anchor, tense);
  const here = startOf({ year, ...date }) <= anchor.latest && endOf({ year, ...date }) >= anchor.earliest;
  return dated({ year: here ? year + (tense === 'past' ? -1 : 1) : year, ...date });
}

const YEAR_LEAD = String.raw`(?:\b(?:in|of|since|until|till|by|before|after|from|to|between|and|or|through|throughout|during|around|about|circa|for|as of|back in|year|the|that|his|her|their|its|a) |[–(-])`;
const YEAR = new RegExp(
  String.raw`(?:(?<=${YEAR_LEAD})|(?<=\b(?:early|mid|late)[ -]))([12]\d{3})(?![\d%]|[.,:/]\d|-\d\d-)|(?<![\d.,$£€#-])\b([12]\d{3})(?=['’]s\b)`,
  'gi',
);
// "In 2000 cases": what is counted is no year.
const COUNTED =
  /^[ -](?:people|persons|men|women|children|cases|votes|copies|pages|documents|files|records|dollars|euros|pounds|rubles|troops|soldiers|fighters|rockets|words|times|ways|occasions|miles|kilomet|km\b|met(?:re|er)s?\b|feet|tons?\b|tonnes|hours|days|weeks|months|years|GMT|UTC|hrs)/i;

/** Years, and parts of them. */
function* years(text: string): Iterable<Moment> {
  for (const match of text.matchAll(YEAR)) {
    const words = match[1] ?? match[2]!;
    const end = match.index + words.length;
    const year = Number(words);
    if (year < 1500 || year > 2100 || COUNTED.test(text.slice(end))) continue;
    const [lead, part] =
      /\b(early|mid|late|the (?:beginning|start|middle|end) of|the first half of|the second half of)[ -]$/i.exec(
        text.slice(0, match.index),
      ) ?? [''];
    const start = match.index - lead.length;
    yield part === undefined
      ? { start, end, when: dated({ year }), kind: 'date' }
      : { start, end, when: partOf({ year }, part), kind: 'vague' };
  }
}

const SEASONS = ['spring', 'summer', 'autumn', 'winter'];
const SEASON_OF_YEAR =
  /\b(?:the )?(?:(early|mid|late)[ -])?(spring|summer|autumn|fall|winter)(?: of|,)? ([12]\d{3})\b/gi;
const DECADE = /\b(?:(early|mid|late)[ -])?(?:the )?(?:(early|mid|late)[ -])?([12]\d\d)0['’]?s\b/gi;
const QUARTER = /\b(?:Q([1-4])(?: of)?|(?:the )?(first|second|third|fourth|last) quarter of) ([12]\d{3})\b/gi;
const QUARTERS = ['first', 'second', 'third', 'fourth'];

/** Seasons, decades and quarters of stated years. */
function* parts(text: string): Iterable<Moment> {
  for (const match of text.matchAll(SEASON_OF_YEAR)) {
    yield {
      start: match.index,
      end: match.index + match[0].length,
      when: seasonOf(match[2]!, Number(match[3])),
      kind: 'vague',
    };
  }
  for (const match of text.matchAll(DECADE)) {
    const year = Number(match[3]) * 10;
    const part = (match[1] ?? match[2])?.toLowerCase();
    const [first, last] = part === undefined ? [0, 9] : part === 'early' ? [0, 4] : part === 'mid' ? [3, 7] : [5, 9];
    const when = between({ year: year + first }, { year: year + last }, part !== undefined);
    yield {
      start: match.index,
      end: match.index + match[0].length,
      when: part === undefined ? { ...when, edtf: `${match[3]}X` } : when,
      kind: 'vague',
    };
  }
  for (const match of text.matchAll(QUARTER)) {
    const word = match[2]?.toLowerCase();
    const quarter = match[1] === undefined ? (word === 'last' ? 4 : QUARTERS.indexOf(word!) + 1) : Number(match[1]);
    const year = Number(match[3]);
    const { earliest, latest } = between({ year, month: quarter * 3 - 2 }, { year, month: quarter * 3 });
    yield {
      start: match.index,
      end: match.index + match[0].length,
      when: { earliest, latest, edtf: `${year}-${32 + quarter}` },
      kind: 'date',
    };
  }
}

/**
 * A season of a year, as the northern hemisphere counts them by months, since a text rarely says where it stands. The winter of a
 * year may be the one it begins with or the one it ends with.
 */
export function seasonOf(name: string, year: number): Dated {
  const season = name.toLowerCase() === 'fall' ? 2 : SEASONS.indexOf(name.toLowerCase());
  const { earliest, latest } =
    season === 3
      ? between({ year, month: 1 }, { year: year + 1, month: 2 })
      : between({ year, month: 3 * season + 3 }, { year, month: 3 * season + 5 });
  return { earliest, latest, edtf: `${String(year).padStart(4, '0')}-${21 + season}` };
}

/** Early, mid and late overlap: nobody who writes "early May" has a day in mind at which it ends. */
function partOf(date: CalendarDate, part: string): Dated {
  const { year, month } = date;
  const which = /early|beginning|start|first/i.test(part) ? 0 : /mid/i.test(part) ? 1 : 2;
  if (/half/i.test(part) && month === undefined)
    return between({ year, month: which === 0 ? 1 : 7 }, { year, month: which === 0 ? 6 : 12 });
  if (month === undefined) {
    const [first, last] = (
      [
        [1, 5],
        [4, 9],
        [8, 12],
      ] as const
    )[which]!;
    return between({ year, month: first }, { year, month: last }, true);
  }
  const days = new Date(endOf(date)).getUTCDate();
  const [first, last] = (
    [
      [1, 13],
      [8, 23],
      [18, days],
    ] as const
  )[which]!;
  return between({ year, month, day: first }, { year, month, day: last }, true);
}
