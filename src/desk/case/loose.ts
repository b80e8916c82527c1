import type { Entry, Json, KeptDocument } from '../../ledger/index.ts';
import { readEach } from '../read.ts';
import type { Case } from './case.ts';

/**
 * Files read as if they had been added to a case: with the ids that they would have, and nothing written.
 *
 * @throws Mistake where nothing of them can be read.
 */
export async function readLoose(open: Case, paths: readonly string[]): Promise<readonly KeptDocument[]> {
  const { documents: before } = await open.dossier();
  const { documents, readings, engine } = await readEach(paths, { first: before + 1 });
  return documents.map((document, at): KeptDocument => {
    const entry = { open: { engine: engine as unknown as Json } } as unknown as Entry;
    return {
      number: before + 1 + at,
      document,
      state: 'kept',
      added: 0,
      entered: 0,
      readings: [{ entry, reading: readings[at] as unknown as Json }],
    };
  });
}
