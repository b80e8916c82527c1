import { Mistake } from '../../terms/mistake.ts';
import type { Act, Entry, Json } from '../journal/entry.ts';
import { judgementFrom } from './form.ts';
import type { Judgement } from './judgement.ts';

/** What of an act is said in the words of documents, before it is sealed: `documents` rising, and never empty. */
export interface Worded {
  readonly documents: readonly string[];
  readonly content: Json;
}

/** An act with its words still in the clear: whoever stores it salts and seals them. */
export interface OpenAct extends Omit<Act, 'sealed'> {
  readonly contents: readonly Worded[];
}

/**
 * The parts of judgements that hold words. What is in a list goes apart, one by one, and so do roles: a document that is forgotten takes
 * as little along as can be.
 */
const WORDED: Partial<Record<Judgement['kind'], readonly string[]>> = {
  'claim-corrected': ['fields'],
  'claim-added': ['claim'],
  'actors-merged': ['of'],
  'actors-split': ['actor', 'mentions'],
  'items-linked': ['a', 'b'],
  'items-split': ['item', 'mentions'],
  'claims-apart': ['passage'],
  'contact-tied': ['item'],
  'lineage-recorded': ['reliance'],
  'source-withdrawn': ['source'],
  'evidence-judged': ['origin'],
};

type Parts = Readonly<Record<string, Json>>;

/**
 * What a judgement is in a journal: ids in the open, words to be sealed with the documents they are from. Words that are of no document (a
 * name that the reviewer gave) go with the documents the judgement is about; where it is about none they are open.
 */
export function actOf(judgement: Judgement, by: string, why: string | null): OpenAct {
  const { kind, ...given } = judgement;
  const home = homeOf(judgement);
  const open: Record<string, Json> = {};
  const sealed = new Map<string, { documents: readonly string[]; content: Record<string, Json> }>();
  for (const [path, value] of partsOf(kind, given as unknown as Parts)) {
    const worded = WORDED[kind]?.includes(path.split('.')[0]!) === true && value !== null;
    const own = worded ? docsOf(value) : [];
    const documents = own.length > 0 ? own : worded && home !== null ? [home] : [];
    if (documents.length === 0) {
      open[path] = value;
      continue;
    }
    const key = JSON.stringify(documents);
    const group = sealed.get(key) ?? { documents, content: {} };
    group.content[path] = value;
    sealed.set(key, group);
  }
  return { kind, by, why, about: aboutOf(judgement), open, contents: [...sealed.values()] };
}

/**
 * The judgement of an entry, its words put back.
 *
 * @param contents what its seals are of, as far as it is still kept.
 * @returns null where too much of it went with documents that were forgotten.
 * @throws Mistake where it is no judgement, or is not in form.
 */
export function judgementOf(
  entry: Pick<Entry, 'kind' | 'open' | 'sealed'>,
  contents: readonly { readonly content: Json }[],
): Judgement | null {
  const given: Record<string, unknown> = Object.create(null);
  for (const parts of [entry.open, ...contents.map(({ content }) => content)]) {
    if (!isParts(parts)) throw new Mistake('What an entry says is no list of parts.', 'The journal was altered.');
    for (const path of Object.keys(parts).toSorted(byPlace)) place(given, path, parts[path]!);
  }
  try {
    return judgementFrom({ ...listed(given), kind: entry.kind });
  } catch (error) {
    if (error instanceof Mistake && contents.length < entry.sealed.length) return null;
    throw error;
  }
}

function partsOf(kind: Judgement['kind'], given: Parts): [string, Json][] {
  return Object.entries(given).flatMap(([name, value]): [string, Json][] => {
    if (value === undefined) return [];
    if (WORDED[kind]?.includes(name) !== true || value === null || typeof value !== 'object') return [[name, value]];
    if (Array.isArray(value)) return value.map((each: Json, at) => [`${name}.${at}`, each]);
    const { roles, ...rest } = value as Parts;
    if (!isParts(roles)) return [[name, value]];
    return [
      [name, rest],
      ...Object.entries(roles).map(([role, each]): [string, Json] => [`${name}.roles.${role}`, each]),
    ];
  });
}

const PATH = /^[a-z][a-z\d]*(?:\.(?:\d{1,4}|roles\.[a-z]+))?$/i;

function place(given: Record<string, unknown>, path: string, value: Json): void {
  if (!PATH.test(path)) throw new Mistake(`An entry has a part “${path.slice(0, 40)}”.`, 'The journal was altered.');
  const [name, ...rest] = path.split('.') as [string, ...string[]];
  if (rest.length === 0) {
    given[name] = isParts(value) && isParts(given[name]) ? { ...value, ...(given[name] as object) } : value;
    return;
  }
  const known = given[name];
  const inner: Record<string, unknown> = isParts(known)
    ? Object.assign(Object.create(null), known)
    : Object.create(null);
  if (rest.length === 1) inner[rest[0]!] = value;
  else inner.roles = Object.assign(Object.create(null), inner.roles, { [rest[1]!]: value });
  given[name] = inner;
}

/** Lists were taken apart by index: what is left of one is put together again in its order. */
function listed(given: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (!isParts(value)) return [name, value];
      const keys = Object.keys(value);
      const isList = keys.length > 0 && keys.every((key) => /^\d+$/.test(key));
      return [name, isList ? keys.toSorted((a, b) => Number(a) - Number(b)).map((key) => value[key]) : { ...value }];
    }),
  );
}

/** A part goes before what belongs into it. */
function byPlace(a: string, b: string): number {
  return a.split('.').length - b.split('.').length || (a < b ? -1 : 1);
}

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every document that something is in the words of, rising. */
function docsOf(value: Json): readonly string[] {
  const found = new Set<string>();
  const walk = (part: Json): void => {
    if (typeof part !== 'object' || part === null) return;
    if (isParts(part) && typeof part.doc === 'string') found.add(part.doc);
    for (const each of Object.values(part) as Json[]) walk(each);
  };
  walk(value);
  return [...found].toSorted();
}

/** The document that a judgement is about, if it is about one. */
function homeOf(judgement: Judgement): string | null {
  if (judgement.kind === 'claim-corrected') return documentOf(judgement.claim);
  if (judgement.kind === 'lineage-recorded') return null;
  return docsOf(judgement as unknown as Json)[0] ?? null;
}

/** The document of a claim, by its id: "d3" of "d3.c7" and "d3.r2.c7". */
function documentOf(claim: string): string {
  return claim.split('.')[0]!;
}

/** Ids of claims, documents and entries that a judgement is about. */
function aboutOf(judgement: Judgement): readonly string[] {
  switch (judgement.kind) {
    case 'claim-accepted':
    case 'claim-rejected':
    case 'claim-withdrawn':
    case 'claim-corrected':
      return [judgement.claim];
    case 'record-attached':
      return [judgement.claim, ...(judgement.document === null ? [] : [judgement.document])];
    case 'claims-apart':
    case 'events-merged':
    case 'events-split':
      return judgement.claims;
    case 'document-retracted':
      return [judgement.document];
    case 'document-corrected':
    case 'document-superseded':
      return [judgement.document, judgement.by];
    case 'confirmed':
    case 'undone':
    case 'redone':
      return [String(judgement.entry)];
    default:
      return docsOf(judgement as unknown as Json);
  }
}
