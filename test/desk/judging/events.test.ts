import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkJudgement } from '../../../src/desk/judging/check.ts';
import { judged } from '../../../src/desk/judging/judged.ts';
import { reviewSitting } from '../../../src/desk/judging/session.ts';
import { encodeCase, encodeEvidence } from '../../../src/exchange/encode.ts';
import { decodeCase } from '../../../src/exchange/index.ts';
import { type Judgement, judgementFrom } from '../../../src/ledger/index.ts';
import type { EventLink } from '../../../src/terms/evidence.ts';
import type { Claim, Evidence } from '../../../src/terms/index.ts';
import { judgementsOf, sliceOf, trace } from '../../../src/tracing/index.ts';
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

  it('of different people, of different things or of no transfer are none: that is said', () => {
    const checked = (...claims: string[]) => {
      const judgement = judgementFrom(merge(...claims));
      return () => checkJudgement(judgement, wharf());
    };
    expect(checked('d1.c1', 'd2.c2')).toThrow(/do not name the same giver/);
    expect(checked('d1.c1', 'd8.c1')).toThrow(/no claim “d8.c1”/);
    expect(checked('d1.c1', 'd1.c2')).toThrow(/d1.c2 tells of no transfer/);
    expect(checked('d1.c1', 'd3.c1', 'd2.c1')).not.toThrow();
    expect(() => judgementFrom(merge('d1.c1', 'd1.c1'))).toThrow(/fewer than 2 claims/);
    const other = wharf();
    const claims = other.claims.map((each) =>
      each.id === 'd3.c1' ? { ...each, roles: { ...each.roles, item: 'i2' } } : each,
    );
    expect(() => checkJudgement(merge('d1.c1', 'd3.c1'), { ...other, claims })).toThrow(/do not name the same item/);
  });

  it('are named in one order, so that two who say the same second each other', () => {
    const one = judgementFrom(merge('d3.c1', 'd1.c1'));
    const other = judgementFrom(merge('d1.c1', 'd3.c1'));
    const { active } = counting(
      [
        ['Mona Rud', one],
        ['Per Aas', other],
      ],
      2,
    );
    expect(active).toHaveLength(2);
  });

  it('leave with the claims that a part of the evidence lacks', () => {
    const evidence = fold(merge('d1.c1', 'd3.c1'), apart('d2.c1', 'd3.c1'));
    expect(sliceOf(evidence, new Set(['d1', 'd2'])).events).toEqual([
      { link: 'own', claims: ['d2.c1'], by: 'Mona Rud', why: 'reason 2' },
    ]);
    expect(encodeCase(evidence, trace(evidence, ASKED)).events).toHaveLength(2);
  });
});

/** A claim that Brandt gave Tolman the plan, on these days of 2021: “05-03”, “05” or “05-03/” or “”. */
function told(id: string, days: string, change: Partial<Claim> = {}): Claim {
  const model = wharf().claims.find((each) => each.id === 'd3.c1')!;
  const [from = '', to] = days.split('/');
  const first = from === '' ? null : Date.UTC(2021, Number(from.slice(0, 2)) - 1, Number(from.slice(3) || 1));
  const end = to === undefined ? from : to;
  const last = end === '' ? null : Date.UTC(2021, Number(end.slice(0, 2)) - 1, Number(end.slice(3) || 28));
  return { ...model, id, when: { earliest: first, latest: last, edtf: null, words: null }, ...change };
}

const DENIED = { holders: wharf().claims[2]!.holders, factuality: wharf().claims[2]!.factuality };
const one = (...claims: readonly string[]): EventLink => ({ link: 'one', claims, by: null, why: null });
const own = (...claims: readonly string[]): EventLink => ({ link: 'own', claims, by: null, why: null });

/** Claims of each hop, those against it with a “-”. */
function together(claims: readonly Claim[], ...events: readonly EventLink[]): readonly string[] {
  return trace({ ...wharf(), claims, events }, ASKED)
    .hops.filter(({ basis }) => basis.some(({ kind }) => kind === 'claim'))
    .map(({ claims: all }) => all.map(({ claim, side }) => `${claim}${side === 'for' ? '' : '-'}`))
    .map((all) => all.toSorted().join(' '))
    .toSorted();
}

