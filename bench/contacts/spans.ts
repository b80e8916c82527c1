import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from '../process.ts';
import type { Spread } from './generate.ts';
import { counted } from './inputs.ts';
import { type Line, megabytes, type Part, ratioOf, speedOf, times } from './line.ts';
import { compiled, NO_COMPILER } from './onepass.ts';

/** P9: contacts within intervals as they are, beside C++ that takes each for one contact at every instant of its interval. */
export const spans: Part = {
  name: 'P9',
  title: 'A hundredth of the contacts within a day, at a tick of ten seconds: contacts a second',
  run: async ({ scratch, quick, size, say }) => {
    const contacts = size ?? (quick ? 500_000 : 20_000_000);
    const program = compiled(scratch);
    const lines: Line[] = [];
    for (const spread of ['uniform', 'zipf'] as const satisfies readonly Spread[]) {
      const input = `${counted(contacts)}, ${spread === 'zipf' ? 'Zipf' : spread}`;
      say(input);
      const folder = join(scratch, `spans-${spread}`);
      mkdirSync(folder, { recursive: true });
      const script = join('build', 'bench', 'contacts', 'spanning.js');
      const { out, peak } = await runNode([script, folder, String(contacts), spread, quick ? '2' : '5', program ?? '']);
      const passes = out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { name: string; ms: number; right: boolean | null });
      const exploded = passes.find(({ name }) => name === 'exploded')?.ms ?? null;
      for (const { name, ms, right } of passes) {
        const beside =
          exploded === null || name === 'exploded' ? {} : { beside: `${ratioOf(exploded, ms)} × exploded` };
        const promised =
          name === 'possible' && exploded !== null
            ? [times(exploded / ms, 10, 'exploded'), { told: '≥ 100 M/s', kept: contacts / ms / 1000 >= 100 }]
            : [];
        lines.push({
          input,
          engine: name === 'exploded' ? 'C++ textbook, intervals exploded' : `ours: ${name}`,
          figure: speedOf(contacts, ms),
          ...beside,
          ...(right === null ? {} : { answers: right ? 'right' : 'differs' }),
          memory: name === 'exploded' ? '' : megabytes(peak),
          promised,
        });
      }
      if (program === null) lines.push({ input, engine: 'C++', figure: NO_COMPILER });
    }
    return lines;
  },
};
