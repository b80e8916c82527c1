import type { Hop } from '../../terms/hop.ts';
import type { ItemRelationKind } from '../../terms/item.ts';
import type { Sentence } from '../../terms/verdict.ts';
import { type Case, claimsAt, hopsOf } from '../case.ts';
import { hopName, isAsked, itemName, list } from '../naming.ts';
import { clause } from '../wording.ts';
import { voices } from './behind.ts';
import { say } from './section.ts';

/** At most so many other items are told of in an answer; the cards show them all. */
const MOST = 3;

/**
 * Hops about an item that no route carries, where they could be taken for one of the answer: they run between the same
 * two as a hop of a route does, or stand on a route that the item breaks.
 */
function hopsOfOtherItems(given: Case): readonly Hop[] {
  const { verdict } = given.trace;
  const onRoutes = hopsOf(
    given,
    verdict.routes.flatMap((route) => route.hops),
  );
  const carried = new Set(onRoutes.map((hop) => hop.item));
  const pairs = new Set(onRoutes.map(pairOf));
  const broken = new Set(verdict.brokenRoutes.filter((route) => route.why === 'item').flatMap((route) => route.hops));
  return given.trace.hops.filter(
    (hop) => !isAsked(given, hop.item) && !carried.has(hop.item) && (pairs.has(pairOf(hop)) || broken.has(hop.id)),
  );
}

function pairOf(hop: Hop): string {
  return JSON.stringify([hop.from, hop.to]);
}

/** Hops of the trace that are not on its best route, in order: other routes, other items, and what led nowhere. */
export function hopsBeside(given: Case): readonly Hop[] {
  const best = new Set(given.trace.verdict.routes[0]?.hops ?? []);
  return given.trace.hops.filter((hop) => !best.has(hop.id));
}

/** What is told of another item is shown beside the answer, and never joined to it: one sentence an item. */
export function otherItems(given: Case): readonly Sentence[] {
  const hops = hopsOfOtherItems(given);
  const items = [...new Set(hops.map((hop) => hop.item as string))].slice(0, MOST);
  return items.map((item) => {
    const own = hops.filter((hop) => hop.item === item);
    const ids = own.flatMap((hop) => [hop.id, ...hop.claims.map((at) => at.claim)]);
    const name = itemName(given, item);
    const told = byVoices(given, own);
    const what =
      own.length === 1
        ? `Another item, ${name}, is spoken of beside it`
        : `Beside it stands a chain about another item, ${name}`;
    return say(given, `${what}: ${told}; ${whyApart(given, item)}`, ids);
  });
}

/** Hops with the same voices behind them are told together. */
function byVoices(given: Case, hops: readonly Hop[]): string {
  const told = new Map<string, Hop[]>();
  for (const hop of hops) {
    const held = voices(given, claimsAt(given, hop, 'for'));
    told.set(held, [...(told.get(held) ?? []), hop]);
  }
  const parts = [...told].map(([held, own]) => {
    const names = list(own.map((hop) => hopName(given, hop)));
    return held === '' ? names : `${names} ${own.length === 1 ? 'is' : 'are'} ${held}`;
  });
  return parts.join('; ');
}

function whyApart(given: Case, item: string): string {
  const asked = given.trace.inquiry.item;
  const stated =
    given.items.get(item)?.relations.find((relation) => relation.to === asked) ??
    given.items.get(asked)?.relations.find((relation) => relation.to === item);
  const apart = 'it is not joined to the route';
  if (stated === undefined) return `no passage says that the two items are the same, so ${apart}`;
  return `${RELATED[stated.kind]} (${clause(stated.why)}), so ${apart}`;
}

const RELATED: Readonly<Record<ItemRelationKind, string>> = {
  same: 'the two are said to be the same, but not by what moved here',
  part_of: 'one is part of the other, and whoever has the part has not the whole',
  derived_from: 'one is derived from the other, which is not the same item',
  about_same_thing: 'the two are about the same thing, which does not make them the same',
  distinct: 'the two are distinct',
  unknown: 'the two are not shown to be the same',
};
