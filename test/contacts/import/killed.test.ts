import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { importContacts } from '../../../src/contacts/import/import.ts';
import { currentOf, openLog } from '../../../src/contacts/store/logfolder.ts';
import { ROOT } from '../../house/tree.ts';
import { workplace } from './workplace.ts';

const { file, log } = workplace();

const MAIN = join(ROOT, 'dist', 'cli', 'main.js');
const importing = (path: string) =>
  spawn(process.execPath, [MAIN, 'contacts', 'import', path, '-o', log(), '--quiet'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });

describe('an import that is killed', () => {
  it('leaves the log that was there, or the new one, or none, and bars no other', { timeout: 300_000 }, async () => {
    let seed = 7;
    const random = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed / 2 ** 32;
    };
    const rows = (at: number) =>
      Array.from({ length: 400 }, (_, row) => `p${row % 50},q${(row * at) % 37},${1e9 + row}\n`).join('');
    // How long one takes here decides where the kills fall.
    const began = performance.now();
    const [code] = await once(importing(file('0.csv', `from,to,time\n${rows(1)}`)), 'exit');
    expect(code).toBe(0);
    const length = performance.now() - began;
    let whole = 1;
    for (let kill = 1; kill <= 12; kill += 1) {
      const child = importing(file(`${kill}.csv`, `from,to,time\n${rows(kill + 1)}`));
      const ended = once(child, 'exit');
      await setTimeout(length * (0.2 + 0.9 * random()));
      child.kill('SIGKILL');
      await ended;
      expect(currentOf(log())).not.toBeNull();
      const opened = openLog(log());
      expect(opened.manifest.sources.length - whole).toBeOneOf([0, 1]);
      whole = opened.manifest.sources.length;
      expect(opened.manifest.contacts).toBe(whole * 400);
      opened.close();
    }
    // Rows of its own: a file that is in the log already would not be added.
    const { manifest } = await importContacts([file('last.csv', `from,to,time\n${rows(51)}`)], log());
    expect(manifest.sources).toHaveLength(whole + 1);
  });

  it('keeps others out while it runs', async () => {
    const path = file('a.csv', 'from,to,time\na,b,1000000000\n');
    const [one, two] = [importing(path), importing(path)];
    const told: string[] = ['', ''];
    for (const [at, child] of [one, two].entries()) child.stderr.on('data', (text) => (told[at] += String(text)));
    const codes = (await Promise.all([once(one, 'exit'), once(two, 'exit')])).map(([code]) => Number(code));
    // They may also have come one after the other.
    expect(codes.toSorted((a, b) => a - b)).toBeOneOf([
      [0, 0],
      [0, 2],
    ]);
    for (const [at, code] of codes.entries())
      expect(told[at]).toMatch(
        code === 2 ? /^Another import is writing to/ : /^(?:a\.csv is in this log already.*\n)?$/,
      );
  });
});
