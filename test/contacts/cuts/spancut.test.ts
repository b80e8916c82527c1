import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestContacts } from '../../../src/contacts/cuts/contactcut.ts';
import { isLoose, type RouteContacts } from '../../../src/contacts/cuts/network.ts';
import { fewestPeople } from '../../../src/contacts/cuts/peoplecut.ts';
import { smallestSpanCut } from '../../../src/contacts/cuts/spancut.ts';
import type { Ties } from '../../../src/contacts/kernel/sweep.ts';
import { type Loose, type Moment, moments } from '../intervals/timelines.ts';
import { earliest } from '../kernel/brute.ts';
import { onRoutes } from '../kernel/walks.ts';
import { subsets } from './routes.ts';

/** Tiny logs in which most contacts are within intervals, some long enough to be on several routes at different times. */
const logs: fc.Arbitrary<Loose> = fc.integer({ min: 4, max: 7 }).chain((actors) => {
  const ends = { from: fc.integer({ min: 0, max: actors - 1 }), to: fc.integer({ min: 0, max: actors - 1 }) };
  const contact = fc.record({ ...ends, at: fc.integer({ min: 0, max: 6 }) });
  const span = fc
    .record({ ...ends, first: fc.integer({ min: 0, max: 5 }), length: fc.integer({ min: 1, max: 6 }) })
    .map(({ from, to, first, length }) => ({ from, to, first, last: first + length }));
  return fc.record({
    actors: fc.constant(actors),
    contacts: fc.array(contact, { maxLength: 14, size: 'max' }),
    within: fc.array(span, { maxLength: 6, size: 'max' }),
  });
});

/** The start tells some at different times, so often that only contacts between these are worth cutting; those are all long. */
const entangled: fc.Arbitrary<Loose> = fc.integer({ min: 5, max: 7 }).chain((actors) => {
  const middle = fc.integer({ min: 2, max: actors - 1 });
  const told = fc.record({ to: middle, at: fc.integer({ min: 0, max: 5 }) });
  const tells = fc.record({ from: middle, at: fc.integer({ min: 0, max: 5 }) });
  const span = fc
    .record({ from: middle, to: middle, first: fc.integer({ min: 0, max: 2 }), length: fc.integer({ min: 2, max: 6 }) })
    .map(({ from, to, first, length }) => ({ from, to, first, last: first + length }));
  return fc
    .record({
      told: fc.array(told, { minLength: 2, maxLength: 3 }),
      tells: fc.array(tells, { minLength: 2, maxLength: 3 }),
      within: fc.array(span, { minLength: 4, maxLength: 12, size: 'max' }),
    })
    .map(({ told: starts, tells: ends, within }) => ({
      actors,
      contacts: [0, 1, 2].flatMap(() => [
        ...starts.map((contact) => ({ from: 0, ...contact })),
        ...ends.map((contact) => ({ to: 1, ...contact })),
      ]),
      within,
    }));
});

/** Whether so many contacts close every route: of each route that is left one has to go. */
function closes(moments: readonly Moment[], size: number, ties: Ties): boolean {
  const route = rowsOfARoute(moments, ties);
  if (route === null) return true;
  if (size <= 0) return false;
  return route.some((row) =>
    closes(
      moments.filter((moment) => moment.row !== row),
      size - 1,
      ties,
    ),
  );
}

/** Rows of the contacts of some route from 0 to 1, or null where there is none. */
function rowsOfARoute(moments: readonly Moment[], ties: Ties): readonly number[] | null {
  const by = new Map<number, Moment | null>([[0, null]]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const moment of moments) {
      const [before, known] = [by.get(moment.from), by.get(moment.to)];
      if (before === undefined || known === null || (known !== undefined && known.at <= moment.at)) continue;
      if (before !== null && (ties === 'strict' ? before.at >= moment.at : before.at > moment.at)) continue;
      by.set(moment.to, moment);
      changed = true;
    }
  }
  const route: number[] = [];
  for (let moment = by.get(1); moment; moment = by.get(moment.from)) route.push(moment.row);
  return route.length === 0 ? null : route;
}

const WINDOW = [0, 20] as const;

