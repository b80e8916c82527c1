import type { Hop } from '../../terms/hop.ts';
import { type Standing, standingRank } from '../../terms/standing.ts';
import type { Route, Sentence } from '../../terms/verdict.ts';
import { bestHops, type Case, hopsOf } from '../case.ts';
import { instant } from '../dates.ts';
import { actorName, byDeadline, counted, hopName, itemName, list } from '../naming.ts';
import { clause } from '../wording.ts';
import { behind } from './behind.ts';
import { coverage } from './ground.ts';
import { otherItems } from './items.ts';
import { broken, brokenSentence, denials } from './limits.ts';
import { say } from './section.ts';

/** So many broken routes are told of with a no; the section of their own has them all. */
const MOST_BROKEN = 3;

/** The question in one line: "Could Hamas have had “…” from Israel by 7 October 2023?" */
export function question(given: Case): string {
  const asked = asking(given);
  return given.evidence.asOf === undefined ? asked : `As of ${instant(given.evidence.asOf.date)}: ${asked}`;
}

function asking(given: Case): string {
  const { item, origin, holder, since } = given.trace.inquiry;
  const from = origin === null ? '' : ` from ${actorName(given, origin)}`;
  const after = since === null ? '' : `, not before ${instant(since)}`;
  const rest = `${itemName(given, item)}${from}${byDeadline(given)}${after}?`;
  if (holder === null) return `Who could have had ${rest}`;
  return origin === null
    ? `From whom could ${actorName(given, holder)} have had ${rest}`
    : `Could ${actorName(given, holder)} have had ${rest}`;
}

/** The answer in three words: "alleged, possibly in time"; time is left out where no deadline was given. */
export function verdictLabel(given: Case): string {
  const { standing, reachedByDeadline } = given.trace.verdict;
  if (standing === null || standing === 'missing') return reachedByDeadline;
  return given.trace.inquiry.deadline === null ? standing : `${standing}, ${reachedByDeadline} in time`;
}

/** The first lines of a verdict: the answer, its standing, its route, its weakest hop, and what is about another item. */
export function answer(given: Case): readonly Sentence[] {
  const { verdict } = given.trace;
  if (verdict.reachedByDeadline === 'no')
    return [refusal(given), ...broken(given).slice(0, MOST_BROKEN), ...coverage(given).slice(0, 1)];
  if (verdict.standing === 'missing' || verdict.reachedByDeadline === 'unknown') {
    return [ignorance(given), ...furthest(given), ...otherItems(given), ...coverage(given).slice(0, 1)];
  }
  return [
    opening(given),
    ...weakest(given),
    ...denied(given),
    ...betterButLate(given),
    ...otherItems(given),
    ...takenForGranted(given),
    ...path(given),
    ...inTime(given),
  ];
}

function opening(given: Case): Sentence {
  const { inquiry, verdict } = given.trace;
  if (inquiry.origin === null || inquiry.holder === null) return openEnd(given);
  const standing = verdict.standing as Standing;
  const hops = bestHops(given);
  const could = `${actorName(given, inquiry.holder)} could have had ${itemName(given, inquiry.item)} from ${actorName(given, inquiry.origin)}`;
  return say(
    given,
    `On this record, ${could}${byDeadline(given)}${condition(given, standing, hops)}`,
    hops.map((hop) => hop.id),
  );
}

/** With an open end, who could stand there, each on the best of its routes. */
function openEnd(given: Case): Sentence {
  const { inquiry, verdict } = given.trace;
  const best = new Map<string | null, Route>();
  for (const route of verdict.routes) {
    const end = (inquiry.holder === null ? route.actors.at(-1) : route.actors[0]) ?? null;
    if (!best.has(end) && route.standing !== 'missing') best.set(end, route);
  }
  const named = list(
    [...best].map(([actor, route]) => `${actorName(given, actor)} (on a route that is ${route.standing})`),
  );
  const item = itemName(given, inquiry.item);
  const from = inquiry.origin === null ? '' : ` from ${actorName(given, inquiry.origin)}`;
  const text =
    inquiry.holder === null
      ? `${item} could have reached these${from}${byDeadline(given)}: ${named}`
      : `${actorName(given, inquiry.holder)} could have had ${item}${byDeadline(given)} from these: ${named}`;
  return say(
    given,
    `On this record, ${text}`,
    [...best.values()].flatMap((route) => route.hops),
  );
}

function condition(given: Case, standing: Standing, hops: readonly Hop[]): string {
  const weak = hops.filter((hop) => hop.standing === standing);
  const names = list(weak.map((hop) => hopName(given, hop)));
  switch (standing) {
    case 'documented':
      return ', along a route of which every hop has the record of the transfer itself in the case';
    case 'corroborated':
      return ', along a route of which every hop is stated outright by at least two independent origins, or is documented';
    case 'reported':
      return `, along a route of which every hop is stated outright by somebody; ${names} ${weak.length === 1 ? 'rests' : 'rest'} on one origin, or on several not shown to be independent`;
    case 'alleged':
      return `, but only if ${names}, which ${weak.length === 1 ? 'is' : 'are'} alleged and no more, took place: at best ${weak.length === 1 ? 'it counts' : 'each counts'} as probable or possible`;
    default:
      return `, but only if ${names}, which nobody claims, took place: ${weak.length === 1 ? 'it is' : 'they are'} presumed because the two were related or in touch`;
  }
}

