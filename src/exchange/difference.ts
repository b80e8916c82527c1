import type { Claim } from '../terms/claim.ts';
import type { Changed, Difference, Differing, Identity } from '../terms/difference.ts';
import type { Document } from '../terms/document.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Hop } from '../terms/hop.ts';
import type { Trace, Verdict } from '../terms/verdict.ts';
import { asOfJson } from './asof.ts';
import { hopJson, routeJson } from './encode.ts';
import { spanJson } from './moments.ts';

/** One of the two that are compared. */
interface Side {
  readonly evidence: Evidence;
  readonly trace: Trace;
}

/**
 * A difference as JSON: what is gone, has appeared and has changed, list by list, with what differs of each. Ids are those of the side that a thing
 * is of, and `names` says whose they are. Times are ISO 8601; texts of documents are left out.
 */
export function encodeDifference(before: Side, after: Side, difference: Difference): object {
  const { verdict, hops, routes, relations, documents, claims, actors, items, ...rest } = difference;
  const told = (side: Side): ReadonlyMap<string, Claim> => new Map(side.evidence.claims.map((each) => [each.id, each]));
  const all = { before: told(before), after: told(after) };
  const asOf = before.evidence.asOf;
  return {
    ...(asOf === undefined ? {} : { asOf: asOfJson(asOf) }),
    verdict: { what: verdict.what, before: verdictJson(verdict.before), after: verdictJson(verdict.after) },
    hops: sides(hops, (hop, side) => hopJson(hop, all[side])),
    routes: sides(routes, routeJson),
    ...rest,
    relations: sides(relations, (each) => ({ ...each, when: spanJson(each.when) })),
    documents: sides(documents, documentJson),
    claims: sides(claims, claimJson),
    actors: actors.map(identityJson),
    items: items.map(identityJson),
    names: {
      before: namesIn(before, [hops.gone, hops.changed.map((each) => each.before)]),
      after: namesIn(after, [hops.appeared, hops.changed.map((each) => each.after)]),
    },
  };
}

function sides<T, Part extends string>(
  { gone, appeared, changed, same }: Differing<T, Part>,
  json: (each: T, side: 'before' | 'after') => object,
): object {
  return {
    gone: gone.map((each) => json(each, 'before')),
    appeared: appeared.map((each) => json(each, 'after')),
    changed: changed.map((each: Changed<T, Part>) => ({
      what: each.what,
      before: json(each.before, 'before'),
      after: json(each.after, 'after'),
    })),
    same,
  };
}

function verdictJson({
  reachedByDeadline,
  standing,
  bestRoute,
  weakestHop,
  assumptionDistance,
  coverage,
}: Verdict): object {
  return { reachedByDeadline, standing, bestRoute, weakestHop, assumptionDistance, coverage };
}

function documentJson({ id, path, title, publisher, author, sha256 }: Document): object {
  return { id, path, title, publisher, author, sha256 };
}

function claimJson({ id, event, roles, factuality, holders, passage, reviewed }: Claim): object {
  const { doc, start, end, quote } = passage;
  const chain = holders.map(({ name }) => name);
  return { id, event, roles, holderChain: chain, factuality, passage: { doc, start, end, quote }, reviewed };
}

function identityJson({ kind, one, several }: Identity<{ readonly id: string; readonly name: string }>): object {
  return { kind, one: { id: one.id, name: one.name }, several: several.map(({ id, name }) => ({ id, name })) };
}

/** Whose the ids are that the question, the hops and the best route name. */
function namesIn({ evidence, trace }: Side, hops: readonly (readonly Hop[])[]): Readonly<Record<string, string>> {
  const { inquiry, verdict } = trace;
  const ids = new Set([
    inquiry.item,
    inquiry.origin,
    inquiry.holder,
    ...verdict.bestRoute,
    ...verdict.routes.flatMap(({ actors }) => actors),
    ...hops
      .flat()
      .flatMap(({ from, to, item, through }) => [from, to, item, ...(through?.from ?? []), ...(through?.to ?? [])]),
  ]);
  return Object.fromEntries(
    [...evidence.actors, ...evidence.items].filter(({ id }) => ids.has(id)).map(({ id, name }) => [id, name]),
  );
}