describe('what else is of an event that a reviewer made', () => {
  const [a, b, c] = [told('a', '05-03'), told('b', '05-20'), told('c', '05-09')];

  it('is what has one of its days, and nothing between them', () => {
    expect(together([a, b, c])).toEqual(['a', 'b', 'c']);
    expect(together([a, b, c], one('a', 'b'))).toEqual(['a b', 'c']);
    const [d, e] = [told('d', '05-03'), told('e', '05-20')];
    expect(together([a, b, d, e])).toEqual(['a d', 'b e']);
    expect(together([a, b, d, e], one('a', 'b'))).toEqual(['a b d e']);
  });

  it('is not what only its vaguest claim, or an end that was left open, meets', () => {
    const vague = told('v', '05');
    expect(together([a, vague, b])).toEqual(['a v', 'b v']);
    expect(together([a, vague, b], one('a', 'v'))).toEqual(['a v', 'b']);
    const [two, also, d] = [told('w', '05'), told('x', '05'), told('d', '05-02')];
    expect(together([two, also, d, b], one('w', 'x'))).toEqual(['b w x', 'd w x']);
    // Its text is of 3 July.
    const [since, april, december] = [told('s', '05-03/'), told('t', '04-01'), told('z', '12-20')];
    expect(together([since, april, december], one('s', 't'))).toEqual(['s t', 'z']);
    const undated = told('u', '');
    expect(together([a, b, undated])).toEqual(['a u', 'b u']);
    expect(together([a, b, undated], one('a', 'u'))).toEqual(['a u', 'b']);
    expect(together([a, b, undated], own('u'))).toEqual(['a', 'b', 'u']);
  });

  it('is nothing where it is one of its own: its claims are one, and were taken out of others', () => {
    const d = told('d', '05-03');
    expect(together([a, b, c, d], own('a', 'b'))).toEqual(['a b', 'c', 'd']);
    expect(together([a, b, c], one('a', 'b', 'c'), own('c'))).toEqual(['a b', 'c']);
    expect(together([a, b, c], one('a', 'b'), own('c'), one('b', 'c'))).toEqual(['a b c']);
    expect(together([a, d], own('a'), own('d'))).toEqual(['a', 'd']);
    expect(together([a, d], own('a'), one('a', 'd'))).toEqual(['a d']);
  });

  it('is a denial where that was said, and there alone; it gives the event no day', () => {
    const denial = told('n', '', DENIED);
    const whole = told('n', '01/12', DENIED);
    expect(together([a, b, denial])).toEqual(['a n-', 'b n-']);
    expect(together([a, b, denial], one('a', 'n'))).toEqual(['a n-', 'b']);
    expect(together([a, b, whole])).toEqual(['a n-', 'b n-']);
    expect(together([a, b, whole], one('b', 'n'))).toEqual(['a', 'b n-']);
    expect(together([a, b, whole], own('n'))).toEqual(['a', 'b']);
    expect(together([a, b, whole], own('a'))).toEqual(['a n-', 'b n-']);
    expect(together([a, b, whole], own('a', 'n'))).toEqual(['a n-', 'b']);
    expect(together([a, b, told('n', '05-20', DENIED)], one('a', 'n'))).toEqual(['a n-', 'b']);
    expect(together([a, b, told('n', '05-20', DENIED)], one('a', 'n'), own('a'))).toEqual(['a', 'b n-']);
    // Of an event that nobody tells of any more it says what it says.
    expect(together([b, whole], one('a', 'n'))).toEqual(['b n-']);
  });

  it('is a receipt from nobody named, which takes the giver that the event has', () => {
    const roles = { recipient: 'a2', item: 'i1' };
    const nameless = told('r', '05-03', { roles });
    const lund = told('l', '05-03', { roles: { ...roles, discloser: 'a3' } });
    expect(together([a, nameless])).toEqual(['a r']);
    expect(together([a, nameless], own('r'))).toEqual(['a', 'r']);
    expect(together([a, lund, nameless])).toEqual(['a', 'l', 'r']);
    expect(together([a, lund, nameless], one('l', 'r'))).toEqual(['a', 'l r']);
    expect(together([a, told('r', '05-20', { roles })])).toEqual(['a', 'r']);
    expect(together([a, told('r', '05-20', { roles })], one('a', 'r'))).toEqual(['a r']);
  });

  it('is told by hops that hold every event whole, and none of its own with another', () => {
    const link = fc.record({
      link: fc.constantFrom('one' as const, 'own' as const),
      claims: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 3 }),
    });
    const spans = fc.constantFrom('05-03', '05-09', '05-20', '05', '05-03/05-09', '');
    fc.assert(
      fc.property(fc.array(spans, { minLength: 5, maxLength: 5 }), fc.array(link, { maxLength: 4 }), (days, links) => {
        const claims = days.map((day, at) => told('abcde'[at]!, day));
        const hops = together(claims, ...links.map((each) => ({ ...each, by: null, why: null }))).map((hop) =>
          hop.split(' '),
        );
        // By labels: each claim has one, and whether it is of its own.
        const label = new Map<string, { own: boolean }>();
        for (const { link: kind, claims: these } of links) {
          const before = [...label].filter(([, mark]) => these.some((id) => label.get(id) === mark));
          const all = kind === 'own' ? these : [...these, ...before.map(([id]) => id)];
          const mark = { own: kind === 'own' || all.every((id) => label.get(id)?.own === true) };
          for (const id of all) label.set(id, mark);
        }
        expect(new Set(hops.flat()).size).toBe(5);
        for (const hop of hops)
          for (const id of hop) {
            const mark = label.get(id);
            if (mark === undefined) continue;
            const event = [...label].filter(([, other]) => other === mark).map(([each]) => each);
            expect(event.filter((each) => !hop.includes(each))).toEqual([]);
            if (mark.own) expect(hop.toSorted()).toEqual(event.toSorted());
          }
      }),
      { seed: 66, numRuns: 150 },
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

  it('take along how they stand to others where what shows it is nearest what goes, and on both sides', () => {
    const link = (a: ReturnType<typeof filler>, b: ReturnType<typeof filler>): Judgement => {
      return { kind: 'items-linked', a, b, link: 'same' };
    };
    const drawings = filler('the drawings', at('d2', 'the drawings'));
    const relations = (evidence: Evidence) =>
      evidence.items.flatMap(({ id, relations: all }) => all.map(({ to, kind }) => `${id} ${kind} ${to}`));
    const late = fold(link(drawings, filler('the wharf plan', at('d3', 'the wharf plan'))), split);
    expect(relations(late)).toEqual(['i1 distinct i3', 'i2 same i3', 'i3 same i2', 'i3 distinct i1']);
    const early = fold(link(drawings, filler('the wharf plan', at('d1', 'the wharf plan'))), split);
    expect(relations(early)).toEqual(['i1 same i2', 'i1 distinct i3', 'i2 same i1', 'i3 distinct i1']);
    expect(relations(fold(link(filler('the drawings'), filler('the wharf plan')), split))).toEqual([
      'i1 same i2',
      'i1 distinct i3',
      'i2 same i1',
      'i3 distinct i1',
    ]);
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
