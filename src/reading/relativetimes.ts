import { type CalendarDate, type CalendarDay, DAY, dayOf, startOf } from '../documents/calendar.ts';
import { approximately, between, type Dated, dated, joined, OPEN } from './edtf.ts';
import { type Anchor, type Moment, seasonOf, type Tense } from './moments.ts';

/** The moments that a text names by their distance from its publication or from another time, in any order; they may overlap. */
export function relativeMoments(text: string, anchor: Anchor, tense: Tense): readonly Moment[] {
  return [
    ...weekdays(text, anchor, tense),
    ...dayWords(text, anchor),
    ...periods(text, anchor, tense),
    ...spells(text, anchor),
    ...distances(text, anchor),
    ...narrative(text),
  ];
}

/** What holds for the first and for the last day on which the text may have been published: open where it has no date. */
function reckoned(anchor: Anchor, at: (day: number) => Dated): Dated {
  if (anchor === null) return OPEN;
  const first = at(startOfDay(anchor.earliest));
  const last = at(startOfDay(anchor.latest));
  return first.earliest === last.earliest && first.latest === last.latest ? first : joined(first, last);
}

function startOfDay(instant: number): number {
  return startOf(dayOf(instant));
}

function dayFrom(day: number, away: number): CalendarDay {
  return dayOf(day + away * DAY);
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const WEEKDAY =
  /\b(?:(last|next|this|this past|this coming|the following|the previous|the same) )?((?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)\b(?:,? (?:at )?(night))?/g;

function* weekdays(text: string, anchor: Anchor, tense: Tense): Iterable<Moment> {
  for (const match of text.matchAll(WEEKDAY)) {
    const [words, lead, name, night] = match;
    const end = match.index + words.length;
    // "Good Friday", "Mr Friday" and "Sunday Mirror" are names, and so is what a capital follows.
    if (
      lead === undefined &&
      /\p{Lu}\p{Ll}+\.? $/u.test(
        text.slice(0, match.index).replace(/(?:^|[.!?“"] ?)(?:On|By|Since|From|Until|Before|After|Late|Early) $/, ''),
      )
    )
      continue;
    if (night === undefined && /^ \p{Lu}\p{Ll}+/u.test(text.slice(end))) continue;
    const wanted = WEEKDAYS.indexOf(name!.toLowerCase());
    const narrated = /the/.test(lead ?? '');
    const forward = lead === 'next' || lead === 'this coming' || (tense === 'future' && !/last|past/.test(lead ?? ''));
    const when = reckoned(narrated ? null : anchor, (day) => {
      const today = new Date(day).getUTCDay();
      let away = forward ? (wanted - today + 7) % 7 : -((today - wanted + 7) % 7);
      if (away === 0 && (lead === 'last' || lead === 'next')) away = forward ? 7 : -7;
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
      if (/^\p{Lu}/u.test(match[0]) && /[\p{L},] $/u.test(text.slice(0, match.index))) continue;
      const when = reckoned(anchor, (day) => between(dayFrom(day, first), dayFrom(day, last)));
      yield { start: match.index, end: match.index + match[0].length, when, kind: 'relative' };
    }
  }
}

const PERIOD =
  /\b(?:(earlier|later|early|late) )?(?:(?:the )?(past|coming)|(last|this|next|previous)) (weekend|week|month|year|decade|century|spring|summer|autumn|fall|winter|quarter)\b(?! of)/gi;
const WEEKEND = /\b(?:over|at|on|during|through|throughout) the weekend\b/gi;

/** Weeks, months, years and seasons counted from the one the publication falls in. */
function* periods(text: string, anchor: Anchor, tense: Tense): Iterable<Moment> {
  for (const match of text.matchAll(WEEKEND)) {
    const start = match.index + match[0].indexOf(' ') + 1;
    const when = reckoned(anchor, (day) => weekendFrom(day, tense === 'future' ? 1 : 0, tense));
    yield { start, end: match.index + match[0].length, when, kind: 'relative' };
  }
  for (const match of text.matchAll(PERIOD)) {
    const [words, part, definite, bare, unit] = match;
    const lead = (definite ?? bare)!.toLowerCase();
    // "The next year", "that last week" belong to the story that is told, not to the day of publication.
    if (definite === undefined && lead !== 'this' && /\b(?:the|that) $/i.test(text.slice(0, match.index))) continue;
    const away = /next|coming/.test(lead) ? 1 : lead === 'this' ? 0 : -1;
    const when = reckoned(anchor, (day) =>
      clipped(periodFrom(day, unit!.toLowerCase(), away, tense), day, away === 0 ? part?.toLowerCase() : undefined),
    );
    yield { start: match.index, end: match.index + words.length, when, kind: 'relative' };
  }
}

/** "Earlier this month" ends on the day of publication, "later this month" begins there. */
function clipped(when: Dated, day: number, part: string | undefined): Dated {
  if (when.earliest === null || when.latest === null) return when;
  if (part === 'earlier') return between(dayOf(when.earliest), dayOf(Math.max(day, when.earliest)));
  if (part === 'later') return between(dayOf(Math.min(day, when.latest)), dayOf(when.latest));
  return when;
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

function monthFrom(year: number, month: number, away: number): { readonly year: number; readonly month: number } {
  const count = year * 12 + month - 1 + away;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
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

const NUMBERS: ReadonlyMap<string, readonly [number, number | null]> = new Map(
  Object.entries({
    a: [1, 1],
    an: [1, 1],
    one: [1, 1],
    two: [2, 2],
    three: [3, 3],
    four: [4, 4],
    five: [5, 5],
    six: [6, 6],
    seven: [7, 7],
    eight: [8, 8],
    nine: [9, 9],
    ten: [10, 10],
    eleven: [11, 11],
    twelve: [12, 12],
    fifteen: [15, 15],
    twenty: [20, 20],
    thirty: [30, 30],
    forty: [40, 40],
    fifty: [50, 50],
    'a couple of': [2, 3],
    'a couple': [2, 3],
    'a few': [2, 6],
    few: [2, 6],
    several: [3, 10],
    'a dozen': [11, 13],
    many: [3, null],
    some: [2, null],
    'dozens of': [20, null],
    'half a': [0, 1],
  } as const),
);
const NUMBER = String.raw`\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|a couple(?: of)?|a few|few|several|a dozen|many|dozens of|half a`;
const HEDGE = `about|around|roughly|approximately|some|nearly|almost|just over|more than|over|less than|under|at least`;
const UNIT = '(minute|hour|day|week|month|year|decade)s?';
const DAYS: Readonly<Record<string, number>> = {
  minute: 0,
  hour: 0,
  day: 1,
  week: 7,
  month: 30,
  year: 365,
  decade: 3652,
};
const DISTANCE = new RegExp(
  String.raw`\b(?:(${HEDGE}) )?(?:(${NUMBER})[ -])?${UNIT} (ago|from now|earlier|later|before|after|prior to|ahead of|into)\b`,
  'gi',
);

/** "Six years ago" from the publication; "two days before" what follows, or some time that the text does not give. */
function* distances(text: string, anchor: Anchor): Iterable<Moment> {
  for (const match of text.matchAll(DISTANCE)) {
    const [words, hedge, number, unit, direction] = match;
    const start = match.index;
    const end = start + words.length;
    const count = countOf(hedge?.toLowerCase(), number?.toLowerCase());
    const way = direction!.toLowerCase();
    if (way === 'ago') {
      yield { start, end, when: reckoned(anchor, (day) => ago(day, count, unit!.toLowerCase())), kind: 'relative' };
    } else if (way === 'from now') {
      yield { start, end, when: OPEN, kind: 'relative' };
    } else {
      const noun =
        /^ (?:the|a|an|his|her|their|its|that|this|those|these) [\p{L}’'-]+/u.exec(text.slice(end))?.[0] ?? '';
      const exact = count[0] === count[1] && (unit === 'day' || unit === 'week') ? count[0] * DAYS[unit]! : null;
      const following = /before|after|prior to|ahead of/.test(way);
      const shift = following ? ({ days: exact, direction: /after/.test(way) ? 1 : -1 } as const) : undefined;
      yield { start, end: end + (following ? noun.length : 0), when: OPEN, kind: 'relative', shift };
    }
  }
}

function countOf(hedge: string | undefined, number: string | undefined): readonly [least: number, most: number | null] {
  const [least, most] = number === undefined ? [2, null] : (NUMBERS.get(number) ?? [Number(number), Number(number)]);
  if (hedge === 'more than' || hedge === 'over' || hedge === 'at least' || hedge === 'just over')
    return [least, hedge === 'just over' ? most : null];
  if (hedge === 'less than' || hedge === 'under') return [0, most];
  return [least, most];
}

/** A distance counts in its own unit: "six years ago" is a year, "two days ago" a day, "a few weeks ago" weeks. */
function ago(day: number, [least, most]: readonly [number, number | null], unit: string): Dated {
  const [far, near] = [most === null ? null : granule(day, most, unit, 'far'), granule(day, least, unit, 'near')];
  const exact = least === most && unit === 'day';
  const when = between(far, near, !exact);
  return exact ? when : approximately(when);
}

function granule(day: number, count: number, unit: string, end: 'far' | 'near'): CalendarDate {
  const { year, month } = dayOf(day);
  if (unit === 'year') return { year: year - count };
  if (unit === 'decade') return { year: year - 10 * count + (count === 0 ? 0 : end === 'far' ? -5 : 5) };
  if (unit === 'month') return monthFrom(year, month, -count);
  // A week away is some day about then; hours back may reach into the day before, for the clock is not known.
  if (unit === 'week') return dayFrom(day, -7 * count + (count === 0 ? 0 : end === 'far' ? -3 : 3));
  if (unit === 'day') return dayFrom(day, -count);
  return dayFrom(day, end === 'far' ? -Math.ceil(count / (unit === 'hour' ? 24 : 1440)) : 0);
}

const SPELL = new RegExp(
  String.raw`\bthe (?:past|last|previous) (?:(${NUMBER}) )?${UNIT}\b|\brecent (day|week|month|year|decade)s\b`,
  'gi',
);

/** "Over the past three months", "in recent weeks": up to the day of publication. */
function* spells(text: string, anchor: Anchor): Iterable<Moment> {
  for (const match of text.matchAll(SPELL)) {
    const [words, number, unit, recent] = match;
    const when = reckoned(anchor, (day) => {
      if (recent !== undefined) return between(null, dayOf(day));
      const [, most] = countOf(undefined, number?.toLowerCase() ?? 'one');
      const far = most === null ? null : startOf(granule(day, most, unit!.toLowerCase(), 'far'));
      const today = dayOf(day);
      if (far === null) return between(null, today);
      return unit!.toLowerCase() === 'year'
        ? between({ ...today, year: today.year - most!, day: Math.min(today.day, 28) }, today, true)
        : between(dayOf(far), today, true);
    });
    yield { start: match.index, end: match.index + words.length, when, kind: 'relative' };
  }
}

const NARRATIVE =
  /\b(?:the|that|this) (?:same|next|following|previous|preceding|very) (?:day|night|morning|afternoon|evening|week|weekend|month|year)\b|\bthe (?:day|night|morning|week|month|year) (?:before|after)\b|\bthat (?:day|night|morning|afternoon|evening|week|weekend|month|year|spring|summer|autumn|fall|winter)\b|\bat (?:the|that) (?:same )?time\b|\b(?:shortly|soon|immediately|just|long|right) (?:before|after)(?:wards?)?\b|\bdays? in advance\b/gi;

/** Times that hang on another that was told before: their words are kept and nothing is reckoned. */
function* narrative(text: string): Iterable<Moment> {
  for (const match of text.matchAll(NARRATIVE)) {
    const end = match.index + match[0].length;
    const noun = /(?:before|after)$/i.test(match[0])
      ? (/^ (?:the|a|an|his|her|their|its) [\p{L}’'-]+/u.exec(text.slice(end))?.[0] ?? '')
      : '';
    const day = /^the day (before|after)$/i.exec(match[0])?.[1];
    const shift = /before|after/i.test(match[0])
      ? ({ days: day === undefined ? null : 1, direction: /after/i.test(match[0]) ? 1 : -1 } as const)
      : undefined;
    yield { start: match.index, end: end + noun.length, when: OPEN, kind: 'relative', shift };
  }
}
