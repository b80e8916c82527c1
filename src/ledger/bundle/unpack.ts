import type { Database } from '../../database/index.ts';
import { Mistake } from '../../terms/index.ts';
import { canonical, hashOf, type Tip } from '../journal/entry.ts';
import { writeContents, writeEntries, writeOriginal } from '../store/append.ts';
import { insertDossier } from '../store/dossier.ts';
import { projectJournal, type Showing } from '../store/rebuild.ts';
import type { Archive } from './archive.ts';
import { storedIn } from './line.ts';
import { refused } from './parts.ts';
import { bundledCase, linesOf } from './shelf.ts';

/**
 * Writes a bundle that was looked through into a database, within the transaction of the caller: the journal and what its seals are of as they
 * are, then every list anew.
 *
 * @param name what the case is called there.
 * @throws Mistake where the database has that case already, or one of that name, or cannot hold what the bundle brings.
 */
export async function unpack(
  database: Database,
  archive: Archive,
  name: string,
  showing: Showing,
  progress: (entries: number) => void = () => undefined,
): Promise<Tip> {
  const { case: id, head } = await bundledCase(archive);
  try {
    await insertDossier(database, id, name);
    let tip: Tip & { at: number } = { number: 0, hash: '', at: 0 };
    let documents = 0;
    for await (const lines of linesOf(archive)) {
      const written = lines.map(({ entry }) => ({ entry, hash: hashOf(entry) }));
      await writeEntries(database, id, written);
      const contents = lines.flatMap(storedIn).map((one) => ({ ...one, text: canonical(one.content) }));
      await writeContents(database, id, contents);
      documents += lines.filter(({ entry }) => entry.kind === 'document-added').length;
      const last = written.at(-1)!;
      tip = { number: last.entry.number, hash: last.hash, at: last.entry.at };
      progress(tip.number);
    }
    for (const part of archive.parts) {
      const [, document] = /^documents\/d(\d+)$/.exec(part) ?? [];
      if (document !== undefined) await writeOriginal(database, id, Number(document), await archive.part(part));
    }
    await database.query(
      `update ledger.dossier set tip_number = $2, tip_hash = $3, tip_at = $4, head = $5, documents = $6 where case_id = $1`,
      [id, tip.number, tip.hash, tip.at, JSON.stringify(head), documents],
    );
    await projectJournal(database, id, showing);
    return tip;
  } catch (error) {
    throw told(error);
  }
}

/**
 * What a hostile bundle can still bring is refused by the database (SQLSTATE classes 22 and 23: values and keys that it cannot hold), or by what
 * puts a reading together: it names what is not there.
 */
function told(error: unknown): unknown {
  if (error instanceof Mistake) return error;
  const state = (error as { readonly code?: unknown }).code;
  if (typeof state === 'string' && /^2[23]/.test(state))
    return refused('a database cannot hold what it brings.', error);
  if (error instanceof TypeError || error instanceof RangeError)
    return refused('a reading in it cannot be put together.', error);
  return error;
}
