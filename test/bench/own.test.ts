import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { agrees } from '../../bench/contacts/answers.ts';
import { columnsIn, textIn } from '../../bench/contacts/columns.ts';
import { inputOf } from '../../bench/contacts/inputs.ts';
import { compiled, onePass } from '../../bench/contacts/onepass.ts';
import { NOT, oracle } from '../../bench/contacts/oracle.ts';
import { own } from '../../bench/contacts/own.ts';

const scratch = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const SHAPES = (['uniform', 'zipf'] as const).flatMap((spread) =>
  (['distinct', 'days'] as const).map((clock) => [spread, clock] as const),
);

/** Whether there is a compiler for the passes in C++. */
function compiles(): boolean {
  try {
    execFileSync('g++', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function truth(input: ReturnType<typeof inputOf>, seed: number, ties: 'strict' | 'non-strict') {
  const arrivals = oracle(columnsIn(input.folder), input.actors, seed, ties).filter(
    (at, actor) => actor !== seed && at !== NOT,
  );
  return { reached: arrivals.length, sum: arrivals.reduce((sum, at) => sum + at, 0), valid: arrivals.length };
}

describe.each(SHAPES)('on a generated log, %s, %s', (spread, clock) => {
  const input = inputOf(scratch, 20_000, spread, clock);

  it('ours says what the rule told plainly says', () => {
    const mine = own(input);
    for (const ties of ['non-strict', 'strict'] as const) {
      const right = truth(input, mine.seed, ties);
      expect(right.reached).toBeGreaterThan(10);
      expect(agrees(mine.run(ties), right)).toBe(true);
    }
  });

  it.skipIf(!compiles())('so do the exact passes in C++', async () => {
    const peer = onePass(compiled(scratch)!, input);
    const seed = columnsIn(input.folder).from[0]!;
    for (const name of ['groups', 'lazy'] as const) {
      expect(agrees(await peer.run(name, seed), truth(input, seed, 'non-strict'))).toBe(true);
    }
    expect(agrees(await peer.run('commit', seed), truth(input, seed, 'strict'))).toBe(true);
    const listed = await peer.run('textbook', seed);
    expect(agrees(listed, truth(input, seed, 'non-strict'))).toBe(clock !== 'days');
    peer.end();
  });
});

it('as text, a log has its contacts in list order', () => {
  const input = inputOf(scratch, 1000, 'zipf', 'minutes');
  const { from, to, stamp } = columnsIn(input.folder);
  const lines = readFileSync(textIn(input), 'utf8').trim().split('\n');
  expect(lines).toEqual(Array.from(from, (actor, at) => `${actor} ${to[at]} ${stamp[at]} 0`));
});
