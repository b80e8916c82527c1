import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { sentencesOf } from '../../src/reading/text/sentences.ts';

/** Paragraphs of invented news, each as the sentences it has; they are joined by a space. */
const PARAGRAPHS: readonly (readonly string[])[] = [
  ['Dr. Imre Fadel met Gov. Ana Berg at 5 p.m. on Tuesday.', 'Neither would say why.'],
  ['The U.S. envoy left the talks.', 'She flew home on Nov. 3, two days early.'],
  ['Tallow Corp. shares fell 3.5 percent to $12.40.', 'So did those of Harrow Inc.', 'The smaller rival rose.'],
  ['“We never saw the file,” said Lt. Col. Bram Oster.', '“Not once.”'],
  ['“Did she hand it over?” he asked.', 'Nobody answered.'],
  ['“Did she hand it over?” Oster asked.', 'Nobody answered.'],
  ['“I will not resign!” Berg shouted from the steps.', 'The crowd went quiet.'],
  ['“It is finished.', 'We are going home,” Oster said.'],
  ['The report, No. 5 in a series, names no one.', 'He said no.', 'Then he left.'],
  ['J. R. Marsh and P. Lund signed it.', 'So did K. Obi.'],
  ['It moved to Washington, D.C., in May.', 'The staff of the U.N. followed.'],
  ['The meeting ended at 11 a.m.', 'The next began at noon.'],
  ['He paused ... and went on.', 'She waited...', 'Then it rained.'],
  ['Who told the desk?', 'Who paid?', 'No one knows!'],
  ['The memo reads: “Burn this.”', 'It was kept.'],
  ['(The ministry did not reply.)', 'A second request failed too.'],
  ['The firm (see Fig. 3) denied it.', 'Its auditor, Quill Bros. Ltd., did not.'],
  ['Version 2.1 of the log was found on 10.0.0.7.', 'It had been wiped.'],
  ['The ship, e.g. a tanker, i.e. a large one, sank.', 'All survived.'],
  ['Prices rose in Jan. and Feb. and fell in March.', 'Analysts shrugged.'],
  ['Mr. and Mrs. Lund were at St. Anne’s.', 'Sen. Okoro was not.'],
  ['Write to desk@norvia.example or see www.norvia.example/a.b for more.', 'Calls are free.'],
  ['She said, “I asked him, ‘Why now?’”', 'He had no answer.'],
  ['Is this a leak?”', 'That was the question.'],
  ['Vol. 2, pp. 14-15, names the source.', 'Ch. 3 does not.'],
  ['Norvia’s minister [a former spy] resigned.[4]', 'His deputy stayed.'],
  ['The company is based in the U.K.', 'Its owner is not.'],
];

const joined = PARAGRAPHS.map((sentences) => sentences.join(' '));

const wink = winkNLP(model);
const winkSentences = (text: string): string[] => wink.readDoc(text).sentences().out();

function score(split: (text: string) => readonly string[]): { right: number; all: number } {
  let right = 0;
  PARAGRAPHS.forEach((expected, i) => {
    const found = new Set(split(joined[i]!));
    right += expected.filter((sentence) => found.has(sentence)).length;
  });
  return { right, all: PARAGRAPHS.flat().length };
}

const ours = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each(PARAGRAPHS.map((expected, i) => [joined[i]!, expected] as const))('of %s', (text, expected) => {
    expect(ours(text)).toEqual(expected);
  });

  it('are found where wink-nlp misses some', () => {
    const yardstick = score(winkSentences);
    expect(score(ours).right).toBeGreaterThan(yardstick.right);
  });

  it('end at a blank line and before a list item, whatever stands there', () => {
    expect(ours('Minister quits\n\nNorvia’s minister quit on Monday')).toEqual([
      'Minister quits',
      'Norvia’s minister quit on Monday',
    ]);
    expect(ours('What is known:\n- a file moved\n- nobody says who moved it')).toEqual([
      'What is known:',
      '- a file moved',
      '- nobody says who moved it',
    ]);
    expect(ours('1. The file moved. 2. Nobody saw it.')).toEqual(['1. The file moved.', '2. Nobody saw it.']);
  });

  it('run on over a single line break', () => {
    expect(ours('The file\nmoved.')).toEqual(['The file\nmoved.']);
  });

  it('count from the start of the text they are cut from', () => {
    const text = 'Head.\n\nOne went. Two stayed.';
    expect(sentencesOf(text, 7, text.length)).toEqual([
      { start: 7, end: 16 },
      { start: 17, end: 28 },
    ]);
  });

  it('are exact, trimmed, in order, and leave out white space only', () => {
    const part = fc.constantFrom(
      'Dr.',
      'He',
      'left',
      '.',
      '?”',
      '“',
      '…',
      '\n',
      '\n\n',
      ' ',
      'U.S.',
      ')',
      '\ud800',
      '5.',
      '- ',
      '[1]',
    );
    const anything = fc.oneof(
      fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        let before = 0;
        for (const { start, end } of sentencesOf(text)) {
          expect(text.slice(before, start).trim()).toBe('');
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          expect(end).toBeGreaterThan(start);
          before = end;
        }
        expect(text.slice(before).trim()).toBe('');
      }),
      { numRuns: 3_000, seed: 3 },
    );
  });
});
