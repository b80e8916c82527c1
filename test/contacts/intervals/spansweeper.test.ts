import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Marks, SPAN, SpanSweeper } from '../../../src/contacts/intervals/spansweeper.ts';
import { type Engine, NEVER, SEED } from '../../../src/contacts/kernel/engine.ts';
import { plain } from '../../../src/contacts/kernel/plain.ts';
import type { Ties } from '../../../src/contacts/kernel/sweep.ts';
import { wasm } from '../../../src/contacts/kernel/wasm.ts';
import { loose, looseLogs, ofAllTimelines } from './timelines.ts';

const ENGINES: readonly Engine[] = [plain, wasm];
const TIES: readonly Ties[] = ['non-strict', 'strict'];
const WAYS = [1, -1] as const;
const ROOMS = [{}, { block: 3 }, { resident: true }];

const windows = fc.constantFrom([0, 20], [0, 20], [0, 7], [3, 20], [4, 9], [5, 5]) as fc.Arbitrary<[number, number]>;

describe.each(ENGINES)('contacts within intervals, by the $name engine', (engine) => {
  describe.each(TIES)('with %s ties', (ties) => {
    it.each(WAYS)(
      'are the best and the worst of all timelines, way %i',
      (way) => {
        fc.assert(
          fc.property(looseLogs, windows, fc.constantFrom(...ROOMS), (log, window, room) => {
            const { columns, spans, clock, timeOf, indexFrom } = loose(log);
            const sweeper = new SpanSweeper(columns, spans, clock, engine, room);
            const [since, by] = window;
            const sweep = { seeds: [0], start: indexFrom(since), end: indexFrom(by + 1), ties, since, by };
            const { best, worst } = ofAllTimelines(log, [0], ties, way, window);
            const times = ({ marks, fired }: Marks) =>
              [...marks].map((mark) =>
                mark === NEVER || mark === SEED ? null : mark >= SPAN ? fired[mark - SPAN]! : timeOf(mark),
              );
            const expected = (found: ReadonlyMap<number, number>) =>
              Array.from({ length: log.actors }, (_, actor) => (actor === 0 ? null : (found.get(actor) ?? null)));
            expect(times(sweeper.possible(sweep, way))).toEqual(expected(best));
            expect(times(sweeper.necessary(sweep, way))).toEqual(expected(worst));
          }),
          { numRuns: 250, seed: 20240304 },
        );
      },
      120_000,
    );

    it('leave out what they are told to: actors, contacts, and what some pass on', () => {
      fc.assert(
        fc.property(looseLogs, fc.nat(), (log, which) => {
          const [gone, mute] = [1 + (which % (log.actors - 1)), 1 + ((which >>> 8) % (log.actors - 1))];
          const { columns, rows, spans, clock } = loose(log);
          const kept = <C extends { readonly from: number; readonly to: number }>(all: readonly C[], parity: number) =>
            all.filter(({ from, to }, at) => at % 2 === parity && from !== gone && to !== gone && from !== mute);
          const sorted = log.within.toSorted((a, b) => a.first - b.first);
          const less = { ...log, contacts: kept(log.contacts, 0), within: kept(sorted, 1) };
          const { marks } = new SpanSweeper(columns, spans, clock, engine, { block: 4 }).possible(
            {
              seeds: [0],
              start: 0,
              end: columns.count,
              ties,
              since: 0,
              by: 20,
              excluded: [gone],
              stopAt: [mute],
              without: (start, count, bits) => {
                for (let at = 0; at < count; at += 1)
                  if (rows[start + at]! % 2 === 1) bits[at >>> 5]! |= 1 << (at & 31);
              },
              withoutSpan: (span) => span % 2 === 0,
            },
            1,
          );
          const { best } = ofAllTimelines(less, [0], ties, 1, [0, 20]);
          expect([...marks].map((mark) => mark !== NEVER)).toEqual(
            Array.from({ length: log.actors }, (_, actor) => best.has(actor)),
          );
        }),
        { numRuns: 150, seed: 20240304 },
      );
    }, 60_000);

    it('keep for each actor a contact whose sender had it by then, back to the start', () => {
      fc.assert(
        fc.property(looseLogs, (log) => {
          const { columns, rows, spans, clock } = loose(log);
          const { marks, fired } = new SpanSweeper(columns, spans, clock, engine).possible(
            { seeds: [0], start: 0, end: columns.count, ties, since: 0, by: 20 },
            1,
          );
          for (const [actor, mark] of marks.entries()) {
            const met = new Set<number>();
            let [at, next, before] = [actor, mark, Number.POSITIVE_INFINITY];
            while (next !== SEED && next !== NEVER) {
              expect(met.has(at)).toBe(false);
              met.add(at);
              const span = next >= SPAN ? next - SPAN : null;
              const contact = span === null ? log.contacts[rows[next]!]! : null;
              const time = span === null ? contact!.at : fired[span]!;
              expect(span === null ? contact!.to : spans.to[span]).toBe(at);
              expect(time).toBeLessThanOrEqual(before);
              if (span !== null) {
                expect(time).toBeGreaterThanOrEqual(spans.earliest[span]!);
                expect(time).toBeLessThanOrEqual(spans.latest[span]!);
              }
              [at, before] = [span === null ? contact!.from : spans.from[span]!, time];
              next = marks[at]!;
            }
            if (mark !== NEVER) expect(at).toBe(0);
          }
        }),
        { numRuns: 300, seed: 20240304 },
      );
    });
  });
});
