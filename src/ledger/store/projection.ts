import type { Database } from '../../database/index.ts';
import type { Entry } from '../journal/entry.ts';
import type { DocumentRows, ReadingRows } from './rows.ts';
import { markStates } from './states.ts';

/** What the projections show of an entry. */
export type Projected =
  | { readonly shows: 'document'; readonly rows: DocumentRows }
  | { readonly shows: 'reading'; readonly rows: ReadingRows }
  /** A document's state may be another after it: retracted, corrected, forgotten, or that undone. */
  | { readonly shows: 'states' }
  /** It is read from the journal itself. */
  | { readonly shows: 'nothing' };

/** An entry with what is shown of it. */
export interface Shown {
  readonly entry: Entry;
  readonly projected: Projected;
}

/**
 * Writes what is shown of some entries, in their order: the same rows whether they come one by one or all at once.
 *
 * @returns how many documents they add.
 */
export async function project(database: Database, caseId: string, shown: readonly Shown[]): Promise<number> {
  const documents = shown.flatMap(({ entry, projected }) =>
    projected.shows === 'document' ? [{ entry, rows: projected.rows }] : [],
  );
  const readings = shown.flatMap(({ entry, projected }) =>
    projected.shows === 'reading' ? [{ entry, rows: projected.rows }] : [],
  );
  if (documents.length > 0) await projectDocuments(database, caseId, documents);
  // Of two readings of one document the later counts.
  const last = new Map(readings.map((one) => [one.rows.document, one]));
  if (readings.length > 0) {
    await dropReadings(database, caseId, [...last.keys()]);
    await projectReadings(
      database,
      caseId,
      [...last.values()],
      readings.map(({ rows }) => rows.document),
    );
  }
  if (shown.some(({ projected }) => projected.shows === 'states')) await markStates(database, caseId);
  return documents.length;
}

async function projectDocuments(
  database: Database,
  caseId: string,
  all: readonly { readonly entry: Entry; readonly rows: DocumentRows }[],
): Promise<void> {
  const documents = all.map(({ entry, rows: { parts: _parts, bands: _bands, ...row } }) => ({
    ...row,
    entry: entry.number,
    entered: entry.at,
  }));
  await database.query(
    `insert into ledger.document (case_id, number, entry, entered, readings, state, sha256, path, url, title, publisher, author,
       earliest, latest, length, statements, claims)
     select $1, number, entry, entered, 0, 'kept', sha256, path, url, title, publisher, author, earliest, latest, length, 0, 0
     from json_to_recordset($2::json) as row (number bigint, entry bigint, entered bigint, sha256 text, path text, url text,
       title text, publisher text, author text, earliest bigint, latest bigint, length bigint)`,
    [caseId, json(documents)],
  );
  const parts = all.flatMap(({ rows }) => rows.parts.map((text, part) => ({ document: rows.number, part, text })));
  await database.query(
    `insert into ledger.part (case_id, document, part, words)
     select $1, document, part, to_tsvector('english', text)
     from json_to_recordset($2::json) as row (document bigint, part integer, text text)`,
    [caseId, json(parts)],
  );
  const bands = all.flatMap(({ rows }) => rows.bands.map((band) => ({ document: rows.number, band })));
  await database.query(
    `insert into ledger.band (case_id, band, document)
     select $1, band, document from json_to_recordset($2::json) as row (band bigint, document bigint)`,
    [caseId, json(bands)],
  );
}

/** Takes away what the readings of these documents showed. */
export async function dropReadings(database: Database, caseId: string, documents: readonly number[]): Promise<void> {
  // Documents that nothing has read yet show nothing, and nearly all are read once.
  const { rows } = await database.query(
    `select number from ledger.document where case_id = $1 and readings > 0 and number = any (array(select json_array_elements_text($2::json)::bigint))`,
    [caseId, json(documents)],
  );
  if (rows.length === 0) return;
  const these = json(rows.map(([number]) => Number(number)));
  const numbers = `array(select json_array_elements_text($2::json)::bigint)`;
  const among = `document = any (${numbers})`;
  await database.query(`delete from ledger.claim where case_id = $1 and ${among}`, [caseId, these]);
  await database.query(
    `update ledger.name as name set documents = name.documents - gone.documents, claims = name.claims - gone.claims, mentions = name.mentions - gone.mentions
     from (select class, key, count(*) as documents, sum(claims) as claims, sum(mentions) as mentions
           from ledger.named where case_id = $1 and ${among} group by class, key) as gone
     where name.case_id = $1 and name.class = gone.class and name.key = gone.key`,
    [caseId, these],
  );
  await database.query(
    `delete from ledger.name as name using (select distinct class, key from ledger.named where case_id = $1 and ${among}) as gone
     where name.case_id = $1 and name.class = gone.class and name.key = gone.key and name.documents = 0`,
    [caseId, these],
  );
  await database.query(
    `update ledger.name as name set name = first.name, kind = first.kind, first = first.document
     from (select distinct class, key from ledger.named where case_id = $1 and ${among}) as gone,
       lateral (select left_over.name, left_over.kind, left_over.document from ledger.named as left_over
         where left_over.case_id = $1 and left_over.class = gone.class and left_over.key = gone.key and left_over.document <> all (${numbers})
         order by left_over.document limit 1) as first
     where name.case_id = $1 and name.class = gone.class and name.key = gone.key and name.first = any (${numbers})`,
    [caseId, these],
  );
  await database.query(`delete from ledger.named where case_id = $1 and ${among}`, [caseId, these]);
  await database.query(
    `update ledger.hop as hop set documents = hop.documents - gone.documents, claims = hop.claims - gone.claims
     from (select giver, getter, item, count(*) as documents, sum(claims) as claims
           from ledger.transfer where case_id = $1 and ${among} group by giver, getter, item) as gone
     where hop.case_id = $1 and hop.giver = gone.giver and hop.getter = gone.getter and hop.item = gone.item`,
    [caseId, these],
  );
  await database.query(
    `delete from ledger.hop as hop using (select distinct giver, getter, item from ledger.transfer where case_id = $1 and ${among}) as gone
     where hop.case_id = $1 and hop.giver = gone.giver and hop.getter = gone.getter and hop.item = gone.item and hop.documents = 0`,
    [caseId, these],
  );
  await database.query(`delete from ledger.transfer where case_id = $1 and ${among}`, [caseId, these]);
}

