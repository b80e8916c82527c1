import type { Database } from '../../database/index.ts';
import type { Document } from '../../terms/index.ts';
import { type Entry, type Json, KINDS, type Kind } from '../journal/entry.ts';
import { contentsOf, type Stored } from './contents.ts';
import { ENTRIES_OF_KINDS, entriesAt } from './journal.ts';
import { numberOf } from './rows.ts';
import type { DocumentState } from './states.ts';

/** A reading as it was proposed. */
export interface KeptReading {
  readonly entry: Entry;
  readonly reading: Json;
}

/** A document as a case keeps it. */
export interface KeptDocument {
  readonly number: number;
  readonly document: Document;
  readonly state: DocumentState;
  /** The entry that added it. */
  readonly added: number;
  /** UTC milliseconds at which it was added. */
  readonly entered: number;
  /** In order; the last one counts. */
  readonly readings: readonly KeptReading[];
}

/** Which part of a case is wanted. */
export interface Wanted {
  /** Numbers of documents; all of them where it is left out. */
  readonly documents?: readonly number[];
  /** Only what was entered by then, UTC milliseconds. */
  readonly enteredBy?: number | null;
}

/** Documents of a case with what they were read to say. What was forgotten is not among them. */
export async function keptDocuments(
  database: Database,
  caseId: string,
  { documents, enteredBy = null }: Wanted,
): Promise<readonly KeptDocument[]> {
  const { rows } = await database.query(
    `select number, entry, entered, reading, readings, state from ledger.document
     where case_id = $1 and state <> 'forgotten' and ($2::json is null or number in (select json_array_elements_text($2::json)::bigint))
       and ($3::bigint is null or entered <= $3::bigint)
     order by number`,
    [caseId, documents === undefined ? null : JSON.stringify(documents), enteredBy],
  );
  const all = rows.map(([number, entry, entered, reading, readings, state]) => ({
    number: Number(number),
    entry: Number(entry),
    entered: Number(entered),
    reading: reading === null ? null : Number(reading),
    readings: Number(readings),
    state: String(state) as DocumentState,
  }));
  const several = await readingsOf(
    database,
    caseId,
    all.filter(({ readings }) => readings > 1).map(({ number }) => number),
  );
  const readings = await entriesAt(database, caseId, [
    ...all.flatMap((one) => (one.readings === 1 && one.reading !== null ? [one.reading] : [])),
    ...several,
  ]);
  const known = readings.filter(({ at }) => enteredBy === null || at <= enteredBy);
  const byDocument = groupedBy(known, ({ about }) => about[0]!);
  const contents = new Map(
    (await contentsOf(database, caseId, [...all.map(({ entry }) => entry), ...known.map(({ number }) => number)])).map(
      (one) => [one.entry, one],
    ),
  );
  return all.flatMap(({ number, entry, entered, state }) => {
    const content = contents.get(entry);
    if (content === undefined) return [];
    const { document } = content.content as unknown as { readonly document: Document };
    const own = byDocument.get(document.id) ?? [];
    return [
      {
        number,
        document,
        state,
        added: entry,
        entered,
        readings: own.flatMap((read): KeptReading[] => {
          const said = contents.get(read.number);
          return said === undefined
            ? []
            : [{ entry: read, reading: (said.content as { readonly reading: Json }).reading }];
        }),
      },
    ];
  });
}

async function readingsOf(
  database: Database,
  caseId: string,
  documents: readonly number[],
): Promise<readonly number[]> {
  if (documents.length === 0) return [];
  const { rows } = await database.query(
    `select number from ledger.entry where case_id = $1 and kind = 'reading-proposed'
       and about && array(select 'd' || json_array_elements_text($2::json)) order by number`,
    [caseId, JSON.stringify(documents)],
  );
  return rows.map(([number]) => Number(number));
}

/** Kinds of entries that are about the record and not of it. */
const NO_JUDGEMENTS: readonly Kind[] = [
  'case-opened',
  'document-added',
  'reading-proposed',
  'inquiry-asked',
  'report-issued',
  'head-stamped',
];

