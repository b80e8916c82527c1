import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../evaluation/news/annotation.ts';

const read = (name: string): Promise<string> => readFile(new URL(`./news/${name}.jsonl`, import.meta.url), 'utf8');

describe('annotated sentences', () => {
  it.each([
    ['sentences', 60],
    ['held', 20],
  ])('%s.jsonl holds at least %i texts whose spans stand in them', async (name, least) => {
    const texts = annotationsOf(await read(name));
    expect(texts.length).toBeGreaterThanOrEqual(least);
    expect(new Set(texts.map((text) => text.id)).size).toBe(texts.length);
  });

  it('gives each holder of a chain one factuality', async () => {
    for (const text of [...annotationsOf(await read('sentences')), ...annotationsOf(await read('held'))]) {
      for (const said of [...text.statements, ...text.disclosures]) {
        if (said.holders === null || said.factuality === null) continue;
        expect([text.id, said.factuality.length]).toEqual([text.id, said.holders.length]);
      }
    }
  });
});
