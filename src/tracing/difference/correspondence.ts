import { normalName } from '../../lineage/index.ts';
import type { Identity } from '../../terms/difference.ts';
import type { Evidence } from '../../terms/evidence.ts';
import type { Inquiry } from '../../terms/inquiry.ts';
import type { Passage } from '../../terms/passage.ts';

/**
 * Which document, claim, actor and item of one evidence is which of another: ids before to ids after, one to one. Ids of actors and
 * items are counted anew each time evidence is put together, so that nothing here goes by them alone.
 */
export interface Correspondence {
  readonly documents: ReadonlyMap<string, string>;
  readonly claims: ReadonlyMap<string, string>;
  readonly actors: ReadonlyMap<string, string>;
  readonly items: ReadonlyMap<string, string>;
  /** For actors of either side, what is the same for those that may be one: to whom mentions of each went, and from whom they came. */
  readonly kin: { readonly before: (id: string) => string; readonly after: (id: string) => string };
  readonly joined: {
    readonly actors: readonly Identity<Evidence['actors'][number]>[];
    readonly items: readonly Identity<Evidence['items'][number]>[];
  };
}

/** A thing that texts mention. */
interface Mentioned {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly mentions: readonly Passage[];
}

/**
 * Documents by id, where the text is the same, else by text; claims by id in the same document, else by passage and event; actors and
 * items by the mentions they share, most first, then by id and name.
 */
export function correspondenceOf(before: Evidence, after: Evidence): Correspondence {
  const documents = documentsOf(before, after);
  const placed = (passage: Passage): string =>
    JSON.stringify([documents.get(passage.doc) ?? `before:${passage.doc}`, passage.start, passage.end]);
  const here = ({ doc, start, end }: Passage): string => JSON.stringify([doc, start, end]);
  const actors = mentioned(before.actors, after.actors, placed, here);
  const items = mentioned(before.items, after.items, placed, here);
  return {
    documents,
    claims: claimsOf(before, after, documents),
    actors: actors.map,
    items: items.map,
    kin: kinOf(actors.map, actors.pairs),
    joined: { actors: actors.identities, items: items.identities },
  };
}

/** The same question put to the other evidence; null where what it asks about is not there. */
export function carriedOver(inquiry: Inquiry, { actors, items }: Correspondence): Inquiry | null {
  const item = items.get(inquiry.item);
  const end = (id: string | null): string | null | undefined => (id === null ? null : actors.get(id));
  const [origin, holder] = [end(inquiry.origin), end(inquiry.holder)];
  if (item === undefined || origin === undefined || holder === undefined) return null;
  return { ...inquiry, item, origin, holder };
}

function documentsOf(before: Evidence, after: Evidence): ReadonlyMap<string, string> {
  const there = new Map(after.documents.map((each) => [each.id, each]));
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const each of before.documents) {
    const other = there.get(each.id);
    if (other === undefined || each.textSha256 !== other.textSha256) continue;
    found.set(each.id, other.id);
    taken.add(other.id);
  }
  for (const each of before.documents) {
    if (found.has(each.id) || each.textSha256 === null) continue;
    const other = after.documents.find(({ id, textSha256 }) => textSha256 === each.textSha256 && !taken.has(id));
    if (other === undefined) continue;
    found.set(each.id, other.id);
    taken.add(other.id);
  }
  return found;
}

function claimsOf(
  before: Evidence,
  after: Evidence,
  documents: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const there = new Map(after.claims.map((each) => [each.id, each]));
  const found = new Map<string, string>();
  const taken = new Set<string>();
  const rest = before.claims.filter(({ id, passage }) => {
    const other = there.get(id);
    if (other === undefined || documents.get(passage.doc) !== other.passage.doc) return true;
    found.set(id, id);
    taken.add(id);
    return false;
  });
  const places = new Map<string, string[]>();
  for (const { id, event, passage } of after.claims) {
    if (taken.has(id)) continue;
    const key = JSON.stringify([passage.doc, passage.start, passage.end, passage.quote, event]);
    places.set(key, [...(places.get(key) ?? []), id]);
  }
  for (const { id, event, passage } of rest) {
    const doc = documents.get(passage.doc);
    const other = places.get(JSON.stringify([doc, passage.start, passage.end, passage.quote, event]))?.shift();
    if (other !== undefined) found.set(id, other);
  }
  return found;
}

