import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SPAN, SpanSweeper } from '../../../src/contacts/intervals/spansweeper.ts';
import { NEVER, SEED } from '../../../src/contacts/kernel/engine.ts';
import { plain } from '../../../src/contacts/kernel/plain.ts';
import type { Ties } from '../../../src/contacts/kernel/sweep.ts';
import { wasm } from '../../../src/contacts/kernel/wasm.ts';
import { loose } from './timelines.ts';

/** Logs with more spans than are looked at together, of one length or of all. */
const longLogs = fc.record({
  seed: fc.integer({ min: 1, max: 2 ** 31 - 2 }),
  actors: fc.integer({ min: 30, max: 1500 }),
  contacts: fc.integer({ min: 100, max: 4000 }),
  spans: fc.integer({ min: 600, max: 1500 }),
  times: fc.constantFrom(50, 2000, 100_000),
  longest: fc.constantFrom(0.003, 0.05, 1),
});
type Shape = typeof longLogs extends fc.Arbitrary<infer L> ? L : never;

function log({ seed, actors, contacts, spans, times, longest }: Shape) {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * below);
  };
  const ends = () => ({ from: next(actors), to: next(actors) });
  return {
    actors,
    contacts: Array.from({ length: contacts }, () => ({ ...ends(), at: next(times) })).toSorted((a, b) => a.at - b.at),
    within: Array.from({ length: spans }, () => {
      const first = next(times);
      return { ...ends(), first, last: first + 1 + next(times * longest) };
    }),
  };
}

/** The best of all timelines by going round until nothing changes; backwards with time turned round. */
function best(
  { actors, contacts, within }: ReturnType<typeof log>,
  ties: Ties,
  way: 1 | -1,
): readonly (number | null)[] {
  const instants = contacts.map(({ from, to, at }) => ({ from, to, first: at, last: at }));
  const all = [...instants, ...within].map(({ from, to, first, last }) =>
    way === 1 ? { from, to, open: first, close: last } : { from: to, to: from, open: -last, close: -first },
  );
  const had = new Float64Array(actors).fill(Number.POSITIVE_INFINITY);
  had[0] = Number.NEGATIVE_INFINITY;
  for (let changed = true; changed; ) {
    changed = false;
    for (const { from, to, open, close } of all) {
      const since = had[from]!;
      if (ties === 'strict' ? since >= close : since > close) continue;
      const time = Math.max(since, open);
      if (time >= had[to]!) continue;
      had[to] = time;
      changed = true;
    }
  }
  return [...had].map((time) => (Number.isFinite(time) ? time * way : null));
}

it.each([
  ['non-strict', 1],
  ['non-strict', -1],
  ['strict', 1],
  ['strict', -1],
] as const)(
  'the best of all timelines of long logs, with %s ties, way %i',
  (ties, way) => {
    fc.assert(
      fc.property(longLogs, fc.constantFrom({}, { block: 700 }, { resident: true }), (shape, room) => {
        const given = log(shape);
        const { columns, spans, clock, timeOf } = loose(given);
        const sweep = { seeds: [0], start: 0, end: columns.count, ties, since: -1, by: Number.MAX_SAFE_INTEGER };
        const expected = best(given, ties, way);
        for (const engine of [wasm, plain]) {
          const { marks, fired } = new SpanSweeper(columns, spans, clock, engine, room).possible(sweep, way);
          const times = [...marks].map((mark) =>
            mark === NEVER || mark === SEED ? null : mark >= SPAN ? fired[mark - SPAN]! : timeOf(mark),
          );
          expect(times).toEqual(expected);
        }
      }),
      { numRuns: 12, seed: 20240304 },
    );
  },
  60_000,
);
