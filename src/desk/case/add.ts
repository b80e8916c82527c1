import { bandsOf, documentsAt, type Files, nodeFiles, type ReadOptions } from '../../documents/index.ts';
import { documentRows, documentsByDigest, type Json, type Proposal } from '../../ledger/index.ts';
import type { Document } from '../../terms/document.ts';
import type { Failure } from '../../terms/mistake.ts';
import type { Case } from './case.ts';

/** What adding came to. */
export interface Added {
  readonly added: readonly { readonly id: string; readonly path: string | null; readonly entry: number }[];
  /** Those whose bytes the case has already, and as which document. */
  readonly known: readonly { readonly id: string; readonly path: string | null }[];
  readonly failures: readonly Failure[];
}

/** Documents that are written in one transaction, and how many bytes they may have. */
const AT_ONCE = { documents: 50, bytes: 8_000_000 };

/**
 * Adds documents to a case: their bytes, their text, and what is known of them. Bytes that the case has already are not added again. Each
 * batch is kept once it is told, so that what was broken off goes on where it stopped.
 *
 * @param told is given each batch as it is kept.
 * @throws Mistake as `documentsAt` does, and where the case cannot be written to.
 */
export async function addDocuments(
  open: Case,
  paths: readonly string[],
  options: ReadOptions = {},
  effects: { readonly files?: Files; readonly told?: (added: Added) => void } = {},
): Promise<Added> {
  const all: { added: Added['added'][number][]; known: Added['known'][number][]; failures: Failure[] } = {
    added: [],
    known: [],
    failures: [],
  };
  let batch: { readonly document: Document; readonly bytes: Uint8Array }[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const { added, known } = await addBatch(open, batch);
    effects.told?.({ added, known, failures: [] });
    all.added.push(...added);
    all.known.push(...known);
    batch = [];
  };
  for await (const found of documentsAt(paths, options, effects.files ?? nodeFiles)) {
    if (found.kind === 'failure') {
      all.failures.push(found.failure);
      effects.told?.({ added: [], known: [], failures: [found.failure] });
      continue;
    }
    batch.push(found);
    const bytes = batch.reduce((sum, one) => sum + one.bytes.length, 0);
    if (batch.length >= AT_ONCE.documents || bytes >= AT_ONCE.bytes) await flush();
  }
  await flush();
  return all;
}

async function addBatch(
  open: Case,
  batch: readonly { readonly document: Document; readonly bytes: Uint8Array }[],
): Promise<Pick<Added, 'added' | 'known'>> {
  let added: { readonly id: string; readonly path: string | null }[] = [];
  let known: { readonly id: string; readonly path: string | null }[] = [];
  const written = await open.append(async ({ nextDocument }) => {
    const there = new Map(
      await documentsByDigest(
        open.database,
        open.id,
        batch.map(({ document }) => document.sha256!),
      ),
    );
    added = [];
    known = [];
    const proposals: Proposal[] = [];
    for (const { document, bytes } of batch) {
      const same = there.get(document.sha256!);
      if (same !== undefined) {
        known.push({ id: same, path: document.path });
        continue;
      }
      const id = `d${nextDocument + added.length}`;
      there.set(document.sha256!, id);
      added.push({ id, path: document.path });
      proposals.push(documentProposal({ ...document, id }, bytes));
    }
    return proposals;
  });
  return { added: added.map((one, index) => ({ ...one, entry: written[index]!.entry.number })), known };
}

/** The act of adding a document. Nothing of what it says, nor what it is called, stands open in it. */
export function documentProposal(document: Document, bytes: Uint8Array): Proposal {
  return {
    kind: 'document-added',
    why: null,
    about: [document.id],
    open: null,
    contents: [{ documents: [document.id], content: { document: document as unknown as Json } }],
    projected: { shows: 'document', rows: documentRows(document, bandsIn(document)) },
    original: { document: Number(document.id.slice(1)), bytes },
  };
}

/** The min-hash bands of a document's prose. */
export function bandsIn({ text, blocks }: Document): readonly number[] {
  return text === null
    ? []
    : bandsOf(
        text,
        blocks.filter(({ kind }) => kind !== 'head'),
      );
}
