import type { Database } from '../../database/index.ts';
import { keyOf, Mistake } from '../../terms/index.ts';
import type { ClaimRow } from './rows.ts';
import type { DocumentState } from './states.ts';

/** What part of a list is wanted. */
export interface Page {
  /** Words that what is listed must have; null for all. */
  readonly search: string | null;
  /** Where the page before ended; null for the first. */
  readonly after: string | null;
  /** At most so many. */
  readonly limit: number;
}

/** A page, and where the next one begins: null where there is none. */
export interface Listing<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** Who or what is named in a case. */
export interface NameListed {
  readonly name: string;
  readonly kind: string;
  readonly documents: number;
  readonly claims: number;
  readonly mentions: number;
}

/** Actors, items or sources, most claims first, then most mentions, then by name. */
export async function listNames(
  database: Database,
  caseId: string,
  kind: 'actor' | 'item' | 'source',
  { search, after, limit }: Page,
): Promise<Listing<NameListed>> {
  const from = cursor(after, [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, '']);
  const place = from as [number, number, string];
  const shown = 'key, name, kind, documents, claims, mentions';
  const { rows } =
    search === null
      ? await database.query(
          `select ${shown} from ledger.name where case_id = $1 and class = $2 and (claims_down, mentions_down, key) > (-$3::bigint, -$4::bigint, $5)
           order by claims_down, mentions_down, key limit $6`,
          [caseId, kind, ...place, limit + 1],
        )
      : await database.query(
          `select ${shown} from ledger.names_with($1, $2, plainto_tsquery('simple', $7), $3, $4, $5, $6)
           order by claims_down, mentions_down, key`,
          [caseId, kind, ...place, limit + 1, keyOf(search)],
        );
  return page(
    rows,
    limit,
    ([, name, type, documents, claims, mentions]) => ({
      name: String(name),
      kind: String(type),
      documents: Number(documents),
      claims: Number(claims),
      mentions: Number(mentions),
    }),
    ([key, , , , claims, mentions]) => [Number(claims), Number(mentions), String(key)],
  );
}

/** Who is said to have disclosed what to whom; an empty name stands for nobody named. */
export interface HopListed {
  readonly giver: string;
  readonly getter: string;
  readonly item: string;
  readonly documents: number;
  readonly claims: number;
}

/** Disclosures that are claimed, most claims first. */
export async function listHops(
  database: Database,
  caseId: string,
  { search, after, limit }: Page,
): Promise<Listing<HopListed>> {
  const from = cursor(after, [Number.MAX_SAFE_INTEGER, '', '', '']);
  const place = from as [number, string, string, string];
  const shown = 'giver, getter, item, documents, claims';
  const { rows } =
    search === null
      ? await database.query(
          `select ${shown} from ledger.hop where case_id = $1 and (claims_down, giver, getter, item) > (-$2::bigint, $3, $4, $5)
           order by claims_down, giver, getter, item limit $6`,
          [caseId, ...place, limit + 1],
        )
      : await database.query(
          `select ${shown} from ledger.hops_with($1, plainto_tsquery('simple', $7), $2, $3, $4, $5, $6)
           order by claims_down, giver, getter, item`,
          [caseId, ...place, limit + 1, search],
        );
  return page(
    rows,
    limit,
    ([giver, getter, item, documents, claims]) => ({
      giver: String(giver),
      getter: String(getter),
      item: String(item),
      documents: Number(documents),
      claims: Number(claims),
    }),
    ([giver, getter, item, , claims]) => [Number(claims), String(giver), String(getter), String(item)],
  );
}

/** A document as a list shows it. Times are UTC milliseconds; null where nothing is known. */
export interface DocumentListed {
  readonly id: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly path: string | null;
  readonly earliest: number | null;
  readonly latest: number | null;
  readonly entered: number;
  readonly state: DocumentState;
  readonly read: boolean;
  readonly statements: number;
  readonly claims: number;
}

const DOCUMENT =
  'number, title, publisher, author, path, earliest, latest, entered, state, reading is not null, statements, claims';

/** Documents in order of adding; those whose text has all the words, where some are searched for (PostgreSQL's text search, English). */
export async function listDocuments(
  database: Database,
  caseId: string,
  { search, after, limit }: Page,
): Promise<Listing<DocumentListed>> {
  const [from] = cursor(after, [0]);
  const { rows } =
    search === null
      ? await database.query(
          `select ${DOCUMENT} from ledger.document where case_id = $1 and number > $2 order by number limit $3`,
          [caseId, from!, limit + 1],
        )
      : await database.query(
          `select ${DOCUMENT} from ledger.document where case_id = $1 and number = any (array(
             select ledger.documents_with($1, websearch_to_tsquery('english', $4), $2::bigint + 1, $3)))
           order by number`,
          [caseId, from!, limit + 1, search],
        );
  return page(rows, limit, documentListed, ([number]) => [Number(number)]);
}

function documentListed([
  number,
  title,
  publisher,
  author,
  path,
  earliest,
  latest,
  entered,
  state,
  read,
  statements,
  claims,
]: readonly unknown[]): DocumentListed {
  return {
    id: `d${Number(number)}`,
    title: text(title),
    publisher: text(publisher),
    author: text(author),
    path: text(path),
    earliest: earliest === null ? null : Number(earliest),
    latest: latest === null ? null : Number(latest),
    entered: Number(entered),
    state: String(state) as DocumentState,
    read: read === true,
    statements: Number(statements),
    claims: Number(claims),
  };
}

