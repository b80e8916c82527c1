import type { Document } from '../terms/document.ts';
import { Mistake } from '../terms/mistake.ts';
import { matches, type Passage, passageOf } from '../terms/passage.ts';
import type { PassageIn } from './incoming.ts';

type Documents = ReadonlyMap<string, Document>;

/**
 * A passage, checked against its document's text where there is one. Offsets that are left out are found by the quote
 * where it stands there once; without a text they cannot be known, and the passage runs from 0.
 *
 * @throws Mistake where the document is unknown, or the quote does not stand where it is said to stand.
 */
export function passageFrom(given: PassageIn, path: string, documents: Documents): Passage {
  const { doc, quote, prefix, suffix } = given;
  const document = documents.get(doc);
  if (document === undefined) {
    throw new Mistake(
      `${path}.doc: there is no document “${doc}”.`,
      `The documents are ${[...documents.keys()].join(', ') || 'none'}.`,
    );
  }
  const { text } = document;
  const start = given.start ?? (text === null || quote === '' ? null : onlyPlace(quote, text, path));
  if (start === null) return { doc, start: 0, end: quote.length, quote, prefix, suffix };
  const end = given.end ?? start + quote.length;
  if (end < start)
    throw new Mistake(`${path}: it ends (${end}) before it begins (${start}).`, 'Correct one of the two.');
  const passage: Passage = { doc, start, end, quote, prefix, suffix };
  if (text === null) return passage;
  if (quote !== '' && !matches(passage, text)) {
    throw new Mistake(
      `${path}: the quote “${quote.slice(0, 60)}” does not stand at ${start}-${end} of “${doc}”.`,
      'Correct the offsets or the quote.',
    );
  }
  if (end > text.length)
    throw new Mistake(`${path}: ${end} is beyond the end of “${doc}” (${text.length}).`, 'Correct the offsets.');
  return quote === '' || (prefix === '' && suffix === '') ? passageOf(doc, text, start, end) : passage;
}

function onlyPlace(quote: string, text: string, path: string): number {
  const at = text.indexOf(quote);
  if (at < 0)
    throw new Mistake(
      `${path}: the quote “${quote.slice(0, 60)}” does not stand in its document.`,
      'Correct the quote.',
    );
  if (text.includes(quote, at + 1)) {
    throw new Mistake(
      `${path}: the quote “${quote.slice(0, 60)}” stands in its document more than once.`,
      'Add start and end.',
    );
  }
  return at;
}

export function optionalPassage(
  given: PassageIn | null | undefined,
  path: string,
  documents: Documents,
): Passage | null {
  return given ? passageFrom(given, path, documents) : null;
}

export function passagesOf(
  given: readonly PassageIn[] | null | undefined,
  path: string,
  documents: Documents,
): Passage[] {
  return (given ?? []).map((each, at) => passageFrom(each, `${path}[${at}]`, documents));
}
