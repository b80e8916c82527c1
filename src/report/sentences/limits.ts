import type { Claim } from '../../terms/claim.ts';
import type { BrokenRoute, Sentence } from '../../terms/verdict.ts';
import { bestHops, type Case, claimsAt, hopsOf } from '../case.ts';
import { saying } from '../context.ts';
import { heldOn } from '../held.ts';
import { actorName, byDeadline, clip, hopName, itemName, list, oneLine, quoted, wordOf } from '../naming.ts';
import { clause, HELD } from '../wording.ts';
import { voices } from './behind.ts';
import { originName } from './ground.ts';
import { say } from './section.ts';

/** Denials, each aimed at the hop or the act that it denies, and at nothing else. */
export function denials(given: Case): readonly Sentence[] {
  const onHops = given.trace.hops.flatMap((hop) => {
    const claims = claimsAt(given, hop, 'against');
    return claims.map((claim) =>
      say(
        given,
        `${hopName(given, hop)} is ${HELD[heldOn(claim, 'against').value]} by ${wordOf(given, claim, 'against')}: ${quoted(saying(given, claim))}`,
        [hop.id, claim.id],
      ),
    );
  });
  return [...onHops, ...onActs(given, 'disputed')];
}

/** What somebody expressly leaves open. An absence of evidence is not a denial, and is never counted as one. */
export function leftOpen(given: Case): readonly Sentence[] {
  const onHops = given.trace.hops.flatMap((hop) => {
    const claims = claimsAt(given, hop, 'open');
    return claims.map((claim) =>
      say(
        given,
        `${hopName(given, hop)} is expressly left open by ${wordOf(given, claim, 'open')}, which denies nothing: ${quoted(saying(given, claim))}`,
        [hop.id, claim.id],
      ),
    );
  });
  const shown = new Set([
    ...given.trace.hops.flatMap((hop) => hop.claims.map((at) => at.claim)),
    ...given.trace.acts.flatMap((act) => act.claims),
  ]);
  const others = given.evidence.claims.filter((claim) => claim.questions && !shown.has(claim.id));
  return [
    ...onHops,
    ...onActs(given, 'questioned'),
    ...others.map((claim) =>
      say(
        given,
        `${aboutWhat(given, claim)} is expressly left open by ${wordOf(given, claim, 'open')}: ${quoted(saying(given, claim))}`,
        [claim.id],
      ),
    ),
  ];
}

/** Routes that would exist but for time, or for the item. */
export function broken(given: Case): readonly Sentence[] {
  return given.trace.verdict.brokenRoutes.map((route) => brokenSentence(given, route));
}

export function brokenSentence(given: Case, route: BrokenRoute): Sentence {
  const at = given.hops.get(route.at);
  const where = at === undefined ? '' : ` at ${hopName(given, at)}`;
  const along = route.actors.map((actor) => actorName(given, actor)).join(' → ');
  const why = route.why === 'time' ? 'does not carry in time' : 'does not carry the item';
  const standing = route.why === 'time' ? ` (${route.standing})` : '';
  return say(given, `The route ${along}${standing} ${why}${where}: ${clause(route.because)}`, [
    ...route.hops,
    route.at,
  ]);
}

/** What would document each presumed or missing hop, and whom one would ask. */
export function wouldDocument(given: Case): readonly Sentence[] {
  return given.trace.verdict.wouldDocument.map((missing) => {
    const hop = given.hops.get(missing.hop);
    const name = hop === undefined ? `the hop ${missing.hop}` : hopName(given, hop);
    const ask = missing.ask.map((who) => given.actors.get(who)?.name ?? who);
    const whom = ask.length === 0 ? '' : `; one would ask ${list(ask, 'or')}`;
    return say(given, `${name} would be documented by ${clause(missing.what)}${whom}`, [missing.hop]);
  });
}

/** The smallest sets of hops whose failure closes every route. Those of one hop are told together: every route needs each. */
export function cuts(given: Case): readonly Sentence[] {
  const all = given.trace.verdict.minimalCuts;
  const order = bestHops(given).map((hop) => hop.id);
  const single = all
    .filter((cut) => cut.length === 1)
    .flat()
    .toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  const names = (ids: readonly string[], joint?: string): string =>
    list(
      hopsOf(given, ids).map((hop) => hopName(given, hop)),
      joint,
    );
  const needed =
    single.length === 0
      ? []
      : [
          say(
            given,
            `Every route in time needs ${single.length > 1 ? 'each of ' : ''}${names(single)}: without ${single.length > 1 ? 'any one of them' : 'it'}, none is left${byDeadline(given)}`,
            single,
          ),
        ];
  return [
    ...needed,
    ...all
      .filter((cut) => cut.length > 1)
      .map((cut) =>
        say(
          given,
          `If ${cut.length === 2 ? 'neither' : 'none of'} ${names(cut, cut.length === 2 ? 'nor' : 'and')} happened, no route in time would be left${byDeadline(given)}`,
          cut,
        ),
      ),
    ...bySources(given),
  ];
}

/** Several origins whose word all claimed routes need together; what a single one carries is told by itself. */
function bySources(given: Case): readonly Sentence[] {
  const all = given.trace.verdict.originCuts ?? [];
  return all
    .filter(({ sources }) => sources.length > 1)
    .map(({ sources, claims }) =>
      say(
        given,
        `If the word of ${list(sources.map((source) => originName(given, source)))} were withdrawn, no route would be left that is claimed from end to end`,
        claims,
      ),
    );
}

/** What is denied or left open of an act, as its claims word it: this flags no hop. */
function onActs(given: Case, flag: 'disputed' | 'questioned'): readonly Sentence[] {
  return given.trace.acts.flatMap((act) => {
    if (!act.flags.includes(flag)) return [];
    const side = flag === 'disputed' ? 'against' : 'open';
    const takes = (claim: Claim): boolean =>
      side === 'open' ? claim.questions : heldOn(claim, side).value.endsWith('-');
    const claims = act.claims.flatMap((id) => given.claims.get(id) ?? []).filter(takes);
    const [first] = claims;
    if (first === undefined) return [];
    const words = quoted(saying(given, first));
    const name = `“${clip(oneLine(act.act), 160)}”`;
    const also = words === name || clause(words) === clause(name) ? '' : ` (${words})`;
    const expressly = side === 'open' ? 'expressly ' : '';
    const text = `What is said of an act, ${name}, is ${expressly}${voices(given, claims, side)}${also}; this bears on that act, and on no hop`;
    return [
      say(
        given,
        text,
        claims.map((claim) => claim.id),
      ),
    ];
  });
}

const EVENT_WORDS: Readonly<Record<Claim['event'], string>> = {
  disclosure: 'A disclosure',
  acquisition: 'An acquisition',
  knowledge: 'Who knew of it',
  use: 'Whether it was put to use',
  relation: 'A relation',
  meeting: 'A meeting',
  citation: 'A citation',
  act: 'An act',
};

function aboutWhat(given: Case, claim: Claim): string {
  const item = claim.roles.item === undefined ? '' : ` (${itemName(given, claim.roles.item)})`;
  return `${EVENT_WORDS[claim.event]}${item}`;
}
