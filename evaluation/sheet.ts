import type { Figure, GenreFigures } from './figures.ts';
import { bounds } from './resampling.ts';
import { Correlation, type Score, Share, Tally } from './scores.ts';

interface Line {
  readonly name: string;
  readonly unit: Figure['unit'];
  readonly score: Score;
}

/**
 * The figures of one evaluation in the making. Every document is a unit: `close` ends it, under its genre if it has one.
 *
 * A figure exists from the first time it is asked for, so that figures come in the order in which they were named.
 */
export class Sheet {
  readonly #lines = new Map<string, Line>();
  readonly #genres: (string | null)[] = [];

  tally(name: string): Tally {
    return this.score(name, 'F1', () => new Tally());
  }

  share(name: string): Share {
    return this.score(name, '%', () => new Share());
  }

  pairs(name: string): Correlation {
    return this.score(name, 'r', () => new Correlation());
  }

  /** The score of this name, made where it is new. */
  score<S extends Score>(name: string, unit: Figure['unit'], make: () => S): S {
    const known = this.#lines.get(name);
    if (known !== undefined) return known.score as S;
    const score = make();
    for (const _ of this.#genres) score.close();
    this.#lines.set(name, { name, unit, score });
    return score;
  }

  close(genre: string | null = null): void {
    this.#genres.push(genre);
    for (const { score } of this.#lines.values()) score.close();
  }

  /** The number of units closed so far. */
  get units(): number {
    return this.#genres.length;
  }

  figures(): Figure[] {
    return [...this.#lines.values()].map(({ name, unit, score }) => {
      const sum = score.sum();
      return {
        name,
        unit,
        ...score.rates(sum),
        bounds: bounds(score),
        counts: Object.fromEntries(score.labels.map((label, i) => [label, sum[i]!])),
      };
    });
  }

  /** The same figures by genre, sorted by its name; none where no unit has one. */
  byGenre(): GenreFigures[] {
    const genres = [...new Set(this.#genres)].filter((genre) => genre !== null).sort();
    return genres.map((genre) => {
      const mine = this.#genres.flatMap((each, at) => (each === genre ? [at] : []));
      const figures = [...this.#lines.values()].map(({ name, unit, score }) => ({
        name,
        unit,
        ...score.rates(score.sum(mine.map((at) => score.units[at]!))),
      }));
      return { genre, units: mine.length, figures };
    });
  }
}
