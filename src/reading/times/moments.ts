import { type CalendarDate, type CalendarDay, DAY, dayOf, endOf, exists, startOf } from '../../documents/calendar.ts';
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

/** A month or day of no stated year, in the year it most likely has; in EDTF an unspecified one where there is no publication. */
export function withoutYear(
  date: { readonly month: number; readonly day?: number | undefined },
  anchor: Anchor,
  tense: Tense,
): Dated {
  const year = yearOf(date, anchor, tense);
  if (year !== null) return dated({ year, ...date });
  const two = (n: number) => String(n).padStart(2, '0');
  return { ...OPEN, edtf: `XXXX-${two(date.month)}${date.day === undefined ? '' : `-${two(date.day)}`}` };
}

const SEASONS = ['spring', 'summer', 'autumn', 'winter'];

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

/** A part of a year or month. Early, mid and late overlap: nobody who writes "early May" has a day in mind at which it ends. */
export function partOf(date: CalendarDate, part: string): Dated {
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

/** What holds for the first and for the last day on which the text may have been published: open where it has no date. */
export function reckoned(anchor: Anchor, at: (day: number) => Dated): Dated {
  if (anchor === null) return OPEN;
  const first = at(startOfDay(anchor.earliest));
  const last = at(startOfDay(anchor.latest));
  return first.earliest === last.earliest && first.latest === last.latest ? first : joined(first, last);
}

function startOfDay(instant: number): number {
  return startOf(dayOf(instant));
}

/** The day so many days after the one that starts at an instant. */
export function dayFrom(day: number, away: number): CalendarDay {
  return dayOf(day + away * DAY);
}

/** The month so many months after another. */
export function monthFrom(
  year: number,
  month: number,
  away: number,
): { readonly year: number; readonly month: number } {
  const count = year * 12 + month - 1 + away;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

/** The words before a place, as far back as a rule may look: a long text must not be gone through for each time in it. */
export function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - 80), at);
}
