import type { Filler } from '../terms/filler.ts';
import type { Passage } from '../terms/passage.ts';

/** An actor or item, as far as it can be meant by words. */
export interface Meant {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly mentions: readonly Passage[];
}

/** What a filler means: one of them, or why none. `among` has those that all fit, where it could be several: none of them is guessed. */
export type Found<T> = { readonly one: T } | { readonly one: null; readonly among: readonly T[]; readonly why: string };

/** Looks fillers up in a list that can grow at its end. */
export interface Lookup<T> {
  /**
   * By the mention at the filler's passage; failing that by exact name, without regard to case, articles and spaces; of several that have
   * the name, the one of which a mention begins or ends where the passage does, as another reading may have taken it.
   */
  readonly find: (filler: Filler) => Found<T>;
  readonly add: (one: T) => void;
  /** A mention that nobody knew of. */
  readonly note: (one: T, mention: Passage) => void;
}

/** A lookup of these. */
export function lookupOf<T extends Meant>(all: readonly T[]): Lookup<T> {
  const places = new Map<string, T>();
  const edges = new Map<string, T>();
  const chief = new Map<string, T[]>();
  const called = new Map<string, T[]>();
  const put = (map: Map<string, T[]>, key: string, one: T): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [one]);
    else if (!known.includes(one)) known.push(one);
  };
  const note = (one: T, { doc, start, end }: Passage): void => {
    for (const [map, key] of [
      [places, `${doc} ${start} ${end}`],
      [edges, `${doc} from ${start}`],
      [edges, `${doc} to ${end}`],
    ] as const)
      if (!map.has(key)) map.set(key, one);
  };
  const add = (one: T): void => {
    for (const mention of one.mentions) note(one, mention);
    put(chief, plainName(one.name), one);
    for (const name of [one.name, ...one.names]) put(called, plainName(name), one);
  };
  for (const each of all) add(each);
  const find = ({ name, passage }: Filler): Found<T> => {
    const there = passage === null ? undefined : places.get(placeOf(passage));
    if (there !== undefined) return { one: there };
    const key = plainName(name);
    const named = chief.get(key) ?? called.get(key) ?? [];
    const [first] = named;
    if (first !== undefined && named.length === 1) return { one: first };
    if (first === undefined)
      return { one: null, among: [], why: `nothing is called “${name}”, and no mention stands there` };
    const near = passage === null ? [] : nearby(edges, passage).filter((each) => named.includes(each));
    if (near.length === 1) return { one: near[0]! };
    return { one: null, among: named, why: `“${name}” could be any of ${named.map(({ id }) => id).join(', ')}` };
  };
  return { find, add, note };
}

function nearby<T>(edges: ReadonlyMap<string, T>, { doc, start, end }: Passage): readonly T[] {
  return [...new Set([edges.get(`${doc} from ${start}`), edges.get(`${doc} to ${end}`)])].flatMap((each) => each ?? []);
}

/** The highest number among ids of a kind: 12 for "a12"; 0 where there is none. */
export function lastId(letter: string, all: readonly { readonly id: string }[]): number {
  const pattern = new RegExp(`^${letter}(\\d{1,15})$`);
  return all.reduce((most, { id }) => Math.max(most, Number(pattern.exec(id)?.[1] ?? 0)), 0);
}

/** A place in a text, for comparing: two passages are one mention where they are as long and stand at the same place. */
export function placeOf({ doc, start, end }: Passage): string {
  return `${doc} ${start} ${end}`;
}

function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:the|an?) /u, '');
}