/** Everything that was judged, undone and redone, in order, with what was said in the words of documents. */
export async function judgedEntries(
  database: Database,
  caseId: string,
  enteredBy: number | null = null,
): Promise<readonly { readonly entry: Entry; readonly contents: readonly Stored[] }[]> {
  const { rows } = await database.query(
    `select number, body from (${ENTRIES_OF_KINDS}) as entry where $3::bigint is null or at <= $3::bigint order by number`,
    [caseId, JSON.stringify(KINDS.filter((kind) => !NO_JUDGEMENTS.includes(kind))), enteredBy],
  );
  const contents = groupedBy(
    await contentsOf(
      database,
      caseId,
      rows.map(([number]) => Number(number)),
    ),
    ({ entry }) => entry,
  );
  return rows.map(([number, body]) => ({
    entry: JSON.parse(String(body)) as Entry,
    contents: contents.get(Number(number)) ?? [],
  }));
}

/** Pairs of documents of which text may be shared, as their min-hash bands have it, each pair once. */
export async function bandPairs(
  database: Database,
  caseId: string,
  documents: readonly number[],
): Promise<readonly (readonly [number, number])[]> {
  const { rows } = await database.query(
    `with these as (select band, document from ledger.band where case_id = $1 and document in (select json_array_elements_text($2::json)::bigint))
     select distinct a.document, b.document from these as a join these as b on a.band = b.band and a.document < b.document
     order by 1, 2`,
    [caseId, JSON.stringify(documents)],
  );
  return rows.map(([a, b]) => [Number(a), Number(b)] as const);
}

/** The first document of a case with bytes of each of these digests (SHA-256 in hexadecimal); what was forgotten is known no more. */
export async function documentsByDigest(
  database: Database,
  caseId: string,
  digests: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await database.query(
    `select sha256, min(number) from ledger.document where case_id = $1 and sha256 in (select json_array_elements_text($2::json)) group by sha256`,
    [caseId, JSON.stringify(digests)],
  );
  return new Map(rows.map(([sha256, number]) => [String(sha256), `d${Number(number)}`]));
}

/** Numbers of documents that nothing has read yet, in order; the first of them. */
export async function unreadDocuments(database: Database, caseId: string, limit: number): Promise<readonly number[]> {
  const { rows } = await database.query(
    `select number from ledger.document where case_id = $1 and reading is null and state <> 'forgotten' order by number limit $2`,
    [caseId, limit],
  );
  return rows.map(([number]) => Number(number));
}

/** How often a document was read; 0 also where it was forgotten. */
export async function readingsCount(database: Database, caseId: string, document: string): Promise<number> {
  const { rows } = await database.query(
    `select readings from ledger.document where case_id = $1 and number = $2 and state <> 'forgotten'`,
    [caseId, numberOf(document)],
  );
  return Number(rows[0]?.[0] ?? 0);
}

/** How much a case has. */
export interface Extent {
  readonly documents: number;
  readonly read: number;
  readonly statements: number;
  readonly claims: number;
}

/** How many documents a case has, how many were read, and what they say; what was forgotten does not count. */
export async function extentOf(database: Database, caseId: string): Promise<Extent> {
  const { rows } = await database.query(
    `select count(*), count(reading), coalesce(sum(statements), 0), coalesce(sum(claims), 0) from ledger.document where case_id = $1 and state <> 'forgotten'`,
    [caseId],
  );
  const [documents, read, statements, claims] = rows[0]!.map(Number) as [number, number, number, number];
  return { documents, read, statements, claims };
}

/** The bytes of a document as they were added; null where they were forgotten. */
export async function originalOf(database: Database, caseId: string, document: number): Promise<Uint8Array | null> {
  const { rows } = await database.query('select bytes from ledger.original where case_id = $1 and document = $2', [
    caseId,
    document,
  ]);
  return rows.length === 0 ? null : new Uint8Array(rows[0]![0] as Uint8Array);
}

function groupedBy<Key, Each>(all: readonly Each[], by: (one: Each) => Key): ReadonlyMap<Key, readonly Each[]> {
  const groups = new Map<Key, Each[]>();
  for (const one of all) {
    const key = by(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}