function inTime(given: Case): readonly Sentence[] {
  const { verdict } = given.trace;
  const route = verdict.routes[0];
  if (route === undefined) return [];
  const text =
    verdict.reachedByDeadline === 'necessarily'
      ? `As to time alone: if the hops happened, every choice of times that the record leaves open brings the item there${byDeadline(given)}`
      : `As to time alone: if the hops happened, the record leaves room for them to follow one another${byDeadline(given)}, and does not force it`;
  return [say(given, text, route.hops)];
}

function path(given: Case): readonly Sentence[] {
  const { verdict } = given.trace;
  const route = verdict.routes[0];
  if (route === undefined) return [];
  const along = route.actors.map((actor) => actorName(given, actor)).join(' → ');
  const others = verdict.routes.length - 1;
  if (route.hops.length === 1 && others === 0) return [];
  const more = others > 0 ? `; ${counted(others, 'other route')} ${others === 1 ? 'ranks' : 'rank'} below it` : '';
  return [
    say(given, `The best-standing route is ${along}: ${route.standing}, as its weakest hop is${more}`, route.hops),
  ];
}

function weakest(given: Case): readonly Sentence[] {
  const hop = given.hops.get(given.trace.verdict.weakestHop ?? '');
  if (hop === undefined) return [];
  const which = bestHops(given).length === 1 ? 'Its one hop' : 'The weakest hop';
  return [
    say(given, `${which} is ${hopName(given, hop).replace('the hop ', '')}: ${behind(given, hop)}`, [
      hop.id,
      ...hop.claims.map((at) => at.claim),
    ]),
  ];
}

/** Denials of a hop of the best route stand in the answer itself. */
function denied(given: Case): readonly Sentence[] {
  const along = new Set(bestHops(given).map((hop) => hop.id));
  return denials(given).filter((one) => one.anchors.some((id) => along.has(id)));
}

/** A route that stands better than the answer's, and that time breaks: the one a reader would have thought of first. */
function betterButLate(given: Case): readonly Sentence[] {
  const { standing, brokenRoutes } = given.trace.verdict;
  if (standing === null) return [];
  const better = brokenRoutes.filter(
    (route) => route.why === 'time' && standingRank(route.standing) < standingRank(standing),
  );
  return better.slice(0, MOST_BROKEN).map((route) => brokenSentence(given, route));
}

/** What the answer assumes, told with it: counted always, spelled out where it is short. */
function takenForGranted(given: Case): readonly Sentence[] {
  const made = given.trace.verdict.assumptions;
  if (made.length === 0) return [];
  const what = made.length > 3 ? '' : `: ${made.map((one) => clause(one.what)).join('; and ')}`;
  const anchors = made.flatMap((one) => one.passage?.doc ?? []);
  return [say(given, `This takes ${counted(made.length, 'assumption')} for granted${what}`, anchors)];
}

function ignorance(given: Case): Sentence {
  const { inquiry } = given.trace;
  const who = inquiry.holder === null ? 'anyone' : actorName(given, inquiry.holder);
  const from = inquiry.origin === null ? '' : ` from ${actorName(given, inquiry.origin)}`;
  const why =
    given.trace.verdict.routes.length === 0
      ? 'no route was found'
      : 'every route has a hop that nothing on it connects';
  return say(
    given,
    `This record does not say how ${who} could have had ${itemName(given, inquiry.item)}${from}${byDeadline(given)}: ${why}`,
    given.trace.verdict.routes.flatMap((route) => route.hops),
  );
}

function furthest(given: Case): readonly Sentence[] {
  const route = given.trace.verdict.routes[0];
  if (route === undefined) return [];
  const hops = hopsOf(given, route.hops);
  const gap = hops.findIndex((hop) => hop.standing === 'missing');
  if (gap < 0) return [];
  const carried = hops.slice(0, gap);
  const missing = hops[gap] as Hop;
  const reach =
    carried.length === 0
      ? `No claim carries the item on from ${actorName(given, missing.from)}`
      : `Claims carry the item furthest along ${[...carried.map((hop) => actorName(given, hop.from)), actorName(given, carried.at(-1)?.to ?? null)].join(' → ')}`;
  return [
    say(
      given,
      `${reach}; between ${actorName(given, missing.from)} and ${actorName(given, missing.to)} nothing on this record connects the two`,
      route.hops,
    ),
  ];
}

function refusal(given: Case): Sentence {
  const { inquiry, verdict } = given.trace;
  const broken = verdict.brokenRoutes;
  const onTime = broken.filter((route) => route.why === 'time').length;
  const onItem = broken.length - onTime;
  const who = inquiry.holder === null ? 'nobody' : actorName(given, inquiry.holder);
  const could = inquiry.holder === null ? 'could' : 'could not';
  const from = inquiry.origin === null ? '' : ` from ${actorName(given, inquiry.origin)}`;
  const parts = [
    ...(onTime > 0 ? [`${counted(onTime, 'route')} ${onTime === 1 ? 'breaks' : 'break'} on the order of times`] : []),
    ...(onItem > 0
      ? [
          `${counted(onItem, 'route')} ${onItem === 1 ? 'breaks' : 'break'} because what moved was not shown to be one item`,
        ]
      : []),
  ];
  return say(
    given,
    `On this record, ${who} ${could} have had ${itemName(given, inquiry.item)}${from}${byDeadline(given)}: ${parts.length > 0 ? list(parts) : 'no route holds'}`,
    broken.flatMap((route) => route.hops),
  );
}
