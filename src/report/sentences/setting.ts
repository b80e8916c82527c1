import type { Claim } from '../../terms/claim.ts';
import type { Sentence } from '../../terms/verdict.ts';
import type { Case } from '../case.ts';
import { saying } from '../context.ts';
import { shortSpan } from '../dates.ts';
import { heldOn } from '../held.ts';
import { actorName, itemName, quoted, wordOf } from '../naming.ts';
import { HELD } from '../wording.ts';
import { say } from './section.ts';

/** What is said of the item itself: who gathered it, who knew of it, who used it. None of these is a hop. */
export function aboutItem(given: Case): readonly Sentence[] {
  const onHops = new Set(given.trace.hops.flatMap((hop) => hop.claims.map((at) => at.claim)));
  const claims = given.evidence.claims.filter(
    (claim) =>
      claim.roles.item === given.trace.inquiry.item &&
      !claim.questions &&
      !onHops.has(claim.id) &&
      WHAT[claim.event] !== undefined,
  );
  return claims.map((claim) => {
    const { value } = heldOn(claim);
    const item = itemName(given, given.trace.inquiry.item);
    const [active, passive] = WHAT[claim.event] as readonly [string, string];
    const what =
      claim.roles.agent === undefined
        ? `${item} was ${passive}`
        : `${actorName(given, claim.roles.agent)} ${active} ${item}`;
    const text = `${value === 'Uu' ? 'Whether' : 'That'} ${what} is ${HELD[value]} by ${wordOf(given, claim)}: ${quoted(saying(given, claim))}`;
    return say(given, text, [claim.id]);
  });
}

const WHAT: Readonly<Partial<Record<Claim['event'], readonly [active: string, passive: string]>>> = {
  acquisition: ['acquired', 'acquired'],
  knowledge: ['knew of', 'known of'],
  use: ['used', 'used'],
};

/** Who is related to whom, on whose word. A relation makes a hop possible and claims none. */
export function relations(given: Case): readonly Sentence[] {
  return given.trace.relations.flatMap((relation) => {
    const claim = given.claims.get(relation.claim);
    if (claim === undefined) return [];
    const pair = `${actorName(given, relation.a)} and ${actorName(given, relation.b)}`;
    const text = `A relation (“${relation.kind}”, ${shortSpan(relation.when)}) between ${pair} is ${HELD[heldOn(claim).value]} by ${wordOf(given, claim)}: ${quoted(saying(given, claim))}`;
    return [say(given, text, [claim.id])];
  });
}
