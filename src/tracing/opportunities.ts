import { supporterOf } from '../lineage/index.ts';
import type { Contact } from '../terms/contact.ts';
import type { Basis } from '../terms/hop.ts';
import { ALWAYS, type Interval } from '../terms/interval.ts';
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

/** A transfer of another item between the two, or of something the claim does not name, is a contact of theirs. */
function fromOtherItems(matter: Matter): Opportunity[] {
  const asked = matter.inquiry.item;
  return matter.transfers.flatMap(({ claim, from, to, item, when }) => {
    if (from === null || to === null || supporterOf(claim) === null) return [];
    if (item !== null && matter.items.agree(item, asked)) return [];
    return [{ from, to, when, basis: { kind: 'contact' as const, ref: claim.id }, membership: null }];
  });
}

function bothWays(a: string, b: string, when: Interval, basis: Basis, membership: string | null): Opportunity[] {
  return [
    { from: a, to: b, when, basis, membership },
    { from: b, to: a, when, basis, membership },
  ];
}

/** The contacts of a log that were looked at for this inquiry, and whether there were more. */
export interface Looked {
  readonly contacts: readonly Contact[];
  readonly cutShort: boolean;
}

/** How many contacts, and people met only in the log, are looked at. Beyond, the verdict says that it was cut short. */
export const MOST_CONTACTS = 20_000;
export const MOST_STRANGERS = 500;

/**
 * Asks the log what could have carried the item: forward from every actor of the case, and from whoever they were in
 * touch with in turn. Nothing outside the inquiry's time is asked for, but between actors of the case themselves, where
 * a contact at the wrong time is an answer too.
 */
export function contactsOf(matter: Matter): Looked {
  if (!matter.logged) return { contacts: [], cutShort: false };
  const { opportunities, inquiry } = matter;
  const window: Interval = { earliest: matter.since, latest: inquiry.deadline };
  const actors = matter.evidence.actors.map((each) => each.id);
  const known = new Set(actors);
  const found = new Map<string, Contact>();
  let cutShort = false;
  const queue = [...actors];
  const add = (from: string, to: string, contact: Contact): void => {
    // A call answers in both directions: the same row, once each way.
    const key = `${contact.id}\n${from}\n${to}`;
    if (found.size >= MOST_CONTACTS) cutShort = true;
    else if (!found.has(key)) found.set(key, { ...contact, from, to });
  };
  for (let actor = queue.shift(); actor !== undefined; actor = queue.shift()) {
    for (const contact of opportunities.forward(actor, window)) {
      const to = contact.from === actor ? contact.to : contact.from;
      add(actor, to, contact);
      if (known.has(to)) continue;
      if (known.size - actors.length >= MOST_STRANGERS) cutShort = true;
      else {
        known.add(to);
        queue.push(to);
      }
    }
  }
  for (const from of actors) {
    for (const to of actors) {
      if (from !== to) for (const contact of opportunities.between(from, to, ALWAYS)) add(from, to, contact);
    }
  }
  return { contacts: [...found.values()], cutShort };
}

/** Contacts as opportunities: one each, since each could have been the one. */
export function fromContacts(contacts: readonly Contact[]): Opportunity[] {
  return contacts.map(({ id, from, to, when }) => ({
    from,
    to,
    when,
    basis: { kind: 'contact', ref: id },
    membership: null,
  }));
}
