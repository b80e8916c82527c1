import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Database } from '../../database/index.ts';
import type { Json } from '../journal/entry.ts';
import type { Content } from '../journal/seal.ts';

/** A content with the entry it belongs to and what seals it. */
export interface Stored extends Content {
  readonly entry: number;
  readonly commitment: string;
}

/** Largest content that is unpacked, in bytes of JSON: what the readings of the largest document come to, and far from what fills a memory. */
const MOST_BYTES = 400_000_000;

/** Canonical JSON as it is stored: deflated. */
export function packed(text: string): Buffer {
  return deflateRawSync(Buffer.from(text, 'utf8'), { level: 6 });
}

/** The same back. @throws RangeError where it unpacks to more than can be meant. */
export function unpacked(body: Uint8Array): Json {
  return JSON.parse(inflateRawSync(body, { maxOutputLength: MOST_BYTES }).toString('utf8')) as Json;
}

/** Contents of these entries, in order of entry and then of commitment. What was forgotten is not among them. */
export async function contentsOf(
  database: Database,
  caseId: string,
  entries: readonly number[],
): Promise<readonly Stored[]> {
  if (entries.length === 0) return [];
  const { rows } = await database.query(
    `select entry, commitment, array_to_json(documents)::text, salt, body from ledger.content
     where case_id = $1 and entry = any (select json_array_elements_text($2::json)::bigint)
     order by entry, commitment`,
    [caseId, JSON.stringify(entries)],
  );
  return rows.map(storedOf);
}

/** A row (entry, commitment, documents as JSON, salt, body) as a value. */
function storedOf([entry, commitment, documents, salt, body]: readonly unknown[]): Stored {
  return {
    entry: Number(entry),
    commitment: String(commitment),
    documents: JSON.parse(String(documents)) as string[],
    salt: String(salt),
    content: unpacked(body as Uint8Array),
  };
}
