import type { Changed, Differing } from '../../terms/difference.ts';

/** The parts of a thing, by name, each as text to compare. */
export type Parts = Readonly<Record<string, string>>;

/** One of a list, ready to be compared: what it may be known by, surest first, and its parts. */
export interface Compared<T> {
  readonly of: T;
  readonly keys: readonly string[];
  readonly parts: Parts;
}

/**
 * What became of a list. Things are the same one where they have the surest key alike, then the next, and so on; of several with one
 * key, those with the most parts alike go together first, then the first with the first. Nothing is left out: each is in
 * `gone`, `appeared`, `changed`, or counted in `same`.
 */
export function differing<T, Part extends string = string>(
  before: readonly Compared<T>[],
  after: readonly Compared<T>[],
): Differing<T, Part> & { readonly pairs: readonly (readonly [T, T])[] } {
  const partner = new Map<Compared<T>, Compared<T>>();
  const taken = new Set<Compared<T>>();
  const levels = Math.max(0, ...before.map(({ keys }) => keys.length));
  for (let level = 0; level < levels; level += 1) {
    const there = new Map<string, Compared<T>[]>();
    for (const each of after) {
      const key = each.keys[level];
      if (key === undefined || taken.has(each)) continue;
      there.set(key, [...(there.get(key) ?? []), each]);
    }
    const candidates = before.flatMap((one, from) => {
      const key = one.keys[level];
      if (key === undefined || partner.has(one)) return [];
      return (there.get(key) ?? []).map((other, to) => ({ one, other, from, to, alike: alike(one, other) }));
    });
    for (const { one, other } of candidates.toSorted((a, b) => b.alike - a.alike || a.from - b.from || a.to - b.to)) {
      if (partner.has(one) || taken.has(other)) continue;
      partner.set(one, other);
      taken.add(other);
    }
  }
  const changed: Changed<T, Part>[] = [];
  let same = 0;
  for (const one of before) {
    const other = partner.get(one);
    if (other === undefined) continue;
    const what = Object.keys(one.parts).filter((part) => one.parts[part] !== other.parts[part]) as Part[];
    if (what.length === 0) same += 1;
    else changed.push({ before: one.of, after: other.of, what });
  }
  return {
    gone: before.filter((one) => !partner.has(one)).map(({ of }) => of),
    appeared: after.filter((other) => !taken.has(other)).map(({ of }) => of),
    changed,
    same,
    pairs: before.flatMap((one) => {
      const other = partner.get(one);
      return other === undefined ? [] : [[one.of, other.of] as const];
    }),
  };
}

function alike(one: Compared<unknown>, other: Compared<unknown>): number {
  return Object.keys(one.parts).filter((part) => one.parts[part] === other.parts[part]).length;
}
