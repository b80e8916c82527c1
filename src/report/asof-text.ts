import type { Case } from './case.ts';
import { indented } from './columns.ts';
import type { Paint } from './paint.ts';
import { asOfSentences } from './sentences/asof.ts';

/** Of a record as it stood on a day: which it is, and what it goes without, under a heading of its own; else nothing. */
export function asOfLines(given: Case, paint: Paint): readonly string[] {
  const sentences = asOfSentences(given);
  if (sentences.length === 0) return [];
  const heading = 'The record of that day';
  return [
    paint('bold', heading.toUpperCase()),
    paint('dim', '─'.repeat(heading.length)),
    ...sentences.flatMap(({ text }) => indented(text, '  - ', '    ')),
    '',
  ];
}