/** A claim as a list shows it: names, not ids. */
export type ClaimListed = Omit<ClaimRow, 'number' | 'earliest' | 'latest' | 'starts'>;

/** Which claims are wanted beside the words of a page's search. */
export interface ClaimsWanted extends Page {
  readonly document: number | null;
  readonly event: string | null;
}

/** Documents whose claims are looked through for one page, how many claims those may have (a tenth of a second's work), and how many at once. */
const LOOKED_THROUGH = { documents: 2000, claims: 3000, atOnce: 500 };

/**
 * Claims in order of document and place. A search finds claims whose passage or names have all the words, in documents that have them: so
 * that the index is one of texts, and ten million claims need none of their own. A page may be short where few of many documents
 * have a claim of these words; `next` is set as long as there is more to look through.
 */
export async function listClaims(
  database: Database,
  caseId: string,
  { search, after, limit, document, event }: ClaimsWanted,
): Promise<Listing<ClaimListed>> {
  const from = cursor(after, [0, -1]);
  const select = 'document, number, id, event, relation, value, questions, score, holder, giver, getter, item, quote';
  const kept = `case_id = $1 and (document, number) > ($2, $3) and ($4::bigint is null or document = $4::bigint) and ($5::text is null or event = $5)`;
  const values = [caseId, Number(from[0]), Number(from[1]), document, event];
  if (search === null) {
    const { rows } = await database.query(
      `select ${select} from ledger.claim where ${kept} order by document, number limit $6`,
      [...values, limit + 1],
    );
    return page(rows, limit, claimListed, place);
  }
  const { rows: documents } = await database.query(
    `select number, claims from ledger.document where case_id = $1 and ($3::bigint is null or number = $3::bigint) and number = any (array(
       select ledger.documents_with($1, plainto_tsquery('english', $4), $2, $5)))
     order by number`,
    [caseId, document ?? Number(from[0]), document, search, document === null ? LOOKED_THROUGH.documents + 1 : 1],
  );
  const batches = batchesOf(documents.map(([number, claims]) => ({ number: Number(number), claims: Number(claims) })));
  const found: (readonly unknown[])[] = [];
  let last: number | null = null;
  for (const batch of batches) {
    if (found.length > limit) break;
    const { rows } = await database.query(
      `select ${select} from ledger.claim where ${kept} and document = any (array(select json_array_elements_text($6::json)::bigint))
         and to_tsvector('english', concat_ws(' ', quote, holder, giver, getter, item)) @@ plainto_tsquery('english', $7)
       order by document, number limit $8`,
      [...values, JSON.stringify(batch), search, limit + 1 - found.length],
    );
    found.push(...rows);
    last = batch.at(-1)!;
  }
  const shown = page(found, limit, claimListed, place);
  const more = last !== null && shown.next === null && last !== Number(documents.at(-1)![0]);
  return more ? { ...shown, next: cursorOf([last!, 2_147_483_647]) } : shown;
}

/** Documents in the order in which their claims are looked through, some at once, up to what is looked through for a page; one at least. */
function batchesOf(
  documents: readonly { readonly number: number; readonly claims: number }[],
): readonly (readonly number[])[] {
  const batches: number[][] = [];
  let [all, batch] = [0, 0];
  for (const { number, claims } of documents.slice(0, LOOKED_THROUGH.documents)) {
    all += claims;
    if (batches.length > 0 && all > LOOKED_THROUGH.claims) break;
    if (batches.length === 0 || batch + claims > LOOKED_THROUGH.atOnce) {
      batches.push([]);
      batch = 0;
    }
    batches.at(-1)!.push(number);
    batch += claims;
  }
  return batches;
}

function claimListed([
  ,
  ,
  id,
  event,
  relation,
  value,
  questions,
  score,
  holder,
  giver,
  getter,
  item,
  quote,
]: readonly unknown[]): ClaimListed {
  return {
    id: String(id),
    event: String(event),
    relation: text(relation),
    value: String(value),
    questions: questions === true,
    score: Number(score),
    holder: text(holder),
    giver: text(giver),
    getter: text(getter),
    item: text(item),
    quote: String(quote),
  };
}

function place([document, number]: readonly unknown[]): readonly (string | number)[] {
  return [Number(document), Number(number)];
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Where a page begins. @throws Mistake where it is no place that a page before gave. */
function cursor(after: string | null, start: readonly (string | number)[]): readonly (string | number)[] {
  if (after === null) return start;
  let value: unknown = null;
  try {
    value = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
  } catch {
    // Told below.
  }
  const fits =
    Array.isArray(value) &&
    value.length === start.length &&
    value.every(
      (part, at) => typeof part === typeof start[at] && (typeof part === 'string' || Number.isSafeInteger(part)),
    );
  if (!fits)
    throw new Mistake(
      `No page of this list ended at “${after.slice(0, 40)}”.`,
      'Take what the page before says, or leave out --after.',
    );
  return value as (string | number)[];
}

function page<Row>(
  rows: readonly (readonly unknown[])[],
  limit: number,
  row: (values: readonly unknown[]) => Row,
  at: (values: readonly unknown[]) => readonly (string | number)[],
): Listing<Row> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? cursorOf(at(last)) : null;
  return { rows: shown.map(row), next };
}

function cursorOf(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place), 'utf8').toString('base64url');
}
