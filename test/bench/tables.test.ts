import { expect, it } from 'vitest';
import { crossTableOf, ratioOf, speedOf, tableOf, times } from '../../bench/contacts/line.ts';
import { PARTS } from '../../bench/contacts/rows.ts';
import { filled, measured, shown } from '../../bench/contacts/tables.ts';

const setting = { scratch: '', quick: true, size: null, say: () => {} };

it('a table leaves out what no line has, and says of a promise whether it was kept', () => {
  const table = tableOf([
    {
      input: '1M',
      engine: 'ours',
      figure: '500 M/s',
      promised: [times(1.2, 1.15, 'textbook'), times(1.2, 1.3, 'exact')],
    },
    { input: '1M', engine: 'peer', figure: 'missing here: `pip install peer`' },
  ]);
  expect(table).toBe(
    [
      '| input | engine | figure | promised |',
      '| --- | --- | --- | --- |',
      '| 1M | ours | 500 M/s | ≥ 1.15 × textbook: kept; ≥ 1.3 × exact: **not reached** |',
      '| 1M | peer | missing here: `pip install peer` |  |',
    ].join('\n'),
  );
  expect([ratioOf(3, 2), ratioOf(52.4, 1), ratioOf(1, 400), ratioOf(12_345, 1)]).toEqual([
    '1.50',
    '52',
    '0.0025',
    '12,345',
  ]);
  expect([speedOf(1e6, 2), speedOf(1e6, 2000)]).toEqual(['500 M/s', '0.5 M/s']);
  expect(times(2.1, 2, 'two passes', 'most')).toEqual({ told: '≤ 2 × two passes', kept: false });
});

it('a table across has a column for each input, and marks what is wrong', () => {
  const table = crossTableOf([
    {
      input: 'a',
      engine: 'ours',
      figure: '5 M/s',
      beside: '1.2',
      answers: 'right',
      promised: [times(1.2, 1.15, 'it')],
    },
    { input: 'a', engine: 'peer', figure: '4 M/s', answers: 'wrong on ties' },
    { input: 'b', engine: 'ours', figure: '6 M/s', answers: 'right', promised: [times(1, 1.15, 'it')] },
  ]);
  expect(table.split('\n')).toEqual([
    '| engine | a | b |',
    '| --- | --- | --- |',
    '| ours | 5 M/s (1.2) | 6 M/s |',
    '| promised | ≥ 1.15 × it: kept | ≥ 1.15 × it: **not reached** |',
    '| peer | 4 M/s † |  |',
  ]);
});

it('a part that breaks is told, and those after it are measured all the same', async () => {
  const line = { input: '1M', engine: 'ours', figure: '1 s' };
  const broken = { name: 'P1', title: 'One', run: () => Promise.reject(new Error('no room')) };
  const whole = { name: 'P2', title: 'Two', run: () => Promise.resolve([line]) };
  const told: string[] = [];
  const all = await measured([broken, whole], setting, ({ name }) => told.push(name));
  expect(told).toEqual(['P1', 'P2']);
  expect(all.map(({ name, broken }) => [name, broken])).toEqual([
    ['P1', 'no room'],
    ['P2', null],
  ]);
  expect(shown(all[0]!)).toContain('broke: no room');
  expect(shown(all[1]!)).toContain('| 1M | ours | 1 s |');
});

it('of small logs only what was promised of answers is looked at', async () => {
  const promised = [times(1, 1.15, 'textbook'), { told: '0 wrong', kept: true, anySize: true }] as const;
  const part = {
    name: 'P1',
    title: 'One',
    run: () => Promise.resolve([{ input: '1M', engine: 'ours', figure: '1 s', promised }]),
  };
  const told = async (quick: boolean) =>
    (await measured([part], { ...setting, quick }, () => {}))[0]!.lines[0]!.promised!.map(({ told }) => told);
  expect(await told(true)).toEqual(['0 wrong']);
  expect(await told(false)).toEqual(['≥ 1.15 × textbook', '0 wrong']);
});

it('a page keeps what was not measured', () => {
  const page = 'Before.\n<!-- P1 -->\nold\n<!-- /P1 -->\n<!-- P2 -->\nkept\n<!-- /P2 -->\n';
  const after = filled(page, { P1: 'new', P3: 'added' });
  expect(after).toBe(
    'Before.\n<!-- P1 -->\n\nnew\n\n<!-- /P1 -->\n<!-- P2 -->\nkept\n<!-- /P2 -->\n\n<!-- P3 -->\n\nadded\n\n<!-- /P3 -->\n',
  );
});

it('parts have names of their own, in order', () => {
  const numbers = PARTS.map(({ name }) => Number(/^P(\d+)$/.exec(name)?.[1]));
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
});
