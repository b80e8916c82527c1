import { type CalendarDate, dayOf, startOf } from '../../documents/calendar.ts';
import { approximately, between, type Dated, OPEN } from './edtf.ts';
import { type Anchor, dayFrom, type Moment, monthFrom, reckoned } from './moments.ts';

/** The times that a text gives by how far they are from another: "six years ago", "two days before", "the day after". */
export function distantMoments(text: string, anchor: Anchor): readonly Moment[] {
  return [...distances(text, anchor), ...spells(text, anchor), ...narrative(text)];
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
  String.raw`\bthe (?:past|last|previous) (?:(${NUMBER}) )?${UNIT}\b|\brecent (day|week|month|year|decade)s\b|\b(?:the )?(coming) (?:day|week|month|year)s\b`,
  'gi',
);

/** "Over the past three months", "in recent weeks" end on the day of publication, "in the coming days" begins there. */
function* spells(text: string, anchor: Anchor): Iterable<Moment> {
  for (const match of text.matchAll(SPELL)) {
    const [words, number, unit, recent, coming] = match;
    const when = reckoned(anchor, (day) => {
      if (recent !== undefined) return between(null, dayOf(day));
      if (coming !== undefined) return between(dayOf(day), null);
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
  /\b(?:the|that|this) (?:same|next|following|previous|preceding|very) (?:day|night|morning|afternoon|evening|week|weekend|month|year)\b|\bthe (?:day|night|morning|week|month|year) (?:before|after)\b|\bthat (?:day|night|morning|afternoon|evening|week|weekend|month|year|spring|summer|autumn|fall|winter)\b|\bat (?:the|that) (?:same )?time\b|\b(?:shortly|soon|immediately|just|long|right) (?:before|after)(?:wards?)?\b|\bdays? in advance\b|\bwithin (?:minutes|hours|days|weeks|months|an? (?:hour|day|week|month|year))\b/gi;

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
