import * as chrono from 'chrono-node/en';
import {
  type CalendarDay,
  clockTime,
  endOf,
  exists,
  MONTH_PATTERN,
  monthNumber,
  startOf,
} from '../../documents/calendar.ts';
import { between, type Dated, dated, joined, OPEN } from './edtf.ts';
import { type Anchor, before, type Moment, partOf, seasonOf, type Tense, withoutYear, yearOf } from './moments.ts';

/** The moments that a text names by the calendar, in any order; they may overlap. */
export function calendarMoments(text: string, anchor: Anchor, tense: Tense): readonly Moment[] {
  if (!/\d|[A-Z]|quarter/.test(text)) return [];
  return [...fullDates(text, anchor, tense), ...months(text, anchor, tense), ...years(text), ...parts(text)];
}

// chrono wants a reference even where a date is full; what it fills in from it is not used.
const REFERENCE = { instant: new Date(Date.UTC(2000, 0, 1, 12)), timezone: 'UTC' };
// chrono would reckon these from the reference; they are looked at elsewhere.
const RELATIVE_WORDS = /\b(?:before|after|ago|later|earlier|from|within|last|next|past|this|coming|hence|since)\b/gi;
const MONTH_NAME = new RegExp(`\\b(?:${MONTH_PATTERN})`);

