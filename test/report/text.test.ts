import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indented, spread, widthOf, wrap } from '../../src/report/columns.ts';
import { instant, shortSpan, span } from '../../src/report/dates.ts';
import { textReport } from '../../src/report/text.ts';
import { dayInWords } from '../../src/terms/words.ts';
import { CASES } from './cases.ts';

const utc = (text: string): number => Date.parse(text);

describe('times in words', () => {
  test.each([
    ['2017-05-01T00:00:00Z', '2017-05-31T23:59:59.999Z', 'in May 2017'],
    ['2017-05-01T00:00:00Z', '2017-05-31T00:00:00Z', 'in May 2017'],
    ['2017-01-01T00:00:00Z', '2017-12-31T23:59:59.999Z', 'in 2017'],
    ['2017-05-10T00:00:00Z', '2017-05-10T23:59:59.999Z', 'on 10 May 2017'],
    ['2017-05-10T09:30:00Z', '2017-05-10T09:30:00Z', 'at 10 May 2017, 09:30 UTC'],
    ['2017-05-10T00:00:00Z', '2017-06-02T23:59:59.999Z', 'between 10 May 2017 and 2 June 2017'],
    ['2024-02-01T00:00:00Z', '2024-02-29T23:59:59.999Z', 'in February 2024'],
  ])('%s to %s is “%s”', (earliest, latest, words) => {
    expect(span({ earliest: utc(earliest), latest: utc(latest) })).toBe(words);
  });

  test('open ends are said to be open', () => {
    expect(span({ earliest: null, latest: utc('2020-06-02T23:59:59.999Z') })).toBe('by 2 June 2020');
    expect(span({ earliest: utc('2020-06-02T00:00:00Z'), latest: null })).toBe('from 2 June 2020 on');
    expect(span({ earliest: null, latest: null })).toBe('at a time the record does not give');
    expect(shortSpan({ earliest: null, latest: null })).toBe('undated');
  });

  test('years before the first are BC, and a clock shows only where there is one', () => {
    expect(dayInWords(utc('-000043-03-15T00:00:00Z'))).toBe('15 March 44 BC');
    expect(instant(utc('2023-10-07T00:00:00Z'))).toBe('7 October 2023');
    expect(instant(utc('2023-10-07T23:59:59.999Z'))).toBe('7 October 2023');
  });
});

describe('lines', () => {
  test('are broken at spaces, within the width, and lose no letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 4, max: 80 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        const letters = (words: string): string => words.replace(/[^\p{L}\p{N}]/gu, '');
        expect(letters(lines.join(''))).toBe(letters(text));
      }),
      { seed: 7 },
    );
  });

  test('wide letters take two columns, and marks none', () => {
    expect(widthOf('名前')).toBe(4);
    expect(widthOf('e\u0301')).toBe(1);
    expect(indented('名前 名前 名前', '- ', '  ', 22)).toEqual(['- 名前 名前 名前']);
    expect(spread('left', 'right', '- ', '  ', 20)).toEqual(['- left         right']);
  });
});

test('colour changes nothing but the colour', () => {
  for (const make of Object.values(CASES)) {
    const coloured = textReport(make(), { colour: true });
    expect(coloured).toContain('\u001b[');
    expect(coloured.replaceAll(/\p{Cc}\[\d+m/gu, '')).toBe(textReport(make()));
  }
});
