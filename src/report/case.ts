import type { Actor } from '../terms/actor.ts';
import type { Claim } from '../terms/claim.ts';
import type { Contact } from '../terms/contact.ts';
import type { Document } from '../terms/document.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Hop } from '../terms/hop.ts';
import type { Item } from '../terms/item.ts';
import type { Statement } from '../terms/statement.ts';
import type { Trace } from '../terms/verdict.ts';

/** Evidence with everything in it found by id. */
export interface CaseRecord {
  readonly evidence: Evidence;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly items: ReadonlyMap<string, Item>;
  readonly statements: ReadonlyMap<string, Statement>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly documents: ReadonlyMap<string, Document>;
}

/** A record, what was traced from it, and the contacts it leans on. */
export interface Case extends CaseRecord {
  readonly trace: Trace;
  readonly hops: ReadonlyMap<string, Hop>;
  readonly contacts: ReadonlyMap<string, Contact>;
}

/** Evidence ready to be shown as it was read. */
export function recordOf(evidence: Evidence): CaseRecord {
  return {
    evidence,
    actors: byId(evidence.actors),
    items: byId(evidence.items),
    statements: byId(evidence.statements),
    claims: byId(evidence.claims),
    documents: byId(evidence.documents),
  };
}

/** A case ready to be reported. `contacts` are those that a hop's basis may name; others do no harm. */
export function caseOf(evidence: Evidence, trace: Trace, contacts: readonly Contact[] = []): Case {
  return { ...recordOf(evidence), trace, hops: byId(trace.hops), contacts: byId(contacts) };
}

function byId<T extends { readonly id: string }>(values: readonly T[]): ReadonlyMap<string, T> {
  return new Map(values.map((value) => [value.id, value]));
}

/** The hops of the best route, in order; of the furthest-carrying one where nothing reaches the holder. */
export function bestHops(given: Case): readonly Hop[] {
  const route = given.trace.verdict.routes[0];
  return route === undefined ? [] : hopsOf(given, route.hops);
}

export function hopsOf(given: Case, ids: readonly string[]): readonly Hop[] {
  return ids.flatMap((id) => given.hops.get(id) ?? []);
}

/** The claims at a hop on one side, in the hop's order. */
export function claimsAt(given: Case, hop: Hop, side: 'for' | 'against' | 'open'): readonly Claim[] {
  return hop.claims.filter((at) => at.side === side).flatMap((at) => given.claims.get(at.claim) ?? []);
}