/** All contacts on routes from 0 to 1, as columns, by walking every way; stamps are times. */
function routesOf(all: readonly Moment[], ties: Ties, fine: number) {
  const walked = onRoutes(all, 0, 1, ties).map((place) => all[place]!);
  const rows = [...new Set(walked.map(({ row }) => row))];
  const timed = rows
    .map((row) => {
      const times = walked.filter((moment) => moment.row === row).map(({ at }) => at / fine);
      const { from, to } = walked.find((moment) => moment.row === row)!;
      return { row, from, to, first: Math.floor(Math.min(...times)), last: Math.ceil(Math.max(...times)) };
    })
    .toSorted((a, b) => a.first - b.first);
  const given: RouteContacts = {
    from: 0,
    to: 1,
    ties,
    senders: Uint32Array.from(timed, ({ from }) => from),
    receivers: Uint32Array.from(timed, ({ to }) => to),
    stamps: Uint32Array.from(timed, ({ first }) => first),
    until: Uint32Array.from(timed, ({ last }) => last),
  };
  return { given, rows: timed.map(({ row }) => row) };
}

describe.each<Ties>(['non-strict', 'strict'])('cuts where contacts are within intervals, with %s ties', (ties) => {
  const fine = ties === 'strict' ? 8 : 1;
  const closed = (all: readonly Moment[], out: (moment: Moment) => boolean) =>
    !earliest(
      all.filter((moment) => !out(moment)),
      [0],
      ties,
    ).has(1);
  const smallest = (all: readonly Moment[], rows: readonly number[]) => {
    for (let size = 0; ; size += 1) {
      const found = subsets(rows, size).filter((out) => closed(all, ({ row }) => out.includes(row)));
      if (found.length > 0) return found;
    }
  };
  const checked = (
    all: readonly Moment[],
    rows: readonly number[],
    { contacts, most }: { readonly contacts: Iterable<number>; readonly most: number },
  ) => {
    const out = new Set([...contacts].map((place) => rows[place]!));
    expect(out.size).toBe(most);
    expect(closed(all, ({ row }) => out.has(row))).toBe(true);
    return [...out].toSorted((a, b) => a - b).join();
  };

  it('of contacts are as few as trying every set finds, and told to be the only ones where they are', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const all = moments(log, WINDOW, fine);
        const { given, rows } = routesOf(all, ties, fine);
        fc.pre(rows.length <= 14);
        const found = fewestContacts(given);
        const sets = smallest(
          all,
          rows.toSorted((a, b) => a - b),
        );
        expect([found.least, found.most]).toEqual([sets[0]!.length, sets[0]!.length]);
        expect(sets.map((set) => set.join())).toContain(checked(all, rows, found));
        expect(found.only).toBe(sets.length === 1);
      }),
      { numRuns: 200, seed: 20241126 },
    );
  });

  it('of contacts have a bound that holds where the search is cut short', () => {
    fc.assert(
      fc.property(logs, fc.integer({ min: 0, max: 600 }), (log, effort) => {
        const all = moments(log, WINDOW, fine);
        const { given, rows } = routesOf(all, ties, fine);
        const { least } = fewestContacts(given);
        const short = fewestContacts(given, { exactTo: 0, effort, most: effort % 5 === 0 ? 4 : 1000 });
        expect(short.least).toBeLessThanOrEqual(least);
        expect(short.most).toBeGreaterThanOrEqual(least);
        checked(all, rows, short);
      }),
      { numRuns: 200, seed: 20241127 },
    );
  });

  it.each([1, 4])('of contacts are as few as one of each route after the other finds, after %i timelines', (moves) => {
    fc.assert(
      fc.property(entangled, (log) => {
        const all = moments(log, WINDOW, fine);
        const { given, rows } = routesOf(all, ties, fine);
        if (!isLoose(given)) return;
        const { least, contacts } = smallestSpanCut(given, 100_000_000, moves);
        checked(all, rows, { contacts, most: least });
        expect(closes(all, least - 1, ties)).toBe(false);
      }),
      { numRuns: 150, seed: 20241129 },
    );
  });

  it('of people are as few as trying every set finds, and bounded where the graph would be too large', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const all = moments(log, WINDOW, fine);
        const { given } = routesOf(all, ties, fine);
        const others = Array.from({ length: log.actors - 2 }, (_, at) => at + 2);
        const without = (out: readonly number[]) =>
          closed(all, ({ from, to }) => out.includes(from) || out.includes(to));
        let size: number | null = 0;
        while (size <= others.length && !subsets(others, size).some(without)) size += 1;
        if (size > others.length) size = null;
        const { least, most, people } = fewestPeople(given);
        expect(people?.length ?? null).toBe(size);
        const bound = fewestPeople(given, undefined, 2);
        expect(bound.people === null).toBe(size === null);
        if (people === null || size === null) return;
        expect([least, most]).toEqual([size, size]);
        expect(without(people)).toBe(true);
        expect(bound.least).toBeLessThanOrEqual(size);
        expect(without(bound.people!)).toBe(true);
        expect(bound.people).toHaveLength(bound.most);
      }),
      { numRuns: 300, seed: 20241128 },
    );
  });
});
