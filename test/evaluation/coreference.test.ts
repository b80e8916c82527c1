import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bCubed, type Chain, ceafEntities, type Measure, muc } from '../../evaluation/coreference/chains.ts';
import { ChainScore, Conll } from '../../evaluation/coreference/conll.ts';
import { goldChains, joined } from '../../evaluation/coreference/entities.ts';
import { matched } from '../../evaluation/coreference/matching.ts';
import type { CorpusSentence } from '../../evaluation/corpus.ts';

const chains = (...each: string[]): Chain[] => each.map((mentions) => new Set(mentions));

function rates(measure: Measure, gold: Chain[], found: Chain[]): (number | null | undefined)[] {
  const score = new ChainScore(measure);
  score.add(gold, found);
  score.close();
  const { recall, precision, value } = score.rates(score.sum());
  return [recall, precision, value];
}

describe('measures of coreference', () => {
  // Pradhan et al. (2014), “Scoring coreference partitions of predicted mentions”, section 4.
  const key = chains('abc', 'defg');
  const response = chains('ab', 'cd', 'fghi');

  it.each([
    ['MUC', muc, 2 / 5, 2 / 5],
    ['B³', bCubed, 35 / 12 / 7, 4 / 8],
    ['CEAF by entities', ceafEntities, (4 / 5 + 4 / 8) / 2, (4 / 5 + 4 / 8) / 3],
  ] as const)('%s of the worked example', (_, measure, recall, precision) => {
    const found = rates(measure, key, response);
    expect(found[0]).toBeCloseTo(100 * recall, 10);
    expect(found[1]).toBeCloseTo(100 * precision, 10);
    expect(found[2]).toBeCloseTo((200 * recall * precision) / (recall + precision), 10);
  });

  it('is the mean of the three', () => {
    const score = new Conll();
    score.add(key, response);
    score.close();
    const f1 = [muc, bCubed, ceafEntities].map((measure) => rates(measure, key, response)[2]!);
    expect(score.rates(score.sum()).value).toBeCloseTo(f1.reduce((sum, each) => sum + each, 0) / 3, 10);
    expect(score.sum().slice(0, 3)).toEqual([7, 8, 6]);
  });

  const partition = fc
    .array(fc.record({ mention: fc.nat(11), chain: fc.nat(4) }), { maxLength: 14 })
    .map((places): Chain[] => {
      const of = new Map(places.map(({ mention, chain }) => [mention, chain]));
      const out = new Map<number, Set<string>>();
      for (const [mention, chain] of of) out.set(chain, (out.get(chain) ?? new Set()).add(String(mention)));
      return [...out.values()].filter((chain) => chain.size > 1);
    });

  it('finds the best pairing of chains for CEAF', () => {
    const like = (a: Chain, b: Chain): number =>
      (2 * [...a].filter((mention) => b.has(mention)).length) / (a.size + b.size);
    const best = (gold: readonly Chain[], found: readonly Chain[]): number => {
      const [first, ...rest] = gold;
      if (first === undefined) return 0;
      return Math.max(
        best(rest, found),
        ...found.map(
          (other) =>
            like(first, other) +
            best(
              rest,
              found.filter((each) => each !== other),
            ),
        ),
      );
    };
    fc.assert(
      fc.property(partition, partition, (gold, found) => {
        expect(ceafEntities(gold, found).sharedOfWanted).toBeCloseTo(best(gold, found), 10);
      }),
    );
  });

  it('counts B³ mention by mention', () => {
    fc.assert(
      fc.property(partition, partition, (gold, found) => {
        let recall = 0;
        for (const chain of gold)
          for (const mention of chain) {
            const other = found.find((each) => each.has(mention));
            if (other !== undefined) recall += [...chain].filter((each) => other.has(each)).length / chain.size;
          }
        expect(bCubed(gold, found).sharedOfWanted).toBeCloseTo(recall, 10);
      }),
    );
  });

  it('finds nothing missing in what is equal', () => {
    fc.assert(
      fc.property(partition, (gold) => {
        for (const measure of [muc, bCubed, ceafEntities]) {
          const { wanted, sharedOfWanted, found, sharedOfFound } = measure(gold, gold);
          expect(sharedOfWanted).toBeCloseTo(wanted, 10);
          expect(sharedOfFound).toBeCloseTo(found, 10);
        }
      }),
    );
  });
});

const SENTENCES: CorpusSentence[] = [
  {
    id: '1',
    doc: 'd',
    text: 'The mayor of Ostrand met a clerk.',
    tokens: ['The', 'mayor', 'of', 'Ostrand', 'met', 'a', 'clerk', '.'],
    start: [0, 4, 10, 13, 21, 25, 27, 32],
    end: [3, 9, 12, 20, 24, 26, 32, 33],
    head: [2, 5, 4, 2, 0, 7, 5, 5],
    entity: ['(1-person-new-cf1-2-coref', null, null, '(2-place-new-cf2-1-sgl)1)', null, '(3-person-x', '3)', null],
  },
  {
    id: '2',
    doc: 'd',
    text: 'She paid her.',
    tokens: ['She', 'paid', 'her', '.'],
    start: [0, 4, 9, 12],
    end: [3, 8, 12, 13],
    head: [2, 0, 2, 2],
    entity: ['(1-person-giv:act-cf1-1-ana)', null, '(3-person-giv:act-cf2-1-ana)', null],
  },
];

describe('chains of a corpus', () => {
  it('reads GUM’s brackets, without what is mentioned once', () => {
    const text = joined(SENTENCES);
    const gold = goldChains(SENTENCES, text);
    expect(gold.map((chain) => chain.map(({ start, end }) => text.text.slice(start, end)))).toEqual([
      ['The mayor of Ostrand', 'She'],
      ['a clerk', 'her'],
    ]);
    expect(gold[0]!.map(({ head }) => text.text.slice(head, head + 3))).toEqual(['may', 'She']);
  });

  it('matches by equal spans, or else by equal heads', () => {
    const gold = [
      [
        { start: 0, end: 20, head: 4 },
        { start: 34, end: 37, head: 34 },
      ],
    ];
    const found = [
      [
        { start: 0, end: 9, head: 4 },
        { start: 34, end: 37, head: 34 },
      ],
    ];
    expect(matched(gold, found, 'span').found).toEqual([new Set(['0 9', '34 37'])]);
    expect(matched(gold, found, 'head').found).toEqual([new Set(['0 20', '34 37'])]);
  });
});
