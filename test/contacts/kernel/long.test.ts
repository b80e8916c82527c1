import fc from 'fast-check';
import { expect, it } from 'vitest';
import { between } from '../../../src/contacts/kernel/between.ts';
import { plain } from '../../../src/contacts/kernel/plain.ts';
import { Sweeper, type Ties } from '../../../src/contacts/kernel/sweep.ts';
import { wasm } from '../../../src/contacts/kernel/wasm.ts';
import { log, longLogs } from './logs.ts';

it.each<Ties>(['non-strict', 'strict'])('goes over long logs as the plain loops do, with %s ties', (ties) => {
  fc.assert(
    fc.property(longLogs, fc.constantFrom({}, { block: 3000 }, { resident: true }), (shape, room) => {
      const columns = log(shape);
      const [from, to, out, mute] = [shape.actors - 1, shape.actors - 2, 1, 2];
      const sweep = { start: 0, end: columns.count, ties };
      const [own, reference] = [new Sweeper(columns, wasm, room), new Sweeper(columns, plain, room)];
      for (const less of [{}, { excluded: [out], stopAt: [mute] }]) {
        const asked = { ...sweep, ...less, seeds: [from] };
        expect(own.forward(asked)).toEqual(reference.forward(asked));
        expect(own.backward(asked)).toEqual(reference.backward(asked));
        expect(between(own, { ...sweep, ...less, from, to })).toEqual(
          between(reference, { ...sweep, ...less, from, to }),
        );
      }
    }),
    { numRuns: 40, seed: 20240306 },
  );
});

it.each<Ties>(['non-strict', 'strict'])(
  'goes over long logs with many seeds as the plain loops do, with %s ties',
  (ties) => {
    fc.assert(
      fc.property(longLogs, fc.integer({ min: 1, max: 64 }), fc.boolean(), (shape, many, dated) => {
        const columns = log(shape);
        const seeds = Array.from({ length: many }, (_, at) => at % shape.actors);
        for (const room of [{ block: 3000 }, { block: 35 }, { resident: true }]) {
          const options = { ...room, masks: true, dated };
          const [own, reference] = [new Sweeper(columns, wasm, options), new Sweeper(columns, plain, options)];
          for (const less of [{}, { excluded: [shape.actors - 1], stopAt: [shape.actors - 2] }])
            for (const way of ['forward', 'backward'] as const) {
              const sweep = { start: 0, end: columns.count, ties, seeds, ...less };
              expect(own.masks(sweep, way)).toEqual(reference.masks(sweep, way));
              if (dated) expect(own.grown).toEqual(reference.grown);
            }
        }
      }),
      { numRuns: 25, seed: 20241126 },
    );
  },
);
