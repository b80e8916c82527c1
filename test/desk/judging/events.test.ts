import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkJudgement } from '../../../src/desk/judging/check.ts';
import { judged } from '../../../src/desk/judging/judged.ts';
import { reviewSitting } from '../../../src/desk/judging/session.ts';
import { encodeEvidence } from '../../../src/exchange/encode.ts';
import { decodeCase } from '../../../src/exchange/index.ts';
import type { Judgement } from '../../../src/ledger/index.ts';
import { type Claim, type Evidence, Mistake } from '../../../src/terms/index.ts';
import { judgementsOf, trace } from '../../../src/tracing/index.ts';
import { at, counting, filler, wharf } from './case.ts';
import { inMemory } from './memory.ts';

const fold = (...judgements: readonly Judgement[]): Evidence => judged(wharf(), counting(judgements)).evidence;
const ASKED = { item: 'i1', origin: 'a1', holder: 'a2', since: null, deadline: null };
const day = (time: number | null) => (time === null ? null : new Date(time).toISOString().slice(0, 10));

/** Hops from one to the other, each: days, claims, flags. */
function hopsOf(evidence: Evidence): readonly string[] {
  return trace(evidence, ASKED)
    .hops.filter(({ from, to, standing }) => from === 'a1' && to === 'a2' && standing !== 'missing')
    .map(({ when, claims, flags }) =>
      [
        `${day(when.earliest)} to ${day(when.latest)}:`,
        ...claims.map(({ claim, side }) => `${claim} ${side}`),
        ...flags,
      ].join(' '),
    );
}

const merge = (...claims: readonly string[]): Judgement => ({ kind: 'events-merged', claims });
const apart = (...claims: readonly string[]): Judgement => ({ kind: 'events-split', claims });

const two = [
  '2021-05-03 to 2021-05-03: d1.c1 for d2.c1 against disputed',
  '2021-05-09 to 2021-05-09: d3.c1 for d2.c1 against disputed',
];

describe('events, as a reviewer tells them apart', () => {
  const one = ['2021-05-03 to 2021-05-09: d1.c1 for d3.c1 for d2.c1 against disputed'];

  it('are two where the days differ, one where that is said, and two again when it is undone', () => {
    expect(hopsOf(wharf())).toEqual(two);
    expect(hopsOf(fold(merge('d1.c1', 'd3.c1')))).toEqual(one);
    expect(hopsOf(fold(merge('d1.c1', 'd3.c1'), { kind: 'undone', entry: 1 }))).toEqual(two);
    expect(hopsOf(fold(merge('d1.c1', 'd3.c1'), apart('d3.c1')))).toEqual(two);
    expect(hopsOf(fold(apart('d3.c1'), merge('d1.c1', 'd3.c1')))).toEqual(one);
  });

  it('take their own denials: one that is of another event disputes only that', () => {
    expect(hopsOf(fold(apart('d1.c1', 'd2.c1')))).toEqual([
      '2021-05-03 to 2021-05-03: d1.c1 for d2.c1 against disputed',
      '2021-05-09 to 2021-05-09: d3.c1 for',
    ]);
    expect(hopsOf(fold(apart('d2.c1')))).toEqual([
      '2021-05-03 to 2021-05-03: d1.c1 for',
      '2021-05-09 to 2021-05-09: d3.c1 for',
    ]);
  });

  it('are a judgement among others, in what is handed out too', () => {
    const evidence = fold(merge('d1.c1', 'd3.c1'), apart('d2.c1', 'd9.c1'));
    expect(evidence.events).toEqual([
      { link: 'one', claims: ['d1.c1', 'd3.c1'], by: 'Mona Rud', why: 'reason 1' },
      { link: 'own', claims: ['d2.c1'], by: 'Mona Rud', why: 'reason 2' },
    ]);
    expect(decodeCase(encodeEvidence(evidence)).evidence.events).toEqual(evidence.events);
    const [first] = judgementsOf(evidence).filter(({ kind }) => kind === 'event');
    expect(first).toMatchObject({ id: 'event:1', what: 'one event', by: 'Mona Rud' });
    expect(hopsOf(first!.undone(evidence))).toHaveLength(2);
  });

  it('of different people are none: that is said', () => {
    expect(() => checkJudgement(merge('d1.c1', 'd2.c2'), wharf())).toThrow(Mistake);
    expect(() => checkJudgement(merge('d1.c1', 'd2.c2'), wharf())).toThrow(/different actors as the giver/);
    expect(() => checkJudgement(merge('d1.c1', 'd8.c1'), wharf())).toThrow(/no claim “d8.c1”/);
    expect(() => checkJudgement(merge('d1.c1', 'd3.c1', 'd2.c1'), wharf())).not.toThrow();
  });

  it('of any number of claims on one transfer are as many as was said', () => {
    const groups = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 7 });
    fc.assert(
      fc.property(groups, fc.boolean(), (drawn, sameDay) => {
        // Days in order of the groups: the hull of one takes in none of another.
        const group = drawn.toSorted((a, b) => a - b);
        const base = wharf();
        const model = base.claims.find(({ id }) => id === 'd3.c1')!;
        // All on one day, so that they meet by themselves; or each on its own day, so that none do.
        const claims = group.map((_, index): Claim => {
          const time = Date.UTC(2021, 4, sameDay ? 1 : 1 + index);
          return { ...model, id: `d3.c${index + 1}`, when: { ...model.when, earliest: time, latest: time } };
        });
        const told = [...new Set(group)].map((each) =>
          claims.filter((_, index) => group[index] === each).map(({ id }) => id),
        );
        const events = told.map((these) => ({
          link: sameDay ? ('own' as const) : ('one' as const),
          claims: these,
          by: null,
          why: null,
        }));
        const hops = trace({ ...base, claims, events }, ASKED).hops.filter(({ standing }) => standing !== 'missing');
        const found = hops.map(({ claims: all }) => all.map(({ claim }) => claim));
        expect(new Set(found.map((each) => each.join()))).toEqual(new Set(told.map((each) => each.join())));
        expect(found).toHaveLength(told.length);
      }),
      { seed: 61, numRuns: 60 },
    );
  });
});

