import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { widthOf } from '../../src/report/columns.ts';
import { HARBOUR } from '../change/harbour.ts';
import { ran } from './captured.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-hypotheses-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(['sensitivity', 'hypotheses'])('hearsay %s', (command) => {
  test.each([
    ['', []],
    ['-as-of', ['--as-of', '2022-05-16']],
  ])('reads as its golden file does%s', async (name, more) => {
    const { code, out, err } = await ran([command, '--evidence', HARBOUR, ...more]);
    expect([code, err]).toEqual([0, '']);
    for (const line of out.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(80);
    await expect(out).toMatchFileSnapshot(`golden/${command}${name}.txt`);
  });

  test('gives the same bytes twice, as text and as JSON', async () => {
    for (const format of ['text', 'json']) {
      const once = await ran([command, '--evidence', HARBOUR, '--format', format]);
      expect(once.code, once.err).toBe(0);
      expect((await ran([command, '--evidence', HARBOUR, '--format', format])).out).toBe(once.out);
    }
  });

  test('without anything is a mistake with a way out', async () => {
    const { code, out, err } = await ran([command]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('No document was given.');
  });
});

describe('hearsay hypotheses --judged', () => {
  const judged = async (cells: unknown) => {
    const path = join(folder, 'cells.json');
    writeFileSync(path, JSON.stringify(cells));
    return ran(['hypotheses', '--evidence', HARBOUR, '--judged', path]);
  };

  test('marks what an analyst judged, and says by whom and why', async () => {
    const cell = { hypothesis: 'own means', origin: 'Rea Voss', value: 'neutral', by: 'Ann Poe', why: 'a guess' };
    const { code, out } = await judged([cell, { ...cell, origin: 'Nobody' }]);
    expect(code).toBe(0);
    expect(out).toContain('.*');
    expect(out.replace(/\s+/g, ' ')).toContain('as Ann Poe judged it: a guess.');
    expect(out).toContain('A judgement is of no cell here: “own means” by “Nobody”.');
  });

  test('refuses what is no list of cells', async () => {
    const { code, err } = await judged([{ hypothesis: 'own means', value: 'maybe' }]);
    expect(code).toBe(2);
    expect(err).toContain('The judged cells are not in form');
  });
});
