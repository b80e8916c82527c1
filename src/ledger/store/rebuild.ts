import { atOnce, type Database } from '../../database/index.ts';
import type { Document } from '../../terms/index.ts';
import type { Entry, Json } from '../journal/entry.ts';
import { contentsOf, type Stored } from './contents.ts';
import { journalOf } from './journal.ts';
import { type Projected, project, type Shown } from './projection.ts';
import { documentRows, type Interpreted, numberOf, readingRows } from './rows.ts';

/** What the projections need of the rooms that read: asked again wherever they are made anew. Pure: the same rows each time. */
export interface Showing {
  readonly bands: (document: Document) => readonly number[];
  readonly interpret: (document: Document, reading: Json) => Interpreted;
}

const TABLES = ['document', 'part', 'band', 'claim', 'named', 'name', 'transfer', 'hop'];
const PAGE = 100;

/** Kinds after which a document's state may be another. */
const OF_STATES: ReadonlySet<Entry['kind']> = new Set([
  'document-retracted',
  'document-corrected',
  'document-superseded',
  'document-forgotten',
  'confirmed',
  'undone',
  'redone',
]);

/** Whether an entry may change a document's state. */
export function changesStates({ kind }: Pick<Entry, 'kind'>): boolean {
  return OF_STATES.has(kind);
}

/**
 * Makes every projection of a case anew from its journal, in one transaction; the journal is not touched.
 *
 * @param progress is told how many entries were gone through.
 */
export async function rebuild(
  database: Database,
  caseId: string,
  showing: Showing,
  progress: (entries: number) => void = () => undefined,
): Promise<void> {
  await atOnce(database, async () => {
    // Nobody appends meanwhile.
    await database.query('select 1 from ledger.dossier where case_id = $1 for update', [caseId]);
    for (const table of TABLES) await database.query(`delete from ledger.${table} where case_id = $1`, [caseId]);
    await projectJournal(database, caseId, showing, progress);
  });
}

/** Projects the whole journal of a case that has no projections, within the transaction of the caller. */
export async function projectJournal(
  database: Database,
  caseId: string,
  showing: Showing,
  progress: (entries: number) => void = () => undefined,
): Promise<void> {
  let page: Entry[] = [];
  let done = 0;
  const flush = async (): Promise<void> => {
    await project(database, caseId, await shownOf(database, caseId, page, showing));
    done += page.length;
    progress(done);
    page = [];
  };
  for await (const { entry } of journalOf(database, caseId)) {
    page.push(entry);
    if (page.length === PAGE) await flush();
  }
  await flush();
}

/** What is shown of some entries, as the store has their contents. */
export async function shownOf(
  database: Database,
  caseId: string,
  entries: readonly Entry[],
  showing: Showing,
): Promise<readonly Shown[]> {
  const contents = new Map(
    (
      await contentsOf(
        database,
        caseId,
        entries.map(({ number }) => number),
      )
    ).map((one) => [one.entry, one]),
  );
  const documents = await documentsRead(database, caseId, entries, contents);
  return entries.map((entry) => ({
    entry,
    projected: projectedOf(entry, contents.get(entry.number) ?? null, documents, showing),
  }));
}

function projectedOf(
  entry: Entry,
  content: Stored | null,
  documents: ReadonlyMap<string, Document>,
  showing: Showing,
): Projected {
  const id = entry.about[0] ?? '';
  if (entry.kind === 'document-added') {
    const document = documents.get(id);
    if (document === undefined) return { shows: 'document', rows: forgottenRows(id) };
    return { shows: 'document', rows: documentRows(document, showing.bands(document)) };
  }
  if (entry.kind === 'reading-proposed') {
    const document = documents.get(id);
    if (document === undefined || content === null) return { shows: 'nothing' };
    const { reading } = content.content as { readonly reading: Json };
    return { shows: 'reading', rows: readingRows(document, showing.interpret(document, reading)) };
  }
  return changesStates(entry) ? { shows: 'states' } : { shows: 'nothing' };
}

/** The documents that these entries add or read, as far as they were not forgotten. */
async function documentsRead(
  database: Database,
  caseId: string,
  entries: readonly Entry[],
  contents: ReadonlyMap<number, Stored>,
): Promise<ReadonlyMap<string, Document>> {
  const documents = new Map<string, Document>();
  for (const { kind, number, about } of entries) {
    const content = contents.get(number);
    if (kind === 'document-added' && content !== undefined) documents.set(about[0]!, documentIn(content));
  }
  const others = entries
    .filter(({ kind, about }) => kind === 'reading-proposed' && !documents.has(about[0]!))
    .map(({ about }) => numberOf(about[0]!));
  if (others.length === 0) return documents;
  const { rows } = await database.query(
    `select entry from ledger.document where case_id = $1 and number in (select json_array_elements_text($2::json)::bigint)`,
    [caseId, JSON.stringify(others)],
  );
  for (const content of await contentsOf(
    database,
    caseId,
    rows.map(([entry]) => Number(entry)),
  )) {
    const document = documentIn(content);
    documents.set(document.id, document);
  }
  return documents;
}

/** The document in what an entry that added it says. */
export function documentIn(content: Stored): Document {
  return (content.content as unknown as { readonly document: Document }).document;
}

function forgottenRows(id: string) {
  return {
    number: numberOf(id),
    sha256: null,
    path: null,
    url: null,
    title: null,
    publisher: null,
    author: null,
    earliest: null,
    latest: null,
    length: null,
    parts: [],
    bands: [],
  };
}
