import fc from 'fast-check';
import type { Clock } from '../../../src/contacts/intervals/spanorder.ts';
import type { Ties } from '../../../src/contacts/kernel/sweep.ts';
import type { Spans } from '../../../src/contacts/store/logfolder.ts';
import { earliest, latest, type Plain } from '../kernel/brute.ts';
import { imported } from '../kernel/logs.ts';

/** A contact that happened once within [first, last]. */
export interface Within {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

export interface Loose {
  readonly actors: number;
  readonly contacts: readonly Plain[];
  readonly within: readonly Within[];
}

/** Tiny logs of few times, full of ties, with up to three contacts within intervals. */
export const looseLogs: fc.Arbitrary<Loose> = fc.integer({ min: 2, max: 6 }).chain((actors) => {
  const actor = fc.integer({ min: 0, max: actors - 1 });
  const at = fc.integer({ min: 0, max: 5 });
  const contact = fc.record({ from: actor, to: actor, at: at.map((time) => time * 2) });
  const span = fc
    .record({ from: actor, to: actor, first: fc.integer({ min: 0, max: 10 }), length: fc.integer({ min: 1, max: 4 }) })
    .map(({ from, to, first, length }) => ({ from, to, first, last: first + length }));
  return fc.record({
    actors: fc.constant(actors),
    contacts: fc.array(contact, { maxLength: 12, size: 'max' }),
    within: fc.array(span, { maxLength: 3, size: 'max' }),
  });
});

/** A log as an import leaves it. */
export function loose({ actors, contacts, within }: Loose) {
  const instants = imported(contacts, actors);
  const times = [...new Set(contacts.map(({ at }) => at))].toSorted((a, b) => a - b);
  const sorted = within.toSorted((a, b) => a.first - b.first);
  const spans: Spans = {
    from: Uint32Array.from(sorted, ({ from }) => from),
    to: Uint32Array.from(sorted, ({ to }) => to),
    earliest: Float64Array.from(sorted, ({ first }) => first),
    latest: Float64Array.from(sorted, ({ last }) => last),
    row: Uint32Array.from(sorted, (_, row) => contacts.length + row),
  };
  const clock: Clock = { count: times.length, at: (stamp) => times[stamp]! };
  const indexFrom = (time: number) => {
    let index = 0;
    while (index < contacts.length && instants.timeOf(index) < time) index += 1;
    return index;
  };
  return { ...instants, spans, clock, sorted, indexFrom };
}

/** Steps into which each unit of time is cut, so that three contacts may follow one another between two times. */
const FINE = 4;

/**
 * The best and the worst of all timelines for each actor, by trying every one: null where an actor is not reached in any (best), or
 * not in all (worst). Under the strict rule a time that is only come close to counts as the time itself.
 */
export function ofAllTimelines(
  { contacts, within }: Loose,
  seeds: readonly number[],
  ties: Ties,
  way: 1 | -1,
  [since, by]: readonly [number, number],
): { readonly best: Map<number, number>; readonly worst: Map<number, number> } {
  const fine = ties === 'strict' ? FINE : 1;
  const best = new Map<number, number>();
  let worst: Map<number, number> | null = null;
  for (const picked of picks(within, fine)) {
    const all = [...contacts.map((contact) => ({ ...contact, at: contact.at * fine })), ...picked];
    const counted = all.filter(({ at }) => at >= since * fine && at <= by * fine);
    const found = way === 1 ? earliest(counted, seeds, ties) : latest(counted, seeds, ties);
    for (const [actor, at] of found) {
      const time = way === 1 ? Math.floor(at / fine) : Math.ceil(at / fine);
      const known = best.get(actor);
      if (known === undefined || (time - known) * way < 0) best.set(actor, time);
    }
    const before: Map<number, number> = worst ?? found;
    worst = new Map(
      [...before].flatMap(([actor, at]) => {
        const now = found.get(actor);
        if (now === undefined) return [];
        return [[actor, (now - at) * way > 0 ? now : at] as const];
      }),
    );
  }
  return { best, worst: new Map([...worst!].map(([actor, at]) => [actor, at / fine])) };
}

export function* picks(within: readonly Within[], fine: number): Iterable<readonly Plain[]> {
  const [head, ...rest] = within;
  if (head === undefined) return yield [];
  for (let at = head.first * fine; at <= head.last * fine; at += 1) {
    for (const others of picks(rest, fine)) yield [{ from: head.from, to: head.to, at }, ...others];
  }
}

/** One contact at one time at which it may happen; `row` is its place among the contacts of a log, then those within intervals. */
export interface Moment extends Plain {
  readonly row: number;
}

/** Every contact at every time at which it may happen within a window, each unit of time cut into so many steps. */
export function moments({ contacts, within }: Loose, [since, by]: readonly [number, number], fine: number): Moment[] {
  const all = [
    ...contacts.map(({ from, to, at }, row) => ({ from, to, first: at, last: at, row })),
    ...within.map((span, at) => ({ ...span, row: contacts.length + at })),
  ];
  return all.flatMap(({ from, to, first, last, row }) => {
    const [start, end] = [Math.max(first, since) * fine, Math.min(last, by) * fine];
    return Array.from({ length: Math.max(0, end - start + 1) }, (_, step) => ({ from, to, at: start + step, row }));
  });
}

/** Every timeline of a log: all contacts, each at one time. */
export function* timelines({ contacts, within }: Loose, fine: number): Iterable<readonly Plain[]> {
  for (const picked of picks(within, fine))
    yield [...contacts.map((contact) => ({ ...contact, at: contact.at * fine })), ...picked];
}
