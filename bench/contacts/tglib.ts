import { agrees } from './answers.ts';
import { textIn } from './columns.ts';
import { middle, type Pass } from './engine.ts';
import type { Spread } from './generate.ts';
import { inputOf } from './inputs.ts';
import { isHere, libraryOn, TGLIB, TGLIB_EXACT } from './libraries.ts';
import { type Line, megabytes, type Part, ratioOf, type Setting, speedOf, times } from './line.ts';
import { own } from './own.ts';

/** P3: TGLib's call on an edge list, which takes contacts of one time as they are listed, and its exact one, in turns with ours. */
export const tglib: Part = {
  name: 'P3',
  title: 'TGLib, the fastest library there is, in turns',
  run: async (setting) => {
    const lines: Line[] = [];
    for (const spread of ['uniform', 'zipf'] as const) lines.push(...(await inTurns(setting, spread)));
    return lines;
  },
};

async function inTurns({ scratch, quick, size, say }: Setting, spread: Spread): Promise<readonly Line[]> {
  const input = inputOf(scratch, size ?? (quick ? 200_000 : 10_000_000), spread, 'minutes');
  const mine = own(input);
  const { seed } = mine;
  say(input.told);
  const ours: Pass[] = [mine.run('non-strict')];
  if (!isHere(TGLIB)) return [{ input: input.told, engine: TGLIB.told, figure: TGLIB.missing }];
  textIn(input);
  const engine = libraryOn(TGLIB, input, 600);
  const [fast, exact]: [Pass[], Pass[]] = [[], []];
  await engine.run('fast', seed);
  for (let run = 0; run < (quick ? 3 : 9); run += 1) {
    ours.push(mine.run('non-strict'));
    fast.push(await engine.run('fast', seed));
  }
  const peak = engine.peak();
  say(`${input.told}: incident lists`);
  // On Zipf one run takes a quarter of a minute, so of the exact call there are fewer.
  for (let run = 0; run < 3; run += 1) {
    ours.push(mine.run('non-strict'));
    exact.push(await engine.run('exact', seed));
  }
  const exactPeak = engine.peak();
  engine.end();
  const [own9, fast9, exact3] = [middle(ours.slice(1)), middle(fast), middle(exact)];
  const right = (pass: Pass): string =>
    pass.reached === own9.reached && pass.sum === own9.sum ? 'right, no evidence' : 'wrong on ties';
  const bounds =
    spread === 'zipf'
      ? [times(fast9.ms / own9.ms, 1.5, 'edge list'), times(exact3.ms / own9.ms, 50, 'incident lists')]
      : [times(fast9.ms / own9.ms, 1.1, 'edge list')];
  const told = { input: input.told };
  return [
    {
      ...told,
      engine: 'ours, non-strict',
      figure: speedOf(input.contacts, own9.ms),
      beside: `${ratioOf(fast9.ms, own9.ms)} × edge list, ${ratioOf(exact3.ms, own9.ms)} × incident lists`,
      answers: agrees(own9, exact3) ? 'right' : 'differs',
      promised: bounds,
    },
    {
      ...told,
      engine: TGLIB.told,
      figure: speedOf(input.contacts, fast9.ms),
      beside: `${ratioOf(own9.ms, fast9.ms)} × ours`,
      answers: right(fast9),
      memory: megabytes(peak),
    },
    {
      ...told,
      engine: TGLIB_EXACT.told,
      figure: speedOf(input.contacts, exact3.ms),
      beside: `${ratioOf(own9.ms, exact3.ms)} × ours`,
      answers: right(exact3),
      memory: megabytes(exactPeak),
    },
  ];
}
