import type { Actor, Claim, Document, Item, Statement } from '../../terms/index.ts';
import { keyOf } from '../../terms/index.ts';

/** What a reading says in the terms of the case: the one document's own resolution. What lists and searches are made from. */
export interface Interpreted {
  readonly actors: readonly Actor[];
  readonly items: readonly Item[];
  readonly statements: readonly Statement[];
  readonly claims: readonly Claim[];
}

/** What the projections show of a document as it is added. */
export interface DocumentRows {
  readonly number: number;
  readonly sha256: string | null;
  readonly path: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly earliest: number | null;
  readonly latest: number | null;
  /** UTF-16 code units; null where the text is gone. */
  readonly length: number | null;
  readonly parts: readonly string[];
  /** Its min-hash bands, rising. */
  readonly bands: readonly number[];
}

/** What they show of a reading. */
export interface ReadingRows {
  readonly document: number;
  readonly statements: number;
  readonly claims: readonly ClaimRow[];
  readonly named: readonly NamedRow[];
  readonly transfers: readonly TransferRow[];
}

export interface ClaimRow {
  readonly number: number;
  readonly id: string;
  readonly event: string;
  readonly relation: string | null;
  readonly value: string;
  readonly questions: boolean;
  readonly score: number;
  readonly holder: string | null;
  readonly giver: string | null;
  readonly getter: string | null;
  readonly item: string | null;
  readonly earliest: number | null;
  readonly latest: number | null;
  readonly starts: number;
  readonly quote: string;
}

/** `class` is actor, item or source. */
export interface NamedRow {
  readonly class: 'actor' | 'item' | 'source';
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly claims: number;
  readonly mentions: number;
}

export interface TransferRow {
  readonly giver: string;
  readonly getter: string;
  readonly item: string;
  readonly claims: number;
}

/** Characters of a text that one search vector is made of: it holds a megabyte, and a lexeme's place takes more than a letter. */
const PART = 100_000;
/** Longest quote of a claim that a list shows, in UTF-16 code units. The whole one is in the reading. */
const QUOTE = 400;

/** Longest name that is listed, in UTF-16 code units: an index holds three of them side by side. */
const NAME = 200;

/** "d17" is 17. @throws RangeError for what is no id of a document: a bug of the caller. */
export function numberOf(document: string): number {
  const number = Number(/^d(\d+)$/.exec(document)?.[1]);
  if (!Number.isSafeInteger(number)) throw new RangeError(`“${document}” is no id of a document.`);
  return number;
}

/** The rows of a document. @param bands of its text, rising. */
export function documentRows(document: Document, bands: readonly number[]): DocumentRows {
  const { id, sha256, path, url, title, publisher, author, published, text } = document;
  const all = text ?? '';
  const parts: string[] = [];
  for (let at = 0; at < all.length; at += parts.at(-1)!.length) parts.push(cut(all.slice(at), PART));
  return {
    number: numberOf(id),
    sha256,
    path,
    url,
    title,
    publisher,
    author,
    earliest: published?.earliest ?? null,
    latest: published?.latest ?? null,
    length: all.length,
    parts,
    bands,
  };
}

/** The rows of a reading. */
export function readingRows(document: Document, { actors, items, statements, claims }: Interpreted): ReadingRows {
  const names = new Map([...actors, ...items].map(({ id, name }) => [id, cut(name, NAME)]));
  const nameOf = (id: string | undefined): string | null => (id === undefined ? null : (names.get(id) ?? null));
  const rows = claims.map((claim, number): ClaimRow => {
    const { id, event, relation, roles, when, factuality, passage, score, questions } = claim;
    return {
      number,
      id,
      event,
      relation,
      value: factuality.findLast((value) => value !== 'Uu') ?? factuality.at(-1) ?? 'Uu',
      questions,
      score,
      holder: cutOrNull(holderName(claim, document, names)),
      giver: nameOf(roles.discloser ?? roles.originator ?? roles.agent),
      getter: nameOf(roles.recipient ?? roles.other),
      item: nameOf(roles.item),
      earliest: when.earliest,
      latest: when.latest,
      starts: passage.start,
      quote: passage.quote.length > QUOTE ? `${cut(passage.quote, QUOTE - 1)}…` : passage.quote,
    };
  });
  return {
    document: numberOf(document.id),
    statements: statements.length,
    claims: rows,
    named: [
      ...namedRows('actor', actors, usesOf(claims)),
      ...namedRows('item', items, usesOf(claims)),
      ...sourceRows(rows),
    ],
    transfers: transferRows(claims, nameOf),
  };
}

function cutOrNull(name: string | null): string | null {
  return name === null ? null : cut(name, NAME);
}

function holderName(claim: Claim, document: Document, names: ReadonlyMap<string, string>): string | null {
  const at = claim.factuality.findLastIndex((value) => value !== 'Uu');
  const index = at === -1 ? claim.holders.length - 1 : at;
  const holder = claim.holders[index];
  if (holder === undefined) return null;
  if (holder.actor !== null) return names.get(holder.actor) ?? holder.name;
  return index === 0 && !holder.named ? (document.author ?? document.publisher ?? holder.name) : holder.name;
}

function usesOf(claims: readonly Claim[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { roles } of claims) for (const id of new Set(Object.values(roles))) uses.set(id, (uses.get(id) ?? 0) + 1);
  return uses;
}

/** Several of one document that are called alike are one row. */
function namedRows(
  kind: 'actor' | 'item',
  named: readonly (Actor | Item)[],
  uses: ReadonlyMap<string, number>,
): NamedRow[] {
  const rows = new Map<string, NamedRow>();
  for (const one of named) {
    const claims = uses.get(one.id) ?? 0;
    // What a text only points to ("an ally") can be asked about where a claim is about it.
    if (kind === 'actor' && 'resolved' in one && !one.resolved && claims === 0) continue;
    const name = cut(one.name, NAME);
    const key = cut(keyOf(name), NAME);
    if (key === '') continue;
    const known = rows.get(key);
    rows.set(key, {
      class: kind,
      key,
      name: known?.name ?? name,
      kind: known?.kind ?? ('kind' in one ? one.kind : 'item'),
      claims: (known?.claims ?? 0) + claims,
      mentions: (known?.mentions ?? 0) + one.mentions.length,
    });
  }
  return [...rows.values()];
}

function sourceRows(claims: readonly ClaimRow[]): NamedRow[] {
  const rows = new Map<string, NamedRow>();
  for (const { holder } of claims) {
    const key = holder === null ? '' : cut(keyOf(holder), NAME);
    if (holder === null || key === '') continue;
    const known = rows.get(key);
    rows.set(key, {
      class: 'source',
      key,
      name: known?.name ?? holder,
      kind: 'source',
      claims: (known?.claims ?? 0) + 1,
      mentions: 0,
    });
  }
  return [...rows.values()];
}

function transferRows(claims: readonly Claim[], nameOf: (id: string | undefined) => string | null): TransferRow[] {
  const rows = new Map<string, TransferRow>();
  for (const { event, roles } of claims) {
    if (event !== 'disclosure') continue;
    const [giver, getter, item] = [roles.discloser, roles.recipient, roles.item].map((id) => nameOf(id) ?? '') as [
      string,
      string,
      string,
    ];
    if (giver === '' && getter === '') continue;
    const key = JSON.stringify([giver, getter, item]);
    rows.set(key, { giver, getter, item, claims: (rows.get(key)?.claims ?? 0) + 1 });
  }
  return [...rows.values()];
}

/** The first code units of a text, without half a surrogate pair at their end: a database holds none. */
function cut(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, text.length > length && last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
