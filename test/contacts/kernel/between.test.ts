import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between } from '../../../src/contacts/kernel/between.ts';
import { indexesOf } from '../../../src/contacts/kernel/contactset.ts';
import { plain } from '../../../src/contacts/kernel/plain.ts';
import { Sweeper, type Ties } from '../../../src/contacts/kernel/sweep.ts';
import { wasm } from '../../../src/contacts/kernel/wasm.ts';
import type { Plain } from './brute.ts';
import { imported, logs } from './logs.ts';
import { onRoutes } from './walks.ts';

const TIES: readonly Ties[] = ['non-strict', 'strict'];
const runs = { numRuns: 500, seed: 20240306 };

describe.each([plain, wasm])('the contacts of all routes, with the $name engine', (engine) => {
  describe.each(TIES)('with %s ties', (ties) => {
    it.each([{}, { block: 3 }, { resident: true }])('are those that walking every way finds: %j', (room) => {
      fc.assert(
        fc.property(logs, ({ actors, contacts }) => {
          const { columns, rows } = imported(contacts, actors);
          const sweeper = new Sweeper(columns, engine, room);
          const found = indexesOf(between(sweeper, { from: 0, to: 1, start: 0, end: columns.count, ties }));
          expect(found).toEqual(found.toSorted());
          expect([...found].map((index) => rows[index]!).toSorted((a, b) => a - b)).toEqual(
            onRoutes(contacts, 0, 1, ties),
          );
        }),
        runs,
      );
    });

    it('are those of the window, without an actor, without some contacts and past nobody who passes nothing on', () => {
      fc.assert(
        fc.property(logs, fc.nat(), fc.nat(), ({ actors, contacts }, parity, which) => {
          const { columns, rows, timeOf } = imported(contacts, actors);
          const [out, silent] = [2 + (which % 4), 2 + ((which + 1) % 4)];
          let start = 0;
          while (start < columns.count && timeOf(start) < 1) start += 1;
          const within = (id: number) => (id < actors ? [id] : []);
          const set = between(new Sweeper(columns, engine), {
            from: 0,
            to: 1,
            start,
            end: columns.count,
            ties,
            excluded: within(out),
            stopAt: within(silent),
            without: (base, count, bits) => {
              for (let at = 0; at < count; at += 1)
                if (rows[base + at]! % 5 === parity % 5) bits[at >>> 5]! |= 1 << (at & 31);
            },
          });
          const kept = (contact: Plain, row: number) =>
            contact.at >= 1 &&
            row % 5 !== parity % 5 &&
            contact.from !== out &&
            contact.to !== out &&
            contact.from !== silent;
          expect([...indexesOf(set)].map((index) => rows[index]!).toSorted((a, b) => a - b)).toEqual(
            onRoutes(contacts, 0, 1, ties, kept),
          );
        }),
        runs,
      );
    });
  });
});
