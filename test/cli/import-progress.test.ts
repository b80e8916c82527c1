import { describe, expect, test } from 'vitest';
import { importProgress } from '../../src/cli/import-progress.ts';
import { nodeTerminal } from '../../src/cli/terminal.ts';

function told(errIsTerminal: boolean): readonly string[] {
  const err: string[] = [];
  let now = 0;
  const { progress, clear } = importProgress({
    ...nodeTerminal,
    err: (text) => void err.push(text),
    errIsTerminal,
    now: () => now,
  });
  progress({ doing: 'reading', name: 'a.csv', done: 0, of: 100e6, counted: 'bytes' });
  now = 5000;
  progress({ doing: 'reading', name: 'a.csv', done: 50e6, of: 100e6, counted: 'bytes' });
  progress({ doing: 'sorting', name: 'log', done: 0, of: 1 });
  progress({ doing: 'ordering', name: 'log', done: 0, of: 90e6, counted: 'rows' });
  now = 7000;
  progress({ doing: 'ordering', name: 'log', done: 2e6, of: 90e6, counted: 'rows' });
  clear();
  return err;
}

describe('the progress of an import', () => {
  test('is a line with rate and time left for somebody who watches', () => {
    expect(told(true).map((text) => text.replace('\r\u001b[2K', ''))).toEqual([
      '████████████░░░░░░░░░░░░  50 %  reading a.csv, 10.0 MB/s, 5 s left',
      '█░░░░░░░░░░░░░░░░░░░░░░░   2 %  ordering log, 1.0 M rows/s, 1 min 28 s left',
      '',
    ]);
  });

  test('is a plain line for each thing begun where nobody does', () => {
    expect(told(false)).toEqual(['reading a.csv\n', 'sorting log\n', 'ordering log\n']);
  });
});
