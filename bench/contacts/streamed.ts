import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runNode } from '../process.ts';
import { type Answer, agrees, answerOf } from './answers.ts';
import { columnIn, columnsIn } from './columns.ts';
import { engineOf, inTurns } from './engine.ts';
import type { Spread } from './generate.ts';
import { inputOf } from './inputs.ts';
import { type Line, megabytes, type Part, ratioOf, type Setting, speedOf, times } from './line.ts';
import { compiled, NO_COMPILER, onePass } from './onepass.ts';

const SCRIPT = join('build', 'bench', 'contacts', 'streaming.js');
/** From this size on the promise holds: below it, what Node holds by itself outweighs the pass. */
const LARGE = 100_000_000;

/** P2: ours read from files in blocks, beside the textbook pass in C++ with all of it in memory. */
export const streamed: Part = {
  name: 'P2',
  title: 'One source, streamed from disk, beside C++ in memory',
  run: async (setting) => {
    const lines: Line[] = [];
    for (const spread of ['uniform', 'zipf'] as const) lines.push(...(await beside(setting, spread)));
    return lines;
  },
};

async function beside({ scratch, quick, size, say }: Setting, spread: Spread): Promise<readonly Line[]> {
  const input = inputOf(scratch, size ?? (quick ? 500_000 : 10_000_000), spread, 'distinct');
  say(`${input.told}: ordering`);
  await runNode([SCRIPT, 'order', input.folder, String(input.actors)]);
  const seed = firstOf(input.folder);
  const mine = engineOf<'non-strict' | 'strict'>(process.execPath, [
    SCRIPT,
    'pass',
    input.folder,
    String(input.actors),
  ]);
  const told = { input: input.told };
  say(`${input.told}: from a cold disk`);
  const dropped = ['from', 'to', 'stamp'].every(
    (name) =>
      spawnSync('dd', [`if=${join(input.folder, 'ordered', `${name}.u32`)}`, 'iflag=nocache', 'count=0']).status === 0,
  );
  const cold = await mine.run('non-strict', seed);
  await mine.run('non-strict', seed);
  const program = compiled(scratch);
  const coldLine = {
    ...told,
    engine: 'ours, the first pass after the cache was let go',
    figure: speedOf(input.contacts, cold.ms),
  };
  if (program === null) return [coldLine, { ...told, engine: 'C++ textbook', figure: NO_COMPILER }];
  say(`${input.told}: in turns with C++`);
  const peer = onePass(program, input);
  const { ours, theirs } = await inTurns(
    () => mine.run('non-strict', seed),
    () => peer.run('textbook', seed),
    quick ? 3 : 5,
  );
  const memory = { ours: mine.peak(), theirs: peer.peak() };
  const right = await peer.run('groups', seed);
  peer.end();
  mine.end();
  const answer = answerIn(input.folder);
  const ratio = theirs.ms / ours.ms;
  const share = memory.ours !== null && memory.theirs !== null ? memory.theirs / memory.ours : null;
  const least = spread === 'uniform' ? 2 : 1.8;
  return [
    {
      ...told,
      engine: 'ours, non-strict, in blocks, cache warm',
      figure: speedOf(input.contacts, ours.ms),
      beside: `${ratioOf(theirs.ms, ours.ms)} × textbook`,
      answers: agrees(answer, right) ? 'right' : 'differs',
      memory: megabytes(memory.ours),
      promised:
        input.contacts < LARGE
          ? []
          : [
              times(ratio, least, 'textbook'),
              ...(share === null ? [] : [{ told: '≤ 1/10 of its memory', kept: share >= 10 }]),
            ],
    },
    ...(dropped ? [coldLine] : []),
    {
      ...told,
      engine: 'C++ textbook, in memory',
      figure: speedOf(input.contacts, theirs.ms),
      memory: megabytes(memory.theirs),
    },
  ];
}

function firstOf(folder: string): number {
  return columnIn(join(folder, 'ordered', 'from.u32'), 1)[0]!;
}

/** Looks the answer over that the streaming process left. */
function answerIn(folder: string): Answer {
  return answerOf(columnsIn(join(folder, 'ordered')), columnIn(join(folder, 'evidence.u32')), 'non-strict');
}
