import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLog } from '../../../src/contacts/index.ts';
import { backward, forward } from '../../../src/contacts/questions/reach.ts';
import { preferredRoute } from '../../../src/contacts/questions/route.ts';
import { routes } from '../../../src/contacts/questions/routes.ts';
import type { Preference } from '../../../src/contacts/questions/walkroute.ts';
import { importLog, informedOf, reachOf, routeOf } from '../../../src/desk/contacts.ts';
import { cutOf } from '../../../src/desk/cuts.ts';
import { centralOf, suspectsOf } from '../../../src/desk/suspects.ts';
import { reachCsv, reachText, routeText } from '../../../src/report/reach-text.ts';
import type { LogLimits } from '../../../src/terms/index.ts';
import type { Plain } from '../kernel/brute.ts';
import { least, type Rules, type Way, ways } from '../walks/ways.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-walks-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const START = Date.UTC(2024, 8, 2, 8);
const MINUTE = 60_000;

async function logOf(name: string, rows: readonly string[], head = 'from,to,time,reference'): Promise<string> {
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, [head, ...rows, ''].join('\n'));
  await importLog([file], join(folder, name), {});
  return join(folder, name);
}

const NAMES = ['ada', 'ben', 'cleo', 'dov', 'eli', 'fay', 'gus'];

const logLimits: fc.Arbitrary<LogLimits> = fc.record({
  since: fc.constantFrom(null, null, 0, 1, 2).map((at) => (at === null ? null : START + at * MINUTE)),
  by: fc.constantFrom(null, null, 2, 3, 5).map((at) => (at === null ? null : START + at * MINUTE)),
  ties: fc.constantFrom('non-strict', 'strict'),
  latency: fc.constantFrom(0, MINUTE, 2 * MINUTE),
  maxHold: fc.constantFrom(null, null, 0, MINUTE, 2 * MINUTE),
  maxHops: fc.constantFrom(null, null, 1, 2, 3),
  stopAt: fc.constantFrom([], ['cleo']),
});

/** The walks that limits allow, from some actors. */
function allowed(
  contacts: readonly Plain[],
  limits: LogLimits,
  from: readonly number[],
  ties = limits.ties!,
  silent = (limits.stopAt ?? []).map((name) => NAMES.indexOf(name)),
) {
  const { since, by, latency = 0, maxHold, maxHops } = limits;
  const [first, hold] = [since ?? Number.NEGATIVE_INFINITY, maxHold ?? Number.POSITIVE_INFINITY];
  const rules: Rules = {
    ties,
    latency,
    hold,
    most: maxHops ?? Number.POSITIVE_INFINITY,
    leave: [first, since === null ? Number.POSITIVE_INFINITY : first + hold],
    silent,
  };
  const within = contacts.filter(({ at }) => at >= first && at + latency <= (by ?? Number.POSITIVE_INFINITY));
  return ways(within, from, rules);
}

