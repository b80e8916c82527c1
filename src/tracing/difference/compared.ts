import type { Changed, Difference, Differing, Evaluation, VerdictPart } from '../../terms/difference.ts';
import { VERDICT_PARTS } from '../../terms/difference.ts';
import type { SourceCut, Trace, Verdict } from '../../terms/verdict.ts';
import { correspondenceOf } from './correspondence.ts';
import { hopDifference } from './hops.ts';
import { type Compared, differing } from './lists.ts';
import { sentenceDifference } from './sentences.ts';
import {
  assumptionKey,
  claimParts,
  passageKey,
  spanKey,
  type Translation,
  translationOf,
  UNTRANSLATED,
  unordered,
} from './translation.ts';

/**
 * Everything that differs between two evaluations, and nothing else: pure, and exact. Ids may be other ones in each; actors and items
 * are matched by what mentions them, hops by their ends and what they rest on, routes by their hops, sentences by what they are about.
 */
export function compared(before: Evaluation, after: Evaluation): Difference {
  const correspondence = correspondenceOf(before.evidence, after.evidence);
  const hops = hopDifference(
    before.trace.hops,
    after.trace.hops,
    translationOf(before.evidence, correspondence),
    correspondence.kin,
  );
  const t = translationOf(before.evidence, correspondence, hops.map);
  const [was, is] = [before.trace.verdict, after.trace.verdict];
  const routes = list(was.routes, is.routes, t, routeOf);
  const { map: _, ...hopLists } = hops;
  return {
    verdict: verdictChange(was, is, t),
    hops: hopLists,
    routes: ranked(routes, is.routes),
    brokenRoutes: told(list(was.brokenRoutes, is.brokenRoutes, t, brokenOf)),
    cuts: told(list(was.minimalCuts, is.minimalCuts, t, (cut, u) => known([unordered(cut.map(u.hop))]))),
    originCuts: told(list(was.originCuts ?? [], is.originCuts ?? [], t, cutOf)),
    holderCuts: told(list(was.holderCuts ?? [], is.holderCuts ?? [], t, cutOf)),
    wouldDocument: told(
      list(was.wouldDocument, is.wouldDocument, t, ({ hop, what, ask }, u) =>
        known([u.hop(hop)], { what, ask: JSON.stringify(ask) }),
      ),
    ),
    rivals: told(list(was.rivals, is.rivals, t, rivalOf(before.trace, after.trace))),
    assumptions: told(
      list(was.assumptions, is.assumptions, t, (each, u) =>
        known([each.what], { passage: JSON.stringify(assumptionKey(each, u)) }),
      ),
    ),
    withdrawals: told(
      list(was.withdrawals, is.withdrawals, t, ({ origin, claims, standing, reached }, u) =>
        known([u.source(origin)], { claims: unordered(claims.map(u.ref)), standing: `${standing}`, reached }),
      ),
    ),
    relations: told(
      list(before.trace.relations, after.trace.relations, t, ({ a, b, kind, when, claim }, u) =>
        known([JSON.stringify([u.claim(claim), u.actor(a), u.actor(b)])], { kind, interval: spanKey(when) }),
      ),
    ),
    acts: told(
      list(before.trace.acts, after.trace.acts, t, ({ act, flags, claims }, u) => {
        const about = unordered(claims.map(u.ref));
        return known([about, claims.map(u.ref)[0] ?? act], { act, flags: unordered(flags), claims: about });
      }),
    ),
    sentences: sentenceDifference(before.sentences, after.sentences, t),
    documents: told(
      list(before.evidence.documents, after.evidence.documents, t, (each, u) =>
        known([u.doc(each.id)], {
          head: JSON.stringify([each.title, each.publisher, each.author, each.url, each.record]),
          published: JSON.stringify(each.published),
        }),
      ),
    ),
    claims: told(
      list(before.evidence.claims, after.evidence.claims, t, (claim, u) => ({
        of: claim,
        keys: [u.claim(claim.id)],
        parts: claimParts(claim, u),
      })),
    ),
    actors: correspondence.joined.actors,
    items: correspondence.joined.items,
  };
}

/** What a thing is known by, surest first, and its parts. */
type Known = Omit<Compared<never>, 'of'>;

