import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { progressLine } from '../../src/cli/progress.ts';
import { writeWhole } from '../../src/cli/terminal.ts';
import { Mistake } from '../../src/terms/mistake.ts';

describe('a file is written whole or not at all', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hearsay-write-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('it replaces what was there, keeps its mode, and leaves nothing beside it', async () => {
    const path = join(folder, 'case.html');
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    await writeWhole(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['case.html']);
  });

  test('a link is followed and stays a link', async () => {
    const path = join(folder, 'real.html');
    writeFileSync(path, 'old');
    symlinkSync(path, join(folder, 'link.html'));
    await writeWhole(join(folder, 'link.html'), 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder).toSorted()).toEqual(['link.html', 'real.html']);
  });

  test('where it cannot be written, a sentence says why and nothing is left behind', async () => {
    mkdirSync(join(folder, 'there'));
    await expect(writeWhole(join(folder, 'there'), 'x')).rejects.toThrow(Mistake);
    await expect(writeWhole(join(folder, 'nowhere', 'case.html'), 'x')).rejects.toThrow('there is no such folder');
    expect(readdirSync(folder)).toEqual(['there']);
  });
});

describe('the progress line', () => {
  const drawn = (errIsTerminal: boolean, times: readonly number[]): string => {
    const written: string[] = [];
    let at = 0;
    const terminal = { err: (text: string) => void written.push(text), errIsTerminal, now: () => times[at++] ?? 0 };
    const line = progressLine({
      ...terminal,
      keyboard: null,
      lines: async function* () {},
      out: () => undefined,
      outIsTerminal: false,
      environment: {},
      write: async () => undefined,
    });
    for (let done = 1; done < times.length; done++) line.progress('long.txt', done, times.length - 1);
    line.clear();
    return written.join('');
  };

  test('shows nothing for a second, then how far the work is, and wipes itself', () => {
    expect(drawn(true, [0, 500, 999])).toBe('');
    const line = drawn(true, [0, 500, 1500, 2500]);
    expect(line).toContain('67 %  long.txt');
    expect(line).toContain('100 %');
    expect(line.endsWith('\r\u001b[2K')).toBe(true);
  });

  test('is for somebody who watches', () => {
    expect(drawn(false, [0, 1500, 2500])).toBe('');
  });
});
