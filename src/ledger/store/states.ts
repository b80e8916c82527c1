import type { Database } from '../../database/index.ts';
import type { Entry } from '../journal/entry.ts';
import { judgementOf } from '../judgements/act.ts';
import { inForce, type Persons } from '../judgements/inforce.ts';
import { entriesOf } from './journal.ts';
import { numberOf } from './rows.ts';

/** What became of a document. What was forgotten stays so; the rest can be undone. */
export type DocumentState = 'kept' | 'retracted' | 'corrected' | 'superseded' | 'forgotten';

/** How many persons a judgement of a case takes: said once, when it is opened. */
export async function personsOf(database: Database, caseId: string): Promise<Persons> {
  const [opened] = await entriesOf(database, caseId, ['case-opened']);
  const open = opened?.open as { readonly twoPersons?: unknown } | undefined;
  return open?.twoPersons === true ? 2 : 1;
}

/** What became of a document; null where the case never had one of that number. */
export async function stateOf(database: Database, caseId: string, document: number): Promise<DocumentState | null> {
  const { rows } = await database.query('select state from ledger.document where case_id = $1 and number = $2', [
    caseId,
    document,
  ]);
  return rows.length === 0 ? null : (String(rows[0]![0]) as DocumentState);
}

/** Brings the states of documents to what the journal says of them. */
export async function markStates(database: Database, caseId: string): Promise<void> {
  const entries = await entriesOf(database, caseId, [
    'document-retracted',
    'document-corrected',
    'document-superseded',
    'document-forgotten',
    'confirmed',
    'undone',
    'redone',
  ]);
  const states = statesAfter(entries, await personsOf(database, caseId));
  const marked = JSON.stringify([...states].map(([number, state]) => ({ number, state })));
  await database.query(
    `update ledger.document as document set state = coalesce(
       (select row.state from json_to_recordset($2::json) as row (number bigint, state text) where row.number = document.number), 'kept')
     where case_id = $1 and (state <> 'kept' or number in (select row.number from json_to_recordset($2::json) as row (number bigint)))`,
    [caseId, marked],
  );
}

/** States of the documents that are not simply kept, by number. @param entries in order; others than those about states change nothing. */
export function statesAfter(entries: readonly Entry[], persons: Persons): ReadonlyMap<number, DocumentState> {
  const states = new Map<number, DocumentState>();
  // Which documents these are about is in the open: none of their contents is needed.
  const judged = entries
    .filter(({ kind }) => kind !== 'document-forgotten')
    .map((entry) => ({ ...entry, judgement: judgementOf({ ...entry, sealed: [] }, []) }));
  for (const { judgement } of inForce(judged, persons).active) {
    if (judgement.kind === 'document-retracted') states.set(numberOf(judgement.document), 'retracted');
    if (judgement.kind === 'document-corrected') states.set(numberOf(judgement.document), 'corrected');
    if (judgement.kind === 'document-superseded') states.set(numberOf(judgement.document), 'superseded');
  }
  for (const { kind, about } of entries)
    if (kind === 'document-forgotten') states.set(numberOf(about[0]!), 'forgotten');
  return states;
}
