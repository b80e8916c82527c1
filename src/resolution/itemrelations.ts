import { relationToWhole } from '../reading/mentions/nominals.ts';
import type { ItemRelation, ItemRelationKind } from '../terms/item.ts';
import type { Passage } from '../terms/passage.ts';
import { contradiction, type ItemFeatures, type Shared, sharableOf, sharedBy } from './itemagreement.ts';
import { shareSubject } from './wording.ts';

/** Beyond this many, items are listed but not compared: pairs grow with the square. */
const MOST_ITEMS = 600;

/**
 * How the items of a case stand to each other, each with its reason. Two chains of mentions are the same item only where who
 * made it, what it is about or is called, and the same event (giver, getter and time) agree well enough and none of them
 * contradicts. Where transfers or subjects touch but do not bear that out, the answer is about the same thing, or unknown.
 * Pairs that share nothing have no relation. By item id.
 */
export function relationsOf(
  items: readonly ItemFeatures[],
  nameOf: (leader: string) => string,
): Map<string, ItemRelation[]> {
  const out = new Map<string, ItemRelation[]>();
  const put = (
    a: ItemFeatures,
    b: ItemFeatures,
    kind: ItemRelationKind,
    why: string,
    passage: Passage | null,
  ): void => {
    const known = out.get(a.id);
    if (known === undefined) out.set(a.id, [{ to: b.id, kind, why, passage }]);
    else known.push({ to: b.id, kind, why, passage });
  };
  const both = (
    a: ItemFeatures,
    b: ItemFeatures,
    kind: ItemRelationKind,
    why: string,
    passage: Passage | null,
  ): void => {
    put(a, b, kind, why, passage);
    put(b, a, kind, why, passage);
  };
  const compared = items.slice(0, MOST_ITEMS);
  const byGrammar = grammatical(compared, put);
  const pairs = pairsOf(compared, nameOf);
  const classes = sameClasses(compared, pairs, nameOf);
  const against = contradictions(nameOf);
  for (const [at, a] of compared.entries()) {
    const group = classes.get(a.id)!;
    const later = group.features.filter((b) => placeIn(pairs, b) > at);
    const touched = new Set([...later, ...pairs.later[at]!.keys()]);
    for (const b of [...touched].sort((x, y) => placeIn(pairs, x) - placeIn(pairs, y))) {
      if (byGrammar.has(`${a.id} ${b.id}`)) continue;
      if (group === classes.get(b.id)) both(a, b, 'same', group.why(a, b), group.passage(a, b));
      else {
        const found = related(a, b, pairs.later[at]!.get(b)!, against(group, classes.get(b.id)!));
        if (found !== null) both(a, b, found.kind, found.why, found.passage);
      }
    }
  }
  return out;
}

/** What the items share that share anything, by the place of the first of two and then by the other, in order. */
interface Pairs {
  readonly places: ReadonlyMap<ItemFeatures, number>;
  readonly later: readonly ReadonlyMap<ItemFeatures, Shared>[];
}

function placeIn(pairs: Pairs, item: ItemFeatures): number {
  return pairs.places.get(item)!;
}

/** Most items have nothing to do with each other: only those that meet under a key are compared. */
function pairsOf(items: readonly ItemFeatures[], nameOf: (leader: string) => string): Pairs {
  const byKey = new Map<string, number[]>();
  const keys = items.map((item) => [...sharableOf(item)]);
  const partners = items.map(() => new Set<number>());
  for (const [at, own] of keys.entries()) {
    for (const key of own) {
      const before = byKey.get(key) ?? [];
      for (const other of before) partners[other]!.add(at);
      before.push(at);
      byKey.set(key, before);
    }
  }
  return {
    places: new Map(items.map((item, at) => [item, at])),
    later: items.map(
      (a, at) =>
        new Map(
          [...partners[at]!]
            .sort((x, y) => x - y)
            .map((other) => [items[other]!, sharedBy(a, items[other]!, nameOf)] as const)
            .filter(([, shared]) => shared.score > 0),
        ),
    ),
  };
}

