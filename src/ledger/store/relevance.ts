import type { Database } from '../../database/index.ts';
import { keyOf } from '../../terms/index.ts';

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

/** The best documents are looked at until their claims are so many times what is taken. */
const LOOKED_AT = 5;
/** Bands in common, of the 64 of a stretch. */
const HALF = 32;

/** Items whose names are nearest to what is asked about. */
const MOST_ITEMS = 50;

/**
 * The documents of a case that can bear on a question: those that name an item of nearly these words, and those that say of one of these actors
 * that it told or was told something. Where they are too many, those that say most of it: of the item between these actors, then of the item, then
 * of the actors; and of near copies one.
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
       select key, claims, ts_rank(to_tsvector('simple', key), to_tsquery('simple', $2), 1) as near
       from ledger.names_with($1, 'item', to_tsquery('simple', $2), ${Number.MAX_SAFE_INTEGER}, ${Number.MAX_SAFE_INTEGER}, '', null)
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
     ), ranked as (
       select found.document, count(*) over () as total, document.claims, row_number() over best as place,
         sum(document.claims) over best - document.claims as before
       from found join ledger.document as document on document.case_id = $1 and document.number = found.document
       window best as (order by weight desc, said desc, found.document rows unbounded preceding)
     )
     select document, total, claims from ranked where before <= $4 order by place`,
    [caseId, words.join(' | '), JSON.stringify(actors.map(keyOf)), most.claims * LOOKED_AT],
  );
  const ranked = rows.map(([document, , claims]) => ({ document: Number(document), claims: Number(claims) }));
  const documents = chosen(
    ranked,
    await copiesAmong(
      database,
      caseId,
      ranked.map(({ document }) => document),
    ),
    most,
  );
  const total = rows.length === 0 ? 0 : Number(rows[0]![1]);
  return { documents: documents.toSorted((a, b) => a - b), more: total - documents.length };
}

/** The first of them that there is room for, one at least; a near copy of one that is taken says little more, and waits until the others were looked at. */
function chosen(
  ranked: readonly { readonly document: number; readonly claims: number }[],
  copies: ReadonlyMap<number, ReadonlySet<number>>,
  most: Taken,
): readonly number[] {
  const taken = new Set<number>();
  let claims = 0;
  for (const copied of [false, true])
    for (const each of ranked) {
      if (taken.has(each.document) || taken.size === most.documents) continue;
      if (taken.size > 0 && claims + each.claims > most.claims) continue;
      if (!copied && [...(copies.get(each.document) ?? [])].some((other) => taken.has(other))) continue;
      taken.add(each.document);
      claims += each.claims;
    }
  return [...taken];
}

/** Of each of these documents, those of which it has half a stretch of text in common, as their min-hash bands have it. */
async function copiesAmong(
  database: Database,
  caseId: string,
  documents: readonly number[],
): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const { rows } = await database.query(
    `with these as materialized (
       select band, document from ledger.band where case_id = $1 and document = any (array(select json_array_elements_text($2::json)::bigint)))
     select a.document, b.document from these as a join these as b on a.band = b.band and a.document <> b.document
     group by 1, 2 having count(*) >= $3`,
    [caseId, JSON.stringify(documents), HALF],
  );
  const copies = new Map<number, Set<number>>();
  for (const [document, other] of rows.map((row) => row.map(Number) as [number, number]))
    copies.set(document, (copies.get(document) ?? new Set()).add(other));
  return copies;
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
