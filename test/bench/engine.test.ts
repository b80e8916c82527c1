import { expect, it } from 'vitest';
import { engineOf, inTurns } from '../../bench/contacts/engine.ts';

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

/** A pass that takes so long, and says in `order` whose turn it was. */
const taking = (order: string[]) => (side: string, ms: number) => {
  order.push(side);
  return { ms, reached: 0, sum: 0, valid: 0 };
};

it('both sides take turns, ours three times a turn, and the middle run of each counts', async () => {
  const order: string[] = [];
  const pass = taking(order);
  const ours = [99, 9, 4, 1, 2, 3, 8, 7, 6, 5];
  const theirs = [30, 10, 20];
  const turns = await inTurns(
    () => pass('ours', ours.shift()!),
    () => Promise.resolve(pass('theirs', theirs.shift()!)),
    3,
  );
  expect([turns.ours.ms, turns.theirs.ms]).toEqual([5, 20]);
  const turn = 'ours ours ours theirs';
  expect(order.join(' ')).toBe(`ours ${turn} ${turn} ${turn}`);
});

it('where a run of theirs is long, it is the only one', async () => {
  const order: string[] = [];
  const pass = taking(order);
  await inTurns(
    () => pass('ours', 1),
    () => Promise.resolve(pass('theirs', 60_000)),
    3,
  );
  expect(order.join(' ')).toBe('ours ours ours ours theirs');
});
