/** Counts of one resampling unit (a document, or a sentence on its own): sums of them are counts again. */
export type Counts = readonly number[];

/** What a kind of figure makes of counts; null where there is nothing to measure. */
export interface Rates {
  readonly value: number | null;
  readonly precision?: number | null;
  readonly recall?: number | null;
}

/** One figure in the making: counts are added to a unit, and `close` ends it. */
export abstract class Score {
  readonly units: Counts[] = [];
  protected counts: number[] = this.empty();

  protected abstract empty(): number[];
  /** The figure for a sum of counts. */
  abstract rates(counts: Counts): Rates;
  /** Gold, found and right; or right and all; as they are shown. */
  abstract readonly labels: readonly string[];

  /** Ends a unit: what follows belongs to the next one. */
  close(): void {
    this.units.push(this.counts);
    this.counts = this.empty();
  }

  /** The sum over these units, all by default. */
  sum(units: readonly Counts[] = this.units): number[] {
    const out = this.empty();
    for (const unit of units) for (let i = 0; i < out.length; i++) out[i]! += unit[i]!;
    return out;
  }
}

/** Gold, found and both: what precision, recall and their harmonic mean are made of. */
export class Tally extends Score {
  readonly labels = ['gold', 'found', 'right'];

  protected empty(): number[] {
    return [0, 0, 0];
  }

  /** Counts the members of two sets of keys and what they share. */
  add(gold: ReadonlySet<string>, found: ReadonlySet<string>): void {
    let both = 0;
    for (const key of gold) if (found.has(key)) both++;
    this.count(gold.size, found.size, both);
  }

  count(gold: number, found: number, both: number): void {
    this.counts[0]! += gold;
    this.counts[1]! += found;
    this.counts[2]! += both;
  }

  rates([gold = 0, found = 0, both = 0]: Counts): Rates {
    if (gold === 0) return { value: null, precision: null, recall: null };
    return {
      value: (200 * both) / (gold + found),
      precision: found === 0 ? null : (100 * both) / found,
      recall: (100 * both) / gold,
    };
  }
}

/** Right and all: an accuracy. */
export class Share extends Score {
  readonly labels = ['right', 'of'];

  protected empty(): number[] {
    return [0, 0];
  }

  add(right: boolean): void {
    this.count(right ? 1 : 0, 1);
  }

  count(right: number, all: number): void {
    this.counts[0]! += right;
    this.counts[1]! += all;
  }

  rates([right = 0, all = 0]: Counts): Rates {
    return { value: all === 0 ? null : (100 * right) / all };
  }
}

/** Pearson's correlation of pairs; null for fewer than two or where one side never varies. */
export class Correlation extends Score {
  readonly labels = ['pairs'];

  protected empty(): number[] {
    return [0, 0, 0, 0, 0, 0];
  }

  add(a: number, b: number): void {
    [1, a, b, a * a, b * b, a * b].forEach((term, i) => {
      this.counts[i]! += term;
    });
  }

  rates([n = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0]: Counts): Rates {
    const varianceA = aa - (a * a) / n;
    const varianceB = bb - (b * b) / n;
    // Sums of squares of equal numbers may differ from zero in the last bits.
    if (n < 2 || varianceA <= 1e-9 * aa || varianceB <= 1e-9 * bb) return { value: null };
    return { value: (ab - (a * b) / n) / Math.sqrt(varianceA * varianceB) };
  }
}

/** The mean of values: of squared misses it is a Brier score (Brier 1950). */
export class Mean extends Score {
  readonly labels = ['readings'];

  protected empty(): number[] {
    return [0, 0];
  }

  add(value: number): void {
    this.counts[0]! += 1;
    this.counts[1]! += value;
  }

  rates([n = 0, sum = 0]: Counts): Rates {
    return { value: n === 0 ? null : sum / n };
  }
}
