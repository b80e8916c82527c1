import type { Database } from '../../database/index.ts';
import type { Document } from '../../terms/index.ts';
import { type Entry, type Json, KINDS, type Kind } from '../journal/entry.ts';
import { contentsOf, type Stored } from './contents.ts';
import { entriesAt } from './journal.ts';
import { keyOf } from './key.ts';
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
];

/** Everything that was judged, undone and redone, in order, with what was said in the words of documents. */
export async function judgedEntries(
  database: Database,
  caseId: string,
  enteredBy: number | null = null,
): Promise<readonly { readonly entry: Entry; readonly contents: readonly Stored[] }[]> {
  const { rows } = await database.query(
    `select number, body from ledger.entry where case_id = $1 and kind = any (array(select json_array_elements_text($2::json)))
       and ($3::bigint is null or at <= $3::bigint) order by number`,
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

/** A question as far as documents can be chosen by it: names as whoever asks writes them. */
export interface Sought {
  readonly item: string | null;
  readonly actors: readonly string[];
}

/** Documents that can bear on a question. */
export interface Relevant {
  /** Numbers, rising. */
  readonly documents: readonly number[];
  /** How many more bear on it than were taken. */
  readonly more: number;
}

/** Most documents that an inquiry is put to, and most claims in them: what is resolved and traced in a second or two. */
export const MOST_TAKEN: Taken = { documents: 200, claims: 600 };

/** How much of a case an inquiry is put to. */
export interface Taken {
  readonly documents: number;
  readonly claims: number;
}

/** Items whose names are nearest to what is asked about. */
const MOST_ITEMS = 50;

/**
 * The documents of a case that can bear on a question: those that name an item of nearly these words, and those that say of one of these actors
 * that it told or was told something. Where they are too many, those that say most of it: of the item between these actors, then of the item, then
 * of the actors.
 *
 * @returns all documents where the case has no more than `most`.
 */
export async function relevantDocuments(
  database: Database,
  caseId: string,
  { item, actors }: Sought,
  most: Taken = MOST_TAKEN,
): Promise<Relevant> {
  const { rows: few } = await database.query(
    `select number, claims from ledger.document where case_id = $1 and reading is not null and state <> 'forgotten' order by number limit $2`,
    [caseId, most.documents + 1],
  );
  const claims = few.reduce((sum, [, count]) => sum + Number(count), 0);
  if (few.length <= most.documents && claims <= most.claims)
    return { documents: few.map(([number]) => Number(number)), more: 0 };
  const words =
    item === null
      ? []
      : keyOf(item)
          .split(' ')
          .filter((word) => word !== '' && !EMPTY.has(word));
  const { rows } = await database.query(
    `with nearest as (
       select key, claims, ts_rank(to_tsvector('simple', key), to_tsquery('simple', $2), 1) as near from ledger.name
       where case_id = $1 and class = 'item' and $2 <> '' and key in (select ledger.names_with($1, 'item', to_tsquery('simple', $2)))
     ), items as (
       select key, near / max(near) over () as near from nearest order by near desc, claims desc, key limit ${MOST_ITEMS}
     ), about as (
       select named.document, max(items.near) as near, max(named.claims) as claims from items
       join ledger.named as named on named.case_id = $1 and named.class = 'item' and named.key = items.key group by named.document
     ), between as (
       select document, count(*) as actors from ledger.named
       where case_id = $1 and class = 'actor' and claims > 0 and key = any (array(select json_array_elements_text($3::json))) group by document
     ), found as (
       select document, coalesce(about.near, 0) * 2 + coalesce(between.actors, 0) as weight, coalesce(about.claims, 0) as said
       from about full join between using (document)
     ), taken as (
       select found.document, count(*) over () as total, row_number() over best as place, sum(document.claims) over best as claims
       from found join ledger.document as document on document.case_id = $1 and document.number = found.document
       window best as (order by weight desc, said desc, found.document rows unbounded preceding)
     )
     select document, total from taken where place <= $4 and (claims <= $5 or place = 1)`,
    [caseId, words.join(' | '), JSON.stringify(actors.map(keyOf)), most.documents, most.claims],
  );
  const total = rows.length === 0 ? 0 : Number(rows[0]![1]);
  return {
    documents: rows.map(([document]) => Number(document)).toSorted((a, b) => a - b),
    more: Math.max(0, total - rows.length),
  };
}

const EMPTY: ReadonlySet<string> = new Set([
  'a',
  'about',
  'an',
  'and',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  's',
  'that',
  'the',
  'their',
  'to',
  'with',
]);

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
