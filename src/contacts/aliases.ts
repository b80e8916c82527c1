import type { Actor } from '../terms/index.ts';

/** Actors of a case as far as a log has to know them. */
export type Known = Pick<Actor, 'id' | 'name' | 'names'>;

/** A row of a table of aliases: an address, a number or a name of a log, and the actor whose it is. */
export interface Alias {
  readonly name: string;
  readonly actor: string;
  /** Where the table says so: file and line. */
  readonly where: string;
}

/** Whom a name of a log stands for, and on what ground; `ground` is null where the log names the actor by id. */
export interface Tied {
  readonly id: string;
  readonly ground: string | null;
}

/**
 * Ties names of logs to actors: by the table where it has the name, else where exactly one actor has that name or alias (case,
 * spaces and an address in angle brackets aside). A name that two actors share stands for neither, unless it is the chief name of one.
 */
export function tying(actors: readonly Known[], aliases: readonly Alias[]): (name: string) => Tied | null {
  const chief = unambiguous(actors.map(({ id, name }) => [keyOf(name), id] as const));
  const other = unambiguous(actors.flatMap(({ id, names }) => names.map((name) => [keyOf(name), id] as const)));
  const named = new Map([...other, ...chief]);
  const table = new Map<string, Tied>();
  for (const { name, actor, where } of aliases) {
    const id = actors.find((known) => known.id === actor)?.id ?? named.get(keyOf(actor));
    if (id !== undefined) table.set(keyOf(name), { id, ground: `${where} says so` });
  }
  const ids = new Set(actors.map(({ id }) => id));
  return (name) => {
    const tied = table.get(keyOf(name)) ?? table.get(addressOf(name));
    if (tied !== undefined) return tied;
    const id = named.get(keyOf(name));
    if (id === undefined) return null;
    return { id, ground: ids.has(name) ? null : 'the names are the same' };
  };
}

/** A name as it is compared: without an address beside it, in small letters, with single spaces. */
export function keyOf(name: string): string {
  const bare = name.replace(/\s*<[^<>]*>\s*$/, '');
  return (bare === '' ? name : bare).normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** The address in angle brackets, as it is compared. */
function addressOf(name: string): string {
  return keyOf(/<([^<>]*)>\s*$/.exec(name)?.[1] ?? name);
}

function unambiguous(entries: readonly (readonly [key: string, id: string])[]): ReadonlyMap<string, string> {
  const ids = new Map<string, Set<string>>();
  for (const [key, id] of entries) ids.set(key, (ids.get(key) ?? new Set()).add(id));
  return new Map([...ids].flatMap(([key, some]) => (some.size === 1 ? [[key, [...some][0]!] as const] : [])));
}
