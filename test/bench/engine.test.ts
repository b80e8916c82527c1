import { expect, it } from 'vitest';
import { engineOf, middle } from '../../bench/contacts/engine.ts';

/** A process that answers each line "NAME SEED" by the seed, and dies of the seed 13. */
const SCRIPT = `console.log('ready');
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const seed = Number(line.split(' ')[1]);
  if (seed === 13) { console.error('unlucky'); process.exit(3); }
  if (seed !== 14) console.log(1e6 * seed, seed, 2 * seed, -1);
});`;

it('a process answers one question after the other, in order', async () => {
  const engine = engineOf(process.execPath, ['-e', SCRIPT]);
  const passes = await Promise.all([engine.run('a', 3), engine.run('b', 1), engine.run('a', 2)]);
  engine.end();
  expect(passes.map(({ ms, reached, sum }) => [ms, reached, sum])).toEqual([
    [3, 3, 6],
    [1, 1, 2],
    [2, 2, 4],
  ]);
  expect(middle(passes).ms).toBe(2);
});

it('one that dies says so, then and afterwards; one that is not there, too', async () => {
  const engine = engineOf(process.execPath, ['-e', SCRIPT]);
  await expect(engine.run('a', 13)).rejects.toThrow('it ended with 3: unlucky');
  await expect(engine.run('a', 1)).rejects.toThrow('it ended with 3');
  await expect(engineOf('no-such-program-anywhere', []).run('a', 1)).rejects.toThrow('ENOENT');
});

it('one that does not answer in time is ended', async () => {
  const engine = engineOf(process.execPath, ['-e', SCRIPT], 1);
  await expect(engine.run('a', 14)).rejects.toThrow('not within 1 s');
});
