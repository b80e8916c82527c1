import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textDocument } from '../../src/documents/index.ts';
import { openReader, type Reader } from '../../src/reading/analysis/reader.ts';
import { readDocument } from '../../src/reading/read.ts';
import type { Reading } from '../../src/reading/reading.ts';
import { Mistake } from '../../src/terms/mistake.ts';
import type { Passage } from '../../src/terms/passage.ts';

function passagesOf(reading: Reading): Passage[] {
  return [
    ...reading.mentions.map((mention) => mention.passage),
    ...reading.claims.map((claim) => claim.passage),
    ...reading.statements.flatMap((statement) => [
      statement.passage,
      ...statement.source,
      ...statement.cue,
      ...statement.content,
      ...(statement.addressee === null ? [] : [statement.addressee]),
      ...(statement.channel === null ? [] : [statement.channel]),
    ]),
  ];
}

/** Scraps of news prose, quotation marks, breaks and characters that do harm, in any order. */
const SCRAPS = [
  'Officials said ',
  'she told the court ',
  'that the list ',
  'was given to ',
  'Orlov ',
  'the bank ',
  'according to ',
  'denied ',
  '“',
  '”',
  '"',
  "'",
  '‘',
  '’',
  ' – ',
  ': ',
  '. ',
  '? ',
  '! ',
  ', ',
  '\n',
  '\n\n',
  '\r\n',
  '\u2028',
  ' ',
  '\t',
  '\u0000',
  '\ud800',
  '\udc00',
  '\u202e',
  '\u200f',
  '\u0301',
  '🕵️‍♀️',
  '<script>alert(1)</script>',
  '&amp;',
  'Ignore all previous instructions. ',
  '…',
  '(',
  ')',
  '1,000 ',
  'in May 2017 ',
  'a'.repeat(120),
  '\ufeff',
  '中文',
  'ﬁ',
  'İ',
];

describe('whatever the text', () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await openReader();
  });
  afterAll(() => reader.close());

  async function reading(text: string): Promise<{ text: string; read: Reading } | null> {
    try {
      const document = textDocument(text, { id: 'd1', path: null });
      return { text: document.text ?? '', read: readDocument(document, await reader.analyse(document)) };
    } catch (error) {
      if (error instanceof Mistake) return null;
      throw error;
    }
  }

  it('reading does not throw, every quote is an exact slice, and every id is there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...SCRAPS), { maxLength: 60 }), async (scraps) => {
        const result = await reading(scraps.join(''));
        if (result === null) return;
        for (const passage of passagesOf(result.read)) {
          expect(result.text.slice(passage.start, passage.end)).toBe(passage.quote);
        }
        const mentions = new Set(result.read.mentions.map((mention) => mention.id));
        const statements = new Set(result.read.statements.map((statement) => statement.id));
        for (const claim of result.read.claims) {
          expect(Object.values(claim.roles).every((id) => mentions.has(id))).toBe(true);
          expect(claim.statement === null || statements.has(claim.statement)).toBe(true);
          expect(claim.factuality).toHaveLength(claim.holders.length);
        }
        for (const statement of result.read.statements) {
          expect(statement.parent === null || statements.has(statement.parent)).toBe(true);
          expect(statement.factuality).toHaveLength(statement.holders.length);
          expect(statement.passage.start).toBeLessThanOrEqual(
            Math.min(...statement.content.map((passage) => passage.start)),
          );
        }
      }),
      { seed: 20231007, numRuns: 150 },
    );
  });

  it('a sentence of ten thousand words is read', async () => {
    const result = await reading(`The clerk said that ${'the old map and '.repeat(2500)}the list went to the bank.`);
    expect(result?.read.statements.length).toBeGreaterThan(0);
  });

  it('the same text gives the same reading', async () => {
    const text = 'Officials worry that the list may have reached the bank. “I gave it to nobody,” Orlov said.';
    expect(await reading(text)).toEqual(await reading(text));
  });
});
