import { DAY, dayOf } from '../../documents/calendar.ts';
import type { When } from '../../terms/index.ts';
import { calendarMoments } from './calendartimes.ts';
import { distantMoments } from './distances.ts';
import {
  approximately,
  between,
  type Dated,
  dated,
  fromEnd,
  fromStart,
  joined,
  OPEN,
  shifted,
  upToEnd,
  upToStart,
} from './edtf.ts';
import { type Anchor, before, type Moment, type Tense, yearOf } from './moments.ts';
import { relativeMoments } from './relativetimes.ts';

/**
 * How a time is given. `date` and `range` by the calendar; `before`, `after` and `since` bound one side; `vague` is a part
 * of a period ("early 2017"); `relative` hangs on the publication or on another time, and is open where that is not known.
 */
export type TimeKind = 'date' | 'range' | 'before' | 'after' | 'since' | 'vague' | 'relative';

/** A time that a text names: `[start, end)` in canonical text, and the interval it stands for. */
export interface TimeExpression {
  readonly start: number;
  readonly end: number;
  readonly when: When;
  readonly kind: TimeKind;
  /** The words bound or belong to something else ("ahead of the 2024 election", "2017's meeting"): a time of that thing. */
  readonly ofAnother: boolean;
}

/**
 * The times that a stretch of text names, in order, none within another.
 *
 * Each is an interval in UTC and never an instant: "in May 2017" a month, "on Monday" the Monday up to the publication (or after it, with
 * `tense` future), "six years ago" that year, approximately. Relative times of a document without a date stay open: the time of a file or of the
 * reading is never taken for it.
 *
 * Full dates, clock times and zones are read by chrono-node; EDTF (ISO 8601-2) is the written form, null where nothing is known.
 *
 * @param offset of the text in the canonical text, in UTF-16 code units.
 * @param published of the document, or null.
 */
export function timesIn(
  text: string,
  offset: number,
  published: When | null,
  tense: Tense = 'past',
): readonly TimeExpression[] {
  const anchor = anchorOf(published);
  const moments = withoutOverlap([
    ...calendarMoments(text, anchor, tense),
    ...relativeMoments(text, anchor, tense),
    ...distantMoments(text, anchor),
  ]);
  const ranges = withRanges(text, moments, anchor);
  return ranges.map((moment, at) => {
    const free = ranges[at - 1]?.end ?? 0;
    return bounded(text, moment, { free, offset }, anchor, tense);
  });
}

function anchorOf(published: When | null): Anchor {
  if (published === null || published.earliest === null || published.latest === null) return null;
  return { earliest: published.earliest, latest: published.latest };
}

/** The longest of those that overlap, the first of equals. */
function withoutOverlap(moments: readonly Moment[]): readonly Moment[] {
  const kept: Moment[] = [];
  let cluster: Moment[] = [];
  let past = 0;
  for (const moment of moments.toSorted((a, b) => a.start - b.start)) {
    if (moment.start >= past) {
      kept.push(...longestOf(cluster));
      cluster = [];
    }
    cluster.push(moment);
    past = Math.max(past, moment.end);
  }
  return [...kept, ...longestOf(cluster)];
}

