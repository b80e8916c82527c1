import {
  type Json,
  keptDocuments,
  numberOf,
  type Proposal,
  readingRows,
  readingsCount,
  unreadDocuments,
} from '../../ledger/index.ts';
import { openReader } from '../../reading/analysis/reader.ts';
import { askEndpoint } from '../../reading/asked/endpoint.ts';
import { readDocument } from '../../reading/read.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Document } from '../../terms/document.ts';
import type { Engine } from '../../terms/evidence.ts';
import { Mistake } from '../../terms/mistake.ts';
import { askedBy } from '../asking.ts';
import { packageVersion } from '../home.ts';
import type { CaseOptions, ReadEffects } from '../read.ts';
import type { Case } from './case.ts';
import { SHOWING } from './showing.ts';

/** A document that was read, as it is kept. */
export interface ReadTold {
  readonly id: string;
  readonly statements: number;
  readonly claims: number;
  readonly entry: number;
}

/** How many unread documents are looked up at once. */
const BATCH = 40;

/**
 * Reads the documents of a case that nothing has read yet, or those that are named anew. Each is kept once it is told: what was broken off goes on
 * where it stopped.
 *
 * @param again numbers of documents to be read once more; null for those that were not read yet.
 * @returns how many were read.
 * @throws Mistake where the model or its engine does not load, or the case cannot be written to.
 */
export async function readCaseDocuments(
  open: Case,
  again: readonly number[] | null,
  options: Pick<CaseOptions, 'inference' | 'workers' | 'endpoint'> = {},
  effects: ReadEffects & { readonly told?: (read: ReadTold) => void } = {},
): Promise<number> {
  let wanted = again ?? (await unreadDocuments(open.database, open.id, BATCH));
  if (wanted.length === 0) return 0;
  const asking = options.endpoint === undefined ? null : askedBy(options.endpoint, effects.ask ?? askEndpoint);
  const { inference, workers } = options;
  const reader = await (effects.open ?? openReader)({
    ...(inference === undefined ? {} : { inference }),
    ...(workers === undefined ? {} : { workers }),
  });
  const engine: Engine = { version: packageVersion(), ...reader.engine, ...asking?.engine };
  let count = 0;
  try {
    while (wanted.length > 0) {
      const batch = wanted.slice(0, BATCH);
      const kept = await keptDocuments(open.database, open.id, { documents: batch });
      const missing = again === null ? undefined : batch.find((number) => !kept.some((one) => one.number === number));
      if (missing !== undefined)
        throw new Mistake(`The case has no document d${missing}.`, 'See “hearsay documents --case”.');
      const documents = kept.map(({ document }) => document);
      const analyses = reader.analyseAll(documents, (document, done, total) =>
        effects.progress?.(document.path ?? document.title ?? document.id, done, total),
      );
      let at = 0;
      for await (const analysis of analyses) {
        const { document, readings } = kept[at]!;
        at += 1;
        const reading = asking === null ? readDocument(document, analysis) : await asking.read(document, analysis);
        asking?.check();
        const proposal = readingProposal(document, numbered(reading, readings.length + 1), engine);
        // Somebody else may have read it meanwhile, on a server: theirs stands, and ids are given once.
        const [written] = await open.append(async () =>
          (await readingsCount(open.database, open.id, document.id)) === readings.length ? [proposal] : [],
        );
        if (written === undefined) continue;
        count += 1;
        const { statements, claims } = reading;
        effects.told?.({
          id: document.id,
          statements: statements.length,
          claims: claims.length,
          entry: written.entry.number,
        });
      }
      wanted = again === null ? await unreadDocuments(open.database, open.id, BATCH) : wanted.slice(BATCH);
    }
    return count;
  } finally {
    await reader.close();
  }
}

/** Ids of documents as numbers. @throws Mistake where one is none. */
export function documentNumbers(ids: readonly string[]): readonly number[] {
  return ids.map((id) => {
    if (!/^d[1-9]\d{0,14}$/.test(id))
      throw new Mistake(`“${id}” is no id of a document.`, 'See “hearsay documents --case”.');
    return numberOf(id);
  });
}

/** The act of proposing a reading: by what, and how much it found; what it found is sealed. */
export function readingProposal(document: Document, reading: Reading, engine: Engine): Proposal {
  const kept = reading as unknown as Json;
  return {
    kind: 'reading-proposed',
    why: null,
    about: [document.id],
    open: { engine: engine as unknown as Json, statements: reading.statements.length, claims: reading.claims.length },
    contents: [{ documents: [document.id], content: { reading: kept } }],
    projected: { shows: 'reading', rows: readingRows(document, SHOWING.interpret(document, kept)) },
  };
}

/** Keys whose values are words of the text, and never ids. */
const WORDS: ReadonlySet<string> = new Set([
  'quote',
  'prefix',
  'suffix',
  'name',
  'head',
  'title',
  'words',
  'caveats',
  'relation',
]);

/** A reading with ids of its own: a second one of d3 has d3.r2.c7 where the first had d3.c7, and judgements of the first stay with it. */
export function numbered(reading: Reading, number: number): Reading {
  if (number === 1) return reading;
  const own = new RegExp(`^${reading.doc}(?=\\.(?:c|s|m)\\d)`);
  const renamed = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(own, `${reading.doc}.r${number}`);
    if (Array.isArray(value)) return value.map(renamed);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, WORDS.has(key) ? each : renamed(each)]));
  };
  return renamed(reading) as Reading;
}