describe('questions with what limits walks, beside trying every step', () => {
  it.each([1, 2, 3, 4])('are answered alike: log %i', async (seed) => {
    const actor = fc.nat(NAMES.length - 1);
    const contact = fc
      .record({ from: actor, to: actor, at: fc.nat(5).map((at) => START + at * MINUTE) })
      .filter(({ from, to }) => from !== to);
    const [contacts] = fc.sample(fc.array(contact, { minLength: 14, maxLength: 22 }), { seed, numRuns: 1 });
    const rows = contacts!.map(({ from, to, at }, row) =>
      [NAMES[from], NAMES[to], new Date(at).toISOString(), row].join(),
    );
    const log = openLog(await logOf(`any${seed}`, rows));
    const id = (name: number) => log.names.id(NAMES[name]!);
    const known = [...NAMES.keys()].filter((name) => id(name) !== null);
    const numbered = (actor: number) => NAMES.indexOf(log.names.name(actor));
    await fc.assert(
      fc.asyncProperty(logLimits, async (limits) => {
        const counts = limits.maxHold !== null || limits.maxHops !== null;
        const latency = limits.latency!;
        const expected = (way: 1 | -1, ties = limits.ties!) =>
          known.flatMap((name) => {
            if (name === known[0]) return [];
            const all = allowed(contacts!, limits, [way === 1 ? known[0]! : name], ties);
            const ends = all.filter(({ last }) => last.to === (way === 1 ? name : known[0]!));
            const time = ({ last, start }: Way) => (way === 1 ? last.at + latency : -start);
            const best = least(ends, (one) => [time(one), one.hops]);
            if (best === null) return [];
            const few = least(ends, ({ hops }) => [hops])![0];
            return [
              {
                name,
                time: best[0]! * way,
                ...(counts ? { hops: best[1] } : {}),
                ...(limits.maxHops === null ? {} : { few }),
              },
            ];
          });
        const ask = { 1: forward, [-1]: backward };
        for (const way of [1, -1] as const) {
          const { reached, tieSensitive } = await ask[way](log, [NAMES[known[0]!]!], limits);
          const own = reached.map(({ actor, time, hops, fewest }) => ({
            name: numbered(actor),
            time,
            ...(counts ? { hops } : {}),
            ...(limits.maxHops === null ? {} : { few: fewest }),
          }));
          expect(own.toSorted((a, b) => a.name - b.name)).toEqual(expected(way));
          const other = expected(way, limits.ties === 'strict' ? 'non-strict' : 'strict');
          const timeOf = (found: typeof other, name: number) => found.find((one) => one.name === name)?.time ?? null;
          expect(
            tieSensitive
              .map(({ actor, time, other: instead }) => [numbered(actor), time, instead] as const)
              .toSorted(([a], [b]) => a - b),
          ).toEqual(
            known
              .filter((name) => timeOf(expected(way), name) !== timeOf(other, name))
              .map((name) => [name, timeOf(expected(way), name), timeOf(other, name)]),
          );
          for (const { pair } of tieSensitive) {
            if (pair === null) continue;
            expect(pair[0].to).toBe(pair[1].from);
            expect(pair[0].earliest + latency).toBe(pair[1].earliest);
          }
        }
      }),
      { numRuns: 35, seed },
    );
    await fc.assert(
      fc.asyncProperty(logLimits, fc.nat(), async (limits, which) => {
        const [from, to] = [known[0]!, known[1 + (which % (known.length - 1))]!];
        const ends = allowed(contacts!, limits, [from]).filter(({ last }) => last.to === to);
        const told = ({ last }: Way) => last.at + limits.latency!;
        const best: Record<Preference, readonly number[] | null> = {
          earliest: least(ends, (one) => [told(one)]),
          fewest: least(ends, (one) => [one.hops, told(one)]),
          'latest-departure': least(ends, (one) => [-one.start, told(one)]),
          fastest: least(ends, (one) => [one.last.at - one.start, told(one)]),
        };
        for (const prefer of ['earliest', 'fewest', 'latest-departure', 'fastest'] as const) {
          const route = await preferredRoute(log, NAMES[from]!, NAMES[to]!, limits, prefer);
          const steps = route?.steps ?? [];
          const [first, last] = [steps[0]?.time ?? 0, steps.at(-1)?.time ?? 0];
          const own = {
            earliest: [last + limits.latency!],
            fewest: [steps.length, last + limits.latency!],
            'latest-departure': [-first, last + limits.latency!],
            fastest: [last - first, last + limits.latency!],
          };
          expect(route === null ? null : own[prefer], prefer).toEqual(best[prefer]);
          for (const [at, step] of steps.slice(1).entries()) expect(step.from).toBe(steps[at]!.to);
        }
      }),
      { numRuns: 35, seed },
    );
    await fc.assert(
      fc.asyncProperty(logLimits, fc.nat(), async (limits, which) => {
        const [from, to] = [known[0]!, known[1 + (which % (known.length - 1))]!];
        const { marks, tieSensitive } = await routes(log, NAMES[from]!, NAMES[to]!, limits);
        const rows = new Uint32Array(1);
        const rowsOf = (indexes: Uint32Array) =>
          Array.from(indexes, (index) => {
            log.rows(index, rows);
            return rows[0]!;
          }).toSorted((a, b) => a - b);
        const expected = onWalks(contacts!, limits, from, to);
        expect(rowsOf(marks)).toEqual(expected);
        const other = onWalks(
          contacts!,
          { ...limits, ties: limits.ties === 'strict' ? 'non-strict' : 'strict' },
          from,
          to,
        );
        const differ = (one: readonly number[], two: readonly number[]) => one.filter((row) => !two.includes(row));
        expect(rowsOf(tieSensitive)).toEqual([...differ(expected, other), ...differ(other, expected)]);
      }),
      { numRuns: 25, seed },
    );
    log.close();
  });
});