describe('items, as a reviewer tells them apart', () => {
  const split: Judgement = {
    kind: 'items-split',
    item: filler('the wharf plan'),
    mentions: [at('d3', 'the wharf plan')],
  };

  it('are split by mentions; claims go with the mention in their words, and the two are distinct', () => {
    const evidence = fold(split);
    expect(evidence.items.map(({ id, mentions }) => [id, mentions.map(({ doc }) => doc)])).toEqual([
      ['i1', ['d1', 'd2']],
      ['i2', ['d2']],
      ['i3', ['d3']],
    ]);
    expect(evidence.items[0]!.relations).toEqual([{ to: 'i3', kind: 'distinct', why: 'reason 1', passage: null }]);
    expect(evidence.items[2]).toMatchObject({ name: 'the wharf plan', names: ['the wharf plan'] });
    expect(
      evidence.claims.flatMap(({ id, roles }) => (roles.item === undefined ? [] : [`${id} ${roles.item}`])),
    ).toEqual(['d1.c1 i1', 'd2.c1 i1', 'd2.c2 i2', 'd3.c1 i3']);
    expect(hopsOf(evidence)).toEqual([two[0], '2021-05-09 to 2021-05-09: d3.c1 for']);
    expect(fold(split, { kind: 'undone', entry: 1 })).toEqual(wharf());
  });

  it('are linked after, by the mention that is meant', () => {
    const plan = (doc: 'd1' | 'd3') => filler('the wharf plan', at(doc, 'the wharf plan'));
    const { items } = fold(split, { kind: 'items-linked', a: plan('d3'), b: plan('d1'), link: 'same' });
    expect(items[0]!.relations.map(({ to, kind }) => [to, kind])).toEqual([['i3', 'same']]);
    expect(items[2]!.relations.map(({ to, kind }) => [to, kind])).toEqual([['i1', 'same']]);
  });

  it('are not split where it has no mention, or no other', () => {
    const wrong = (item: string, mention: ReturnType<typeof at>): Judgement => ({
      kind: 'items-split',
      item: filler(item),
      mentions: [mention],
    });
    const refused = wrong('the wharf plan', at('d2', 'the drawings'));
    expect(() => checkJudgement(refused, wharf())).toThrow(/is not mentioned there/);
    const only = wrong('the drawings', at('d2', 'the drawings'));
    expect(() => checkJudgement(only, wharf())).toThrow(/has no other mentions/);
    expect(judged(wharf(), counting([refused, only])).unmatched.map(({ why }) => why)).toEqual([
      'no mention of “the wharf plan” stands at these passages',
      '“the drawings” has no other mentions to be split from',
    ]);
  });
});

describe('keys', () => {
  it('o, v and i say which claims are of one event, which of their own, and split items', async () => {
    const judging = inMemory(wharf());
    const left = ['s', 'o d3.c1', 'v', 'i the wharf plan', 'i the wharf plan | 3', 'q'];
    const told: string[] = [];
    await reviewSitting(judging, {
      show: ({ claim }) => void told.push(claim.id),
      ask: async () => left.shift() ?? null,
      say: (text) => void told.push(text),
      wrong: (text) => void told.push(`! ${text}`),
      help: () => undefined,
    });
    expect(told.map((line) => line.replace(/ · 2: .* · 3: .*? Write/u, ' · … Write'))).toEqual([
      'd2.c1',
      'd1.c1',
      'Entry 1: events merged.',
      'd1.c1',
      'Entry 2: events split.',
      'd1.c1',
      '! Which mentions are not “the wharf plan”? 1: d1 …Ida Brandt gave [the wharf plan] to Tolman on 3 May … · … Write their numbers: i the wharf plan | 2 3.',
      'Entry 3: items split.',
      'd1.c1',
    ]);
    const { events, items } = await judging.evidence();
    expect(events!.map(({ link, claims }) => [link, ...claims])).toEqual([
      ['one', 'd1.c1', 'd3.c1'],
      ['own', 'd1.c1'],
    ]);
    expect(items.map(({ id }) => id)).toEqual(['i1', 'i2', 'i3']);
  });
});
