import type { Claim } from '../../terms/claim.ts';
import type { Sentence } from '../../terms/verdict.ts';
import { type Case, hopsOf } from '../case.ts';
import { count, counted, list, oneLine } from '../naming.ts';
import { say } from './section.ts';

/**
 * How much of what the routes stand on somebody looked at, and who: machine readings are proposals. Where no route stands on a claim, of
 * what those that break stand on, else of all that bears on a hop.
 */
export function review(given: Case): readonly Sentence[] {
  const { routes, brokenRoutes } = given.trace.verdict;
  const known = (refs: readonly string[]): readonly Claim[] =>
    [...new Set(refs)].flatMap((id) => given.claims.get(id) ?? []);
  const standing = (some: readonly { readonly hops: readonly string[] }[]): readonly Claim[] =>
    known(some.flatMap(({ hops }) => hopsOf(given, hops)).flatMap(({ basis }) => basis.map(({ ref }) => ref)));
  const bearing = known(
    given.trace.hops.flatMap(({ basis, claims }) => [
      ...basis.map(({ ref }) => ref),
      ...claims.map(({ claim }) => claim),
    ]),
  );
  const choices: readonly (readonly [of: string, claims: readonly Claim[]])[] = [
    [`the hops of ${routes.length === 1 ? 'this route' : 'these routes'} stand on`, standing(routes)],
    ['the hops of routes that break stand on', standing(brokenRoutes)],
    [`${bearing.length === 1 ? 'bears' : 'bear'} on the hops`, bearing],
  ];
  const [of, claims] = choices.find(([, some]) => some.length > 0) ?? ['', []];
  return claims.length === 0 ? [] : reviewOf(given, claims, of);
}

function reviewOf(given: Case, claims: readonly Claim[], of: string): readonly Sentence[] {
  const seen = claims.filter((claim) => claim.reviewed !== null);
  const unseen = claims.filter((claim) => claim.reviewed === null);
  const one = claims.length === 1;
  const total = `${one ? 'the one claim' : `the ${counted(claims.length, 'claim')}`} that ${of}`;
  const ids = (some: readonly Claim[]): readonly string[] => some.map(({ id }) => id);
  if (seen.length === 0) {
    const none = `Nobody has reviewed ${one ? '' : 'any of '}${total}: what a machine reads is a proposal`;
    return [say(given, none, ids(claims))];
  }
  const all = unseen.length === 0;
  const share = all ? `${one ? '' : 'Each of '}${total}` : `${count(seen.length)} of ${total}`;
  const who = `${share} ${all || seen.length === 1 ? 'was' : 'were'} reviewed: ${list(decisions(seen))}`;
  const rest = `Nobody has reviewed ${unseen.length === 1 ? 'the other' : `the other ${count(unseen.length)}`}: what a machine reads is a proposal`;
  return [say(given, who, ids(seen)), ...(all ? [] : [say(given, rest, ids(unseen))])];
}

/** "two were accepted by Mona Rud", "one was corrected by Per Aas", in order of the claims; "accepted by Mona Rud" where that is all. */
function decisions(claims: readonly Claim[]): readonly string[] {
  const groups = new Map<string, number>();
  for (const { reviewed } of claims) {
    const by = reviewed?.by ?? null;
    const done = `${reviewed?.decision} by ${by === null ? 'a reviewer' : oneLine(by)}`;
    groups.set(done, (groups.get(done) ?? 0) + 1);
  }
  if (groups.size === 1) return [...groups.keys()];
  return [...groups].map(([done, n]) => `${count(n)} ${n === 1 ? 'was' : 'were'} ${done}`);
}
