import { type Counts, type Rates, Score } from '../scores.ts';
import { bCubed, type Chain, ceafEntities, type Measure, muc } from './chains.ts';

/** Precision, recall and F1 of one measure of coreference. Counts of documents add up, as in the CoNLL scorer. */
export class ChainScore extends Score {
  readonly labels = ['gold', 'gold kept', 'found', 'found kept'];
  readonly #measure: Measure;

  constructor(measure: Measure) {
    super();
    this.#measure = measure;
  }

  protected empty(): number[] {
    return [0, 0, 0, 0];
  }

  add(gold: readonly Chain[], found: readonly Chain[]): void {
    countsOf(this.#measure, gold, found).forEach((count, i) => {
      this.counts[i]! += count;
    });
  }

  rates(counts: Counts): Rates {
    return ratesOf(counts);
  }
}

const MEASURES: readonly Measure[] = [muc, bCubed, ceafEntities];

/** The CoNLL-2012 figure: the mean of the F1 of MUC, B³ and CEAF by entities (Pradhan et al. 2012). */
export class Conll extends Score {
  readonly labels = ['gold mentions', 'found mentions', 'both'];

  protected empty(): number[] {
    return Array.from({ length: 3 + 4 * MEASURES.length }, () => 0);
  }

  add(gold: readonly Chain[], found: readonly Chain[]): void {
    const mentions = new Set(gold.flatMap((chain) => [...chain]));
    const others = found.flatMap((chain) => [...chain]);
    const counts = [mentions.size, others.length, others.filter((mention) => mentions.has(mention)).length];
    [...counts, ...MEASURES.flatMap((measure) => countsOf(measure, gold, found))].forEach((count, i) => {
      this.counts[i]! += count;
    });
  }

  rates(counts: Counts): Rates {
    const each = MEASURES.map((_, at) => ratesOf(counts.slice(3 + 4 * at, 7 + 4 * at)).value);
    return each.some((value) => value === null) ? { value: null } : { value: mean(each as number[]) };
  }
}

function countsOf(measure: Measure, gold: readonly Chain[], found: readonly Chain[]): number[] {
  const counts = measure(gold, found);
  return [counts.wanted, counts.sharedOfWanted, counts.found, counts.sharedOfFound];
}

function ratesOf([gold = 0, goldKept = 0, found = 0, foundKept = 0]: Counts): Rates {
  if (gold === 0) return { value: null, precision: null, recall: null };
  const recall = (100 * goldKept) / gold;
  const precision = found === 0 ? null : (100 * foundKept) / found;
  const sum = recall + (precision ?? 0);
  return { value: sum === 0 ? 0 : (2 * recall * (precision ?? 0)) / sum, precision, recall };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
