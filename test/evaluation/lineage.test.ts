import { describe, expect, it } from 'vitest';
import { measure } from '../../evaluation/lineage.ts';
import { byFamily, byLineage, byOutlet, bySharedText, type Counting } from '../../evaluation/provenance/clusters.ts';
import { evidenceOf } from '../../evaluation/provenance/evidence.ts';
import { originOf, simulate } from '../../evaluation/provenance/simulator.ts';
import { Sheet } from '../../evaluation/sheet.ts';

const SEEDS = Array.from({ length: 40 }, (_, at) => 1_000 + at);

/** The figures of one way of counting over the simulated affairs, by what they measure. */
function figuresOf(counting: Counting, withheld: number): Record<string, number> {
  const sheet = new Sheet();
  for (const seed of SEEDS) {
    measure(sheet, 'x', counting, seed, withheld);
    sheet.close();
  }
  return Object.fromEntries(sheet.figures().map(({ name, value }) => [name.replace(', x', ''), value ?? 0]));
}

describe('a simulated press', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(simulate(7, 0.5)).toEqual(simulate(7, 0.5));
    expect(simulate(7, 0.5)).not.toEqual(simulate(8, 0.5));
  });

  it('names what each text was made from, or withholds it', () => {
    const derived = (withheld: number) =>
      SEEDS.flatMap((seed) => simulate(seed, withheld).reports.filter(({ parent }) => parent !== null));
    const cites = ({ chain, author, parent }: ReturnType<typeof derived>[number]): boolean =>
      parent !== null && (chain[0] === parent.outlet || author === parent.outlet);
    expect(derived(0).every(cites)).toBe(true);
    expect(derived(1).some(cites)).toBe(false);
  });

  it('leaves nothing of what only it knows in the evidence', () => {
    for (const seed of SEEDS) {
      const { documents, claims, lineage } = evidenceOf(simulate(seed, 0.5));
      expect(lineage).toEqual([]);
      const texts = new Map(documents.map(({ id, text }) => [id, text]));
      expect(claims.every(({ passage }) => texts.get(passage.doc)?.includes(passage.quote))).toBe(true);
    }
  });

  it('has reports of one origin and of several', () => {
    const counts = SEEDS.map((seed) => new Set(simulate(seed, 0).reports.map((each) => originOf(each).name)).size);
    expect(new Set(counts)).toEqual(new Set([1, 2, 3]));
  });
});

describe('origins counted by recorded lineage', () => {
  it('call no pair of one origin independent where every citation is stated, and show some that are', () => {
    const figures = figuresOf(byLineage, 0);
    expect(figures['falsely independent']).toBe(0);
    expect(figures['independent shown']).toBeGreaterThan(0);
  });

  it('call fewer than one in a hundred independent where none is', () => {
    expect(figuresOf(byLineage, 1)['falsely independent']).toBeLessThan(1);
  });

  it('join what is of one origin better than counting outlets, families or shared text does', () => {
    const mine = figuresOf(byLineage, 0);
    for (const counting of [byOutlet, byFamily, bySharedText]) {
      const theirs = figuresOf(counting, 0);
      for (const name of ['pairs of one origin', 'B³']) expect(mine[name]).toBeGreaterThan(theirs[name]!);
      expect(theirs['falsely independent']).toBeGreaterThan(10);
    }
  });
});
