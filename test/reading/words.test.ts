import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../src/reading/text/sentences.ts';
import { wordsOf } from '../../src/reading/text/words.ts';

const words = (text: string): string =>
  wordsOf(text)
    .map(({ start, end }) => text.slice(start, end))
    .join('|');

describe('words', () => {
  it.each([
    ['She didn’t say it’s Berg’s file.', 'She|did|n’t|say|it|’s|Berg|’s|file|.'],
    ["They can't, won't and shouldn't've.", "They|ca|n't|,|wo|n't|and|should|n't|'ve|."],
    ['He cannot stay; I’m gonna go.', 'He|can|not|stay|;|I|’m|gon|na|go|.'],
    ['the ministers’ files', 'the|ministers|’|files'],
    ['a long-term, well-known ex-spy', 'a|long|-|term|,|well|-|known|ex-spy'],
    ['an e-mail to a non-profit co-founder', 'an|e-mail|to|a|non-profit|co-founder'],
    ['It cost $5.3 million, or 12%.', 'It|cost|$|5.3|million|,|or|12|%|.'],
    ['at 10:30am on 7/10/2023', 'at|10:30|am|on|7/10/2023'],
    ['the U.S. and the U.K.', 'the|U.S.|and|the|U.K.'],
    ['Mr. J. Marsh of Tallow Inc. left.', 'Mr.|J.|Marsh|of|Tallow|Inc.|left|.'],
    ['No. 5 says no.', 'No.|5|says|no|.'],
    ['so do I.', 'so|do|I|.'],
    ['Files, logs, etc.', 'Files|,|logs|,|etc|.'],
    [
      'See https://norvia.example/a_(b)?c=d, or www.norvia.example.',
      'See|https://norvia.example/a_(b)?c=d|,|or|www.norvia.example|.',
    ],
    ['Write to a.berg@norvia.example.', 'Write|to|a.berg@norvia.example|.'],
    ['@anaberg wrote #leak', '@anaberg|wrote|#leak'],
    ['wait ... what?! --no', 'wait|...|what|?!|--|no'],
    ['“Stop,” he said—twice.', '“|Stop|,|”|he|said|—|twice|.'],
    ['O’Hara met the Qa’ida man in the ’90s', 'O’Hara|met|the|Qa’ida|man|in|the|’90s'],
    ['and/or the AK-47', 'and|/|or|the|AK|-|47'],
    ['3,000 people at 51.5 degrees', '3,000|people|at|51.5|degrees'],
    ['Call 555-010-9999 now', 'Call|555-010-9999|now'],
    ['👩‍👩‍👧 waved 👍🏽', '👩‍👩‍👧|waved|👍🏽'],
    ['see notes.docx', 'see|notes.docx'],
  ])('of %s', (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it('count from the start of the text they are cut from', () => {
    const text = 'One went. Two stayed.';
    expect(wordsOf(text, 10, 21).map(({ start, end }) => text.slice(start, end))).toEqual(['Two', 'stayed', '.']);
  });

  it('leave out white space only, whatever the text', () => {
    const part = fc.constantFrom(
      "n't",
      '’s',
      'a',
      'B.',
      'www.',
      '@',
      '-',
      'co',
      '1.',
      '/',
      '(',
      ')',
      ' ',
      '\n',
      '"',
      '…',
      '\u0301',
      '\ud83d',
      '$',
    );
    const anything = fc.oneof(
      fc.array(part, { maxLength: 30 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        let before = 0;
        for (const { start, end } of wordsOf(text)) {
          expect(text.slice(before, start).trim()).toBe('');
          expect(text.slice(start, end)).toMatch(/^\S+$/);
          before = end;
        }
        expect(text.slice(before).trim()).toBe('');
      }),
      { numRuns: 5_000, seed: 4 },
    );
  });

  it('come in linear time from text made to be slow', () => {
    for (const unit of ['a.', "a's", '1.1', 'a@', '((', 'www.)', '-a', '"', '. ', '\n ']) {
      const text = unit.repeat(100_000 / unit.length);
      expect(sentencesOf(text).flatMap(({ start, end }) => wordsOf(text, start, end)).length).toBeGreaterThanOrEqual(0);
    }
  });
});
