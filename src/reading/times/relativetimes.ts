import { dayOf } from '../../documents/calendar.ts';
import { between, type Dated, dated } from './edtf.ts';
import {
  type Anchor,
  before,
  dayFrom,
  type Moment,
  monthFrom,
  partOf,
  reckoned,
  seasonOf,
  type Tense,
} from './moments.ts';

/** The days, weeks, months and seasons that a text counts from its publication, in any order; they may overlap. */
export function relativeMoments(text: string, anchor: Anchor, tense: Tense): readonly Moment[] {
  return [...weekdays(text, anchor, tense), ...dayWords(text, anchor), ...periods(text, anchor, tense)];
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const WEEKS = ['last', 'this', 'next'];
const WEEKDAY =
  /\b(?:(last|next|this|this past|this coming|the following|the previous|the same) )?((?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)\b(?:,? (?:at )?(night)\b)?(?: (?:of )?(last|this|next) week\b)?/gi;
// What may stand capitalised before a day at the start of a sentence without making a name of the two.
const OPENERS =
  /(?:^|[.!?:;“"”(—–] ?)(?:On|By|Since|From|Until|Before|After|Late|Early|Between|And|But|That|Come|As of) $/;

function* weekdays(text: string, anchor: Anchor, tense: Tense): Iterable<Moment> {
  for (const match of text.matchAll(WEEKDAY)) {
    const [words, opening, name, night, week] = match;
    const lead = opening?.toLowerCase();
    const end = match.index + words.length;
    if (!/^[SMTWF]/.test(name!)) continue;
    // "Good Friday", "Mr Friday" and "Sunday Mirror" are names: a capital stands before or after.
    const prior = before(text, match.index);
    if (lead === undefined && /\p{Lu}\p{Ll}+\.? $/u.test(prior) && !OPENERS.test(prior)) continue;
    if (night === undefined && week === undefined && /^ \p{Lu}\p{Ll}+/u.test(text.slice(end))) continue;
    const wanted = WEEKDAYS.indexOf(name!.toLowerCase());
    const narrated = /the/.test(lead ?? '') || /^ (?:before|after)\b(?! the [\d\p{Lu}])/u.test(text.slice(end));
    const forward = /next|coming/.test(lead ?? '') || (tense === 'future' && !/last|past/.test(lead ?? ''));
    const when = reckoned(narrated ? null : anchor, (day) => {
      const today = new Date(day).getUTCDay();
      let away = forward ? (wanted - today + 7) % 7 : -((today - wanted + 7) % 7);
      if (away === 0 && (lead === 'last' || lead === 'next')) away = forward ? 7 : -7;
      if (week !== undefined)
        away = ((wanted + 6) % 7) - ((today + 6) % 7) + 7 * (WEEKS.indexOf(week.toLowerCase()) - 1);
      return between(dayFrom(day, away), dayFrom(day, away + (night === undefined ? 0 : 1)));
    });
    yield { start: match.index, end, when, kind: 'relative' };
  }
}

const DAY_WORDS: readonly (readonly [pattern: RegExp, first: number, last: number])[] = [
  [/\bthe day before yesterday\b/gi, -2, -2],
  [/\b(?:late |early |earlier )?yesterday(?: (?:morning|afternoon|evening|night))?\b/gi, -1, -1],
  [/\blast (?:night|evening)\b|\bovernight\b/gi, -1, 0],
  [/\b(?:earlier |later )?today\b|\bthis (?:morning|afternoon|evening)\b/gi, 0, 0],
  [/\btonight\b/gi, 0, 1],
  [/\btomorrow(?: (?:morning|afternoon|evening|night))?\b/gi, 1, 1],
];

function* dayWords(text: string, anchor: Anchor): Iterable<Moment> {
  for (const [pattern, first, last] of DAY_WORDS) {
    for (const match of text.matchAll(pattern)) {
      // "Russia Today", "Yesterday's Men": a capital inside a sentence is a name's.
      if (/^\p{Lu}/u.test(match[0]) && /[\p{L},] $/u.test(before(text, match.index))) continue;
      const when = reckoned(anchor, (day) => between(dayFrom(day, first), dayFrom(day, last)));
      yield { start: match.index, end: match.index + match[0].length, when, kind: 'relative' };
    }
  }
}

const PERIOD =
  /\b(?:(earlier|later|early|late|the (?:beginning|start|end) of) )?(?:(?:the )?(past|coming)|(last|this|next|previous)) (weekend|week|month|year|decade|century|spring|summer|autumn|fall|winter|quarter)\b(?! of)/gi;
const SEASON = /\bin (?:the )?(spring|summer|autumn|fall|winter)\b(?! of)(?!,? [12]\d{3})/gi;
const EARLIER_IN = /\b(earlier|later) in the (week|month|year)\b/gi;
const WEEKEND = /\b(?:over|at|on|during|through|throughout) the weekend\b/gi;

/** Weeks, months, years and seasons counted from the one the publication falls in. */
function* periods(text: string, anchor: Anchor, tense: Tense): Iterable<Moment> {
  for (const match of text.matchAll(WEEKEND)) {
    const start = match.index + match[0].indexOf(' ') + 1;
    const when = reckoned(anchor, (day) => weekendFrom(day, tense === 'future' ? 1 : 0, tense));
    yield { start, end: match.index + match[0].length, when, kind: 'relative' };
  }
  for (const match of text.matchAll(SEASON)) {
    const start = match.index + 3;
    const when = reckoned(anchor, (day) => {
      const here = seasonOf(match[1]!, dayOf(day).year);
      if (tense === 'past') return here.earliest! <= day ? here : seasonOf(match[1]!, dayOf(day).year - 1);
      return here.latest! >= day ? here : seasonOf(match[1]!, dayOf(day).year + 1);
    });
    yield { start, end: match.index + match[0].length, when, kind: 'relative' };
  }
  for (const match of text.matchAll(EARLIER_IN)) {
    const [words, part, unit] = match;
    const when = reckoned(anchor, (day) => partial(day, unit!.toLowerCase(), 0, tense, part!.toLowerCase()));
    yield { start: match.index, end: match.index + words.length, when, kind: 'relative' };
  }
  for (const match of text.matchAll(PERIOD)) {
    const [words, part, definite, bare, unit] = match;
    const lead = (definite ?? bare)!.toLowerCase();
    // "The next year", "that last week" belong to the story that is told, not to the day of publication.
    if (definite === undefined && lead !== 'this' && /\b(?:the|that) $/i.test(before(text, match.index))) continue;
    const away = /next|coming/.test(lead) ? 1 : lead === 'this' ? 0 : -1;
    const when = reckoned(anchor, (day) => partial(day, unit!.toLowerCase(), away, tense, part?.toLowerCase()));
    yield { start: match.index, end: match.index + words.length, when, kind: 'relative' };
  }
}

/** "Earlier this month" ends on the day of publication, "later this month" begins there; "late last year" is part of a year. */
function partial(day: number, unit: string, away: number, tense: Tense, part: string | undefined): Dated {
  const when = periodFrom(day, unit, away, tense);
  if (part === undefined || when.earliest === null || when.latest === null) return when;
  const [first, last] = [dayOf(when.earliest), dayOf(when.latest)];
  if (part === 'earlier') return day < when.earliest ? when : between(first, dayOf(Math.min(day, when.latest)));
  if (part === 'later') return day > when.latest ? when : between(dayOf(Math.max(day, when.earliest)), last);
  if (unit === 'year') return partOf({ year: first.year }, part);
  if (unit === 'month') return partOf({ year: first.year, month: first.month }, part);
  if (unit !== 'week') return when;
  return /late|end/.test(part)
    ? between(dayFrom(when.earliest, 3), last, true)
    : between(first, dayFrom(when.earliest, 2), true);
}

function periodFrom(day: number, unit: string, away: number, tense: Tense): Dated {
  const { year, month } = dayOf(day);
  if (unit === 'weekend') return weekendFrom(day, away, away === 0 ? tense : away < 0 ? 'past' : 'future');
  if (unit === 'week') {
    const monday = -((new Date(day).getUTCDay() + 6) % 7) + 7 * away;
    return between(dayFrom(day, monday), dayFrom(day, monday + 6));
  }
  if (unit === 'month') return dated(monthFrom(year, month, away));
  if (unit === 'quarter') {
    const first = monthFrom(year, month - ((month - 1) % 3), 3 * away);
    return between(first, monthFrom(first.year, first.month, 2));
  }
  if (unit === 'year') return dated({ year: year + away });
  if (unit === 'decade') {
    const first = Math.floor(year / 10) * 10 + 10 * away;
    return { ...between({ year: first }, { year: first + 9 }), edtf: `${Math.floor(first / 10)}X` };
  }
  if (unit === 'century') {
    const first = Math.floor((year - 1) / 100) * 100 + 1 + 100 * away;
    return between({ year: first }, { year: first + 99 });
  }
  // The season next to the publication on the side that is meant, and for "this" the one of its year.
  const here = seasonOf(unit, year);
  if (away === 0) return here;
  if (away < 0) return here.latest! < day ? here : seasonOf(unit, year - 1);
  return here.earliest! > day ? here : seasonOf(unit, year + 1);
}

/** Saturday and Sunday: the last that had begun, or with `away` 1 the next to come; on a weekend "this" is that one. */
function weekendFrom(day: number, away: number, tense: Tense): Dated {
  const today = new Date(day).getUTCDay();
  const begun = -((today + 1) % 7);
  const within = begun >= -1;
  const forward = away > 0 || (away === 0 && tense === 'future' && !within);
  const saturday = forward ? begun + 7 : away < 0 && within ? begun - 7 : begun;
  return between(dayFrom(day, saturday), dayFrom(day, saturday + 1));
}