/**
 * Rows of the contacts on walks between two, each by walking on from it: one counts where a walk that has come by it ends at the
 * target. The target tells nobody, and the start is told nothing but where it holds it only so long.
 */
function onWalks(contacts: readonly Plain[], limits: LogLimits, from: number, to: number): readonly number[] {
  const again = limits.maxHold !== null && limits.since !== null;
  const kept = contacts.map((contact) => ({
    ...contact,
    gone: contact.from === to || (contact.to === from && !again),
  }));
  return [...kept.keys()].filter((row) => {
    if (kept[row]!.gone) return false;
    // Whoever has come by this contact is another actor than before it: 100 and more.
    const marked = kept.flatMap((contact, at) => {
      if (contact.gone) return [];
      const after = { ...contact, from: contact.from + 100, to: contact.to + 100 };
      return at === row ? [{ ...contact, to: contact.to + 100 }, after] : [contact, after];
    });
    const silent = (limits.stopAt ?? []).flatMap((name) => [NAMES.indexOf(name), NAMES.indexOf(name) + 100]);
    return allowed(marked, limits, [from], limits.ties!, silent).some(({ last }) => last.to === to + 100);
  });
}

/**
 * An invented theatre. Nora tells Olav at eight, who tells the gazette on Thursday; Nora tells Pia at nine, Pia tells Quin at ten and
 * Quin the gazette at eleven. On Wednesday Nora tells Quin herself, who tells Ruth, who tells the gazette the minute after.
 */
const THEATRE = [
  'nora,olav,2024-09-02T08:00:00Z,m1',
  'nora,pia,2024-09-02T09:00:00Z,m2',
  'pia,quin,2024-09-02T10:00:00Z,m3',
  'quin,gazette,2024-09-02T11:00:00Z,m4',
  'nora,quin,2024-09-04T08:00:00Z,m5',
  'quin,ruth,2024-09-04T08:01:00Z,m6',
  'ruth,gazette,2024-09-04T08:02:00Z,m7',
  'olav,gazette,2024-09-05T08:00:00Z,m8',
];

