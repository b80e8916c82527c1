import { z } from 'zod';
import { Mistake } from '../../terms/index.ts';
import type { SignedHead } from '../journal/head.ts';

/** What a bundle begins with: whose case it is, how far its journal goes, and what was forgotten. */
export const CASE = 'case.json';
/** What it ends with: every other part, its size and its SHA-256. */
export const MANIFEST = 'manifest.json';

/** Most bytes of each kind of part: far more than is meant, and what a memory holds. */
export const MOST = {
  case: 16_777_216,
  manifest: 268_435_456,
  journal: 268_435_456,
  document: 1_073_741_824,
} as const;

/** Bytes of journal after which a part ends; one line may be longer. */
export const JOURNAL_PART = 4_000_000;

/** The name of a part of the journal, from 1. */
export function journalPart(number: number): string {
  return `journal/${String(number).padStart(6, '0')}.jsonl`;
}

/** The name of the part that has the bytes of a document, by its number. */
export function documentPart(number: number): string {
  return `documents/d${number}`;
}

/** How many bytes a part may have, where it is one that may follow those before it. */
export interface Sequence {
  readonly next: (name: string) => number | null;
  /** Whether a bundle can end here. */
  readonly ended: () => boolean;
}

/**
 * The order of a bundle's parts: the case, its journal without a gap, documents rising, the manifest. Whatever else an archive has (a name
 * twice, a path out of it, a file more) stands where something else should.
 */
export function partSequence(): Sequence {
  let journal = 0;
  let document = 0;
  let stage: 'case' | 'journal' | 'documents' | 'ended' = 'case';
  return {
    ended: () => stage === 'ended',
    next: (name) => {
      if (stage === 'case') {
        stage = 'journal';
        return name === CASE ? MOST.case : null;
      }
      if (stage === 'journal' && name === journalPart(journal + 1)) {
        journal += 1;
        return MOST.journal;
      }
      if (stage === 'ended' || journal === 0) return null;
      const number = Number(/^documents\/d([1-9]\d{0,14})$/.exec(name)?.[1]);
      if (number > document) {
        stage = 'documents';
        document = number;
        return MOST.document;
      }
      if (name !== MANIFEST) return null;
      stage = 'ended';
      return MOST.manifest;
    },
  };
}

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const whole = z.number().int().nonnegative();
const id = z.string().min(1).max(200);
export const documentId: z.ZodType<string> = z.string().regex(/^d[1-9]\d{0,14}$/);

/** What `case.json` holds. */
export interface BundledCase {
  readonly format: 'hearsay-bundle-1';
  readonly case: string;
  readonly head: SignedHead;
  /** Ids of documents, in order of being forgotten. */
  readonly forgotten: readonly string[];
}

export const CaseForm: z.ZodType<BundledCase> = z.strictObject({
  format: z.literal('hearsay-bundle-1'),
  case: id,
  head: z.strictObject({
    head: z.strictObject({ format: z.literal('hearsay-head-1'), case: id, number: whole, hash: digest }),
    key: z.string().max(1000),
    signature: z.string().max(1000),
  }),
  forgotten: z.array(documentId),
});

/** What `manifest.json` holds: every other part, in order. */
export interface Manifest {
  readonly format: 'hearsay-manifest-1';
  readonly parts: readonly { readonly name: string; readonly sha256: string; readonly size: number }[];
}

export const ManifestForm: z.ZodType<Manifest> = z.strictObject({
  format: z.literal('hearsay-manifest-1'),
  parts: z.array(z.strictObject({ name: z.string().max(100), sha256: digest, size: whole })),
});

/** Why a bundle is not taken. */
export function refused(why: string, cause?: unknown): Mistake {
  return new Mistake(`The bundle is refused: ${why}`, 'Nothing of it was taken in; get it anew.', { cause });
}
