import { agrees } from './answers.ts';
import { textIn } from './columns.ts';
import { inTurns, type Pass } from './engine.ts';
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
    for (const spread of ['uniform', 'zipf'] as const) lines.push(...(await beside(setting, spread)));
    return lines;
  },
};

async function beside({ scratch, quick, size, say }: Setting, spread: Spread): Promise<readonly Line[]> {
  const input = inputOf(scratch, size ?? (quick ? 200_000 : 10_000_000), spread, 'minutes');
  const mine = own(input);
  say(input.told);
  if (!isHere(TGLIB)) return [{ input: input.told, engine: TGLIB.told, figure: TGLIB.missing }];
  textIn(input);
  const engine = libraryOn(TGLIB, input, 600);
  const turns = (call: 'fast' | 'exact', runs: number) =>
    inTurns(
      () => mine.run('non-strict'),
      () => engine.run(call, mine.seed),
      runs,
    );
  const fast = await turns('fast', quick ? 3 : 9);
  const peak = engine.peak();
  say(`${input.told}: incident lists`);
  const exact = await turns('exact', quick ? 1 : 3);
  const exactPeak = engine.peak();
  engine.end();
  const ours = fast.ours;
  const right = (pass: Pass): string =>
    pass.reached === ours.reached && pass.sum === ours.sum ? 'right, no evidence' : 'wrong on ties';
  const ratios = { edges: fast.theirs.ms / ours.ms, lists: exact.theirs.ms / exact.ours.ms };
  const line = (engine: string, pass: Pass) => ({
    input: input.told,
    engine,
    figure: speedOf(input.contacts, pass.ms),
  });
  return [
    {
      ...line('ours, non-strict', ours),
      beside: `${ratioOf(fast.theirs.ms, ours.ms)} × edge list, ${ratioOf(exact.theirs.ms, exact.ours.ms)} × incident lists`,
      answers: agrees(ours, exact.theirs) ? 'right' : 'differs',
      promised:
        spread === 'zipf'
          ? [times(ratios.edges, 1.5, 'edge list'), times(ratios.lists, 50, 'incident lists')]
          : [times(ratios.edges, 1.1, 'edge list')],
    },
    { ...line(TGLIB.told, fast.theirs), answers: right(fast.theirs), memory: megabytes(peak) },
    { ...line(TGLIB_EXACT.told, exact.theirs), answers: right(exact.theirs), memory: megabytes(exactPeak) },
  ];
}