describe('a question that says how it is passed on', () => {
  let log = '';
  beforeAll(async () => {
    log = await logOf('theatre', THEATRE);
  });

  it('gives a route that is the best in what was asked for', async () => {
    const steps = async (prefer: Preference, limits: Parameters<typeof routeOf>[3] = {}) =>
      (await routeOf(log, 'nora', 'gazette', limits, prefer)).route?.map(({ reference }) => reference) ?? null;
    expect(await steps('earliest')).toEqual(['m2', 'm3', 'm4']);
    expect(await steps('fewest')).toEqual(['m1', 'm8']);
    expect(await steps('latest-departure')).toEqual(['m5', 'm6', 'm7']);
    expect(await steps('fastest')).toEqual(['m5', 'm6', 'm7']);
    expect(await steps('latest-departure', { by: '2024-09-03' })).toEqual(['m2', 'm3', 'm4']);
    expect(await steps('fewest', { by: '2024-09-04' })).toEqual(['m2', 'm3', 'm4']);
    expect(await steps('fastest', { maxHops: 2 })).toEqual(['m1', 'm8']);
    expect(await steps('fastest', { latency: '2m' })).toEqual(['m2', 'm3', 'm4']);
    expect(await steps('earliest', { latency: '90m' })).toEqual(['m1', 'm8']);
    expect(await steps('fewest', { maxHold: '1d' })).toEqual(['m2', 'm3', 'm4']);
    expect(await steps('earliest', { maxHold: '30m' })).toEqual(['m5', 'm6', 'm7']);
    expect(await steps('earliest', { maxHold: '30m', since: '2024-09-02' })).toBeNull();
  });

  it('says in words what it was told and what the route is', async () => {
    const text = async (prefer: Preference) =>
      routeText(await routeOf(log, 'nora', 'gazette', { maxHold: '1d', since: '2024-09-02' }, prefer)).replace(
        /\s+/g,
        ' ',
      );
    expect(await text('fewest')).toContain(
      'No way has fewer contacts; of those with as few it is there first. Nobody was taken to pass it on later than 1 d after having been told; the start was told when the question begins.',
    );
    expect(await text('fastest')).toContain('From its first contact to its last it takes 2 h, and no way takes less;');
    expect(await text('latest-departure')).toContain('No way leaves nora later; of those that leave then');
    const answer = await reachOf(log, 'forward', ['nora'], { latency: 'PT1M', maxHops: 3, maxHold: '2d' });
    expect(answer.query).toMatchObject({ latency: MINUTE, maxHops: 3, maxHold: 48 * 60 * MINUTE });
    const told = reachText(answer).replace(/\s+/g, ' ');
    expect(told).toContain('m4 · theatre.csv:5 3 hops, has it at 2024-09-02T11:01:00.000Z');
    expect(told).toContain('A contact was counted as taking 1 min.');
    expect(told).toContain(
      'after having been told; the start may pass it on at any time. Only ways of at most 3 contacts were counted.',
    );
  });

  it('tells the least contacts beside those of the first way', async () => {
    const answer = await reachOf(log, 'forward', ['nora'], { maxHops: 3 });
    expect(answer.reached.map(({ actor, hops, fewest }) => `${actor} ${hops} ${fewest}`)).toEqual([
      'olav 1 1',
      'pia 1 1',
      'quin 2 1',
      'gazette 3 2',
      'ruth 2 2',
    ]);
    expect(reachText(answer)).toContain('3 hops (least 2)');
    expect(reachCsv(answer).split('\r\n')[4]).toMatch(/^gazette,\d+,\d+,\d+,3,2,quin,gazette,/);
    const two = await reachOf(log, 'backward', ['gazette'], { maxHops: 2, by: '2024-09-03' });
    expect(two.reached.map(({ actor, hops }) => `${actor} ${hops}`)).toEqual(['quin 1', 'pia 2']);
  });

  it('is asked of many at once as of each', async () => {
    const limits = { maxHold: '1d', maxHops: 2, latency: '1m' };
    const to = ['gazette', 'quin', 'ruth'];
    const { suspects, tieSensitive } = await suspectsOf(log, to, limits);
    const each = await Promise.all(to.map((target) => reachOf(log, 'backward', [target], limits)));
    for (const { actor, to: reached, last } of suspects) {
      const times = each.map((answer) => answer.reached.find((one) => one.actor === actor)?.arrival);
      expect(reached).toEqual(to.filter((_, at) => times[at] !== undefined));
      expect(last).toBe(Math.min(...times.filter((time) => time !== undefined)));
    }
    expect(suspects.map(({ actor }) => actor)).toEqual(['quin', 'nora', 'pia', 'olav', 'ruth']);
    // Quin tells Ruth the very minute at which she has it.
    expect(tieSensitive.map(({ actor, contacts }) => [actor, ...contacts.map(({ reference }) => reference)])).toEqual([
      ['nora', 'm5', 'm6'],
    ]);
    const { central } = await centralOf(log, null, 6, limits);
    for (const { actor, reach, closeness } of central) {
      const { reached, query } = await reachOf(log, 'forward', [actor], limits);
      const [first, last] = [Date.UTC(2024, 8, 2, 8), Date.UTC(2024, 8, 5, 8) + query.latency!];
      const left = reached.map(({ arrival }) => (last - arrival + 1) / (last - first + 1));
      expect(reach).toBe(reached.length);
      expect(closeness).toBeCloseTo(left.reduce((sum, one) => sum + one, 0) / 5, 9);
    }
    expect(central[0]).toMatchObject({ actor: 'nora', reach: 4 });
  });

  it('is asked of what closes all routes, where contacts take time', async () => {
    const closing = async (latency: string) => {
      const { contacts, least } = await cutOf(log, 'contacts', 'nora', 'gazette', { latency });
      return [least, contacts?.map(({ reference }) => reference)];
    };
    expect(await closing('1s')).toEqual([3, ['m1', 'm2', 'm5']]);
    expect(await closing('1h')).toEqual([2, ['m1', 'm2']]);
    expect(await closing('90m')).toEqual([1, ['m1']]);
    expect((await cutOf(log, 'people', 'nora', 'gazette', { latency: '1h' })).people).toHaveLength(2);
  });

  it('is refused where another question would not count with it', async () => {
    const cut = cutOf(log, 'people', 'nora', 'gazette', { maxHold: '1m', latency: '1m' });
    await expect(cut).rejects.toThrow('What closes all routes is not asked with --max-hold.');
    await expect(informedOf(log, ['nora'], { maxHops: 2 })).rejects.toThrow('with --max-hops');
    await expect(reachOf(log, 'forward', ['nora'], { latency: 'soon' })).rejects.toThrow(
      '“soon” of --latency is no length of time.',
    );
  });

  it('counts contacts within an interval where that is exact, and says where it is not', async () => {
    const head = 'from,to,time,until,reference';
    const rows = [
      's,u,2024-09-02T15:00:00Z,,a1',
      's,p,2024-09-02T04:00:00Z,,a2',
      'p,u,2024-09-02T05:00:00Z,,a3',
      'u,v,2024-09-02T10:00:00Z,2024-09-02T20:00:00Z,k1',
      'v,z,2024-09-02T15:00:00Z,,a4',
      'v,w,2024-09-02T21:00:00Z,,a5',
      'w,z,2024-09-02T22:00:00Z,,a6',
    ];
    const loose = await logOf('loose', rows, head);
    const z = async (limits: Parameters<typeof reachOf>[3]) => {
      const { reached } = await reachOf(loose, 'forward', ['s'], limits);
      const found = reached.find(({ actor }) => actor === 'z');
      return found && [found.earliest, found.latest].map((at) => (at === null ? null : new Date(at).getUTCHours()));
    };
    expect(await z({})).toEqual([15, 22]);
    expect(await z({ latency: '1h' })).toEqual([16, 23]);
    expect(await z({ latency: '30m', exclude: ['p'] })).toEqual([22, null]);
    // Whenever it was that u told v, four contacts are enough; but no four are enough whenever it was.
    expect(await z({ maxHops: 4 })).toEqual([15, null]);
    const few = await reachOf(loose, 'forward', ['s'], { maxHops: 4 });
    expect(reachText(few).replace(/\s+/g, ' ')).toContain('3 hops, by no one way in every timeline');
    const route = await routeOf(loose, 's', 'z', { latency: '30m', exclude: ['p'] });
    expect(routeText(route).replace(/\s+/g, ' ')).toContain('there is a timeline without a route');
    expect((await routeOf(loose, 's', 'z', {}, 'fewest')).route?.map(({ reference }) => reference)).toEqual([
      'a1',
      'k1',
      'a4',
    ]);
    await expect(reachOf(loose, 'forward', ['s'], { maxHold: '1d' })).rejects.toThrow('--max-hold is not defined');
    await expect(routeOf(loose, 's', 'z', {}, 'fastest')).rejects.toThrow('--fastest compares times of departure');
  });
});
