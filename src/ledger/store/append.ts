import { randomBytes } from 'node:crypto';
import { atOnce, type Database } from '../../database/index.ts';
import { Mistake } from '../../terms/index.ts';
import { type Act, canonical, entryOf, hashOf, type Json, type Tip } from '../journal/entry.ts';
import type { SignedHead } from '../journal/head.ts';
import { type Content, sealOfText } from '../journal/seal.ts';
import type { Written } from '../journal/verification.ts';
import { packed } from './contents.ts';
import { type Forgotten, forgetDocument, refuseForgotten } from './forgetting.ts';
import { type Projected, project } from './projection.ts';

/** Something to be done to a case: an act before its words are sealed, and what the projections show of it. */
export interface Proposal extends Omit<Act, 'sealed' | 'by'> {
  /** What it says in the words of documents, each with all the documents whose words those are. */
  readonly contents: readonly { readonly documents: readonly string[]; readonly content: Json }[];
  readonly projected: Projected;
  /** The bytes of the document that it adds. */
  readonly original?: { readonly document: number; readonly bytes: Uint8Array };
  /** The document that it has forgotten, by its number, and who is told what went with it. */
  readonly forgets?: { readonly document: number; readonly told: (gone: Forgotten) => void };
}

/** What somebody looked at before they acted: nobody else may have acted on it since. */
export interface Seen {
  /** Id of what was looked at. */
  readonly about: string;
  /** The last entry that they knew of. */
  readonly number: number;
}

/** How entries are made, beside what they say. */
export interface Appending {
  /** Who acts. */
  readonly by: string;
  /** Signs how far the journal goes then. */
  readonly sign: (tip: Tip) => SignedHead;
  readonly seen?: readonly Seen[];
  /** 32 bytes in hexadecimal, never the same twice. */
  readonly salt?: () => string;
}

/** What stands at the moment of appending, for acts whose words depend on it. */
export interface Standing {
  /** The number that the next document gets. */
  readonly nextDocument: number;
  /** The last entry. */
  readonly tip: Tip;
}

/**
 * Appends to a case's journal, in one transaction: entries, what their seals are of, the projections, and the head. All is kept or nothing.
 * Writers come one after the other, each on what the one before left. Times are those of the database's clock, and never go back.
 *
 * @param propose what to do; asked once the case is held, so that nothing can come in between. It may be nothing.
 * @returns the entries as written; none where nothing was proposed.
 * @throws Mistake where the case is gone, or somebody else acted on what was seen.
 */
export async function append(
  database: Database,
  caseId: string,
  propose: (standing: Standing) => readonly Proposal[] | Promise<readonly Proposal[]>,
  { by, sign, seen = [], salt = () => randomBytes(32).toString('hex') }: Appending,
): Promise<readonly Written[]> {
  return await atOnce(database, async () => {
    const standing = await held(database, caseId);
    await checkUnseen(database, caseId, seen);
    const { rows } = await database.query(`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint`);
    const at = Math.max(standing.at, Number(rows[0]![0]));
    const proposals = await propose({ nextDocument: standing.documents + 1, tip: standing.tip });
    if (proposals.length === 0) return [];
    await refuseForgotten(
      database,
      caseId,
      new Set(proposals.flatMap(({ contents }) => contents.flatMap(({ documents }) => documents))),
    );
    let { tip } = standing;
    const written: Written[] = [];
    const contents: Packed[] = [];
    for (const { kind, why, about, open, contents: said } of proposals) {
      const own = said.map(
        (one): Content => ({ documents: [...one.documents].toSorted(naturally), salt: salt(), content: one.content }),
      );
      // A reading is a quarter of a megabyte: what is sealed and what is stored is written out once.
      const texts = own.map(({ content }) => canonical(content));
      const sealed = own.map((one, index) => sealOfText(one, texts[index]!));
      const entry = entryOf({ kind, by, why, about, open, sealed }, caseId, tip.number === 0 ? null : tip, at);
      const hash = hashOf(entry);
      tip = { number: entry.number, hash };
      written.push({ entry, hash });
      contents.push(
        ...own.map(({ documents, salt: own }, index) => ({
          documents,
          salt: own,
          text: texts[index]!,
          entry: entry.number,
          commitment: sealed[index]!.commitment,
        })),
      );
    }
    await writeEntries(database, caseId, written);
    await writeContents(database, caseId, contents);
    for (const { original, forgets } of proposals) {
      if (original !== undefined) await writeOriginal(database, caseId, original.document, original.bytes);
      forgets?.told(await forgetDocument(database, caseId, forgets.document));
    }
    const added = await project(
      database,
      caseId,
      written.map(({ entry }, index) => ({ entry, projected: proposals[index]!.projected })),
    );
    await database.query(
      `update ledger.dossier set tip_number = $2, tip_hash = $3, tip_at = $4, head = $5, documents = documents + $6 where case_id = $1`,
      [caseId, tip.number, tip.hash, at, JSON.stringify(sign(tip)), added],
    );
    return written;
  });
}