/** Days with their month, with or without year, clock time and zone; ranges of days within a month. */
function* fullDates(text: string, anchor: Anchor, tense: Tense): Iterable<Moment> {
  for (const match of text.matchAll(/(?<![\d/.-])9\/11(?![\d/.-])/g)) {
    yield { start: match.index, end: match.index + 4, when: dated({ year: 2001, month: 9, day: 11 }), kind: 'date' };
  }
  // chrono is by far the slowest part, and few sentences have a date.
  if (!/\d/.test(text) || !(MONTH_NAME.test(text) || /\d[/.-]\d{1,2}[/.-]\d/.test(text))) return;
  const plain = text.replace(RELATIVE_WORDS, (word) => '#'.repeat(word.length));
  for (const found of chrono.strict.parse(plain, REFERENCE)) {
    const { start: first, end: last } = found;
    const words = found.text.replace(/^on /i, '');
    const start = found.index + found.text.length - words.length;
    const from = dayIn(first);
    if (from === null || !(MONTH_NAME.test(words) || /\d[/.-]\d{1,2}[/.-]\d/.test(words))) continue;
    const end = start + words.length;
    // chrono starts within a clock time, ends within a word, and reads "5 be" as a year of the Buddhist era.
    const cut = /[\p{L}\d][:.]?$/u.test(before(text, start)) || /^[\p{L}\d]/u.test(text.slice(end));
    if (cut || (first.isCertain('year') && (from.year < 1000 || from.year > 2200))) continue;
    const ambiguous = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(words);
    if (ambiguous !== null && first.isCertain('year')) {
      yield { start, end, when: eitherOrder(Number(ambiguous[1]), Number(ambiguous[2]), from.year), kind: 'date' };
      continue;
    }
    const { month, day } = from;
    const to = last == null ? null : dayIn(last);
    // "31–30 May": no range, and no telling which of the two is meant.
    if (to !== null && from.year === to.year && startOf(to) < startOf(from)) continue;
    if (!exists(first.isCertain('year') ? from : { ...from, year: 2000 })) continue;
    if (!first.isCertain('year') && last?.isCertain('year') !== true) {
      if (to === null) {
        yield { start, end, when: withoutYear({ month, day }, anchor, tense), kind: 'date', yearless: { month, day } };
        continue;
      }
      // Both ends in one year, or "30 December to 2 January": the first is the last before the second.
      const until = withoutYear({ month: to.month, day: to.day }, anchor, tense);
      const instant = until.earliest === null ? null : { earliest: until.earliest, latest: until.earliest };
      yield { start, end, when: joined(withoutYear({ month, day }, instant, 'past'), until), kind: 'range' };
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
    const prior = before(text, start);
    // "By May Whitfield": a capital after it makes it a name; and "May 3" is a day.
    if (/^ (?:\p{Lu}|\d)/u.test(text.slice(end)) || (part === undefined && !LEADS_TO_MONTH.test(prior))) continue;
    const [, lead] = /\b(last|next) (?:early |late )?$/i.exec(prior) ?? [];
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

const YEAR_LEAD = String.raw`(?:\b(?:in|of|since|until|till|by|before|after|from|to|between|and|or|through|throughout|during|around|about|circa|for|as of|back in|years?|the|that|his|her|their|its|a) |[(])`;
const YEAR = new RegExp(
  String.raw`(?:(?<=${YEAR_LEAD})|(?<=\b(?:early|mid|late)[ -]))([12]\d{3})(?![\d%]|[.,:/]\d|-\d\d-)|(?<![\d.,$£€#-])\b([12]\d{3})(?=['’]s\b)`,
  'gi',
);
// "In 2000 cases": what is counted is no year.
const COUNTED =
  /^[ -](?:people|persons|men|women|children|cases|votes|copies|pages|documents|files|records|dollars|euros|pounds|rubles|troops|soldiers|fighters|rockets|words|times|ways|occasions|miles|kilomet|km\b|met(?:re|er)s?\b|feet|tons?\b|tonnes|hours|days|weeks|months|years|GMT|UTC|hrs)/i;

const YEARS = /(?<![\d.,$£€#-])\b([12]\d{3}) ?[–-] ?([12]\d{3}|\d\d)\b(?![-–\d]|[.,]\d)/g;

/** Years, and parts of them. */
function* years(text: string): Iterable<Moment> {
  for (const match of text.matchAll(YEARS)) {
    const [words, first, last] = match;
    const from = Number(first);
    const to = last!.length === 2 ? Math.floor(from / 100) * 100 + Number(last) : Number(last);
    if (from < 1500 || to <= from || to > 2100) continue;
    yield {
      start: match.index,
      end: match.index + words.length,
      when: between({ year: from }, { year: to }),
      kind: 'range',
    };
  }
  for (const match of text.matchAll(YEAR)) {
    const words = match[1] ?? match[2]!;
    const end = match.index + words.length;
    const year = Number(words);
    if (year < 1500 || year > 2100 || COUNTED.test(text.slice(end))) continue;
    const [lead, part] =
      /\b(early|mid|late|the (?:beginning|start|middle|end) of|the first half of|the second half of)[ -]$/i.exec(
        before(text, match.index),
      ) ?? [''];
    const start = match.index - lead.length;
    yield part === undefined
      ? { start, end, when: dated({ year }), kind: 'date' }
      : { start, end, when: partOf({ year }, part), kind: 'vague' };
  }
}

const SEASON_OF_YEAR =
  /\b(?:the )?(?:(early|mid|late)[ -])?(spring|summer|autumn|fall|winter)(?: of|,)? ([12]\d{3})\b/gi;
const DECADE = /\b(?:(early|mid|late)[ -])?(?:the )?(?:(early|mid|late)[ -])?([12]\d\d)0['’]?s\b/gi;
const QUARTER = /\b(?:Q([1-4])(?: of)?|(?:the )?(first|second|third|fourth|last) quarter of) ([12]\d{3})\b/gi;
const QUARTERS = ['first', 'second', 'third', 'fourth'];

const CENTURY =
  /\b(?:the )?(?:(early|mid|late)[ -])?(1\dth|20th|21st|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first) century\b/gi;
const CENTURIES = ['sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth', 'twenty-first'];

/** Seasons, decades, centuries and quarters of stated years. */
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
  for (const match of text.matchAll(CENTURY)) {
    const name = match[2]!.toLowerCase();
    const century = Number.parseInt(name, 10) || CENTURIES.indexOf(name) + 16;
    const part = match[1]?.toLowerCase();
    const [first, last] =
      part === undefined ? [0, 99] : part === 'early' ? [0, 39] : part === 'mid' ? [30, 69] : [60, 99];
    const when = between(
      { year: (century - 1) * 100 + first },
      { year: (century - 1) * 100 + last },
      part !== undefined,
    );
    const edtf = part === undefined ? `${century - 1}XX` : when.edtf;
    yield { start: match.index, end: match.index + match[0].length, when: { ...when, edtf }, kind: 'vague' };
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
