import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCase } from '../../src/exchange/index.ts';
import type { Evidence } from '../../src/terms/evidence.ts';
import type { Inquiry } from '../../src/terms/inquiry.ts';
import { assumptionDistance } from '../../src/tracing/distance.ts';
import { trace, without } from '../../src/tracing/index.ts';
import { routesThrough } from '../../src/tracing/search.ts';
import { ONE_ITEM, questOf, stepOf } from './steps.ts';

const ACTORS = ['ann', 'ben', 'dov'];
const HOLDERS = ['Nora Quist', 'Piet Lund', 'Ida Holm', 'Tor Lie'];
const inquiry: Inquiry = { item: 'plan', origin: 'ann', holder: 'dov', since: null, deadline: null };

/** Up to six claims of four people, each in a paper of its own, all on one day. */
const claims = fc.array(
  fc.record({
    from: fc.constantFrom(...ACTORS),
    to: fc.constantFrom(...ACTORS),
    holder: fc.constantFrom(...HOLDERS),
    value: fc.constantFrom('CT+', 'PR+', 'PS+', 'CT-'),
  }),
  { minLength: 1, maxLength: 6 },
);

function evidenceOf(drawn: readonly { from: string; to: string; holder: string; value: string }[]): Evidence {
  const told = drawn.filter(({ from, to }) => from !== to);
  return decodeCase({
    documents: told.map((_, at) => ({ id: `d${at}`, publisher: `Paper ${at}`, published: '2021-03-01' })),
    actors: ACTORS.map((id) => ({ id, name: id })),
    items: [{ id: 'plan', name: 'the plan' }],
    claims: told.map(({ from, to, holder, value }, at) => ({
      id: `c${at}`,
      event: 'disclosure',
      roles: { discloser: from, recipient: to, item: 'plan' },
      when: { earliest: '2021-02-01', latest: '2021-02-01' },
      holderChain: ['author', holder],
      factuality: value,
      passage: { doc: `d${at}`, quote: `${holder} on ${from} and ${to}` },
    })),
  }).evidence;
}

/** Whether a route is claimed from end to end. */
function claimed(evidence: Evidence): boolean {
  return ['documented', 'corroborated', 'reported', 'alleged'].includes(
    trace(evidence, inquiry).verdict.standing ?? '',
  );
}

/** Every smallest set of holders without whom nothing is claimed from end to end, by trying all sets. */
function bruteForce(evidence: Evidence): string[] {
  if (!claimed(evidence)) return [];
  const sets = Array.from({ length: 2 ** HOLDERS.length }, (_, bits) =>
    HOLDERS.filter((_name, at) => (bits >> at) & 1),
  );
  const closing = sets.filter((set) => !claimed(set.reduce(without, evidence)));
  const size = Math.min(...closing.map((set) => set.length));
  return closing
    .filter((set) => set.length === size)
    .map((set) => set.toSorted().join(', '))
    .toSorted();
}

describe('cuts by whose word it is', () => {
  it('are every smallest set of holders without whom no route is claimed', () => {
    fc.assert(
      fc.property(claims, (drawn) => {
        const evidence = evidenceOf(drawn);
        const { holderCuts } = trace(evidence, inquiry).verdict;
        expect(holderCuts?.map(({ sources }) => sources.join(', ')).toSorted()).toEqual(bruteForce(evidence));
      }),
      { seed: 29, numRuns: 150 },
    );
  });

  it('count papers that come from one source as one origin', () => {
    const evidence = (lineage: readonly { from: string; reliesOn: string }[]): Evidence =>
      decodeCase({
        documents: ['d0', 'd1'].map((id) => ({ id, publisher: `Paper ${id}`, published: '2021-03-01' })),
        actors: ACTORS.map((id) => ({ id, name: id })),
        items: [{ id: 'plan', name: 'the plan' }],
        claims: ['d0', 'd1'].map((doc) => ({
          id: `c-${doc}`,
          event: 'disclosure',
          roles: { discloser: 'ann', recipient: 'dov', item: 'plan' },
          when: { earliest: '2021-02-01', latest: '2021-02-01' },
          holderChain: ['author'],
          factuality: 'CT+',
          passage: { doc, quote: `${doc}: ann gave it to dov` },
        })),
        lineage: [...lineage],
      }).evidence;
    const sources = (given: Evidence) => trace(given, inquiry).verdict.originCuts?.map((cut) => cut.sources);
    expect(sources(evidence([]))).toEqual([['d0', 'd1']]);
    expect(sources(evidence([{ from: 'd1', reliesOn: 'd0' }]))).toEqual([['d0']]);
  });
});

describe('the assumption distance', () => {
  it('is the least number of alleged and presumed hops on any route in time', () => {
    const hop = fc.record({
      from: fc.constantFrom('a', 'b', 'c', 'z'),
      to: fc.constantFrom('a', 'b', 'c', 'z'),
      at: fc.integer({ min: 0, max: 4 }),
      length: fc.integer({ min: 0, max: 2 }),
      standing: fc.constantFrom('reported' as const, 'alleged' as const, 'presumed' as const),
    });
    fc.assert(
      fc.property(fc.array(hop, { minLength: 1, maxLength: 8 }), (hops) => {
        const steps = hops
          .filter(({ from, to }) => from !== to)
          .map(({ from, to, at, length, standing }, n) =>
            stepOf(`h${n}`, from, to, [{ earliest: at, latest: at + length }], standing),
          );
        const quest = questOf({ since: 0 });
        const prices = routesThrough(steps, quest, ONE_ITEM).paths.map(
          (path) => path.steps.filter(({ hop: { standing } }) => standing !== 'reported').length,
        );
        expect(assumptionDistance(steps, quest, ONE_ITEM)).toBe(prices.length === 0 ? null : Math.min(...prices));
      }),
      { seed: 31, numRuns: 1000 },
    );
  });
});
