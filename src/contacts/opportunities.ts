import { type Actor, type Contact, type Interval, type Opportunities, overlap } from '../terms/index.ts';

/** Contacts in which something can be told either way; mail, orders, access and whatever is not known go one way. */
const BOTH_WAYS =
  /\b(?:calls?|phone|telephone|voip|video|meetings?|met|visits?|in[- ]person|conversation|conference)\b/i;

/** Whether a channel carries both ways. One that is not named is taken to go only from the first to the second. */
export function goesBothWays(channel: string | null): boolean {
  return channel !== null && BOTH_WAYS.test(channel);
}

/**
 * Contacts as the port that tracing asks, with the log's names put as the case's actor ids where exactly one actor has that
 * name or alias (case, spaces and an address in angle brackets aside). Anyone else keeps the name that the log gives.
 *
 * Answers are in the order of the contacts, and a contact that goes both ways answers in both directions, as it was logged.
 */
export function opportunities(
  contacts: readonly Contact[],
  actors: readonly Pick<Actor, 'id' | 'name' | 'names'>[],
): Opportunities {
  const ids = idsOf(actors);
  const known = new Set(actors.map((actor) => actor.id));
  const named = (name: string) => ids.get(keyOf(name)) ?? (known.has(name) ? `“${name}”` : name);
  const leaving = new Map<string, Contact[]>();
  for (const logged of contacts) {
    const contact = { ...logged, from: named(logged.from), to: named(logged.to) };
    if (contact.from === contact.to) continue;
    add(leaving, contact.from, contact);
    if (goesBothWays(contact.channel)) add(leaving, contact.to, contact);
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

/** Actor ids by name; a name that two actors share stands for neither, unless it is the chief name of one. */
function idsOf(actors: readonly Pick<Actor, 'id' | 'name' | 'names'>[]): ReadonlyMap<string, string> {
  const chief = unambiguous(actors.map(({ id, name }) => [keyOf(name), id] as const));
  const alias = unambiguous(actors.flatMap(({ id, names }) => names.map((name) => [keyOf(name), id] as const)));
  return new Map([...alias, ...chief]);
}

function unambiguous(entries: readonly (readonly [key: string, id: string])[]): ReadonlyMap<string, string> {
  const ids = new Map<string, Set<string>>();
  for (const [key, id] of entries) ids.set(key, (ids.get(key) ?? new Set()).add(id));
  return new Map([...ids].flatMap(([key, some]) => (some.size === 1 ? [[key, [...some][0]!] as const] : [])));
}

function keyOf(name: string): string {
  const bare = name.replace(/\s*<[^<>]*>\s*$/, '');
  return (bare === '' ? name : bare).normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
