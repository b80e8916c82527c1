import { scaleUtc } from 'd3-scale';
import { utcFormat } from 'd3-time-format';
import type { Hop } from '../terms/hop.ts';
import { bestHops, type Case } from './case.ts';
import { instant, shortSpan } from './dates.ts';
import { type Markup, markup } from './markup.ts';
import { arrow, clip } from './naming.ts';
import { hopsBeside } from './sentences/items.ts';

const WIDTH = 820;
const LEFT = 250;
const ROW = 34;
const TOP = 54;
/** Room on the right for half of the last tick's label. */
const RIGHT = 32;
const MOST = 24;

interface Row {
  readonly hop: Hop;
  readonly label: string;
  readonly best: boolean;
}

/**
 * When each hop can have happened, as SVG: a bar from the earliest to the latest, fading where an end is open, with the
 * deadline, the item's earliest time and the documents' dates. Empty where the record gives no time at all.
 */
export function timelineOf(given: Case): Markup {
  const rows = rowsOf(given);
  const times = [
    ...rows.flatMap(({ hop }) => [hop.when.earliest, hop.when.latest]),
    given.trace.inquiry.since,
    given.trace.inquiry.deadline,
  ]
    .concat(given.evidence.documents.map((document) => document.published?.earliest ?? null))
    .filter((time) => time !== null);
  if (rows.length === 0 || times.length === 0) return markup``;
  const first = Math.min(...times);
  const last = Math.max(...times);
  const room = Math.max((last - first) * 0.06, 86_400_000);
  const scale = scaleUtc([first - room, last + room], [LEFT, WIDTH - RIGHT]);
  const at = (time: number): number => Math.round(scale(time) * 10) / 10;
  const bottom = TOP + rows.length * ROW;
  const height = bottom + 30;
  const format = utcFormat(tickPattern(scale.ticks(6)));
  return markup`<svg class="timeline" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="timeline-title timeline-desc" xmlns="http://www.w3.org/2000/svg">
<title id="timeline-title">When each hop can have happened</title>
<desc id="timeline-desc">${rows.map((row) => `${row.label}: ${shortSpan(row.hop.when)}`).join('. ')}.</desc>
${scale.ticks(6).map(
  (
    tick,
  ) => markup`<g class="tick"><path d="M${at(+tick)} ${TOP - 8}V${bottom}"/><text x="${at(+tick)}" y="${bottom + 18}" text-anchor="middle">${format(tick)}</text></g>
`,
)}${published(given, at, bottom)}${rows.map((row, index) => bar(row, index, at))}${limit(given.trace.inquiry.since, 'not before', at, [14, bottom])}${limit(given.trace.inquiry.deadline, 'by', at, [30, bottom])}
</svg>`;
}

/** Every tick carries its year, but for days and hours: "April" alone would be one of several. */
function tickPattern([first, second]: readonly Date[]): string {
  const days = first === undefined || second === undefined ? 1 : (Number(second) - Number(first)) / 86_400_000;
  return days > 300 ? '%Y' : days > 26 ? '%b %Y' : days >= 1 ? '%-d %b' : '%-d %b %H:%M';
}

function rowsOf(given: Case): readonly Row[] {
  const best = bestHops(given).map((hop, at) => ({
    hop,
    label: clip(`${at + 1} ${arrow(given, hop)}`, 36),
    best: true,
  }));
  const beside = hopsBeside(given).map((hop) => ({ hop, label: clip(arrow(given, hop), 36), best: false }));
  return [...best, ...beside].slice(0, MOST);
}

function bar(row: Row, index: number, at: (time: number) => number): Markup {
  const y = TOP + index * ROW;
  const { earliest, latest } = row.hop.when;
  const from = earliest === null ? LEFT : at(earliest);
  const to = latest === null ? WIDTH - RIGHT : at(latest);
  const fade = Math.min(90, Math.max(0, (to - from) / 2));
  const solidFrom = earliest === null ? from + fade : from;
  const solidTo = latest === null ? to - fade : to;
  const width = Math.max(4, solidTo - solidFrom);
  // Each row has gradients of its own: a gradient's currentColor is that of the gradient, not of what it fills.
  const soft = (x: number, side: 'left' | 'right'): Markup => {
    const [start, end] = side === 'left' ? ['clear', 'solid'] : ['solid', 'clear'];
    return markup`<linearGradient id="fade-${side}-${index}"><stop offset="0" class="${start}"/><stop offset="1" class="${end}"/></linearGradient><rect x="${x}" y="${y + 8}" width="${fade}" height="12" fill="url(#fade-${side}-${index})"/>`;
  };
  return markup`<g class="row ${row.best ? 'best' : 'beside'} ${row.hop.standing}"><text x="0" y="${y + 18}">${row.label}</text>${earliest === null && soft(from, 'left')}<rect class="bar" x="${solidFrom}" y="${y + 8}" width="${Math.round(width * 10) / 10}" height="12" rx="2"/>${latest === null && soft(solidTo, 'right')}</g>
`;
}

function limit(
  time: number | null,
  word: string,
  at: (time: number) => number,
  [top, bottom]: readonly [number, number],
): Markup | null {
  if (time === null) return null;
  const x = at(time);
  const text = `${word} ${instant(time)}`;
  // On the side where there is room for it.
  const anchor = x > (LEFT + WIDTH) / 2 ? 'end' : 'start';
  return markup`<g class="limit"><path d="M${x} ${top + 6}V${bottom}"/><text x="${x}" y="${top}" text-anchor="${anchor}">${text}</text></g>
`;
}

/** A small mark above the rows for each document's date: when it was said, which is not when it happened. */
function published(given: Case, at: (time: number) => number, bottom: number): readonly Markup[] {
  const dates = given.evidence.documents.flatMap((document) => document.published?.earliest ?? []);
  return [...new Set(dates)].map(
    (
      time,
    ) => markup`<path class="published" d="M${at(time)} ${bottom}l-4 7h8Z"><title>published ${instant(time)}</title></path>
`,
  );
}
