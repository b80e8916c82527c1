import { supporterOf } from '../lineage/index.ts';
import type { Claim } from '../terms/claim.ts';
import type { Rival } from '../terms/verdict.ts';
import type { Matter } from './matter.ts';
import type { Step } from './step.ts';
import { listOf } from './wording.ts';

/** A route as rivals need it: named, with its hops. */
export interface Named {
  readonly id: string;
  readonly actors: readonly (string | null)[];
  readonly steps: readonly Step[];
}

const MOST_ROUTES = 10;

/**
 * Other explanations of how the holder came to it, each with a passage or with the route that tracing found: that the
 * holder acquired it without anyone's disclosure, that it came another way, that nothing passed at all. The hops of
 * `gap`, a route that is shown with a missing hop, are no rivals of it.
 */
export function rivalsOf(
  matter: Matter,
  routes: readonly Named[],
  claimed: readonly Step[],
  gap: readonly Step[],
): Rival[] {
  return [
    ...acquisitions(matter),
    ...otherRoutes(matter, routes),
    ...elsewhere(
      matter,
      claimed.filter((step) => !gap.includes(step)),
    ),
    ...noLeak(matter),
  ];
}

function isRelevant(matter: Matter, item: string | undefined): boolean {
  const asked = matter.inquiry.item;
  if (item === undefined) return false;
  return matter.items.agree(item, asked) || matter.items.related(item, asked);
}

function holds(matter: Matter, actor: string | undefined, claim: Claim): boolean {
  const { holder } = matter.inquiry;
  return actor !== undefined && holder !== null && matter.members.nodes(actor, claim.when).includes(holder);
}

/** Gathered, stolen or intercepted by the holder: from nobody named, or from the origin itself. */
function acquisitions(matter: Matter): Rival[] {
  return matter.claims.flatMap((claim): Rival[] => {
    const { agent, originator, item } = claim.roles;
    if (claim.event !== 'acquisition' || supporterOf(claim) === null || !isRelevant(matter, item)) return [];
    if (
      !holds(matter, agent, claim) ||
      (originator !== undefined && originator !== matter.inquiry.origin && originator !== agent)
    )
      return [];
    const what = `${nameOf(matter, agent ?? null)} is said to have got it by its own means`;
    return [{ kind: 'independent_acquisition', what, claims: [claim.id], route: null, passage: claim.passage }];
  });
}

/** Routes in time over other actors than the best one's. */
function otherRoutes(matter: Matter, routes: readonly Named[]): Rival[] {
  const seen = new Set([JSON.stringify(routes[0]?.actors)]);
  return routes
    .filter((route) => {
      const key = JSON.stringify(route.actors);
      const fresh = !seen.has(key);
      seen.add(key);
      return fresh;
    })
    .slice(0, MOST_ROUTES)
    .map((route) => {
      const claims = route.steps.flatMap(({ hop }) =>
        hop.claims.filter((each) => each.side === 'for').map((each) => each.claim),
      );
      const passage = matter.claims.find((claim) => claims.includes(claim.id))?.passage ?? null;
      const by = route.actors.slice(1, -1).map((each) => nameOf(matter, each));
      const what =
        by.length > 0
          ? `it could have gone by way of ${listOf(by)}`
          : `it could have come from ${nameOf(matter, route.actors[0] ?? null)}`;
      return { kind: 'other_route', what, claims, route: route.id, passage };
    });
}

/** A claimed hop to the holder from someone whom no claims lead to from the origin: it may have come from elsewhere. */
function elsewhere(matter: Matter, claimed: readonly Step[]): Rival[] {
  const { holder, origin, item } = matter.inquiry;
  if (holder === null || origin === null) return [];
  const led = ledTo(claimed, origin);
  return claimed
    .filter((step) => step.to.has(holder) && ![...step.from].some((node) => led.has(node)))
    .filter((step) => step.moved?.some((moved) => matter.items.agree(moved, item)) === true)
    .map(({ hop }) => {
      const claims = hop.claims.filter((each) => each.side === 'for').map((each) => each.claim);
      const passage = matter.claims.find((claim) => claims.includes(claim.id))?.passage ?? null;
      const what = `it is said to have come from ${nameOf(matter, hop.from)}, to whom no claim leads from the origin`;
      return { kind: 'other_route', what, claims, route: null, passage };
    });
}

/** Everyone to whom claims lead from the origin, whatever their times and items. */
function ledTo(claimed: readonly Step[], origin: string): ReadonlySet<string> {
  const led = new Set([origin]);
  for (let before = 0; before !== led.size; ) {
    before = led.size;
    for (const step of claimed) {
      if ([...step.from].some((node) => led.has(node))) for (const node of step.to) led.add(node);
    }
  }
  return led;
}

/** That nobody passed anything, that the holder did not know it, or that it was not used. */
function noLeak(matter: Matter): Rival[] {
  return matter.claims.flatMap((claim): Rival[] => {
    const { discloser, recipient, agent, item } = claim.roles;
    const denied = claim.factuality.some((value) => value === 'CT-' || value === 'PR-');
    if (!denied || !isRelevant(matter, item)) return [];
    const none = claim.event === 'disclosure' && discloser === undefined && recipient === undefined;
    const unknown =
      (claim.event === 'knowledge' || claim.event === 'use' || claim.event === 'acquisition') &&
      holds(matter, agent, claim);
    if (!none && !unknown) return [];
    const what = none
      ? 'it is denied that anything was passed'
      : `it is denied that ${nameOf(matter, agent ?? null)} had or used it`;
    return [{ kind: 'no_leak', what, claims: [claim.id], route: null, passage: claim.passage }];
  });
}

/** An actor's name, or what stands for nobody named. */
export function nameOf(matter: Matter, actor: string | null): string {
  if (actor === null) return 'someone unnamed';
  return matter.evidence.actors.find((each) => each.id === actor)?.name ?? actor;
}