function grammatical(
  items: readonly ItemFeatures[],
  put: (a: ItemFeatures, b: ItemFeatures, kind: ItemRelationKind, why: string, passage: Passage | null) => void,
): Set<string> {
  const byLeader = new Map(items.map((item) => [item.leader, item]));
  const done = new Set<string>();
  for (const item of items) {
    for (const { whole, head, passage } of item.parts) {
      const other = byLeader.get(whole);
      if (other === undefined || other === item || done.has(`${item.id} ${other.id}`)) continue;
      const kind = relationToWhole(head);
      if (kind === null) continue;
      put(item, other, kind, `the text calls it “${passage.quote}”`, passage);
      if (kind === 'same') put(other, item, kind, `the text calls it “${passage.quote}”`, passage);
      done.add(`${item.id} ${other.id}`).add(`${other.id} ${item.id}`);
    }
  }
  return done;
}

interface SameClass {
  features: readonly ItemFeatures[];
  readonly reasons: Map<string, { why: string; passage: Passage | null }>;
  why: (a: ItemFeatures, b: ItemFeatures) => string;
  passage: (a: ItemFeatures, b: ItemFeatures) => Passage | null;
}

/** Classes of items that are the same, built from the pair that agrees most; a class whose members contradict is never made. */
function sameClasses(
  items: readonly ItemFeatures[],
  { later }: Pairs,
  nameOf: (leader: string) => string,
): Map<string, SameClass> {
  const classes = new Map(items.map((item) => [item.id, classOf([item], new Map())]));
  const enough = items
    .flatMap((a, at) => [...later[at]!].map(([b, shared]) => ({ a, b, shared })))
    .filter(({ shared }) => shared.enough)
    .sort((x, y) => y.shared.score - x.shared.score);
  for (const { a, b, shared } of enough) {
    const [first, second] = [classes.get(a.id)!, classes.get(b.id)!];
    if (first === second) continue;
    if (first.features.some((x) => second.features.some((y) => contradiction(x, y, nameOf) !== null))) continue;
    const reasons = new Map([
      ...first.reasons,
      ...second.reasons,
      [`${a.id} ${b.id}`, { why: shared.why.join('; '), passage: shared.passage }] as const,
    ]);
    const merged = classOf([...first.features, ...second.features], reasons);
    for (const item of merged.features) classes.set(item.id, merged);
  }
  return classes;
}

function classOf(
  features: readonly ItemFeatures[],
  reasons: Map<string, { why: string; passage: Passage | null }>,
): SameClass {
  const between = (a: ItemFeatures, b: ItemFeatures): { why: string; passage: Passage | null } => {
    const own = reasons.get(`${a.id} ${b.id}`) ?? reasons.get(`${b.id} ${a.id}`);
    if (own !== undefined) return own;
    const [first] = reasons.values();
    return { why: `both are the same as a third; ${first?.why ?? ''}`, passage: first?.passage ?? null };
  };
  return { features, reasons, why: (a, b) => between(a, b).why, passage: (a, b) => between(a, b).passage };
}

/** What speaks against two classes being one, worked out once for each pair. */
function contradictions(nameOf: (leader: string) => string): (a: SameClass, b: SameClass) => string | null {
  const known = new Map<SameClass, Map<SameClass, string | null>>();
  return (a, b) => {
    const row = known.get(a) ?? new Map<SameClass, string | null>();
    known.set(a, row);
    let why = row.get(b);
    if (why === undefined) {
      why =
        a.features.flatMap((x) => b.features.map((y) => contradiction(x, y, nameOf))).find((each) => each !== null) ??
        null;
      row.set(b, why);
    }
    return why;
  };
}

function related(
  a: ItemFeatures,
  b: ItemFeatures,
  shared: Shared,
  against: string | null,
): { kind: ItemRelationKind; why: string; passage: Passage | null } | null {
  if (against !== null) {
    const makers = against.includes('comes from');
    return {
      kind: makers ? 'distinct' : 'unknown',
      why: `${against}; no passage says that they are the same`,
      passage: shared.passage,
    };
  }
  if (a.distinct || b.distinct)
    return { kind: 'distinct', why: `the text calls one of them another`, passage: shared.passage };
  const subject = a.subjects.some((x) => b.subjects.some((y) => shareSubject(x, y)));
  if (subject)
    return {
      kind: 'about_same_thing',
      why: `${shared.why.join('; ')}; no passage says that they are the same`,
      passage: shared.passage,
    };
  return shared.score >= 2
    ? {
        kind: 'unknown',
        why: `${shared.why.join('; ')}; no passage says that they are the same`,
        passage: shared.passage,
      }
    : null;
}
