import type { When } from '../../terms/interval.ts';
import { NUMBER_WORDS } from '../../terms/words.ts';
import type { TimeExpression } from './times.ts';

const THAT = /\b(?:that|the same) (year|month|week|day|morning|afternoon|evening|night|weekend)\b/giu;
const SHIFTED =
  /\b(a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}) (day|week|month|year)s? (earlier|later|before that|after that)\b/giu;
const DAY = 86_400_000;

/**
 * Times that hang on the last one a paragraph named: "that year", "the same day", "two months earlier". Empty where none was
 * named, or where what was named is too coarse to count from.
 *
 * @param offset of the text in the canonical text, in UTF-16 code units.
 */
export function takenUp(text: string, offset: number, named: When | null): TimeExpression[] {
  if (named === null || named.earliest === null || named.latest === null) return [];
  const bounds = { earliest: named.earliest, latest: named.latest };
  const same = [...text.matchAll(THAT)].map((match) => ({
    match,
    when: sameAs(match[1]?.toLowerCase() ?? '', bounds, named),
  }));
  const moved = [...text.matchAll(SHIFTED)].map((match) => {
    const [, count = '', unit = '', direction = ''] = match.map((part) => part.toLowerCase());
    const number = /^\d+$/.test(count) ? Number(count) : Math.max(1, NUMBER_WORDS.indexOf(count));
    return { match, when: shiftedBy(/^(?:earlier|before)/.test(direction) ? -number : number, unit, bounds) };
  });
  return [...same, ...moved].flatMap(({ match, when }) => {
    if (when === null) return [];
    const start = offset + match.index;
    const end = start + match[0].length;
    return [{ start, end, when: { ...when, words: match[0] }, kind: 'relative' as const, ofAnother: false }];
  });
}

interface Bounds {
  readonly earliest: number;
  readonly latest: number;
}

function sameAs(unit: string, bounds: Bounds, named: When): When | null {
  if (unit !== 'year') return named;
  const year = new Date(bounds.earliest).getUTCFullYear();
  return new Date(bounds.latest).getUTCFullYear() === year ? period(year, null, null) : null;
}

/** As fine as both what is counted from and the unit counted in: days from a day are a day, months from a day a month. */
function shiftedBy(by: number, unit: string, { earliest, latest }: Bounds): When | null {
  const from = new Date(earliest);
  const length = latest - earliest;
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth()];
  if (unit === 'year') return length < 367 * DAY ? period(year + by, null, null) : null;
  if (unit === 'month') {
    const shifted = new Date(Date.UTC(year, month + by, 1));
    return length < 32 * DAY ? period(shifted.getUTCFullYear(), shifted.getUTCMonth(), null) : null;
  }
  if (length >= DAY) return null;
  const day = new Date(Date.UTC(year, month, from.getUTCDate() + by * (unit === 'week' ? 7 : 1)));
  return period(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate());
}

function period(year: number, month: number | null, day: number | null): When {
  const earliest = Date.UTC(year, month ?? 0, day ?? 1);
  const next =
    day !== null
      ? Date.UTC(year, month ?? 0, day + 1)
      : month !== null
        ? Date.UTC(year, month + 1, 1)
        : Date.UTC(year + 1, 0, 1);
  const two = (value: number): string => String(value).padStart(2, '0');
  const edtf = [
    String(year).padStart(4, '0'),
    ...(month === null ? [] : [two(month + 1)]),
    ...(day === null ? [] : [two(day)]),
  ];
  return { earliest, latest: next - 1, edtf: edtf.join('-'), words: null };
}