/** Holds the case's row until the transaction ends. */
async function held(database: Database, caseId: string) {
  const { rows } = await database.query(
    'select tip_number, tip_hash, tip_at, documents from ledger.dossier where case_id = $1 for update',
    [caseId],
  );
  const [row] = rows;
  if (row === undefined) throw new Mistake('The case is not there any more, or you may not write to it.');
  const [number, hash, at, documents] = row;
  return { tip: { number: Number(number), hash: String(hash) }, at: Number(at), documents: Number(documents) };
}

async function checkUnseen(database: Database, caseId: string, seen: readonly Seen[]): Promise<void> {
  for (const { about, number } of seen) {
    const { rows } = await database.query(
      'select number, kind, author from ledger.entry where case_id = $1 and number > $2 and about @> array[$3::text] order by number limit 1',
      [caseId, number, about],
    );
    if (rows.length === 0) continue;
    const [entry, kind, author] = rows[0]!.map(String);
    throw new Mistake(
      `${author} wrote entry ${entry} (${kind}) on ${about} since you looked at it.`,
      'Look at it again, then judge; nothing of yours was written.',
    );
  }
}

/** Writes entries as they stand: those just made, or those of a bundle. */
export async function writeEntries(database: Database, caseId: string, written: readonly Written[]): Promise<void> {
  const rows = written.map(({ entry, hash }) => ({
    number: entry.number,
    hash,
    kind: entry.kind,
    at: entry.at,
    author: entry.by,
    about: entry.about,
    body: canonical(entry),
  }));
  await database.query(
    `insert into ledger.entry (case_id, number, hash, kind, at, author, about, body)
     select $1, number, hash, kind, at, author, about, body
     from json_to_recordset($2::json) as row (number bigint, hash text, kind text, at bigint, author text, about text[], body text)`,
    [caseId, JSON.stringify(rows)],
  );
}

/** A content as it is written: `text` is canonical JSON. */
export interface Packed extends Omit<Content, 'content'> {
  readonly text: string;
  readonly entry: number;
  readonly commitment: string;
}

/** The same for contents. */
export async function writeContents(database: Database, caseId: string, contents: readonly Packed[]): Promise<void> {
  if (contents.length === 0) return;
  const rows = contents.map(({ entry, commitment, documents, salt, text }) => ({
    entry,
    commitment,
    documents,
    salt,
    body: packed(text).toString('base64'),
  }));
  await database.query(
    `insert into ledger.content (case_id, entry, commitment, documents, salt, body)
     select $1, entry, commitment, documents, salt, decode(body, 'base64')
     from json_to_recordset($2::json) as row (entry bigint, commitment text, documents text[], salt text, body text)`,
    [caseId, JSON.stringify(rows)],
  );
}

/** The same for a document's bytes. */
export async function writeOriginal(
  database: Database,
  caseId: string,
  document: number,
  bytes: Uint8Array,
): Promise<void> {
  await database.query('insert into ledger.original (case_id, document, bytes) values ($1, $2, $3)', [
    caseId,
    document,
    bytes,
  ]);
}

// d2 before d10.
function naturally(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
