import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../src/desk/home.ts';
import { openReader } from '../../src/reading/analysis/reader.ts';
import { type Calibrated, scoreOf } from '../../src/reading/scores/score.ts';
import { SHOWN } from '../../src/reading/scores/shown.ts';
import { LEAST_TO_BEAR } from '../../src/terms/bearing.ts';
import type { Bin, Evaluation } from '../figures.ts';
import type { Settings } from '../main.ts';
import { Mean } from '../scores.ts';
import { Sheet } from '../sheet.ts';
import { type Judgements, judgementsBy } from './judgements.ts';
import { crossScores, type Judged, weightsFor } from './weights.ts';

/** Parts that the texts are fitted and measured by in turn. */
const FOLDS = 10;

const KINDS: Readonly<Record<Calibrated, string>> = {
  disclosure: 'disclosures',
  claim: 'claims, by value',
  statement: 'statements',
};

/** A reading with the score it gets from weights that did not see its text. */
interface Scored extends Judged {
  readonly kind: Calibrated;
  readonly score: number;
}

/**
 * How far scores can be believed: of readings with a score of 0.8, eight of ten should be right. Every score is of weights fitted
 * without its own text, so that the curve is that of texts nobody fitted to.
 *
 * With `--fit` the weights that ship are fitted anew, to all of the development sets, and written into the sources.
 */
export async function scores(settings: Settings): Promise<Evaluation> {
  const reader = await openReader({
    folder: settings.model,
    ...(settings.inference === undefined ? {} : { inference: settings.inference }),
  });
  try {
    const { of, hops } = await judgementsBy(reader);
    if (settings.fit) writeFitted(of);
    const scored = (Object.keys(KINDS) as Calibrated[]).flatMap((kind) => scoredOf(kind, of[kind]));
    return {
      name: 'scores',
      data: `development sets, ${scored.length} readings that were judged`,
      engine: `${reader.engine.reader}, ${reader.engine.inference}`,
      figures: [...sheetOf(scored, hops).figures(), ...calibrationErrors(scored)],
      reliability: (Object.keys(KINDS) as Calibrated[]).flatMap((kind) => binsOf(scored, kind)),
      notes: [
        `Scores are of weights fitted to nine tenths of the texts and measured on the last, ten times over. A disclosure is right with all three roles and the innermost value, a statement with content and source, any claim with its kind and the value of every holder. Below ${Object.values(SHOWN).join(', ')} (disclosures, other claims, statements) a reading is left out, below ${LEAST_TO_BEAR} a disclosure bears no route.`,
      ],
    };
  } finally {
    await reader.close();
  }
}

function scoredOf(kind: Calibrated, readings: readonly Judged[]): Scored[] {
  const given = crossScores(readings, FOLDS, scoreOf);
  return readings.map((reading, at) => ({ ...reading, kind, score: given[at]! }));
}

function sheetOf(scored: readonly Scored[], hops: ReadonlySet<string>): Sheet {
  const sheet = new Sheet();
  for (const text of new Set(scored.map((each) => each.text))) {
    for (const { kind, id, right, score } of scored.filter((each) => each.text === text)) {
      const name = KINDS[kind];
      sheet.score(`Brier score, ${name}`, 'share', () => new Mean()).add((score - (right ? 1 : 0)) ** 2);
      sheet.share(`right, all ${name}`).add(right);
      if (score >= SHOWN[kind]) sheet.share(`right, ${name} that are shown`).add(right);
      if (!hops.has(id)) continue;
      sheet.share('right, hops').add(right);
      if (score >= LEAST_TO_BEAR) sheet.share('right, hops that bear a route').add(right);
      if (right) sheet.share('right hops that bear a route').add(score >= LEAST_TO_BEAR);
      for (const least of [0.5, 0.7, 0.8, 0.85]) {
        if (score >= least) sheet.share(`right, hops with scores from ${least} on`).add(right);
      }
    }
    sheet.close();
  }
  return sheet;
}

function binsOf(scored: readonly Scored[], kind: Calibrated): Bin[] {
  const mine = scored.filter((each) => each.kind === kind);
  return Array.from({ length: 10 }, (_, at): Bin => {
    const inside = mine.filter(({ score }) => Math.min(9, Math.floor(10 * score)) === at);
    const sum = inside.reduce((total, { score }) => total + score, 0);
    return {
      of: KINDS[kind],
      from: at / 10,
      to: (at + 1) / 10,
      count: inside.length,
      right: inside.filter(({ right }) => right).length,
      meanScore: inside.length === 0 ? 0 : sum / inside.length,
    };
  }).filter(({ count }) => count > 0);
}

/** Expected calibration error (Naeini, Cooper and Hauskrecht 2015): how far, on average, a bin's mean score is from its share of right ones. */
function calibrationErrors(scored: readonly Scored[]): Evaluation['figures'] {
  return (Object.keys(KINDS) as Calibrated[]).map((kind) => {
    const bins = binsOf(scored, kind);
    const all = bins.reduce((sum, { count }) => sum + count, 0);
    const off = bins.reduce((sum, { count, right, meanScore }) => sum + Math.abs(right - count * meanScore), 0);
    return {
      name: `expected calibration error, ${KINDS[kind]}`,
      unit: 'share',
      value: all === 0 ? null : off / all,
      counts: { readings: all },
    };
  });
}

/** Fits the weights that ship to everything that was judged. */
function writeFitted(of: Judgements): void {
  const file = join(packageFolder(), 'src', 'reading', 'scores', 'fitted.json');
  const kinds = Object.keys(KINDS) as Calibrated[];
  const value = {
    about: 'Fitted by npm run evaluate -- scores --fit to the development sets of test/reading; do not edit.',
    readings: Object.fromEntries(kinds.map((kind) => [kind, of[kind].length])),
    weights: Object.fromEntries(kinds.map((kind) => [kind, weightsFor(of[kind])])),
  };
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
