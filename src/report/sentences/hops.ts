import type { Hop, OriginReason } from '../../terms/hop.ts';
import type { Sentence } from '../../terms/verdict.ts';
import { bestHops, type Case } from '../case.ts';
import { span } from '../dates.ts';
import { actorName, counted, hopName, list, originCount, quoted, standIns } from '../naming.ts';
import { clause } from '../wording.ts';
import { behind } from './behind.ts';
import { say } from './section.ts';

/** The best route, hop by hop. */
export function hopByHop(given: Case): readonly Sentence[] {
  return bestHops(given).flatMap((hop, at) => hopSentences(given, hop, at + 1));
}

/** One hop: on whose word and how surely, how many origins and why. `place` is its place on the route, null beside it. */
export function hopSentences(given: Case, hop: Hop, place: number | null): readonly Sentence[] {
  const name = place === null ? hopName(given, hop) : `Hop ${place}, ${hopName(given, hop).replace('the hop ', '')},`;
  return [
    say(given, `${name} ${placed(hop)}is ${behind(given, hop)}`, anchorsOf(hop)),
    ...ends(given, hop),
    ...origins(given, hop),
  ];
}

/** Somebody who acts for a body is one with it on a route, and stays in sight. */
function ends(given: Case, hop: Hop): readonly Sentence[] {
  const parts = (['from', 'to'] as const).flatMap((end) => {
    const names = standIns(given, hop, end);
    return names.length === 0 ? [] : [`${list(names)} for ${actorName(given, hop[end])}`];
  });
  return parts.length === 0 ? [] : [say(given, `At this hop the claims name ${parts.join(', and ')}`, anchorsOf(hop))];
}

/** What was counted as one origin, what counts apart, and what cannot be told apart: each reason once, with its claims. */
function origins(given: Case, hop: Hop): readonly Sentence[] {
  const reasons = new Map<string, OriginReason[]>();
  for (const reason of hop.origins.why) {
    const key = JSON.stringify([reason.kind, reason.why]);
    reasons.set(key, [...(reasons.get(key) ?? []), reason]);
  }
  return [...reasons.values()].map((same) => {
    const [first] = same as [OriginReason];
    const claims = [...new Set(same.flatMap((reason) => reason.claims))];
    return say(given, originSentence(given, hop, { ...first, claims }), [...claims, hop.id]);
  });
}

/** How tracing words it where a claim counts for less than it says. */
const DROPPED_HEDGE = /^held (?:CT|PR)\+ here/;

function inWords(text: string): string {
  return text
    .replace(/\bCT\+/g, 'certain')
    .replace(/\bPR\+/g, 'probable')
    .replace(/\bPS\+/g, 'possible');
}

function originSentence(given: Case, hop: Hop, reason: OriginReason): string {
  const claims = reason.claims.flatMap((id) => given.claims.get(id) ?? []);
  const texts = new Set(claims.map((claim) => claim.passage.doc)).size;
  const many = texts > 1 || reason.claims.length > 1;
  const these = texts > 1 ? counted(texts, 'text') : counted(reason.claims.length, 'claim');
  const proof = reason.passage === null ? '' : ` (${quoted(reason.passage)})`;
  const because = `${inWords(clause(reason.why))}${proof}`;
  if (DROPPED_HEDGE.test(reason.why)) return `On this hop, an echo drops the hedge of what it repeats: ${because}`;
  if (reason.kind === 'collapse') return `On this hop, ${these} ${many ? 'are' : 'is'} one origin, because ${because}`;
  if (reason.kind === 'independent') return `On this hop, ${these} count apart, because ${because}`;
  const stand = `${originCount(hop.origins)} ${hop.origins.most === 1 ? 'stands' : 'stand'} behind it`;
  return `On this hop, ${these} cannot be told apart for certain, so ${stand}: ${because}`;
}

function placed(hop: Hop): string {
  return hop.when.earliest === null && hop.when.latest === null ? '' : `placed ${span(hop.when)}, `;
}

function anchorsOf(hop: Hop): readonly string[] {
  return [hop.id, ...hop.claims.map((at) => at.claim), ...hop.basis.map((basis) => basis.ref)];
}
