import { megabytes } from '../contacts/line.ts';
import type { Step } from './steps.ts';
import { duration, type Times } from './times.ts';

/** A measure: a cell for each step, and the time by which it is judged and compared, where it is one. */
interface Measure {
  readonly what: string;
  readonly cell: (step: Step) => string;
  readonly time?: (step: Step) => number | null;
  /** Longest time that is promised, milliseconds. */
  readonly bound?: number;
}

const both = ({ p50, p95 }: Times): string => `${duration(p50)} / ${duration(p95)}`;
const count = (number: number): string => Math.round(number).toLocaleString('en-US');

/** The table of a run: a row for each measure and a column for each step; times are medians, and the longest but one in twenty. */
export function tableOf(steps: readonly Step[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const head = ['documents', ...steps.map(({ documents }) => count(documents)), 'grows as', 'promised'];
  const rows = measuresOf(steps).map(({ what, cell, time, bound }) => [
    what,
    ...steps.map(cell),
    time === undefined ? '' : exponent(steps, time),
    time === undefined || bound === undefined ? '' : kept(time(steps.at(-1)!), bound),
  ]);
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** How each measure grows with the case: a bar for each step, from a tenth of a millisecond on, each further block twice as long. */
export function curvesOf(steps: readonly Step[]): string {
  const timed = measuresOf(steps).filter(({ time }) => time !== undefined);
  const width = Math.max(...timed.map(({ what }) => what.length));
  const lines = timed.flatMap(({ what, time }) =>
    steps.flatMap((step, at) => {
      const ms = time!(step);
      if (ms === null) return [];
      const bar = '█'.repeat(Math.max(1, Math.round(Math.log2(ms / 0.1))));
      return [`${(at === 0 ? what : '').padEnd(width)}  ${count(step.documents).padStart(7)}  ${bar} ${duration(ms)}`];
    }),
  );
  return ['```text', ...lines, '```'].join('\n');
}

function kept(ms: number | null, bound: number): string {
  return ms === null ? '' : `≤ ${duration(bound)}: ${ms <= bound ? 'kept' : '**not reached**'}`;
}

/** The power of the number of claims by which a time grows from the first step to the last: 0 not at all, 1 as they do. */
function exponent(steps: readonly Step[], time: (step: Step) => number | null): string {
  const known = steps.filter((step) => time(step) !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || first === last) return '';
  const power = Math.log(time(last)! / time(first)!) / Math.log(last.claims / first.claims);
  return `n^${power.toFixed(2)}`;
}

function measuresOf(steps: readonly Step[]): readonly Measure[] {
  const times = (what: string, pick: (step: Step) => Times, bound?: number): Measure => ({
    what,
    cell: (step) => both(pick(step)),
    time: (step) => pick(step).p95,
    ...(bound === undefined ? {} : { bound }),
  });
  const whole = (what: string, pick: (step: Step) => number | null): Measure => ({
    what,
    cell: (step) => (pick(step) === null ? '' : duration(pick(step)!)),
    time: pick,
  });
  return [
    { what: 'claims', cell: ({ claims }) => count(claims) },
    { what: 'on disk', cell: ({ bytes }) => megabytes(bytes / 1e6) },
    whole('a document added, fifty at once', ({ adding }) => adding),
    whole('its reading appended, fifty at once', ({ reading }) => reading),
    { what: 'readings a second', cell: ({ reading }) => (1000 / reading).toFixed(1) },
    times('a document added by itself', ({ single }) => single.adding),
    times('a reading appended by itself', ({ single }) => single.reading),
    whole('a file seen to be there already', ({ again }) => again),
    ...(steps[0]?.lists ?? []).map(({ list, page }, at) =>
      times(`${list}: ${page}`, ({ lists }) => lists[at]!.times, 200),
    ),
    ...['busiest', 'middling', 'quiet'].map((what): Measure => {
      const of = ({ traces }: Step) => traces.find((one) => one.what === what);
      return {
        what: `a question about the ${what} affair`,
        cell: (step) => {
          const found = of(step);
          return found === undefined
            ? ''
            : `${both(found.times)} (${count(found.documents)} documents, ${count(found.claims)} claims)`;
        },
        time: (step) => of(step)?.times.p95 ?? null,
        bound: 2000,
      };
    }),
    times('a claim judged', ({ judging }) => judging),
    times('a process opens the case and lists', ({ opening }) => opening, 1500),
    times('a process makes a new case', ({ making }) => making, 3000),
    whole('the case verified', ({ verifying }) => verifying),
    whole('all its lists made anew', ({ rebuilding }) => rebuilding),
    { what: 'most memory of the measuring process', cell: ({ memory }) => megabytes(memory) },
  ];
}
