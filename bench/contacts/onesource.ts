import { join } from 'node:path';
import { runNode } from '../process.ts';
import { agrees } from './answers.ts';
import type { Input } from './columns.ts';
import type { Pass } from './engine.ts';
import type { Clock, Spread } from './generate.ts';
import { inputOf } from './inputs.ts';
import { type Line, type Part, type Promised, ratioOf, type Setting, speedOf, times } from './line.ts';
import { compiled, NO_COMPILER } from './onepass.ts';

const CLOCKS: readonly Clock[] = ['distinct', 'minutes', 'days'];
const SPREADS: readonly Spread[] = ['uniform', 'zipf'];

/** P1: the kernel beside the passes in C++, each pass the best of runs that took turns. */
export const oneSource: Part = {
  name: 'P1',
  title: 'One source, arrivals and evidence of everyone, in memory: contacts a second (× textbook, × exact)',
  across: true,
  run: async (setting) => {
    const lines: Line[] = [];
    for (const spread of SPREADS) for (const clock of CLOCKS) lines.push(...(await oneLog(setting, spread, clock)));
    return lines;
  },
};

async function oneLog({ scratch, quick, size, say }: Setting, spread: Spread, clock: Clock): Promise<readonly Line[]> {
  const input = inputOf(scratch, size ?? (quick ? 500_000 : 10_000_000), spread, clock);
  say(input.told);
  const program = compiled(scratch);
  const runs = quick ? 3 : input.contacts > 20_000_000 ? 5 : 9;
  const script = join('build', 'bench', 'contacts', 'kernel.js');
  const { out } = await runNode([script, input.folder, ...[input.actors, runs].map(String), program ?? '']);
  const passes = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Pass & { readonly name: string });
  const of = (name: string): Pass | undefined => passes.find((pass) => pass.name === name);
  const textbook = of('C++ textbook');
  // The exact passes are the judges of all others; without C++, our plain one.
  const groups = [of('C++ groups'), of('C++ lazy')].filter((pass) => pass !== undefined);
  const exact = {
    'non-strict': groups.toSorted((a, b) => a.ms - b.ms)[0] ?? of('plain, in memory, non-strict')!,
    strict: of('C++ commit') ?? of('plain, in memory, strict')!,
  };
  const lines = passes.map(({ name, ...pass }): Line => {
    if (name === 'ordering')
      return {
        input: input.told,
        engine: 'ordering of ties, once, at import',
        figure: `${Math.round(pass.ms * 1e6)} ns a contact`,
      };
    const rule = /[^-]strict$|commit$/.test(name) ? 'strict' : 'non-strict';
    const ratios = textbook === undefined ? [] : [ratioOf(textbook.ms, pass.ms), ratioOf(exact[rule].ms, pass.ms)];
    if (name.endsWith('latency')) return lateLine(input, name, pass, of('C++ latency'));
    const right = agrees(pass, exact[rule]) ? 'right' : 'wrong on ties';
    return {
      input: input.told,
      engine: name.startsWith('C++') ? name : `ours: ${name}`,
      figure: speedOf(input.contacts, pass.ms),
      beside: ratios.join(', '),
      answers: right,
      promised: textbook === undefined ? [] : promisedOf(name, clock, textbook.ms / pass.ms, exact[rule].ms / pass.ms),
    };
  });
  return program === null ? [...lines, { input: input.told, engine: 'C++', figure: NO_COMPILER }] : lines;
}

/** Where a contact takes time, one pass in list order is exact, and beside it stands ours, which makes a label of everyone who is told. */
function lateLine(input: Input, name: string, pass: Pass, peer: Pass | undefined): Line {
  return {
    input: input.told,
    engine: name.startsWith('C++') ? 'C++, latency of one stamp' : 'ours: wasm, in blocks, latency of one stamp',
    figure: speedOf(input.contacts, pass.ms),
    ...(peer === undefined
      ? {}
      : { beside: ratioOf(peer.ms, pass.ms), answers: agrees(pass, peer) ? 'right' : 'differs' }),
  };
}

function promisedOf(name: string, clock: Clock, textbook: number, exact: number): readonly Promised[] {
  if (name === 'wasm, in memory, non-strict') return [times(textbook, 1.15, 'textbook'), times(exact, 1.3, 'exact')];
  return name === 'wasm, in memory, strict' ? [times(exact, clock === 'days' ? 0.75 : 0.9, 'exact')] : [];
}
