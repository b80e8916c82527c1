import type { AnchoredHolder } from '../../ledger/index.ts';
import { lastId, lookupOf, placeOf } from '../../resolution/fillers.ts';
import type { Actor } from '../../terms/actor.ts';
import type { Role } from '../../terms/event.ts';
import type { Evidence } from '../../terms/evidence.ts';
import type { Filler } from '../../terms/filler.ts';
import { AUTHOR, type Holder } from '../../terms/holder.ts';
import type { Item } from '../../terms/item.ts';
import type { Passage } from '../../terms/passage.ts';

/** What a role or an item is filled with, or why with nothing: it could be one of several. */
export type Filled = { readonly id: string } | { readonly id: null; readonly why: string };

/**
 * The actors and items of evidence while claims are put into it that name theirs by words. Who is not there yet comes in: a reviewer who
 * names somebody says that there is somebody.
 */
export interface Company {
  readonly role: (role: Role, filler: Filler) => Filled;
  readonly holder: (holder: AnchoredHolder, at: number, doc: string) => Holder;
  /** The evidence with whoever came in, in the order in which they did. */
  readonly joined: (evidence: Evidence) => Evidence;
}

/** Roles that may be filled with words for what is no actor. */
const FREE: ReadonlySet<Role> = new Set(['instrument', 'place']);

/** The company of this evidence. */
export function companyOf({ actors, items, claims }: Evidence): Company {
  const people = lookupOf<Actor>(actors);
  const things = lookupOf<Item>(items);
  const came = { actors: [] as Actor[], items: [] as Item[] };
  const noted = new Map<string, Passage[]>();
  const authors = new Map(
    claims.flatMap(({ holders, passage }) => (holders[0] ? [[passage.doc, holders[0].actor]] : [])),
  );
  let [lastActor, lastItem] = [lastId('a', actors), lastId('i', items)];

  const actor = (filler: Filler): Filled => {
    const found = people.find(filler);
    if (found.one !== null) return keep(found.one, people, filler);
    if (found.among.length > 0) return { id: null, why: found.why };
    lastActor += 1;
    const made: Actor = {
      id: `a${lastActor}`,
      name: filler.name,
      names: [filler.name],
      kind: 'unknown',
      actsFor: [],
      mentions: filler.passage === null ? [] : [filler.passage],
      resolved: true,
    };
    came.actors.push(made);
    people.add(made);
    return { id: made.id };
  };
  const item = (filler: Filler): Filled => {
    const found = things.find(filler);
    if (found.one !== null) return keep(found.one, things, filler);
    if (found.among.length > 0) return { id: null, why: found.why };
    lastItem += 1;
    const made: Item = {
      id: `i${lastItem}`,
      name: filler.name,
      names: [filler.name],
      originator: null,
      subject: null,
      caveats: [],
      since: null,
      relations: [],
      mentions: filler.passage === null ? [] : [filler.passage],
    };
    came.items.push(made);
    things.add(made);
    return { id: made.id };
  };
  /** Where it was meant by a passage that was no mention yet, it is one now. */
  const keep = <T extends { readonly id: string; readonly mentions: readonly Passage[] }>(
    one: T,
    lookup: { readonly note: (one: T, mention: Passage) => void },
    { passage }: Filler,
  ): Filled => {
    const known = [...one.mentions, ...(noted.get(one.id) ?? [])];
    if (passage !== null && !known.some((each) => placeOf(each) === placeOf(passage))) {
      noted.set(one.id, [...(noted.get(one.id) ?? []), passage]);
      lookup.note(one, passage);
    }
    return { id: one.id };
  };
  const withNoted = <T extends { readonly id: string; readonly mentions: readonly Passage[] }>(one: T): T => {
    const more = noted.get(one.id);
    return more === undefined ? one : { ...one, mentions: [...one.mentions, ...more] };
  };

  return {
    role: (role, filler) => {
      if (role === 'item') return item(filler);
      if (!FREE.has(role)) return actor(filler);
      return { id: people.find(filler).one?.id ?? filler.name };
    },
    holder: (holder, at, doc) => {
      if (at === 0 && holder.name === AUTHOR) return { ...holder, actor: authors.get(doc) ?? null };
      return { ...holder, actor: people.find(holder).one?.id ?? null };
    },
    joined: (evidence) => ({
      ...evidence,
      actors: [...evidence.actors, ...came.actors].map(withNoted),
      items: [...evidence.items, ...came.items].map(withNoted),
    }),
  };
}
