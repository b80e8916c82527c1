/** Gold, found and both: what precision, recall and their harmonic mean are made of. */
export class Tally {
  gold = 0;
  found = 0;
  both = 0;

  /** Counts the members of two sets of keys and what they share. */
  add(gold: ReadonlySet<string>, found: ReadonlySet<string>): void {
    this.gold += gold.size;
    this.found += found.size;
    for (const key of gold) if (found.has(key)) this.both++;
  }

  /** Percentages; null where there is nothing to find. */
  get precision(): number | null {
    return this.gold === 0 || this.found === 0 ? null : (100 * this.both) / this.found;
  }

  get recall(): number | null {
    return this.gold === 0 ? null : (100 * this.both) / this.gold;
  }

  get f1(): number | null {
    return this.gold === 0 ? null : (200 * this.both) / (this.gold + this.found);
  }
}

/** Right and all: an accuracy. */
export class Share {
  right = 0;
  all = 0;

  add(right: boolean): void {
    this.all++;
    if (right) this.right++;
  }

  /** Percentage; null where nothing was counted. */
  get percent(): number | null {
    return this.all === 0 ? null : (100 * this.right) / this.all;
  }
}

/** Pearson's correlation of pairs; null for fewer than two or where one side never varies. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const count = pairs.length;
  if (count < 2) return null;
  const meanA = pairs.reduce((sum, [a]) => sum + a, 0) / count;
  const meanB = pairs.reduce((sum, [, b]) => sum + b, 0) / count;
  let both = 0;
  let varianceA = 0;
  let varianceB = 0;
  for (const [a, b] of pairs) {
    both += (a - meanA) * (b - meanB);
    varianceA += (a - meanA) ** 2;
    varianceB += (b - meanB) ** 2;
  }
  return varianceA === 0 || varianceB === 0 ? null : both / Math.sqrt(varianceA * varianceB);
}
