import fc from 'fast-check';
import { expect, it } from 'vitest';
import { between } from '../../../src/contacts/kernel/between.ts';
import { plain } from '../../../src/contacts/kernel/plain.ts';
import { Sweeper, type Ties } from '../../../src/contacts/kernel/sweep.ts';
import { wasm } from '../../../src/contacts/kernel/wasm.ts';
import { imported } from './logs.ts';

/** Logs long enough for few to have it at first, and nearly all at last: a few hundred actors, some of them far busier. */
const longLogs = fc.record({
  seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  actors: fc.integer({ min: 20, max: 900 }),
  contacts: fc.integer({ min: 1000, max: 12_000 }),
  tied: fc.constantFrom(1, 3, 40),
  busy: fc.boolean(),
});

function log({ seed, actors, contacts, tied, busy }: typeof longLogs extends fc.Arbitrary<infer L> ? L : never) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const actor = () => Math.floor(busy ? actors ** next() - 1 : next() * actors);
  return imported(
    Array.from({ length: contacts }, (_, at) => ({ from: actor(), to: actor(), at: Math.floor(at / tied) })),
    actors,
  ).columns;
}

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