async function projectReadings(
  database: Database,
  caseId: string,
  all: readonly { readonly entry: Entry; readonly rows: ReadingRows }[],
  read: readonly number[],
): Promise<void> {
  const times = new Map<number, number>();
  for (const document of read) times.set(document, (times.get(document) ?? 0) + 1);
  await database.query(
    `update ledger.document as document set reading = row.entry, readings = document.readings + row.times, statements = row.statements, claims = row.claims
     from json_to_recordset($2::json) as row (number bigint, entry bigint, times integer, statements integer, claims integer)
     where document.case_id = $1 and document.number = row.number`,
    [
      caseId,
      json(
        all.map(({ entry, rows }) => ({
          number: rows.document,
          entry: entry.number,
          times: times.get(rows.document),
          statements: rows.statements,
          claims: rows.claims.length,
        })),
      ),
    ],
  );
  const tagged = <Row>(pick: (rows: ReadingRows) => readonly Row[]) =>
    json(all.flatMap(({ rows }) => pick(rows).map((row) => ({ ...row, document: rows.document }))));
  await database.query(
    `insert into ledger.claim (case_id, document, number, id, event, relation, value, questions, score, holder, giver, getter, item, earliest, latest, starts, quote)
     select $1, document, number, id, event, relation, value, questions, score, holder, giver, getter, item, earliest, latest, starts, quote
     from json_to_recordset($2::json) as row (document bigint, number integer, id text, event text, relation text, value text, questions boolean,
       score real, holder text, giver text, getter text, item text, earliest bigint, latest bigint, starts integer, quote text)`,
    [caseId, tagged((rows) => rows.claims)],
  );
  await database.query(
    `with row as materialized (
       select * from json_to_recordset($2::json) as row (document bigint, class text, key text, name text, kind text, claims integer, mentions integer)
     ), named as (
       insert into ledger.named (case_id, class, key, document, name, kind, claims, mentions)
       select $1, class, key, document, name, kind, claims, mentions from row
     )
     insert into ledger.name (case_id, class, key, name, kind, first, documents, claims, mentions)
     select $1, class, key, (array_agg(name order by document))[1], (array_agg(kind order by document))[1], min(document),
       count(*), sum(claims), sum(mentions)
     from row group by class, key order by class, key
     on conflict (case_id, class, key) do update set documents = name.documents + excluded.documents,
       claims = name.claims + excluded.claims, mentions = name.mentions + excluded.mentions,
       name = case when excluded.first < name.first then excluded.name else name.name end,
       kind = case when excluded.first < name.first then excluded.kind else name.kind end,
       first = least(name.first, excluded.first)`,
    [caseId, tagged((rows) => rows.named)],
  );
  await database.query(
    `with row as materialized (
       select * from json_to_recordset($2::json) as row (document bigint, giver text, getter text, item text, claims integer)
     ), transfer as (
       insert into ledger.transfer (case_id, giver, getter, item, document, claims) select $1, giver, getter, item, document, claims from row
     )
     insert into ledger.hop (case_id, giver, getter, item, documents, claims)
     select $1, giver, getter, item, count(*), sum(claims) from row group by giver, getter, item order by giver, getter, item
     on conflict (case_id, giver, getter, item) do update set documents = hop.documents + excluded.documents, claims = hop.claims + excluded.claims`,
    [caseId, tagged((rows) => rows.transfers)],
  );
}

function json(rows: readonly unknown[]): string {
  return JSON.stringify(rows);
}
