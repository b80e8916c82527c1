import type { Contact, Opportunities } from '../terms/contact.ts';
import { ALWAYS, type Interval } from '../terms/interval.ts';

/** The contacts of a log that were looked at for this inquiry, and whether there were more. */
export interface Looked {
  readonly contacts: readonly Contact[];
  readonly cutShort: boolean;
}

/** How many contacts, and people met only in the log, are looked at. Beyond, the verdict says that it was cut short. */
export const MOST_CONTACTS = 20_000;
/** People of a log who are no actors of the case that a trace follows: bounds the graph. */
export const MOST_STRANGERS = 500;

/**
 * Asks the log what could have carried the item: forward from every actor of the case, and from whoever they were in
 * touch with in turn. Nothing outside the inquiry's time is asked for, but between actors of the case themselves, where
 * a contact at the wrong time is an answer too.
 */
export function contactsOf(opportunities: Opportunities | null, actors: readonly string[], window: Interval): Looked {
  if (opportunities === null) return { contacts: [], cutShort: false };
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
