import { dateOrMistake, type Files, nodeFiles, type ReadOptions, readDocuments } from '../documents/index.ts';
import { statedReliances } from '../lineage/index.ts';
import { openReader, type Reader, type ReaderOptions } from '../reading/analysis/reader.ts';
import { type Ask, askEndpoint, type Endpoint } from '../reading/asked/endpoint.ts';
import type { Read } from '../reading/explanations/claim.ts';
import { readDocument } from '../reading/read.ts';
import type { Reading } from '../reading/reading.ts';
import { resolve } from '../resolution/index.ts';
import type { Document } from '../terms/document.ts';
import type { Engine, Evidence } from '../terms/evidence.ts';
import type { Failure } from '../terms/mistake.ts';
import { askedBy } from './asking.ts';
import { packageVersion } from './home.ts';

export type { Endpoint, ReadOptions };

/** Which documents to read, what is known of them, and by what engine. Absent is the default of each room. */
export interface CaseOptions extends ReadOptions {
  readonly inference?: ReaderOptions['inference'] | undefined;
  readonly workers?: number | undefined;
  /** A language model that reads statements and claims in place of the reader that ships: texts are sent to it. */
  readonly endpoint?: Endpoint | undefined;
}

/** Tells how far a piece of work has come: `what` is the document, `done` of `total` are its words. */
export type Progress = (what: string, done: number, total: number) => void;

/** What reading a case does to the world outside: it reads files, loads a model, and may tell how far it has come. */
export interface ReadEffects {
  readonly files?: Files;
  readonly open?: (options: ReaderOptions) => Promise<Reader>;
  readonly progress?: Progress;
  /** Is shown each document's analysis and reading as they come; they are not kept otherwise. */
  readonly seen?: (read: Read) => void;
  /** Asks the language model of `endpoint`; over the network by default. */
  readonly ask?: (endpoint: Endpoint) => Ask;
}

/** Documents as each was read, before anybody works out who is who among them. */
export interface ReadDocuments {
  readonly engine: Engine;
  readonly documents: readonly Document[];
  readonly failures: readonly Failure[];
  /** One for each document, in the same order. */
  readonly readings: readonly Reading[];
}

/**
 * Reads documents into evidence: statements, claims, actors and items of the whole case. Documents that do not go
 * through are failures in it, and the others are read.
 *
 * @throws Mistake where nothing could be read, an option is not in form, or the model or its engine does not load.
 */
export async function readCase(
  paths: readonly string[],
  options: CaseOptions = {},
  effects: ReadEffects = {},
): Promise<Evidence> {
  return evidenceFrom(await readEach(paths, options, effects));
}

/** The evidence that readings make: of all documents, or of those alone that are kept. Ids are the same in both. */
export function evidenceFrom(read: ReadDocuments, kept: (document: Document) => boolean = () => true): Evidence {
  const documents = read.documents.filter(kept);
  const readings = read.readings.filter((_, at) => kept(read.documents[at]!));
  const evidence = resolvedFrom({ ...read, documents, readings });
  return { ...evidence, lineage: statedReliances(evidence) };
}

/** The same before any lineage that its claims state: what judgements are folded into. */
export function resolvedFrom({ engine, documents, failures, readings }: ReadDocuments): Evidence {
  const resolved = resolve(documents, readings);
  return {
    engine,
    documents,
    failures,
    ...resolved,
    lineage: [],
    dropped: [...readings.flatMap((reading) => reading.dropped), ...resolved.dropped],
  };
}

/** Reads documents one by one. @throws Mistake as `readCase` does. */
export async function readEach(
  paths: readonly string[],
  options: CaseOptions = {},
  effects: ReadEffects = {},
): Promise<ReadDocuments> {
  // Checked also where every document has a date of its own: a slip of the pen is told of, not passed over.
  if (options.fallback?.published !== undefined) dateOrMistake(options.fallback.published, 'The time of --published');
  const asking = options.endpoint === undefined ? null : askedBy(options.endpoint, effects.ask ?? askEndpoint);
  const { documents, failures } = await readDocuments(paths, options, effects.files ?? nodeFiles);
  const reader = await (effects.open ?? openReader)({
    ...(options.inference === undefined ? {} : { inference: options.inference }),
    ...(options.workers === undefined ? {} : { workers: options.workers }),
  });
  try {
    const readings: Reading[] = [];
    const analyses = reader.analyseAll(documents, (document, done, total) =>
      effects.progress?.(document.path ?? document.title ?? document.id, done, total),
    );
    for await (const analysis of analyses) {
      const document = documents[readings.length]!;
      // What the rules and the resolution hold takes the place of the models, and is not added to them.
      if (readings.length + 1 === documents.length) await reader.close();
      const reading = asking === null ? readDocument(document, analysis) : await asking.read(document, analysis);
      effects.seen?.({ document, analysis, reading });
      readings.push(reading);
    }
    asking?.check();
    return {
      engine: { version: packageVersion(), ...reader.engine, ...asking?.engine },
      documents,
      failures,
      readings,
    };
  } finally {
    await reader.close();
  }
}
