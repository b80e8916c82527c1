import { existsSync } from 'node:fs';
import { textDocument } from '../../src/documents/index.ts';
import { openReader, type Reader } from '../../src/reading/analysis/reader.ts';
import { readDocument } from '../../src/reading/read.ts';
import type { Reading } from '../../src/reading/reading.ts';
import { type Resolution, resolve } from '../../src/resolution/index.ts';
import type { Document } from '../../src/terms/index.ts';

/** Whether the model is there to read with. */
export const CAN_READ: boolean = existsSync(new URL('../../models/reader-en/encoder.onnx', import.meta.url));

let open: Promise<Reader> | null = null;

/** A case of short texts, read and resolved; documents d1, d2 ... published on 2 June 2024 and the days after. */
export async function caseOf(
  ...texts: readonly string[]
): Promise<Resolution & { readonly documents: readonly Document[]; readonly readings: readonly Reading[] }> {
  open ??= openReader();
  const reader = await open;
  const documents = texts.map((text, at) =>
    textDocument(`Publisher: The Halden Post\nPublished: 2024-06-0${at + 2}\n\n${text}\n`, {
      id: `d${at + 1}`,
      path: null,
    }),
  );
  const readings: Reading[] = [];
  for (const document of documents) readings.push(readDocument(document, await reader.analyse(document)));
  return { documents, readings, ...resolve(documents, readings) };
}

export async function closeReader(): Promise<void> {
  await (await open)?.close();
  open = null;
}

/** Where the nth occurrence of some words stands in a document of the case, as a half-open stretch. */
function place(document: Document, words: string, nth: number): { readonly start: number; readonly end: number } {
  let start = -1;
  const text = document.text ?? '';
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'gu',
  );
  const found = [...text.matchAll(pattern)];
  start = found[nth - 1]?.index ?? -1;
  if (start < 0) throw new Error(`“${words}” does not occur ${nth} times in: ${text}`);
  return { start, end: start + words.length };
}

/** Names of the actors or items one of whose mentions is these words ("she", "she 2" for the second, "d2: she" in the second document). */
export function refersTo(found: Resolution & { readonly documents: readonly Document[] }, which: string): string[] {
  const [, doc = 'd1', words = '', nth = '1'] = /^(?:(d\d+): )?(.*?)(?: (\d+))?$/s.exec(which) ?? [];
  const document = found.documents.find((each) => each.id === doc)!;
  const { start, end } = place(document, words, Number(nth));
  const all = [...found.actors, ...found.items].flatMap((each) =>
    each.mentions
      .filter((passage) => passage.doc === doc && passage.start <= start && end <= passage.end)
      .map((passage) => ({ name: each.name, size: passage.end - passage.start })),
  );
  // The tightest phrase around the words is the one that is meant: "the port" in "the port's auditor".
  const least = Math.min(...all.map((each) => each.size));
  return all.filter((each) => each.size === least).map((each) => each.name);
}
