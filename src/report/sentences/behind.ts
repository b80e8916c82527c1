import type { Claim } from '../../terms/claim.ts';
import { FACTUALITIES } from '../../terms/factuality.ts';
import type { Hop, HopClaim } from '../../terms/hop.ts';
import { type Case, claimsAt } from '../case.ts';
import { heldOn } from '../held.ts';
import { contactName, list, originCount, wordOf } from '../naming.ts';
import { HELD } from '../wording.ts';

/** "reported, on one to two origins: it is stated outright by A and B, and raised as possible by C". */
export function behind(given: Case, hop: Hop): string {
  if (hop.standing === 'missing') return 'missing: nothing on this record connects the two';
  if (hop.standing === 'presumed') return `presumed: nobody claims it, and it rests on ${list(grounds(given, hop))}`;
  const held = standingVoices(given, hop);
  const record = records(given, hop);
  const parts = [
    ...(record.length > 0 ? [`its record is in the case, ${list(record)}`] : []),
    ...(held === '' ? [] : [`it is ${held}`]),
  ];
  return `${[hop.standing, ...hop.flags].join(' and ')}, on ${originCount(hop.origins)}: ${list(parts.length > 0 ? parts : ['the claims behind it are not in the evidence'])}`;
}

/** Who holds it how, surest first: "stated outright by A and B, and raised as possible by C". */
export function voices(given: Case, claims: readonly Claim[], side: HopClaim['side'] = 'for'): string {
  const groups = FACTUALITIES.flatMap((value) => {
    const words = claims
      .filter((claim) => heldOn(claim, side).value === value)
      .map((claim) => wordOf(given, claim, side));
    return words.length === 0 ? [] : [`${HELD[value]} by ${list([...new Set(words)])}`];
  });
  return groups.length < 3 ? groups.join(', and ') : `${groups.slice(0, -1).join('; ')}; and ${groups.at(-1)}`;
}

/**
 * The voices for a hop. On an alleged one, what is stated outright rests on something less sure (an echo that drops a
 * hedge, a giver whom another passage names), and is told apart from what the standing is.
 */
function standingVoices(given: Case, hop: Hop): string {
  const claims = claimsAt(given, hop, 'for').filter((claim) => !claim.record);
  if (hop.standing !== 'alleged') return voices(given, claims);
  const outright = claims.filter((claim) => heldOn(claim).value === 'CT+');
  const words = list([...new Set(outright.map((claim) => wordOf(given, claim)))]);
  const own = voices(
    given,
    claims.filter((claim) => !outright.includes(claim)),
  );
  const above = words === '' ? '' : `stated outright, yet counted no higher than what it rests on, by ${words}`;
  return [own, above].filter((part) => part !== '').join(', and ');
}

/** What a presumed hop rests on: relations, meetings, contacts, each on somebody's word or in a log. */
function grounds(given: Case, hop: Hop): readonly string[] {
  const words = hop.basis.map((basis) => {
    const contact = given.contacts.get(basis.ref);
    if (contact !== undefined) return contactName(contact);
    const claim = given.claims.get(basis.ref);
    if (claim === undefined) return `a ${basis.kind} (${basis.ref})`;
    const kind =
      basis.kind === 'relation' && claim.relation !== null
        ? `the relation “${claim.relation}”`
        : `a ${basis.kind === 'claim' ? claim.event : basis.kind}`;
    return `${kind} that is ${HELD[heldOn(claim).value]} by ${wordOf(given, claim)}`;
  });
  return words.length > 0 ? [...new Set(words)] : ['a link that the evidence does not spell out'];
}

function records(given: Case, hop: Hop): readonly string[] {
  return hop.basis
    .filter((basis) => basis.kind === 'record')
    .map((basis) => {
      const contact = given.contacts.get(basis.ref);
      const claim = given.claims.get(basis.ref);
      return contact !== undefined ? contactName(contact) : claim !== undefined ? wordOf(given, claim) : basis.ref;
    });
}
