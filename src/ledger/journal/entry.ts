import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Seal } from './seal.ts';

/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What an entry records. An undoing is an entry too: nothing before it is touched. */
export const KINDS = [
  'case-opened',
  'document-added',
  'document-retracted',
  'document-corrected',
  'document-superseded',
  'document-forgotten',
  'reading-proposed',
  'claim-accepted',
  'claim-rejected',
  'claim-withdrawn',
  'claim-corrected',
  'claim-added',
  'actors-merged',
  'actors-split',
  'items-linked',
  'items-split',
  'events-merged',
  'events-split',
  'claims-apart',
  'contact-tied',
  'record-attached',
  'lineage-recorded',
  'source-withdrawn',
  'evidence-judged',
  'inquiry-asked',
  'report-issued',
  'head-stamped',
  'confirmed',
  'undone',
  'redone',
] as const;

export type Kind = (typeof KINDS)[number];

/** What somebody did, before it has a place in the journal. */
export interface Act {
  readonly kind: Kind;
  /** Who did it, by the name the case knows them by. */
  readonly by: string;
  /** Why, in their own words. It is never sealed: a reason outlives the text it is about. */
  readonly why: string | null;
  /** Ids of what it is about: documents, claims, actors, entries. */
  readonly about: readonly string[];
  /** What it says of them, without a word of any document. */
  readonly open: Json;
  /** What it says in the words of documents: commitments to it, one for what goes together when a document is forgotten. */
  readonly sealed: readonly Seal[];
}

/**
 * One entry of a case's journal. It names the hash of the one before it, so that none can be altered, left out or put between
 * without every later one telling.
 */
export interface Entry extends Act {
  readonly format: 'hearsay-entry-1';
  readonly case: string;
  /** 1 for the first, without gaps. */
  readonly number: number;
  /** UTC milliseconds by the clock of the transaction that wrote it. */
  readonly at: number;
  /** Hash of the entry before, `NOTHING` for the first. */
  readonly previous: string;
}

/** Stands for the hash of an entry before the first. */
export const NOTHING: string = '0'.repeat(64);

/** How far a journal goes: its last entry's number and hash. */
export interface Tip {
  readonly number: number;
  readonly hash: string;
}

/**
 * The entry that records an act after those up to `tip`.
 *
 * @param tip null where the journal is empty.
 * @param at UTC milliseconds.
 */
export function entryOf(act: Act, caseId: string, tip: Tip | null, at: number): Entry {
  const { kind, by, why, about, open, sealed } = act;
  return {
    format: 'hearsay-entry-1',
    case: caseId,
    number: (tip?.number ?? 0) + 1,
    at,
    previous: tip?.hash ?? NOTHING,
    kind,
    by,
    why,
    about,
    open,
    sealed,
  };
}

/** SHA-256, in hexadecimal, of an entry as canonical JSON (RFC 8785). @throws Error where it holds what JSON cannot (a lone surrogate). */
export function hashOf(entry: Entry): string {
  return createHash('sha256').update(canonical(entry)).digest('hex');
}

/** A value as canonical JSON (RFC 8785): the same bytes for the same value, in whatever order its keys were set. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('There is nothing to write as JSON.');
  return text;
}
