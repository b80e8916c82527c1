import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentFromBytes } from '../../src/documents/index.ts';
import { openReader, type Reader } from '../../src/reading/analysis/reader.ts';
import { readDocument } from '../../src/reading/read.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});
afterAll(() => reader.close());

const FILLER =
  'The harbour office did not reply to questions that were sent to it on three days of the last week, about the list and about the drawer it was kept in.';

/** The citations read of a page with this paragraph: what is cited, and the address. */
async function citationsIn(paragraph: string): Promise<readonly (readonly [cited: string, url: string | null])[]> {
  const html = `<html lang="en"><head><title>Old list</title></head><body><article><h1>Old list</h1>
<p>${FILLER}</p><p>${paragraph}</p><p>${FILLER}</p></article></body></html>`;
  const document = await documentFromBytes(Buffer.from(html), { id: 'd1', path: 'page.html' }, { anyLanguage: true });
  const { claims, mentions } = readDocument(document, await reader.analyse(document));
  const quoted = (id: string | undefined): string => mentions.find((mention) => mention.id === id)?.passage.quote ?? '';
  return claims
    .filter(({ event }) => event === 'citation')
    .map(({ roles, url }) => [[roles.other, roles.item].map(quoted).filter(Boolean).join(', '), url ?? null]);
}

describe('a link in a page', () => {
  it('is a citation of what it leads to, by whoever wrote the page', async () => {
    expect(
      await citationsIn(
        'The list was given away, as was <a href="https://tarn.example/2017">reported two years ago</a>, and nobody was told of it for many months.',
      ),
    ).toEqual([['', 'https://tarn.example/2017']]);
  });

  it('gives the address of a text that the words cite', async () => {
    expect(
      await citationsIn(
        'The figures come from <a href="https://tarn.example/audit">a report by the Tarn Institute</a> that came out in May of that year.',
      ),
    ).toEqual([['the Tarn Institute, a report by the Tarn Institute', 'https://tarn.example/audit']]);
  });

  it('is one, too, where its address stands in the text', async () => {
    expect(await citationsIn('The full text is at https://tarn.example/full, for those who want to read it.')).toEqual([
      ['https://tarn.example/full', 'https://tarn.example/full'],
    ]);
  });
});
