import { bCubed } from './coreference/chains.ts';
import { ChainScore } from './coreference/conll.ts';
import type { Evaluation } from './figures.ts';
import { byFamily, byLineage, byOutlet, bySharedText, type Counting } from './provenance/clusters.ts';
import { evidenceOf } from './provenance/evidence.ts';
import { originOf, simulate } from './provenance/simulator.ts';
import { Sheet } from './sheet.ts';

/** Simulated affairs for each share of withheld citations. */
const AFFAIRS = 300;
/** The shares of citations that are withheld. */
const WITHHELD = [0, 0.5, 1] as const;

const COUNTINGS: readonly (readonly [string, Counting])[] = [
  ['lineage', byLineage],
  ['outlets', byOutlet],
  ['families', byFamily],
  ['shared text', bySharedText],
];

/**
 * How well origins are told apart, on simulated affairs of which it is known who had it from whom: common-origin clusters (pairwise, and B³ by Bagga and
 * Baldwin 1998), pairs of one origin that are called independent, and independent pairs that are shown to be. Beside counting outlets, families of publishers, and
 * shared text alone.
 */
export async function lineage(): Promise<Evaluation> {
  const sheet = new Sheet();
  for (const withheld of WITHHELD) {
    for (let seed = 1; seed <= AFFAIRS; seed++) {
      for (const [name, counting] of COUNTINGS)
        measure(sheet, `${name}, ${withheld * 100} % withheld`, counting, seed, withheld);
      sheet.close();
    }
  }
  const order = ['falsely independent', 'called independent and so', 'independent shown', 'pairs of one origin', 'B³'];
  const rank = (name: string): number => order.findIndex((each) => name.startsWith(each));
  return {
    name: 'lineage',
    data: `${AFFAIRS} simulated affairs for each share of citations that are withheld`,
    engine: 'rules',
    figures: sheet.figures().toSorted((a, b) => rank(a.name) - rank(b.name)),
    notes: [
      'Falsely independent: of the pairs of reports that go back to one witness, those that are called independent. Called independent and so: of the pairs that are called independent, those that go back to two witnesses. Independent shown: of the pairs that go back to two witnesses, those of which it is shown; a mere count of sources calls every pair independent that it does not join, and is right on most of these by doing so. No probability of the simulated press was fitted to anything (`evaluation/provenance/simulator.ts`).',
    ],
  };
}

/** Counts what one way of counting makes of one affair. */
export function measure(sheet: Sheet, label: string, counting: Counting, seed: number, withheld: number): void {
  const world = simulate(seed, withheld);
  const { groups, independent } = counting(world, evidenceOf(world));
  const origins = world.reports.map((report) => originOf(report).name);
  const gold = [...new Set(origins)].map((origin) => origins.flatMap((each, at) => (each === origin ? [at] : [])));
  const chains = (of: readonly (readonly number[])[]) => of.map((group) => new Set(group.map(String)));
  const pairs = (of: readonly (readonly number[])[]): Set<string> =>
    new Set(of.flatMap((group) => group.flatMap((a) => group.filter((b) => b > a).map((b) => `${a} ${b}`))));
  sheet.tally(`pairs of one origin, ${label}`).add(pairs(gold), pairs(groups));
  sheet.score(`B³, ${label}`, 'F1', () => new ChainScore(bCubed)).add(chains(gold), chains(groups));
  for (let a = 0; a < origins.length; a++) {
    for (let b = a + 1; b < origins.length; b++) {
      const called = independent(a, b);
      if (called) sheet.share(`called independent and so, ${label}`).add(origins[a] !== origins[b]);
      if (origins[a] === origins[b]) sheet.share(`falsely independent, ${label}`).add(called);
      else sheet.share(`independent shown, ${label}`).add(called);
    }
  }
}
