import { type Forgotten, stateOf } from '../../ledger/index.ts';
import { Mistake } from '../../terms/mistake.ts';
import type { Case } from './case.ts';

/** What forgetting a document came to. */
export interface Forgetting extends Forgotten {
  readonly document: string;
  /** The entry that says that it was forgotten, by whom and why. */
  readonly entry: number;
}

/**
 * Forgets a document for good: its bytes, its text, its readings, and whatever anybody said in its words go; who did what and when stays, with
 * seals of what is gone. It cannot be undone. What was copied before (bundles, backups, a server's log) is out of reach.
 *
 * @param document its id, “d3”.
 * @param why outlives the document, and must not be in its words.
 * @throws Mistake where there is no such document, it was forgotten before, or no reason is given.
 */
export async function forgetInCase(open: Case, document: string, why: string): Promise<Forgetting> {
  const number = Number(/^d([1-9]\d{0,14})$/.exec(document)?.[1]);
  const reason = why.trim();
  if (reason === '' || reason.length > 2000)
    throw new Mistake('It is not said why.', 'Give --why with a reason of up to 2000 characters: it stays.');
  let gone: Forgotten = { readings: 0, others: [] };
  const [written] = await open.append(async () => {
    await checkKept(open, document, number);
    return [
      {
        kind: 'document-forgotten',
        why: reason,
        about: [document],
        open: null,
        contents: [],
        projected: { shows: 'states' },
        forgets: {
          document: number,
          told: (all) => {
            gone = all;
          },
        },
      },
    ];
  });
  await open.database.scour?.();
  return { document, entry: written!.entry.number, ...gone };
}

async function checkKept({ database, id }: Case, document: string, number: number): Promise<void> {
  const state = Number.isSafeInteger(number) ? await stateOf(database, id, number) : null;
  if (state === null)
    throw new Mistake(`The case has no document “${document.slice(0, 40)}”.`, 'Name one by its id, as “d3”.');
  if (state === 'forgotten') throw new Mistake(`${document} was forgotten already.`);
}
