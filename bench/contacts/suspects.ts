import { Sweeper, wasm } from '../../src/contacts/index.ts';
import { type Input, orderedIn } from './columns.ts';
import type { Spread } from './generate.ts';
import { inputOf } from './inputs.ts';
import { type Line, type Part, ratioOf, type Setting, speedOf, times } from './line.ts';
import { compiled, NO_COMPILER, onePass } from './onepass.ts';

/** Seeds of one pass: a bit each of 64. */
const SEEDS = 64;
/** Passes of ours in a round: all of the peer's take as long as fifty of them. */
const PASSES = 3;

/** P6: whom each of 64 reaches, in one pass, beside as many textbook passes one after the other. Speeds are of a contact for one seed. */
export const suspects: Part = {
  name: 'P6',
  title: '64 suspects in one pass',
  run: async (setting) => {
    const lines: Line[] = [];
    for (const spread of ['uniform', 'zipf'] as const) lines.push(...(await beside(setting, spread)));
    return lines;
  },
};

async function beside({ scratch, quick, size, say }: Setting, spread: Spread): Promise<readonly Line[]> {
  const input = inputOf(scratch, size ?? (quick ? 500_000 : 10_000_000), spread, 'minutes');
  say(input.told);
  const { columns, raw } = orderedIn(input);
  const seeds = [...new Set(raw.from.subarray(0, 10_000))].slice(0, SEEDS);
  const sweeper = new Sweeper(columns, wasm, { resident: true, masks: true });
  const sweep = { seeds, start: 0, end: columns.count, ties: 'non-strict' } as const;
  const program = compiled(scratch);
  const peer = program === null ? null : onePass(program, input);
  const [ours, theirs]: [number[], number[]] = [[], []];
  const pairs = bitsOf(sweeper.masks(sweep, 'forward')) - seeds.length;
  let right = 0;
  for (let run = 0; run < 3; run += 1) {
    for (let pass = 0; pass < PASSES; pass += 1) {
      const begun = performance.now();
      sweeper.masks(sweep, 'forward');
      ours.push(performance.now() - begun);
    }
    let together = 0;
    for (const seed of peer === null ? [] : seeds) together += (await peer!.run('textbook', seed)).ms;
    theirs.push(together);
  }
  // The textbook pass is wrong on ties, so the count is held against the exact one.
  for (const seed of peer === null ? [] : seeds) right += (await peer!.run('groups', seed)).reached;
  peer?.end();
  const [own, other] = [Math.min(...ours), Math.min(...theirs)];
  const work = input.contacts * seeds.length;
  const line = lineOf(input, work);
  if (peer === null)
    return [line('ours, non-strict', own), { input: input.told, engine: 'C++ textbook', figure: NO_COMPILER }];
  return [
    {
      ...line('ours, non-strict', own),
      beside: `${ratioOf(other, own)} × textbook`,
      answers: pairs === right ? `right, ${pairs.toLocaleString('en-US')} pairs` : 'differs',
      promised: [times(other / own, 50, 'textbook')],
    },
    line('C++ textbook, 64 times', other),
  ];
}

const lineOf = (input: Input, work: number) => (engine: string, ms: number) => ({
  input: input.told,
  engine,
  figure: speedOf(work, ms),
});

function bitsOf(words: Uint32Array): number {
  let bits = 0;
  for (let word of words) for (; word !== 0; word &= word - 1) bits += 1;
  return bits;
}
