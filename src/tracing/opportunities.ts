import { supporterOf } from '../lineage/index.ts';
import type { Assumption } from '../terms/claim.ts';
import type { Contact } from '../terms/contact.ts';
import type { Basis } from '../terms/hop.ts';
import type { Interval } from '../terms/interval.ts';
import { pastOf } from './dating.ts';
import type { Matter } from './matter.ts';
import { isOpening, MEMBERSHIPS, participantsOf, relationsOf } from './relations.ts';

/** Something on record that makes a transfer between two possible, one way, without anyone claiming it. */
export interface Opportunity {
  readonly from: string;
  readonly to: string;
  readonly when: Interval;
  readonly basis: Basis;
  /** The body, where all this says is that someone belongs to it. */
  readonly membership: string | null;
  /** What it takes for granted: which of a log's names are whom. */
  readonly assumptions: readonly Assumption[];
}

/** Every relation, meeting and transfer of something else, as opportunities; contacts come from the log. */
export function opportunitiesOf(matter: Matter): Opportunity[] {
  return [...fromRelations(matter), ...fromMeetings(matter), ...fromOtherItems(matter)];
}

/** Relations work both ways. To belong to the origin's own body is no opportunity: everyone there would be a suspect. */
function fromRelations(matter: Matter): Opportunity[] {
  const shielded = originBodies(matter);
  return relationsOf(matter).flatMap(({ a, b, kind, when, claim }) => {
    const membership = MEMBERSHIPS.includes(kind);
    if (!isOpening(kind) || (membership && (shielded.has(a) || shielded.has(b)))) return [];
    return bothWays(a, b, when, { kind: 'relation', ref: claim }, membership ? b : null);
  });
}

function originBodies(matter: Matter): ReadonlySet<string> {
  const { origin } = matter.inquiry;
  if (origin === null) return new Set();
  const joined = relationsOf(matter).filter(({ a, kind }) => a === origin && MEMBERSHIPS.includes(kind));
  return new Set([origin, ...matter.members.bodies(origin), ...joined.map(({ b }) => b)]);
}

function fromMeetings(matter: Matter): Opportunity[] {
  return matter.claims.flatMap((claim) => {
    if (claim.event !== 'meeting' || supporterOf(claim) === null) return [];
    const people = participantsOf(claim);
    const when = pastOf(claim, matter.documents);
    return people.flatMap((a, at) =>
      people.slice(at + 1).flatMap((b) => bothWays(a, b, when, { kind: 'meeting', ref: claim.id }, null)),
    );
  });
}

/**
 * A transfer of another item between the two, or of something the claim does not name, is a contact of theirs. What is
 * derived from the item or about the same thing is not just another item: there the record says what moved, and the
 * route breaks by the item.
 */
function fromOtherItems(matter: Matter): Opportunity[] {
  const asked = matter.inquiry.item;
  return matter.transfers.flatMap(({ claim, from, to, item, when }) => {
    if (from === null || to === null || supporterOf(claim) === null) return [];
    if (item !== null && (matter.items.agree(item, asked) || matter.items.related(item, asked))) return [];
    return [{ from, to, when, basis: { kind: 'contact' as const, ref: claim.id }, membership: null, assumptions: [] }];
  });
}

function bothWays(a: string, b: string, when: Interval, basis: Basis, membership: string | null): Opportunity[] {
  return [
    { from: a, to: b, when, basis, membership, assumptions: [] },
    { from: b, to: a, when, basis, membership, assumptions: [] },
  ];
}

/** Contacts as opportunities: one each, since each could have been the one. */
export function fromContacts(contacts: readonly Contact[]): Opportunity[] {
  return contacts.map(({ id, from, to, when, assumptions = [] }) => ({
    from,
    to,
    when,
    basis: { kind: 'contact', ref: id },
    membership: null,
    assumptions,
  }));
}
