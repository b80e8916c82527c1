import type { Json, Showing } from '../../ledger/index.ts';
import type { Reading } from '../../reading/reading.ts';
import { resolve } from '../../resolution/index.ts';
import type { Document } from '../../terms/document.ts';
import { bandsIn } from './add.ts';

/** What a case's lists and searches are made from: each document's own resolution, and its min-hash bands. */
export const SHOWING: Showing = {
  bands: bandsIn,
  interpret: (document: Document, reading: Json) => resolve([document], [readingOf(reading)]),
};

/** A reading as a case keeps it. It was written by this program, or checked where it came with a bundle. */
export function readingOf(kept: Json): Reading {
  return kept as unknown as Reading;
}
