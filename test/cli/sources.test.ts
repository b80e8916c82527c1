import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { widthOf } from '../../src/report/columns.ts';
import { ran } from './captured.ts';

const EXAMPLE = 'examples/velm-dam';
const papers = readdirSync(EXAMPLE)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => `${EXAMPLE}/${name}`);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-sources-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe('hearsay sources', () => {
  test('tells the lineage of eight papers as the golden file does', async () => {
    const { code, out, err } = await ran(['sources', ...papers, '--families', `${EXAMPLE}/families.json`]);
    expect([code, err]).toEqual([0, '']);
    await expect(out.replace(/\nMade by [\s\S]*$/, '')).toMatchFileSnapshot('golden/sources-velm-dam.txt');
    for (const line of out.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(80);
  });

  test('hands out the same as JSON, from evidence too, whatever it was read from', async () => {
    const read = await ran(['read', ...papers, '--format', 'json']);
    const evidence = file('evidence.json', read.out);
    const [direct, taken] = [
      await ran(['sources', ...papers, '--format', 'json']),
      await ran(['sources', '--evidence', evidence, '--format', 'json']),
    ];
    const { stories, links, common } = JSON.parse(direct.out);
    expect(JSON.parse(taken.out)).toMatchObject({ stories, links, common });
    expect(links.every(({ passage }: { passage: unknown }) => passage !== null)).toBe(true);
    expect(stories[1]).toMatchObject({
      origins: { least: 1, most: 2 },
      denied: ['d6.c2'],
      circles: [{ claims: ['d1.c3', 'd2.c1', 'd3.c1', 'd4.c1'] }],
      erosions: [{ rises: [2] }],
    });
  });

  test('says what is wrong with a file of families, and how one looks', async () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ['not json', /is not JSON/],
      ['{"families": []}', /not in form at format/],
      ['{"format": "hearsay-families-1", "families": [{"name": ""}]}', /not in form at families > 0 > name/],
      [
        '{"format": "hearsay-families-1", "families": [{"name": "A", "members": [{"publisher": "P", "from": "May"}]}]}',
        /families\[0\]\.members\[0\]\.from: “May” is no date/,
      ],
      [
        '{"format": "hearsay-families-1", "families": [{"name": "A", "members": [{"publisher": "P", "from": "2021", "until": "2020"}]}]}',
        /ends before it begins/,
      ],
    ];
    const evidence = file('none.json', '{"documents": [{"id": "d1", "text": "Nothing."}]}');
    for (const [text, wanted] of cases) {
      const { code, err } = await ran(['sources', '--evidence', evidence, '--families', file('families.json', text)]);
      expect(code, text).toBe(2);
      expect(err).toMatch(wanted);
    }
  });

  test('refuses documents and evidence together, and nothing at all', async () => {
    expect(await ran(['sources'])).toMatchObject({ code: 2, err: expect.stringContaining('No document was given') });
    expect(await ran(['sources', 'a.txt', '--evidence', 'b.json'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Give one of the two'),
    });
  });
});
