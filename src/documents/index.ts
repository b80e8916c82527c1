export { type CalendarDate, clockTime, DAY, dayOf, endOf, exists, isoOf, startOf, whenOf } from './calendar.ts';
export { canonicalText } from './canonical.ts';
export { nearCopies } from './copies.ts';
export { dateOrMistake, parseDate } from './date.ts';
export { type Acceptance, documentFromBytes, MOST_BYTES, type Source, textDocument } from './document.ts';
export { type Files, nodeFiles } from './files.ts';
export { type Gathered, type ReadOptions, readDocuments } from './gather.ts';
export { languageOf } from './language.ts';
export type { Metadata } from './metadata.ts';
