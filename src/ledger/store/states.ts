import type { Database } from '../../database/index.ts';
import { numberOf } from './rows.ts';

/** What became of a document. What was forgotten stays so; the rest can be undone. */
export type DocumentState = 'kept' | 'retracted' | 'corrected' | 'forgotten';

const STATE: Readonly<Record<string, DocumentState>> = {
  'document-retracted': 'retracted',
  'document-corrected': 'corrected',
  'document-forgotten': 'forgotten',
};

/** Brings the states of documents to what the journal says of them. */
export async function markStates(database: Database, caseId: string): Promise<void> {
  const { rows } = await database.query(
    `select number, kind, array_to_json(about)::text from ledger.entry
     where case_id = $1 and kind in ('document-retracted', 'document-corrected', 'document-forgotten', 'undone', 'redone') order by number`,
    [caseId],
  );
  const entries = rows.map(([number, kind, about]) => ({
    number: Number(number),
    kind: String(kind),
    about: JSON.parse(String(about)) as string[],
  }));
  const undone = undoneAmong(entries);
  const states = new Map<number, DocumentState>();
  for (const { number, kind, about } of entries) {
    const state = STATE[kind];
    if (state === undefined || undone.has(number)) continue;
    const document = numberOf(about[0]!);
    if (states.get(document) !== 'forgotten') states.set(document, state);
  }
  const marked = [...states].map(([number, state]) => ({ number, state }));
  await database.query(
    `update ledger.document as document set state = coalesce(
       (select row.state from json_to_recordset($2::json) as row (number bigint, state text) where row.number = document.number), 'kept')
     where case_id = $1 and (state <> 'kept' or number in (select row.number from json_to_recordset($2::json) as row (number bigint)))`,
    [caseId, JSON.stringify(marked)],
  );
}

/** Numbers of the entries that are undone, after all undoings and redoings. An undoing that is undone undoes nothing. */
export function undoneAmong(
  entries: readonly { readonly number: number; readonly kind: string; readonly about: readonly string[] }[],
): ReadonlySet<number> {
  const kinds = new Map(entries.map(({ number, kind }) => [number, kind]));
  const targets = new Map<number, number>();
  const undone = new Set<number>();
  const set = (number: number, out: boolean): void => {
    if (out) undone.add(number);
    else undone.delete(number);
    const target = targets.get(number);
    if (target !== undefined && target < number) set(target, kinds.get(number) === 'undone' ? !out : out);
  };
  for (const { number, kind, about } of entries) {
    if (kind !== 'undone' && kind !== 'redone') continue;
    const target = Number(/^e(\d+)$/.exec(about[0] ?? '')?.[1]);
    if (!Number.isSafeInteger(target) || target >= number) continue;
    targets.set(number, target);
    set(target, kind === 'undone');
  }
  return undone;
}
