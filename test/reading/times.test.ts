import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whenOf } from '../../src/documents/calendar.ts';
import { timesIn } from '../../src/reading/times/times.ts';

/** A Friday. */
const PUBLISHED = whenOf({ year: 2023, month: 10, day: 13 }, null);

const day = (instant: number | null) => (instant === null ? '..' : new Date(instant).toISOString().slice(0, 10));

/** Each time as "words | kind | from/to | EDTF", with a star where it is a time of something else. */
function shown(
  text: string,
  published: typeof PUBLISHED | null = PUBLISHED,
  tense: 'past' | 'future' = 'past',
): readonly string[] {
  return timesIn(text, 0, published, tense).map(({ start, end, when, kind, ofAnother }) => {
    expect(text.slice(start, end)).toBe(when.words);
    return `${when.words}${ofAnother ? '*' : ''} | ${kind} | ${day(when.earliest)}/${day(when.latest)} | ${when.edtf}`;
  });
}

describe('times by the calendar', () => {
  test.each([
    ['In May of 2017 the envoy met the minister.', 'May of 2017 | date | 2017-05-01/2017-05-31 | 2017-05'],
    ['In 2017 the envoy was in office.', '2017 | date | 2017-01-01/2017-12-31 | 2017'],
    ['The ledger left on 9 May 2017.', '9 May 2017 | date | 2017-05-09/2017-05-09 | 2017-05-09'],
    [
      'The ledger left on Tuesday, May 9, 2017, by sea.',
      'Tuesday, May 9, 2017 | date | 2017-05-09/2017-05-09 | 2017-05-09',
    ],
    ['It is stamped 2021-03-04.', '2021-03-04 | date | 2021-03-04/2021-03-04 | 2021-03-04'],
    ['It is stamped 3/4/2021.', '3/4/2021 | date | 2021-03-04/2021-04-03 | [2021-03-04,2021-04-03]'],
    ['It is stamped 23/4/2021.', '23/4/2021 | date | 2021-04-23/2021-04-23 | 2021-04-23'],
    [
      'The gates opened on Oct. 7, 2023 at 06:30 UTC.',
      'Oct. 7, 2023 at 06:30 UTC | date | 2023-10-07/2023-10-07 | 2023-10-07T06:30:00Z',
    ],
    [
      'She rang on 10 May 2017, 22:30 EST, from Sund.',
      '10 May 2017, 22:30 EST | date | 2017-05-11/2017-05-11 | 2017-05-11T03:30:00Z',
    ],
    ['The safe was open on 7 October.', '7 October | date | 2023-10-07/2023-10-07 | 2023-10-07'],
    ['The safe was open on 5 December.', '5 December | date | 2022-12-05/2022-12-05 | 2022-12-05'],
    ['The clerk left in March.', 'March | date | 2023-03-01/2023-03-31 | 2023-03'],
    ['The clerk left in November.', 'November | date | 2022-11-01/2022-11-30 | 2022-11'],
    ['The clerk left last October.', 'last October | date | 2022-10-01/2022-10-31 | 2022-10'],
    ['The clerk will leave next March.', 'next March | date | 2024-03-01/2024-03-31 | 2024-03'],
    ['Prices fell in the third quarter of 2022.', 'the third quarter of 2022 | date | 2022-07-01/2022-09-30 | 2022-35'],
    ['Since 9/11 nobody had asked.', 'Since 9/11 | since | 2001-09-11/2023-10-13 | 2001-09-11/2023-10-13'],
    ['The 2017’s meeting was odd.', '2017* | date | 2017-01-01/2017-12-31 | 2017'],
    ['He lost the 2016 campaign.', '2016* | date | 2016-01-01/2016-12-31 | 2016'],
    ['She kept the 10 May 2017 memo.', '10 May 2017* | date | 2017-05-10/2017-05-10 | 2017-05-10'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual([expected]);
  });
});

describe('ranges', () => {
  test.each([
    [
      'It was copied between 3 and 5 May.',
      'between 3 and 5 May | range | 2023-05-03/2023-05-05 | 2023-05-03/2023-05-05',
    ],
    [
      'It was copied between 3 and 5 May 2019.',
      'between 3 and 5 May 2019 | range | 2019-05-03/2019-05-05 | 2019-05-03/2019-05-05',
    ],
    ['The talks ran March 3-5.', 'March 3-5 | range | 2023-03-03/2023-03-05 | 2023-03-03/2023-03-05'],
    ['The talks ran 3–5 May 2019.', '3–5 May 2019 | range | 2019-05-03/2019-05-05 | 2019-05-03/2019-05-05'],
    ['The talks ran from May to June 2017.', 'from May to June 2017 | range | 2017-05-01/2017-06-30 | 2017-05/2017-06'],
    [
      'The talks ran from November to March 2018.',
      'from November to March 2018 | range | 2017-11-01/2018-03-31 | 2017-11/2018-03',
    ],
    ['He served from 2014 to 2018.', 'from 2014 to 2018 | range | 2014-01-01/2018-12-31 | 2014/2018'],
    ['He served between 2014 and 2018.', 'between 2014 and 2018 | range | 2014-01-01/2018-12-31 | 2014/2018'],
    ['Envoy to Sund, 2014–18, he knew the port.', '2014–18 | range | 2014-01-01/2018-12-31 | 2014/2018'],
    [
      'It moved between Monday and Wednesday.',
      'between Monday and Wednesday | range | 2023-10-09/2023-10-11 | 2023-10-09/2023-10-11',
    ],
    [
      'It moved from Monday to Friday last week.',
      'from Monday to Friday last week | range | 2023-10-02/2023-10-06 | 2023-10-02/2023-10-06',
    ],
    [
      'It moved from 30 May to 2 June 2020.',
      '30 May to 2 June 2020 | range | 2020-05-30/2020-06-02 | 2020-05-30/2020-06-02',
    ],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual([expected]);
  });
});

describe('bounds', () => {
  test.each([
    ['She had known since 2015.', 'since 2015 | since | 2015-01-01/2023-10-13 | 2015/2023-10-13'],
    ['She worked there from 2015 on.', 'from 2015 on | since | 2015-01-01/2023-10-13 | 2015/2023-10-13'],
    ['It was sold before 7 October.', 'before 7 October | before | ../2023-10-06 | ../2023-10-06'],
    ['It was sold prior to May 2017.', 'prior to May 2017 | before | ../2017-04-30 | ../2017-04-30'],
    ['He had it by Friday.', 'by Friday | before | ../2023-10-13 | ../2023-10-13'],
    ['He had it by the end of May.', 'by the end of May | before | ../2023-05-31 | ../2023-05-31'],
    ['He had it no later than 4 May 2019.', 'no later than 4 May 2019 | before | ../2019-05-04 | ../2019-05-04'],
    ['He was free until 2019.', 'until 2019 | before | ../2019-12-31 | ../2019'],
    ['Nobody knew after Tuesday.', 'after Tuesday | after | 2023-10-11/2023-10-13 | 2023-10-11/2023-10-13'],
    ['All knew after Monday’s vote.', 'after Monday* | after | 2023-10-09/2023-10-13 | 2023-10-09/2023-10-13'],
    ['It may haunt her ahead of the 2024 election.', 'ahead of the 2024* | before | ../2024-12-31 | ../2024'],
    ['It fell around 2010.', 'around 2010 | vague | 2010-01-01/2010-12-31 | 2010~'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual([expected]);
  });
});

describe('parts of a period', () => {
  test.each([
    ['It began in early 2017.', 'early 2017 | vague | 2017-01-01/2017-05-31 | 2017-01~/2017-05~'],
    ['It began in mid-2017.', 'mid-2017 | vague | 2017-04-01/2017-09-30 | 2017-04~/2017-09~'],
    ['It began in late May 2020.', 'late May 2020 | vague | 2020-05-18/2020-05-31 | 2020-05-18~/2020-05-31~'],
    ['It began in the first half of 2017.', 'the first half of 2017 | vague | 2017-01-01/2017-06-30 | 2017-01/2017-06'],
    ['It began in the summer of 2019.', 'the summer of 2019 | vague | 2019-06-01/2019-08-31 | 2019-22'],
    ['It began in the winter of 2017.', 'the winter of 2017 | vague | 2017-01-01/2018-02-28 | 2017-24'],
    ['It began in the 1990s.', 'the 1990s | vague | 1990-01-01/1999-12-31 | 199X'],
    ['It began in the early 1990s.', 'the early 1990s | vague | 1990-01-01/1994-12-31 | 1990~/1994~'],
    ['It began in the nineteenth century.', 'the nineteenth century | vague | 1800-01-01/1899-12-31 | 18XX'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual([expected]);
  });
});

describe('times reckoned from the publication', () => {
  test.each([
    ['The envoy left on Monday.', 'Monday | relative | 2023-10-09/2023-10-09 | 2023-10-09'],
    ['The envoy left on Friday.', 'Friday | relative | 2023-10-13/2023-10-13 | 2023-10-13'],
    ['The envoy left last Friday.', 'last Friday | relative | 2023-10-06/2023-10-06 | 2023-10-06'],
    ['The envoy left on Monday night.', 'Monday night | relative | 2023-10-09/2023-10-10 | 2023-10-09/2023-10-10'],
    ['The envoy left on Tuesday of last week.', 'Tuesday of last week | relative | 2023-10-03/2023-10-03 | 2023-10-03'],
    ['The envoy left yesterday.', 'yesterday | relative | 2023-10-12/2023-10-12 | 2023-10-12'],
    ['The envoy left last night.', 'last night | relative | 2023-10-12/2023-10-13 | 2023-10-12/2023-10-13'],
    ['The raid came over the weekend.', 'the weekend | relative | 2023-10-07/2023-10-08 | 2023-10-07/2023-10-08'],
    ['They met last week.', 'last week | relative | 2023-10-02/2023-10-08 | 2023-10-02/2023-10-08'],
    ['They met earlier this month.', 'earlier this month | relative | 2023-10-01/2023-10-13 | 2023-10-01/2023-10-13'],
    ['They met late last year.', 'late last year | relative | 2022-08-01/2022-12-31 | 2022-08~/2022-12~'],
    ['They met last year.', 'last year | relative | 2022-01-01/2022-12-31 | 2022'],
    ['They met in the spring.', 'the spring | relative | 2023-03-01/2023-05-31 | 2023-21'],
    ['They met two days ago.', 'two days ago | relative | 2023-10-11/2023-10-11 | 2023-10-11'],
    ['They met 6 years ago.', '6 years ago | relative | 2017-01-01/2017-12-31 | 2017~'],
    ['They met about three months ago.', 'about three months ago | relative | 2023-07-01/2023-07-31 | 2023-07~'],
    ['They met a few weeks ago.', 'a few weeks ago | relative | 2023-08-29/2023-10-02 | 2023-08-29~/2023-10-02~'],
    ['They met more than six years ago.', 'more than six years ago | relative | ../2017-12-31 | ../2017~'],
    ['They met in recent weeks.', 'recent weeks | relative | ../2023-10-13 | ../2023-10-13'],
    [
      'They met over the past two years.',
      'the past two years | relative | 2021-10-13/2023-10-13 | 2021-10-13~/2023-10-13~',
    ],
    [
      'They met two days before 7 October.',
      'two days before 7 October | relative | 2023-10-05/2023-10-05 | 2023-10-05',
    ],
    ['They met on the night of 4 May.', 'the night of 4 May | date | 2023-05-04/2023-05-05 | 2023-05-04/2023-05-05'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual([expected]);
  });

  test('look forward where the sentence does', () => {
    expect(shown('They will meet on Monday.', PUBLISHED, 'future')).toEqual([
      'Monday | relative | 2023-10-16/2023-10-16 | 2023-10-16',
    ]);
    expect(shown('They will meet in March.', PUBLISHED, 'future')).toEqual([
      'March | date | 2024-03-01/2024-03-31 | 2024-03',
    ]);
    expect(shown('They will meet next week.')).toEqual([
      'next week | relative | 2023-10-16/2023-10-22 | 2023-10-16/2023-10-22',
    ]);
  });

  test('cover every day on which the text may have been published', () => {
    const month = whenOf({ year: 2023, month: 10 }, null);
    expect(shown('They met yesterday.', month)).toEqual([
      'yesterday | relative | 2023-09-30/2023-10-30 | 2023-09-30/2023-10-30',
    ]);
  });
});

describe('times that stay open', () => {
  test.each([
    ['The tip came days before the vote.', 'days before the vote'],
    ['Three months later he fled.', 'Three months later'],
    ['A year after the coup they fled.', 'A year after the coup'],
    ['He left the following week.', 'the following week'],
    ['He knew at the time.', 'at the time'],
    ['The day before, they met.', 'The day before'],
  ])('%s hangs on what is told elsewhere', (text, words) => {
    expect(shown(text)).toEqual([`${words} | relative | ../.. | null`]);
  });

  test.each([
    'The envoy left on Monday.',
    'They met last week.',
    'They met six years ago.',
    'The raid came over the weekend.',
    'They met yesterday.',
  ])('%s is open in a document without a date', (text) => {
    expect(shown(text, null)[0]).toMatch(/ \| relative \| \.\.\/\.\. \| null$/);
  });

  test('a day without a year keeps what is known of it', () => {
    expect(shown('It left on 7 October.', null)).toEqual(['7 October | date | ../.. | XXXX-10-07']);
    expect(shown('She had known since 2015.', null)).toEqual(['since 2015 | since | 2015-01-01/.. | 2015/..']);
  });
});

describe('what is no time', () => {
  test.each([
    'He may march second to none.',
    'May said nothing, and neither did April.',
    'Theresa May met June Carter.',
    'He was told by May Whitfield.',
    'She won 2017 votes in 2000 cases.',
    'It cost $2017 and weighed 1943 tons.',
    'On the second day of 12 the sun sat low.',
    'The Sunday Mirror and Mr Friday agreed.',
    'Good Friday is on Mondays.',
    'They watch 24/7.',
    'It is 5 between 30 and 31.',
    'The score was 10:30 may 5 be.',
    'Section 3.2 of part 4/5 was read.',
    'He spent five years in prison.',
    'Call 555-2017 or write to box 1984.',
  ])('%s', (text) => {
    expect(shown(text)).toEqual([]);
  });
});

test('offsets are into the canonical text', () => {
  const [time] = timesIn('It left in May 2017.', 100, PUBLISHED);
  expect([time?.start, time?.end]).toEqual([111, 119]);
});

test('any words give times in order, within the text, that EDTF can say', () => {
  const words = fc.constantFrom(
    ...(
      'on by since until before after between and from to the of in early mid late last next this 3 5 31 1999 2017 2100 May June 30 February ' +
      'October Monday Friday weekend week month year years days two several a few ago earlier later 7 10:30 UTC - – , . ’s 1990s summer ' +
      'century 20th Q3 9/11 3/4/2021 2021-02-30 yesterday night morning vote more than about past recent half'
    ).split(' '),
  );
  const published = fc.option(
    fc
      .integer({ min: -3e12, max: 3e12 })
      .map((at) => ({ earliest: at, latest: at + 86_399_999, edtf: null, words: null })),
  );
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 14 }),
      published,
      fc.constantFrom('past' as const, 'future' as const),
      (some, at, tense) => {
        const text = some.join(' ');
        let past = 0;
        for (const { start, end, when } of timesIn(text, 0, at, tense)) {
          expect(start).toBeGreaterThanOrEqual(past);
          expect(text.slice(start, end)).toBe(when.words);
          if (when.earliest !== null && when.latest !== null) expect(when.earliest).toBeLessThanOrEqual(when.latest);
          if (when.edtf === null) expect([when.earliest, when.latest]).toEqual([null, null]);
          else expect(() => edtf(when.edtf!)).not.toThrow();
          past = end;
        }
      },
    ),
    { seed: 17, numRuns: 3000 },
  );
});
