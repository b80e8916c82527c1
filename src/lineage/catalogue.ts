import type { Claim } from '../terms/claim.ts';
import type { Document } from '../terms/document.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Holder } from '../terms/holder.ts';
import { earliestOf, latestOf } from '../terms/interval.ts';
import type { Statement } from '../terms/statement.ts';
import { namesSomebody } from './bylines.ts';
import { normalName } from './names.ts';
import { isAuthor } from './witness.ts';

/**
 * Evidence by id and by name, for walking who relies on whom.
 *
 * A *node* is what a reliance can name: `doc:`, `statement:`, `claim:` or `actor:` with an id, or `name:` with the
 * compared form of a name that no actor of the case has.
 */
export interface Catalogue {
  readonly documents: ReadonlyMap<string, Document>;
  readonly statements: ReadonlyMap<string, Statement>;
  readonly claims: ReadonlyMap<string, Claim>;
  /** Statements of a document, in the order of the evidence. */
  readonly statementsIn: (doc: string) => readonly Statement[];
  readonly nodeOf: (reference: string) => string;
  readonly holderNode: (holder: Holder, at: number, doc: string) => string | null;
  readonly publisherNode: (doc: string) => string | null;
  readonly authorNode: (doc: string) => string | null;
  /** Ids of the documents that a publisher or author node put out. */
  readonly documentsBy: (node: string) => readonly string[];
  /** Whether `doc` came out, certainly, after `other`. */
  readonly after: (doc: string, other: string) => boolean;
}

/** The catalogue of one body of evidence. */
export function catalogueOf(evidence: Evidence): Catalogue {
  const documents = new Map(evidence.documents.map((each) => [each.id, each]));
  const statements = new Map(evidence.statements.map((each) => [each.id, each]));
  const claims = new Map(evidence.claims.map((each) => [each.id, each]));
  const byDocument = new Map<string, Statement[]>();
  for (const statement of evidence.statements) {
    const known = byDocument.get(statement.doc);
    if (known === undefined) byDocument.set(statement.doc, [statement]);
    else known.push(statement);
  }
  const actors = new Set(evidence.actors.map((each) => each.id));
  const named = new Map<string, string>();
  for (const actor of evidence.actors) {
    for (const name of [actor.name, ...actor.names]) {
      const key = normalName(name);
      if (key !== '' && !named.has(key)) named.set(key, actor.id);
    }
  }
  const nameNode = (name: string): string => {
    const key = normalName(name);
    const actor = named.get(key);
    return actor === undefined ? `name:${key}` : `actor:${actor}`;
  };
  const nodeOf = (reference: string): string => {
    if (documents.has(reference)) return `doc:${reference}`;
    if (statements.has(reference)) return `statement:${reference}`;
    if (claims.has(reference)) return `claim:${reference}`;
    if (actors.has(reference)) return `actor:${reference}`;
    const page = pages.get(pageOf(reference));
    if (page !== undefined) return `doc:${page}`;
    return nameNode(reference);
  };
  const pages = new Map<string, string>();
  for (const { id, url } of evidence.documents) {
    if (url !== null && pageOf(url) !== '' && !pages.has(pageOf(url))) pages.set(pageOf(url), id);
  }
  const nodeOrNull = (name: string | null | undefined): string | null =>
    name === null || name === undefined || normalName(name) === '' ? null : nameNode(name);
  const publisherNode = (doc: string): string | null => nodeOrNull(documents.get(doc)?.publisher);
  const authorNode = (doc: string): string | null =>
    nodeOrNull(signed(documents.get(doc)?.author) ?? documents.get(doc)?.record?.keeper);
  const put = new Map<string, string[]>();
  for (const { id } of evidence.documents) {
    for (const node of new Set([publisherNode(id), authorNode(id)])) {
      if (node !== null) put.set(node, [...(put.get(node) ?? []), id]);
    }
  }
  return {
    documents,
    statements,
    claims,
    statementsIn: (doc) => byDocument.get(doc) ?? [],
    nodeOf,
    holderNode: (holder, at, doc) => {
      if (isAuthor(holder, at)) return holder.actor === null ? authorNode(doc) : `actor:${holder.actor}`;
      if (holder.actor !== null) return `actor:${holder.actor}`;
      return holder.named ? nodeOrNull(holder.name) : null;
    },
    publisherNode,
    authorNode,
    documentsBy: (node) => put.get(node) ?? [],
    after: (doc, other) => {
      const mine = documents.get(doc)?.published;
      const theirs = documents.get(other)?.published;
      return !!mine && !!theirs && earliestOf(mine) > latestOf(theirs);
    },
  };
}

function signed(author: string | null | undefined): string | null {
  return author && namesSomebody(author) ? author : null;
}

/** The address of a page as it is compared: without scheme, "www.", what is asked of it and where in it; '' for what is none. */
function pageOf(url: string): string {
  const found = /^(?:https?:\/\/)?(?:www\.)?([\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/[^?#\s]*)?)/iu.exec(url);
  return found === null || !/^(?:https?:\/\/|www\.)/iu.test(url) ? '' : found[1]!.replace(/\/+$/, '').toLowerCase();
}
