import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestContacts } from '../../../src/contacts/cuts/contactcut.ts';
import { fewestPeople } from '../../../src/contacts/cuts/peoplecut.ts';
import type { Ties } from '../../../src/contacts/kernel/sweep.ts';
import { subsets } from '../cuts/routes.ts';
import type { Plain } from '../kernel/brute.ts';
import { logs } from '../kernel/logs.ts';
import { ways } from './ways.ts';

const NEVER = Number.POSITIVE_INFINITY;

describe.each<Ties>(['non-strict', 'strict'])(
  'where contacts take time, with %s ties, what closes all routes',
  (ties) => {
    const rules = (latency: number) => ({
      ties,
      latency,
      hold: NEVER,
      most: NEVER,
      silent: [],
      leave: [-NEVER, NEVER] as const,
    });
    const reached = (contacts: readonly Plain[], latency: number) =>
      ways(contacts, [0], rules(latency)).some(({ last }) => last.to === 1);

    it('is as small as trying every set finds', () => {
      fc.assert(
        fc.property(logs, fc.constantFrom(0, 1, 2), ({ actors, contacts }, latency) => {
          const few = contacts.slice(0, 13).filter(({ from, to }) => from !== to && from !== 1 && to !== 0);
          const ahead = new Set(ways(few, [0], rules(latency)).map(({ last }) => last));
          const turned = few.map((contact) => ({ from: contact.to, to: contact.from, at: -contact.at, contact }));
          const behind = new Set(
            ways(turned, [1], rules(latency)).map(({ last }) => (last as (typeof turned)[number]).contact),
          );
          const on = few.filter((contact) => ahead.has(contact) && behind.has(contact)).toSorted((a, b) => a.at - b.at);
          const given = {
            from: 0,
            to: 1,
            ties,
            senders: Uint32Array.from(on, ({ from }) => from),
            receivers: Uint32Array.from(on, ({ to }) => to),
            stamps: Uint32Array.from(on, ({ at }) => at),
            arrivals: Uint32Array.from(on, ({ at }) => at + latency),
          };
          const sizes = (all: readonly number[], without: (out: readonly number[]) => readonly Plain[]) =>
            [...Array(14).keys()].find((size) => subsets(all, size).some((out) => !reached(without(out), latency)));
          const { least, contacts: cut } = fewestContacts(given);
          expect(least).toBe(sizes([...on.keys()], (out) => on.filter((_, at) => !out.includes(at))));
          expect(
            reached(
              on.filter((_, at) => !cut.includes(at)),
              latency,
            ),
          ).toBe(false);
          const people = Array.from({ length: actors - 2 }, (_, at) => at + 2);
          const size = sizes(people, (out) => on.filter(({ from, to }) => !out.includes(from) && !out.includes(to)));
          expect(fewestPeople(given).people?.length).toBe(size);
        }),
        { numRuns: 300, seed: 20240309 },
      );
    });
  },
);