function known(keys: readonly string[], parts: Readonly<Record<string, string>> = {}): Known {
  return { keys, parts };
}

function list<T>(before: readonly T[], after: readonly T[], t: Translation, of: (each: T, t: Translation) => Known) {
  return differing<T>(
    before.map((each) => ({ ...of(each, t), of: each })),
    after.map((each) => ({ ...of(each, UNTRANSLATED), of: each })),
  );
}

function told<T>({ gone, appeared, changed, same }: Differing<T>): Differing<T> {
  return { gone, appeared, changed, same };
}

function routeOf(route: Verdict['routes'][number], t: Translation): Known {
  const { hops, actors, item, standing, reached, arrival, weakestHop, leastOrigins, presumed } = route;
  return known([JSON.stringify(hops.map(t.hop)), JSON.stringify(actors.map(t.actor))], {
    standing,
    reached,
    arrival: spanKey(arrival),
    'weakest hop': t.hop(weakestHop),
    'least origins': `${leastOrigins}`,
    presumed: `${presumed}`,
    item: `${t.item(item)}`,
    hops: JSON.stringify(hops.map(t.hop)),
    actors: JSON.stringify(actors.map(t.actor)),
  });
}

/** A route that only moved up because one above it fell is the same; where two that are in both change places, both say so. */
function ranked<T>(found: ReturnType<typeof differing<T>>, after: readonly T[]): Differing<T> {
  const { gone, appeared, pairs } = found;
  const there = pairs.map(([, other]) => other).toSorted((a, b) => after.indexOf(a) - after.indexOf(b));
  const changed = pairs.flatMap(([one, other], at): Changed<T>[] => {
    const what = found.changed.find((each) => each.before === one)?.what ?? [];
    const all = there[at] === other ? what : [...what, 'rank'];
    return all.length === 0 ? [] : [{ before: one, after: other, what: all }];
  });
  return { gone, appeared, changed, same: pairs.length - changed.length };
}

function brokenOf(route: Verdict['brokenRoutes'][number], t: Translation): Known {
  const { hops, actors, item, standing, at, why, because } = route;
  const way = JSON.stringify(hops.map(t.hop));
  return known([JSON.stringify([way, why, t.hop(at)]), JSON.stringify(actors.map(t.actor))], {
    hops: way,
    actors: JSON.stringify(actors.map(t.actor)),
    at: t.hop(at),
    why,
    because,
    item: `${t.item(item)}`,
    standing,
  });
}

function cutOf({ sources, claims }: SourceCut, t: Translation): Known {
  return known([unordered(sources.map(t.source))], { claims: unordered(claims.map(t.ref)) });
}

/** A rival by what it is said of: its claims, or its route. */
function rivalOf(before: Trace, after: Trace): (rival: Verdict['rivals'][number], t: Translation) => Known {
  return ({ kind, what, claims, route, passage }, t) => {
    const { routes } = (t === UNTRANSLATED ? after : before).verdict;
    const way = routes.find(({ id }) => id === route)?.hops.map(t.hop) ?? null;
    const about = unordered(claims.map(t.ref));
    return known([JSON.stringify([kind, about, way]), JSON.stringify([kind, way, what])], {
      what,
      claims: about,
      passage: JSON.stringify(passageKey(passage, t)),
    });
  };
}

function verdictChange(before: Verdict, after: Verdict, t: Translation): Changed<Verdict, VerdictPart> {
  const [was, is] = [verdictParts(before, t), verdictParts(after, UNTRANSLATED)];
  return { before, after, what: VERDICT_PARTS.filter((part) => was[part] !== is[part]) };
}

function verdictParts(verdict: Verdict, t: Translation): Readonly<Record<VerdictPart, string>> {
  const { reachedByDeadline, standing, bestRoute, weakestHop, assumptionDistance, coverage } = verdict;
  return {
    reached: reachedByDeadline,
    standing: `${standing}`,
    'best route': JSON.stringify(bestRoute.map(t.actor)),
    'weakest hop': weakestHop === null ? '' : t.hop(weakestHop),
    'assumption distance': `${assumptionDistance}`,
    coverage,
    'known cuts': JSON.stringify([verdict.originCuts === null, verdict.holderCuts === null]),
  };
}
