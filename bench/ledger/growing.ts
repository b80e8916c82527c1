import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDocuments, documentProposal } from '../../src/desk/case/add.ts';
import type { Case } from '../../src/desk/case/case.ts';
import { readingProposal } from '../../src/desk/case/reading.ts';
import type { Engine } from '../../src/terms/index.ts';
import type { Papers } from './papers.ts';
import { type Times, timesOf } from './times.ts';
import type { Written } from './writing.ts';

/** What a case grew by, and how long it took. */
export interface Grown {
  readonly documents: number;
  readonly claims: number;
  /** Milliseconds for writing documents, and for writing their readings: without what it took to make them up. */
  readonly adding: number;
  readonly reading: number;
}

/** Documents written in one transaction, as adding a folder does it. */
const AT_ONCE = 50;
/** Made up beforehand: texts that are made while the clock is stopped. */
const ENGINE: Engine = { version: 'bench', reader: null, inference: null };

/** Adds documents `from` to `to` to a case, and their readings, many in one transaction. */
export async function grow(
  open: Case,
  papers: Papers,
  from: number,
  to: number,
  told: (number: number) => void,
): Promise<Grown> {
  let [adding, reading, claims] = [0, 0, 0];
  for (let first = from; first <= to; first += AT_ONCE) {
    const batch: Written[] = [];
    for (let number = first; number <= Math.min(to, first + AT_ONCE - 1); number += 1) batch.push(papers.paper(number));
    const begun = performance.now();
    await open.append(() => batch.map(({ document, bytes }) => documentProposal(document, bytes)));
    const between = performance.now();
    await open.append(() => batch.map((one) => readingProposal(one.document, one.reading, ENGINE)));
    adding += between - begun;
    reading += performance.now() - between;
    claims += batch.reduce((sum, one) => sum + one.reading.claims.length, 0);
    told(first + batch.length - 1);
  }
  return { documents: to - from + 1, claims, adding, reading };
}

/** Adds documents one by one, each in a transaction of its own, and then each one's reading, as reading a folder does it. */
export async function growSingly(
  open: Case,
  papers: Papers,
  from: number,
  to: number,
): Promise<{ readonly adding: Times; readonly reading: Times }> {
  const adding: number[] = [];
  const reading: number[] = [];
  for (let number = from; number <= to; number += 1) {
    const { document, bytes, reading: said } = papers.paper(number);
    const begun = performance.now();
    await open.append(() => [documentProposal(document, bytes)]);
    const between = performance.now();
    await open.append(() => [readingProposal(document, said, ENGINE)]);
    adding.push(between - begun);
    reading.push(performance.now() - between);
  }
  return { adding: timesOf(adding), reading: timesOf(reading) };
}

/** A folder of files that the case has all of: what it takes to see that, a file. @param scratch where the folder is made. */
export async function addedAgain(
  open: Case,
  papers: Papers,
  from: number,
  to: number,
  scratch: string,
): Promise<number> {
  const folder = mkdtempSync(join(scratch, 'again-'));
  try {
    for (let number = from; number <= to; number += 1)
      writeFileSync(join(folder, `${number}.txt`), papers.paper(number).bytes);
    const begun = performance.now();
    // Invented words are no language.
    const { known } = await addDocuments(open, [folder], { anyLanguage: true });
    const ms = performance.now() - begun;
    if (known.length !== to - from + 1) throw new Error(`of ${to - from + 1} files ${known.length} were known`);
    return ms / known.length;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