/** One to one by shared mentions, most first; what is left over by id and name, then by name alone. */
function mentioned<T extends Mentioned>(
  before: readonly T[],
  after: readonly T[],
  placed: (passage: Passage) => string,
  here: (passage: Passage) => string,
): {
  readonly map: ReadonlyMap<string, string>;
  readonly identities: readonly Identity<T>[];
  readonly pairs: readonly (readonly [string, string])[];
} {
  const owners = new Map<string, number[]>();
  for (const [at, each] of after.entries()) {
    for (const key of new Set(each.mentions.map(here))) owners.set(key, [...(owners.get(key) ?? []), at]);
  }
  const shared = before.flatMap((each, from) => {
    const counts = new Map<number, number>();
    for (const key of new Set(each.mentions.map(placed))) {
      for (const to of owners.get(key) ?? []) counts.set(to, (counts.get(to) ?? 0) + 1);
    }
    return [...counts].map(([to, count]) => ({ from, to, count, same: each.id === after[to]?.id ? 1 : 0 }));
  });
  const map = new Map<string, string>();
  const taken = new Set<string>();
  const join = (one: T | undefined, other: T | undefined): void => {
    if (one === undefined || other === undefined || map.has(one.id) || taken.has(other.id)) return;
    map.set(one.id, other.id);
    taken.add(other.id);
  };
  const ranked = shared.toSorted((a, b) => b.count - a.count || b.same - a.same || a.from - b.from || a.to - b.to);
  for (const { from, to } of ranked) join(before[from], after[to]);
  const byId = new Map(after.map((each) => [each.id, each]));
  for (const each of before) {
    const other = byId.get(each.id);
    if (other !== undefined && normalName(other.name) === normalName(each.name)) join(each, other);
  }
  for (const each of before) {
    if (map.has(each.id) || normalName(each.name) === '') continue;
    join(
      each,
      after.find((other) => !taken.has(other.id) && normalName(other.name) === normalName(each.name)),
    );
  }
  const sole = [...solely(before, after, placed, here), ...byOtherName(before, after, map, taken)];
  return {
    map,
    identities: [...several(sole, before, after, 'from'), ...several(sole, before, after, 'to')],
    pairs: sole.map(({ from, to }) => [(before[from] as T).id, (after[to] as T).id] as const),
  };
}

/** Pairs that share a mention which is nobody else's on either side: what two share says nothing of who became whom. */
function solely<T extends Mentioned>(
  before: readonly T[],
  after: readonly T[],
  placed: (passage: Passage) => string,
  here: (passage: Passage) => string,
): { readonly from: number; readonly to: number }[] {
  const ownersIn = (all: readonly T[], keyOf: (passage: Passage) => string): ReadonlyMap<string, number | null> => {
    const found = new Map<string, number | null>();
    for (const [at, each] of all.entries()) {
      for (const key of new Set(each.mentions.map(keyOf))) found.set(key, found.has(key) ? null : at);
    }
    return found;
  };
  const there = ownersIn(after, here);
  const pairs = new Map<string, { from: number; to: number }>();
  for (const [key, from] of ownersIn(before, placed)) {
    const to = there.get(key);
    if (from !== null && to !== null && to !== undefined) pairs.set(`${from} ${to}`, { from, to });
  }
  return [...pairs.values()];
}

/**
 * Where evidence has no mentions: one that has no partner goes with whoever bears its name beside another, and so does that one's
 * own partner.
 */
function byOtherName<T extends Mentioned>(
  before: readonly T[],
  after: readonly T[],
  map: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
): { readonly from: number; readonly to: number }[] {
  const back = new Map([...map].map(([from, to]) => [to, from]));
  const bears = (each: T, name: string): boolean =>
    normalName(name) !== '' && each.names.some((other) => normalName(other) === normalName(name));
  const at = (all: readonly T[], id: string | undefined): number => all.findIndex((each) => each.id === id);
  const both = (from: number, to: number, pair: { from: number; to: number }) =>
    from < 0 || to < 0 || pair.from < 0 || pair.to < 0 ? [] : [{ from, to }, pair];
  return [
    ...before.flatMap((each, from) => {
      if (map.has(each.id) || each.mentions.length > 0) return [];
      const to = after.findIndex((other) => bears(other, each.name));
      return both(from, to, { from: at(before, back.get(after[to]?.id ?? '')), to });
    }),
    ...after.flatMap((each, to) => {
      if (taken.has(each.id) || each.mentions.length > 0) return [];
      const from = before.findIndex((other) => bears(other, each.name));
      return both(from, to, { from, to: at(after, map.get(before[from]?.id ?? '')) });
    }),
  ];
}

/** Of several whose mentions are one's on the other side: joined where the several came before, parted where they come after. */
function several<T extends Mentioned>(
  pairs: readonly { readonly from: number; readonly to: number }[],
  before: readonly T[],
  after: readonly T[],
  one: 'from' | 'to',
): Identity<T>[] {
  const groups = new Map<number, number[]>();
  for (const pair of pairs) {
    const other = one === 'from' ? pair.to : pair.from;
    groups.set(pair[one], [...new Set([...(groups.get(pair[one]) ?? []), other])]);
  }
  const [mine, theirs] = one === 'from' ? [before, after] : [after, before];
  return [...groups]
    .filter(([, others]) => others.length > 1)
    .toSorted(([a], [b]) => a - b)
    .map(([at, others]) => ({
      kind: one === 'from' ? 'parted' : 'joined',
      one: mine[at] as T,
      several: others.toSorted((a, b) => a - b).map((each) => theirs[each] as T),
    }));
}

/** Union of those that share mentions: each is called by the first of them. */
function kinOf(map: ReadonlyMap<string, string>, pairs: readonly (readonly [string, string])[]): Correspondence['kin'] {
  const parent = new Map<string, string>();
  const root = (node: string): string => {
    let at = node;
    for (let above = parent.get(at); above !== undefined; above = parent.get(at)) at = above;
    return at;
  };
  for (const [from, to] of [...map, ...pairs]) {
    const [one, other] = [root(`before:${from}`), root(`after:${to}`)];
    if (one !== other) parent.set(other, one);
  }
  return { before: (id) => root(`before:${id}`), after: (id) => root(`after:${id}`) };
}
