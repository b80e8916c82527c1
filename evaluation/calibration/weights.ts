import type { Doubts } from '../../src/reading/scores/doubts.ts';
import type { Weights } from '../../src/reading/scores/score.ts';

/** A reading with its doubts, and whether a person says that it is what the text says. `text` groups those of one text. */
export interface Judged {
  readonly text: string;
  readonly id: string;
  readonly doubts: Doubts;
  readonly right: boolean;
}

/** How strongly weights are drawn to zero, in readings: a doubt that a handful of readings have moves little. */
const RIDGE = 1;
const STEPS = 3000;

/**
 * Logistic regression with weights of at least zero and a ridge, by accelerated projected gradient (Beck and Teboulle 2009).
 * Convex, begun at zero and run for a fixed number of steps: the same readings give the same weights.
 *
 * Weights are to a thousandth; a doubt that counts for nothing is left out.
 */
export function weightsFor(readings: readonly Judged[]): Weights {
  const names = [...new Set(readings.flatMap(({ doubts }) => Object.keys(doubts)))].sort();
  const rows = readings.map(({ doubts }) => Float64Array.from(names, (name) => doubts[name] ?? 0));
  const right = readings.map((each) => (each.right ? 1 : 0));
  const size = names.length + 1;
  // The Lipschitz constant of the gradient: a quarter of the largest squared norm, summed over readings.
  const norm = rows.reduce((sum, row) => sum + 1 + row.reduce((own, x) => own + x * x, 0), 0);
  const step = 1 / (norm / 4 + RIDGE);
  let at = new Float64Array(size);
  let ahead = new Float64Array(size);
  let momentum = 1;
  for (let n = 0; n < STEPS; n++) {
    const slope = new Float64Array(size);
    rows.forEach((row, i) => {
      let logit = ahead[0]!;
      row.forEach((x, k) => {
        logit -= ahead[k + 1]! * x;
      });
      const miss = 1 / (1 + Math.exp(-logit)) - right[i]!;
      slope[0]! += miss;
      row.forEach((x, k) => {
        slope[k + 1]! -= miss * x;
      });
    });
    const next = Float64Array.from(ahead, (value, k) => {
      const moved = value - step * (slope[k]! + (k === 0 ? 0 : RIDGE * value));
      return k === 0 ? moved : Math.max(0, moved);
    });
    const faster = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    ahead = Float64Array.from(next, (value, k) => value + ((momentum - 1) / faster) * (value - at[k]!));
    at = next;
    momentum = faster;
  }
  const rounded = (value: number): number => Math.round(1000 * value) / 1000;
  return {
    start: rounded(at[0]!),
    doubts: Object.fromEntries(
      names.map((name, k) => [name, rounded(at[k + 1]!)] as const).filter(([, weight]) => weight > 0),
    ),
  };
}

/**
 * The score that each reading gets from weights that were fitted without its text: `folds` parts of the texts, in turn. What is
 * measured on these says what the weights are worth on texts they have not seen.
 */
export function crossScores(
  readings: readonly Judged[],
  folds: number,
  score: (doubts: Doubts, weights: Weights) => number,
): number[] {
  const texts = [...new Set(readings.map(({ text }) => text))];
  const foldOf = new Map(texts.map((text, at) => [text, at % folds]));
  const fitted = Array.from({ length: folds }, (_, fold) =>
    weightsFor(readings.filter(({ text }) => foldOf.get(text) !== fold)),
  );
  return readings.map(({ text, doubts }) => score(doubts, fitted[foldOf.get(text)!]!));
}
