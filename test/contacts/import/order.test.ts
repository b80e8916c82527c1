import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantsInOrder, type Ordered, spansInOrder } from '../../../src/contacts/import/order.ts';
import { LENGTHS } from '../../../src/contacts/store/row.ts';
import { workplace } from './workplace.ts';

const { path } = workplace();

/** A row's earliest and latest time. */
type Times = readonly [earliest: number, latest: number];

/** A folder with the columns that rows are put in order by. */
function folderOf(name: string, rows: readonly Times[]): string {
  const folder = path(name);
  mkdirSync(folder, { recursive: true });
  const late = rows.flatMap(([earliest, latest], at) => (earliest === latest ? [] : [at]));
  const columns = {
    'earliest.f64': Float64Array.from(rows, ([earliest]) => earliest),
    'kind.u8': new Uint8Array(rows.length),
    'late.u32': Uint32Array.from(late),
    'late.f64': Float64Array.from(late, (at) => rows[at]![1]),
  };
  for (const [column, values] of Object.entries(columns)) writeFileSync(join(folder, `rows.${column}`), values);
  return folder;
}

function told({ count, row, earliest, latest }: Ordered) {
  return Array.from({ length: count }, (_, at) => [row[at], earliest[at], latest === null ? earliest[at] : latest[at]]);
}

const FIRST = -62_135_596_800_000;
const LAST = 253_402_300_799_999;
const time = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map((at) => 1_700_000_000_000 + at * 1000),
  fc.integer({ min: 0, max: 40 }).map((at) => 1_700_000_000_000 + at),
  fc.integer({ min: 0, max: 2 ** 31 }).map((at) => at * 1000),
  fc.integer({ min: FIRST, max: LAST }),
);
/** Times of one kind, and of all: what their range is decides how they are sorted. */
const logs = fc.oneof(
  fc.array(time, { maxLength: 60 }),
  fc.array(
    fc.integer({ min: 0, max: 40 }).map((at) => 1_600_000_000_000 + at * 1000),
    { maxLength: 60 },
  ),
  fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 2 ** 33 }), { maxLength: 60 }),
);

it('rows come in the order of their times, then of their places, a stretch of time after the other', () => {
  let log = 0;
  fc.assert(
    fc.property(logs, fc.integer({ min: 1, max: 70 }), fc.array(fc.nat(20), { maxLength: 60 }), (times, most, more) => {
      const rows = times.map((at, row): Times => [at, at + (row % 3 === 0 ? (more[row] ?? 0) : 0)]);
      log += 1;
      const unordered = { folder: folderOf(`log-${log}`, rows), count: rows.length, tick: LENGTHS[0]! };
      const expected = rows
        .map(([earliest, latest], row) => [row, earliest, latest] as const)
        .toSorted((a, b) => a[1] - b[1] || a[2] - b[2] || a[0] - b[0]);
      const parts = [...instantsInOrder(unordered, most)].map(told);
      expect(parts.flat()).toEqual(expected.filter(([, earliest, latest]) => earliest === latest));
      expect(told(spansInOrder(unordered))).toEqual(expected.filter(([, earliest, latest]) => earliest !== latest));
    }),
    { numRuns: 300, seed: 20261126 },
  );
});
