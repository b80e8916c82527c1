import { type Contact, type Interval, type Opportunities, overlap } from '../terms/index.ts';
import { type Alias, type Known, tying } from './aliases.ts';

/** Contacts in which something can be told either way; mail, orders, access and whatever is not known go one way. */
const BOTH_WAYS =
  /\b(?:calls?|phone|telephone|voip|video|meetings?|met|visits?|in[- ]person|conversation|conference)\b/i;

/** Whether a channel carries both ways. One that is not named is taken to go only from the first to the second. */
export function goesBothWays(channel: string | null): boolean {
  return channel !== null && BOTH_WAYS.test(channel);
}

/**
 * Contacts as the port that tracing asks, with the log's names put as the case's actor ids where they are tied to one (see
 * `tying`): each tie is an assumption of the contact. Anyone else keeps the name that the log gives.
 *
 * Answers are in the order of the contacts, and a contact that goes both ways answers in both directions, as it was logged.
 */
export function opportunities(
  contacts: readonly Contact[],
  actors: readonly Known[],
  aliases: readonly Alias[] = [],
): Opportunities {
  const tied = tying(actors, aliases);
  const known = new Map(actors.map((actor) => [actor.id, actor.name]));
  const leaving = new Map<string, Contact[]>();
  for (const logged of contacts) {
    const ends = [logged.from, logged.to].map((name) => ({ name, tie: tied(name) }));
    const [from, to] = ends.map(({ name, tie }) => tie?.id ?? (known.has(name) ? `“${name}”` : name)) as [
      string,
      string,
    ];
    if (from === to) continue;
    const assumptions = ends.flatMap(({ name, tie }) =>
      tie === null || tie.ground === null
        ? []
        : [
            {
              what: `that “${name}” in ${logged.log} is ${known.get(tie.id) ?? tie.id}: ${tie.ground}`,
              passage: null,
              contact: logged.id,
            },
          ],
    );
    const contact: Contact = { ...logged, from, to, ...(assumptions.length === 0 ? {} : { assumptions }) };
    add(leaving, from, contact);
    if (goesBothWays(contact.channel)) add(leaving, to, contact);
  }
  const pairs = new Map<string, Map<string, Contact[]>>();
  for (const [from, some] of leaving) {
    const others = new Map<string, Contact[]>();
    for (const contact of some) add(others, contact.from === from ? contact.to : contact.from, contact);
    pairs.set(from, others);
  }
  return {
    between: (from, to, window) => within(pairs.get(from)?.get(to), window),
    forward: (from, window) => within(leaving.get(from), window),
  };
}

function within(contacts: readonly Contact[] | undefined, window: Interval): readonly Contact[] {
  return contacts?.filter((contact) => overlap(contact.when, window)) ?? [];
}

function add(index: Map<string, Contact[]>, key: string, contact: Contact): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [contact]);
  else known.push(contact);
}
