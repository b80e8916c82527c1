import { describe, expect, test } from 'vitest';
import { textDocument } from '../../src/documents/document.ts';

/** Each block as "kind|text". */
function shown(text: string): readonly string[] {
  const document = textDocument(text, { id: 'd1', path: null });
  return document.blocks.map(({ kind, start, end }) => `${kind}|${document.text?.slice(start, end)}`);
}

const LONG =
  'The envoy said on Monday that the ledger had been copied twice before anyone in the ministry noticed that the safe stood open, and that the copies went north.';

describe('the head of a plain text', () => {
  test('gives the metadata; its title is a block of its own', () => {
    const text = [
      'Title: Ledger Left The Harbour',
      'Publisher: The Vellan Post',
      'By: Ana Roke',
      'Date: 9 May 2017',
      'URL: https://vellan.example/ledger',
      'Section: World',
      '',
      LONG,
    ].join('\n');
    const document = textDocument(text, { id: 'd1', path: 'a.txt' });
    expect(document).toMatchObject({
      id: 'd1',
      path: 'a.txt',
      title: 'Ledger Left The Harbour',
      publisher: 'The Vellan Post',
      author: 'Ana Roke',
      url: 'https://vellan.example/ledger',
      record: null,
      text,
    });
    expect(document.published).toEqual({
      earliest: Date.UTC(2017, 4, 9),
      latest: Date.UTC(2017, 4, 10) - 1,
      edtf: '2017-05-09',
      words: '9 May 2017',
    });
    expect(shown(text)).toEqual([
      'title|Ledger Left The Harbour',
      'head|Publisher: The Vellan Post',
      'head|By: Ana Roke',
      'head|Date: 9 May 2017',
      'head|URL: https://vellan.example/ledger',
      'head|Section: World',
      `paragraph|${LONG}`,
    ]);
  });

  test.each([
    ['Record: yes', { keeper: null }],
    ['Record: Harbour Authority', { keeper: 'Harbour Authority' }],
    ['Keeper: Harbour Authority', { keeper: 'Harbour Authority' }],
    ['Record: yes\nKeeper: Harbour Authority', { keeper: 'Harbour Authority' }],
    ['Record: no', null],
  ])('%j says whether the document is itself the record', (head, record) => {
    expect(textDocument(`${head}\n\n${LONG}`, { id: 'd1', path: null }).record).toEqual(record);
  });

  test('a colon in the text, an unknown first key, or no blank line after makes no head', () => {
    for (const text of [`Warning: ${LONG}`, `constructor: ${LONG}`, `Title: A Thing\n${LONG}`]) {
      expect(shown(text).filter((block) => block.startsWith('head'))).toEqual([]);
    }
  });

  test('a date that is none is refused with what to do', () => {
    expect(() => textDocument(`Published: yesterdayish\n\n${LONG}`, { id: 'd1', path: 'a.txt' })).toThrow(
      'The publication date of a.txt is given as “yesterdayish”, which is not a date. Write it as 2023-10-07, 2023-10 or 7 October 2023.',
    );
  });

  test('a manifest corrects the head, options only fill in', () => {
    const text = `Publisher: The Post\n\n${LONG}`;
    const source = { id: 'd1', path: null, fallback: { publisher: 'Nobody', author: 'Ana Roke' } };
    expect(textDocument(text, source)).toMatchObject({ publisher: 'The Post', author: 'Ana Roke' });
    expect(textDocument(text, { ...source, known: { publisher: 'The Vellan Post' } }).publisher).toBe(
      'The Vellan Post',
    );
  });
});

describe('the blocks of a plain text', () => {
  test('title, byline, heading, caption and paragraphs', () => {
    const caption = 'The old safe at the Ministry. Photo credit: Orla Venn / Vellan Post';
    expect(
      shown(
        `Ledger May Have Reached The Coast\n\nBy Ana Roke\n\n${caption}\n\nWhat The Envoy Said\n\n${LONG}\n\nHe left.`,
      ),
    ).toEqual([
      'title|Ledger May Have Reached The Coast',
      'head|By Ana Roke',
      `paragraph|${caption}`,
      'heading|What The Envoy Said',
      `paragraph|${LONG}`,
      'paragraph|He left.',
    ]);
    expect(textDocument(`Ledger Gone\n\nBy Ana Roke\n\n${LONG}`, { id: 'd1', path: null })).toMatchObject({
      title: 'Ledger Gone',
      author: 'Ana Roke',
    });
  });

  test('a single line is a paragraph, for it is all there is', () => {
    expect(shown('Norvia gave Sund the ledger')).toEqual(['paragraph|Norvia gave Sund the ledger']);
  });

  test('a first line with a final stop is a paragraph', () => {
    expect(shown('The safe was open.\n\nNobody knew.')).toEqual([
      'paragraph|The safe was open.',
      'paragraph|Nobody knew.',
    ]);
  });

  test('hard-wrapped text is one block a paragraph', () => {
    const first =
      'The envoy said on Monday that the ledger had been copied twice before\nanyone in the ministry noticed that the safe stood open. The copies\nwent north, he said, by sea.';
    const second =
      'Others doubt it. Mila Voss, who kept the keys until March, told a\ncourt that no copy was ever made.';
    expect(shown(`${first}\n\n${second}\n`)).toEqual([`paragraph|${first}`, `paragraph|${second}`]);
  });

  test('long lines are a paragraph each', () => {
    expect(shown(`${LONG}\n${LONG}\n${LONG}`)).toEqual(Array(3).fill(`paragraph|${LONG}`));
  });

  test('short lines that end in stops are a paragraph each; one that plainly runs on is joined', () => {
    expect(shown('He knew.\nShe did not.\nThe ledger, they\nsaid, was gone.')).toEqual([
      'paragraph|He knew.',
      'paragraph|She did not.',
      'paragraph|The ledger, they\nsaid, was gone.',
    ]);
  });

  test('lines that all end in a stop are paragraphs, and so are the points of a list', () => {
    const sentences = [
      'Officials in the port said that Norvia gave Sund the ledger in May.',
      'The ministry of Sund denied that it had ever been given the ledger.',
    ];
    expect(shown(sentences.join('\n'))).toEqual(sentences.map((line) => `paragraph|${line}`));
    const points = [
      '- The ledger was copied in the harbour office and',
      '- the copies were sent to three ports by sea',
    ];
    expect(shown(points.join('\n'))).toEqual(points.map((line) => `paragraph|${line}`));
  });

  test('the headings of Markdown are headings, without their mark', () => {
    expect(shown(`# ledger gone\n\n${LONG}\n\n## what came after\n\n${LONG}`)).toEqual([
      'title|ledger gone',
      `paragraph|${LONG}`,
      'heading|what came after',
      `paragraph|${LONG}`,
    ]);
  });

  test('mixed line ends and trailing blanks', () => {
    expect(shown('One stood here.  \r\n \r\nTwo stood there.\r\rThree.')).toEqual([
      'paragraph|One stood here.',
      'paragraph|Two stood there.',
      'paragraph|Three.',
    ]);
  });
});