function longestOf(cluster: readonly Moment[]): readonly Moment[] {
  const kept: Moment[] = [];
  for (const moment of cluster.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (!kept.some((other) => moment.start < other.end && other.start < moment.end)) kept.push(moment);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}

const RANGE_WORDS: readonly (readonly [opening: RegExp, link: RegExp])[] = [
  [/\bbetween (?:the )?$/i, /^ and (?:the )?$/],
  [/\bfrom (?:the )?$/i, /^ (?:to|until|till|through|up to) (?:the )?$/],
  [/(?:)$/, /^(?: ?[–—-] ?| (?:to|through|until) )$/],
];

/** Two moments that are the ends of one range, and "two days before" with what it is counted from, made one. */
function withRanges(text: string, moments: readonly Moment[], anchor: Anchor): readonly Moment[] {
  const out: Moment[] = [];
  for (let at = 0; at < moments.length; at++) {
    const widened = nightOf(text, dayBefore(text, moments[at]!));
    const moment = widened.start < (out.at(-1)?.end ?? 0) ? moments[at]! : widened;
    const next = moments[at + 1];
    if (next !== undefined) {
      const link = text.slice(moment.end, next.start);
      const lead = RANGE_WORDS.find(
        ([opening, between]) => between.test(link) && opening.test(before(text, moment.start)),
      );
      const isRange = lead !== undefined && (moment.kind !== 'relative') === (next.kind !== 'relative');
      if (isRange) {
        const start =
          moment.start - (/\S+ (?:the )?$/.exec(lead[0].exec(before(text, moment.start))?.[0] ?? '')?.[0].length ?? 0);
        out.push({ start, end: next.end, when: spanning(moment, next), kind: 'range' });
        at++;
        continue;
      }
      if (moment.shift !== undefined && /^ (?:the )?$/.test(link)) {
        const { days, direction } = moment.shift;
        const when =
          days === null
            ? direction < 0
              ? upToStart(next.when)
              : fromEnd(next.when, anchor?.latest ?? null)
            : shifted(next.when, days * direction);
        out.push({ start: moment.start, end: next.end, when, kind: 'relative' });
        at++;
        continue;
      }
    }
    out.push(moment);
  }
  return out;
}

/** "3 and 5 May", "3 to 5 May": the bare day before a day with its month. */
function dayBefore(text: string, moment: Moment): Moment {
  const [words, first] =
    /(?<![\d.,:])\b(\d{1,2})(?:st|nd|rd|th)? ?(?:and|to|or|until|through|–|—|-) ?$/.exec(before(text, moment.start)) ??
    [];
  if (words === undefined || moment.kind !== 'date' || moment.when.earliest === null || moment.when.latest === null)
    return moment;
  const last = dayOf(moment.when.earliest);
  const isDay =
    dayOf(moment.when.latest).day === last.day && /^\d{1,2}\b|^\d{1,2}(?:st|nd|rd|th)/.test(text.slice(moment.start));
  if (!isDay || Number(first) < 1 || Number(first) >= last.day) return moment;
  const lead = /\b(?:between|from)(?: the)? $/i.exec(before(text, moment.start - words.length))?.[0].length ?? 0;
  return {
    start: moment.start - words.length - lead,
    end: moment.end,
    when: between({ ...last, day: Number(first) }, last),
    kind: 'range',
  };
}

/** "The night of 4 May" runs into the fifth. */
function nightOf(text: string, moment: Moment): Moment {
  const lead = /\b(?:the )?night of (?:the )?$/i.exec(before(text, moment.start))?.[0].length ?? 0;
  const { earliest, latest } = moment.when;
  if (lead === 0 || earliest === null || latest === null || latest - earliest > DAY) return moment;
  return { ...moment, start: moment.start - lead, when: between(dayOf(earliest), dayOf(earliest + DAY)) };
}

/** A range's first end takes its year from the second where it has none: "from May to June 2017", "from November to March 2018". */
function spanning(first: Moment, last: Moment): Dated {
  if (first.yearless !== undefined && last.when.latest !== null) {
    const until = { earliest: last.when.latest, latest: last.when.latest };
    const year = yearOf(first.yearless, until, 'past');
    if (year !== null) return joined(dated({ year, ...first.yearless }), last.when);
  }
  if (last.yearless !== undefined && first.when.earliest !== null && first.yearless === undefined) {
    const year = yearOf(last.yearless, { earliest: first.when.earliest, latest: first.when.earliest }, 'future');
    if (year !== null) return joined(first.when, dated({ year, ...last.yearless }));
  }
  // "From Monday to Friday", read on a Wednesday: both are looked for in the past, and the Monday of that Friday is meant.
  const week = first.kind === 'relative' && last.kind === 'relative' ? shifted(first.when, -7) : first.when;
  const [from, back, until] = [first.when.earliest, week.earliest, last.when.latest];
  if (from === null || until === null || from <= until) return joined(first.when, last.when);
  return back !== null && back <= until
    ? joined(between(dayOf(back), dayOf(back)), last.when)
    : joined(last.when, first.when);
}

interface Bound {
  readonly pattern: RegExp;
  readonly kind: TimeKind;
  readonly apply: (when: Dated, latest: number | null, another: boolean) => Dated;
}

const BOUNDS: readonly Bound[] = [
  {
    pattern: /\b(?:ever since|since|starting(?: in| on)?|beginning(?: in| on)?|as of)(?: the)? $/i,
    kind: 'since',
    apply: (when, latest) => fromStart(when, latest),
  },
  {
    pattern:
      /\b(?:before|prior to|ahead of|in advance of|earlier than|leading up to|in the run-up to)(?: the| a| their| its| his| her)? $/i,
    kind: 'before',
    // Before Monday's vote may still be Monday; before Monday is not.
    apply: (when, _latest, another) => (another ? upToEnd(when) : upToStart(when)),
  },
  {
    pattern: /\b(?:by|until|till|up to|no later than|not later than|through)(?: the)? $/i,
    kind: 'before',
    apply: (when) => upToEnd(when),
  },
  {
    pattern: /\b(?:after|following|later than|in the wake of|no earlier than)(?: the| a| their| its| his| her)? $/i,
    kind: 'after',
    apply: (when, latest, another) => (another ? fromStart(when, latest) : fromEnd(when, latest)),
  },
  {
    pattern: /\b(?:around|about|circa|c\.|roughly|approximately|sometime in|some time in)(?: the)? $/i,
    kind: 'vague',
    apply: (when) => approximately(when),
  },
];

/** A moment with the word before it that bounds it, as an expression of the canonical text. */
function bounded(
  text: string,
  moment: Moment,
  { free, offset }: { readonly free: number; readonly offset: number },
  anchor: Anchor,
  tense: Tense,
): TimeExpression {
  const words = text.slice(Math.max(free, moment.start - 40), moment.start);
  const ofAnother = isOfAnother(text, moment);
  const onward = /^(?: on| onwards?)\b/.exec(text.slice(moment.end))?.[0];
  const bound =
    moment.kind === 'range' && !/since/i.test(words) ? undefined : BOUNDS.find(({ pattern }) => pattern.test(words));
  const latest = tense === 'past' ? (anchor?.latest ?? null) : null;
  const lead = bound?.pattern.exec(words)?.[0].length ?? 0;
  const from = onward !== undefined && bound === undefined ? (/\bfrom $/i.exec(words)?.[0].length ?? 0) : 0;
  const start = moment.start - lead - from;
  const end = from > 0 ? moment.end + onward!.length : moment.end;
  const at = { start: offset + start, end: offset + end };
  const done = (when: Dated, kind: TimeKind) => ({
    ...at,
    when: { ...when, words: text.slice(start, end) },
    kind,
    ofAnother,
  });
  if (from > 0) return done(fromStart(moment.when, latest), 'since');
  if (bound === undefined) return done(moment.when, moment.kind);
  return done(moment.when === OPEN ? OPEN : bound.apply(moment.when, latest, ofAnother), bound.kind);
}

// What may follow a time without being a thing it is the time of.
const NOT_A_THING =
  /^(?:and|or|but|that|which|who|when|where|while|as|to|of|in|on|at|by|for|from|with|after|before|until|about|over|into|is|was|were|are|had|has|have|did|does|said|says|told|would|could|may|might|will|the|an?|his|her|their|its|it|he|she|they|we|amid|because|if|though|although|than|then|also|not|no)\b/i;

/** "Monday's vote", "the 2016 campaign", "the May meeting": the time is a modifier of the noun after it. */
function isOfAnother(text: string, moment: Moment): boolean {
  const after = text.slice(moment.end, moment.end + 40);
  if (/^['’]s? [\p{L}]/u.test(after)) return true;
  const determined = /\b(?:the|that|this|an?|his|her|their|its|our) $/i.test(before(text, moment.start));
  return determined && moment.kind !== 'vague' && /^ \p{L}/u.test(after) && !NOT_A_THING.test(after.trimStart());
}
