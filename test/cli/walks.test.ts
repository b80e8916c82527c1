import { describe, expect, test } from 'vitest';
import { workplace } from '../contacts/import/workplace.ts';
import { ran } from './captured.ts';

const { file, log } = workplace();

describe('how it is passed on, on the command line', () => {
  test('is told to questions, and kept in what they answer', async () => {
    const rows = ['ann,bo,1000000000', 'bo,cy,1000003600', 'cy,dee,1000007200', 'ann,dee,1000090000'];
    await ran(['contacts', 'import', '-o', log(), file('mail.csv', `from,to,time\n${rows.join('\n')}\n`)]);
    const ask = async (...argv: readonly string[]) => {
      const { code, out, err } = await ran(['contacts', ...argv, '--format', 'json']);
      expect(err).toBe('');
      expect(code).toBe(0);
      return JSON.parse(out);
    };
    const forward = await ask(
      'forward',
      log(),
      '--from',
      'ann',
      '--max-hops',
      '2',
      '--latency',
      '30m',
      '--max-hold',
      '2d',
    );
    expect(forward.query).toMatchObject({ maxHops: 2, latency: 1_800_000, maxHold: 172_800_000 });
    expect(forward.reached).toMatchObject([
      { actor: 'bo', hops: 1, fewest: 1, arrival: 1_000_001_800_000 },
      { actor: 'cy', hops: 2, fewest: 2, arrival: 1_000_005_400_000 },
      { actor: 'dee', hops: 1, fewest: 1, arrival: 1_000_091_800_000 },
    ]);
    const backward = await ask('backward', log(), '--to', 'dee', '--max-hold', 'PT30M');
    expect(backward.reached).toMatchObject([{ actor: 'ann' }, { actor: 'cy' }]);
    const route = await ask('route', log(), '--from', 'ann', '--to', 'dee', '--fewest');
    expect(route).toMatchObject({ query: { prefer: 'fewest' }, route: [{ from: 'ann', to: 'dee' }] });
    const late = await ask('route', log(), '--from', 'ann', '--to', 'dee', '--latest-departure', '--by', '1000010000');
    expect(late.route).toHaveLength(3);
    expect((await ran(['contacts', 'route', log(), '--from', 'ann', '--to', 'dee', '--fastest'])).out).toContain(
      'From its first contact to its last it takes no time',
    );
    const certify = async (...argv: readonly string[]) =>
      await ran([
        'contacts',
        'certify',
        log(),
        '--from',
        'bo',
        '--not',
        'ann',
        '--by',
        '1000100000',
        '-o',
        'cert.json',
        ...argv,
      ]);
    expect((await certify('--latency', '1h')).out.replaceAll(/\s+/g, ' ')).toContain('where a contact takes 1 h');
    for (const limit of [
      ['--max-hops', '2'],
      ['--max-hold', '2d'],
    ])
      expect(await certify(...limit)).toMatchObject({
        code: 2,
        err: expect.stringContaining(`is not asked with ${limit[0]}.`),
      });
    expect((await ran(['contacts', 'certify', '--help'])).out).not.toContain('--max-hold');
  });

  test.each([
    [['--fewest', '--fastest'], 'A route cannot be the best in two things.'],
    [['--max-hops', '0'], 'It must be a whole number from 1 on.'],
    [['--latency', '-1m'], '“-1m” of --latency is no length of time. Write it as 90s, 15m, 6h or 2d'],
    [['--max-hold', '1 month'], '“1 month” of --max-hold is no length of time.'],
  ])('%j is a mistake', async (argv, told) => {
    const { code, err } = await ran(['contacts', 'route', log(), '--from', 'ann', '--to', 'dee', ...argv]);
    expect(err).toContain(told);
    expect(code).toBe(2);
  });
});
