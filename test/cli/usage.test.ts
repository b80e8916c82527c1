import { describe, expect, test } from 'vitest';
import { ran } from './captured.ts';

const COMMANDS = [[], ['trace'], ['read'], ['actors'], ['items'], ['sources'], ['schema']];

describe('help', () => {
  test.each(COMMANDS.map((command) => [command.join(' ') || 'hearsay', command] as const))(
    'of %s fits 80 columns and shows examples',
    async (_, command) => {
      const { code, out, err } = await ran([...command, '--help']);
      expect(code).toBe(0);
      expect(err).toBe('');
      expect(out).toMatch(/\nExamples?:\n {2}\$ hearsay/);
      for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    },
  );

  test('is what no command at all gets, and the version is a line', async () => {
    expect((await ran([])).out).toBe((await ran(['--help'])).out);
    expect((await ran(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('a command line that is not understood', () => {
  test.each([
    [['tarce'], 'Unknown command tarce. Did you mean trace?'],
    [['trace', '--itme', 'x'], 'Unknown option --itme. Did you mean --item?'],
    [['trace', 'a.txt', '--format', 'xml'], 'It must be text, json or html.'],
    [['trace', 'a.txt', '--by'], 'Option --by <date> argument missing.'],
    [['read', 'a.txt', '--workers', 'two'], 'It must be a whole number above 0.'],
    [['read', 'a.txt', '--inference', 'gpu'], 'It must be auto, native or wasm.'],
    [['read'], 'No document was given. Name a file, a folder, or - for standard input.'],
    [['trace'], 'No document was given.'],
    [['trace', 'a.txt', '--example'], 'Give one of the three.'],
    [['trace', 'a.txt', '--to', 'B'], 'It was not said what moved. Give --item TEXT'],
    [['trace', 'a.txt', '--item', 'x'], 'Neither an origin nor a holder was given.'],
    [
      ['trace', 'a.txt', '--item', 'x', '--to', 'B', '--by', 'next spring'],
      'The deadline, --by, is given as “next spring”, which is not a date.',
    ],
    [
      ['trace', 'a.txt', '--item', 'x', '--to', 'B', '--by', '2020', '--since', '2021'],
      'The time of --since, 2021, is after that of --by, 2020.',
    ],
    [['trace', '--example', 'nowhere'], 'There is no example “nowhere”. These ship: first-case'],
    [['read', 'no-such-file.txt'], 'There is no file no-such-file.txt.'],
    [['trace', '--evidence', 'no-such-file.json'], 'There is no file no-such-file.json.'],
  ])('%j', async (argv, told) => {
    const { code, out, err } = await ran(argv);
    expect(err).toContain(told);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).not.toMatch(/\n\s+at /);
    expect(err).toMatch(/^[A-Z“][^\n]*\n$/);
  });
});

test('a bug keeps its stack and ends with 70', async () => {
  const { code, err } = await ran(['--version'], {
    out: () => {
      throw new TypeError('the pipe is made of cheese');
    },
  });
  expect(code).toBe(70);
  expect(err).toMatch(/This is a bug in hearsay[\s\S]*cheese[\s\S]*\n\s+at /);
});
