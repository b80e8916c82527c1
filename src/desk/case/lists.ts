import {
  type ClaimListed,
  type DocumentListed,
  type HopListed,
  type Listing,
  listClaims,
  listDocuments,
  listHops,
  listNames,
  type NameListed,
} from '../../ledger/index.ts';
import { EVENTS } from '../../terms/event.ts';
import { Mistake } from '../../terms/mistake.ts';
import type { Case } from './case.ts';
import { documentNumbers } from './reading.ts';

/** Which part of which list is wanted. */
export interface ListWanted {
  readonly search?: string | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** Rows of a page where it is not said. */
const PAGE = 50;
/** Most rows of a page. */
const MOST = 1000;

function pageOf({ search, after, limit = PAGE }: ListWanted) {
  if (limit > MOST) throw new Mistake(`A page has ${MOST} rows at most.`, 'Ask for the next one with --after.');
  return { search: search ?? null, after: after ?? null, limit };
}

/** Who or what a case names, or whose word its claims are, most claims first. */
export async function caseNames(
  open: Case,
  kind: 'actor' | 'item' | 'source',
  wanted: ListWanted,
): Promise<Listing<NameListed>> {
  return await listNames(open.database, open.id, kind, pageOf(wanted));
}

/** Who is claimed to have disclosed what to whom, most claims first. */
export async function caseHops(open: Case, wanted: ListWanted): Promise<Listing<HopListed>> {
  return await listHops(open.database, open.id, pageOf(wanted));
}

/** Documents in order of adding. */
export async function caseDocuments(open: Case, wanted: ListWanted): Promise<Listing<DocumentListed>> {
  return await listDocuments(open.database, open.id, pageOf(wanted));
}

/** Claims as they were read, in order of document and place. @throws Mistake where there is no such kind of event or document. */
export async function caseClaims(
  open: Case,
  wanted: ListWanted & { readonly document?: string | undefined; readonly event?: string | undefined },
): Promise<Listing<ClaimListed>> {
  const { document, event } = wanted;
  if (event !== undefined && !EVENTS.some((kind) => kind === event))
    throw new Mistake(`“${event}” is no kind of event.`, `There are: ${EVENTS.join(', ')}.`);
  return await listClaims(open.database, open.id, {
    ...pageOf(wanted),
    document: document === undefined ? null : documentNumbers([document])[0]!,
    event: event ?? null,
  });
}
