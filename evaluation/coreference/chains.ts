import { assignment } from '../assignment.ts';

/** Mentions that are one: keys of their places in the text. */
export type Chain = ReadonlySet<string>;

/** What a measure of coreference counts in a document: shared of what is wanted, and of what was found. Sums of them are counts again. */
export interface ChainCounts {
  readonly wanted: number;
  readonly sharedOfWanted: number;
  readonly found: number;
  readonly sharedOfFound: number;
}

export type Measure = (gold: readonly Chain[], found: readonly Chain[]) => ChainCounts;

/** Links that would have to be added to the other side's partition (Vilain et al. 1995). */
export const muc: Measure = (gold, found) => {
  const links = (chains: readonly Chain[], others: readonly Chain[]): [number, number] => {
    const of = chainOfMention(others);
    let [all, kept] = [0, 0];
    for (const chain of chains) {
      const parts = new Set([...chain].map((mention) => of.get(mention) ?? mention));
      all += chain.size - 1;
      kept += chain.size - parts.size;
    }
    return [all, kept];
  };
  const [wanted, sharedOfWanted] = links(gold, found);
  const [got, sharedOfFound] = links(found, gold);
  return { wanted, sharedOfWanted, found: got, sharedOfFound };
};

/** For each mention, the share of its chain that the other side puts with it (Bagga and Baldwin 1998), as in Pradhan et al. (2014). */
export const bCubed: Measure = (gold, found) => {
  const overlap = (chains: readonly Chain[], others: readonly Chain[]): [number, number] => {
    let [all, kept] = [0, 0];
    const of = chainOfMention(others);
    for (const chain of chains) {
      all += chain.size;
      for (const shared of sharedWith(chain, of).values()) kept += (shared * shared) / chain.size;
    }
    return [all, kept];
  };
  const [wanted, sharedOfWanted] = overlap(gold, found);
  const [got, sharedOfFound] = overlap(found, gold);
  return { wanted, sharedOfWanted, found: got, sharedOfFound };
};

/** Chains paired one to one so that what the pairs share, 2|K∩R| / (|K|+|R|), is as much as can be (Luo 2005, φ4). */
export const ceafEntities: Measure = (gold, found) => {
  const of = chainOfMention(found);
  const weights = gold.map((chain) => {
    const shared = sharedWith(chain, of);
    return found.map((other, at) => (2 * (shared.get(at) ?? 0)) / (chain.size + other.size));
  });
  const pairs = gold.length === 0 || found.length === 0 ? [] : assignment(weights);
  const shared = pairs.reduce((sum, [i, j]) => sum + weights[i]![j]!, 0);
  return { wanted: gold.length, sharedOfWanted: shared, found: found.length, sharedOfFound: shared };
};

function chainOfMention(chains: readonly Chain[]): Map<string, number> {
  return new Map(chains.flatMap((chain, at) => [...chain].map((mention) => [mention, at] as const)));
}

/** How many mentions a chain shares with each of the other side's that it shares any with, by index. */
function sharedWith(chain: Chain, of: ReadonlyMap<string, number>): Map<number, number> {
  const out = new Map<number, number>();
  for (const mention of chain) {
    const at = of.get(mention);
    if (at !== undefined) out.set(at, (out.get(at) ?? 0) + 1);
  }
  return out;
}
