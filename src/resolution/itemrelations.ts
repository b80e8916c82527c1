import { informationKind } from '../reading/nominals.ts';
import { type Interval, overlap } from '../terms/interval.ts';
import type { ItemRelation, ItemRelationKind } from '../terms/item.ts';
import type { Passage } from '../terms/passage.ts';
import { shareSubject } from './itemchains.ts';

/** One transfer an item is claimed to have made: who it came from and went to, each with the bodies they act for. */
export interface Transfer {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly when: Interval;
  readonly passage: Passage;
}

/** What tells one item from another. */
export interface ItemFeatures {
  readonly id: string;
  readonly leader: string;
  readonly doc: string;
  readonly heads: readonly string[];
  readonly words: readonly string[];
  /** The information is a clause, which says itself what it is about. */
  readonly clause: boolean;
  readonly originator: string | null;
  readonly originators: readonly string[];
  readonly subjects: readonly string[];
  readonly transfers: readonly Transfer[];
  readonly parts: readonly { readonly whole: string; readonly head: string; readonly passage: Passage }[];
  readonly passage: Passage;
  readonly distinct: boolean;
}

interface Shared {
  readonly score: number;
  readonly why: readonly string[];
  readonly passage: Passage | null;
  /** Enough to call them one. */
  readonly enough: boolean;
}

const LOOSE = new Set(['mass', 'notice', 'transfer', 'secret', 'detail']);
const COPIES = new Set(['copy', 'copies']);
const PARTS = new Set([
  'part',
  'parts',
  'page',
  'pages',
  'excerpt',
  'excerpts',
  'extract',
  'extracts',
  'portion',
  'portions',
  'passage',
  'passages',
  'section',
  'sections',
  'detail',
  'details',
  'chapter',
  'half',
  'list',
]);
const DERIVED = new Set([
  'summary',
  'summaries',
  'analysis',
  'analyses',
  'translation',
  'digest',
  'account',
  'assessment',
]);
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
    out.set(a.id, [...(out.get(a.id) ?? []), { to: b.id, kind, why, passage }]);
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
  const classes = sameClasses(compared, nameOf);
  for (const [at, a] of compared.entries()) {
    for (const b of compared.slice(at + 1)) {
      if (byGrammar.has(`${a.id} ${b.id}`)) continue;
      const group = classes.get(a.id)!;
      if (group === classes.get(b.id)) both(a, b, 'same', group.why(a, b), group.passage(a, b));
      else {
        const found = related(a, b, group.features, classes.get(b.id)!.features, nameOf);
        if (found !== null) both(a, b, found.kind, found.why, found.passage);
      }
    }
  }
  return out;
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
      const kind = COPIES.has(head) ? 'same' : PARTS.has(head) ? 'part_of' : DERIVED.has(head) ? 'derived_from' : null;
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
function sameClasses(items: readonly ItemFeatures[], nameOf: (leader: string) => string): Map<string, SameClass> {
  const classes = new Map(items.map((item) => [item.id, classOf([item], new Map())]));
  const pairs = items
    .flatMap((a, at) => items.slice(at + 1).map((b) => ({ a, b, shared: sharedBy(a, b, nameOf) })))
    .filter(({ shared }) => shared.enough)
    .sort((x, y) => y.shared.score - x.shared.score);
  for (const { a, b, shared } of pairs) {
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

const meet = (a: readonly string[], b: readonly string[]): string | undefined => a.find((key) => b.includes(key));
const dated = (when: Interval): boolean => when.earliest !== null && when.latest !== null;

/** What two items have in common, and whether that is enough. */
function sharedBy(a: ItemFeatures, b: ItemFeatures, nameOf: (leader: string) => string): Shared {
  const why: string[] = [];
  let passage: Passage | null = null;
  let [from, to, time] = [false, false, false];
  let best = -1;
  for (const x of a.transfers) {
    for (const y of b.transfers) {
      if (!overlap(x.when, y.when)) continue;
      const [giver, getter] = [meet(x.from, y.from), meet(x.to, y.to)];
      const both = dated(x.when) && dated(y.when);
      const value = (giver === undefined ? 0 : 1) + (getter === undefined ? 0 : 1);
      if (value === 0 || value + (both ? 0.5 : 0) <= best) continue;
      best = value + (both ? 0.5 : 0);
      [from, to, time] = [giver !== undefined, getter !== undefined, both];
      passage = y.passage;
      why[0] = [
        giver === undefined ? null : `both were given by ${nameOf(giver)}`,
        getter === undefined ? null : `${giver === undefined ? 'both went' : 'went'} to ${nameOf(getter)}`,
        both ? 'at times that overlap' : null,
      ]
        .filter((each) => each !== null)
        .join(', ');
    }
  }
  const maker = meet(a.originators, b.originators);
  if (maker !== undefined) why.push(`both come from ${nameOf(maker)}`);
  const subject = a.subjects.some((x) => b.subjects.some((y) => shareSubject(x, y)));
  if (subject) why.push(`both are about “${a.subjects.find((x) => b.subjects.some((y) => shareSubject(x, y)))}”`);
  const name =
    a.words.length > 1 &&
    a.words.at(-1) === b.words.at(-1) &&
    b.words.length > 1 &&
    (a.words.every((word) => b.words.includes(word)) || b.words.every((word) => a.words.includes(word)));
  if (name) why.push(`both are called “${a.words.length <= b.words.length ? a.words.join(' ') : b.words.join(' ')}”`);
  const party = from || to;
  const enough =
    heads(a, b) &&
    !a.distinct &&
    !b.distinct &&
    contradiction(a, b, nameOf) === null &&
    ((name && (party || maker !== undefined)) ||
      (from && to && (time || maker !== undefined || subject)) ||
      (maker !== undefined && party && (time || subject)));
  const score =
    (from ? 1 : 0) +
    (to ? 1 : 0) +
    (time ? 1 : 0) +
    (maker === undefined ? 0 : 1.5) +
    (subject ? 1.5 : 0) +
    (name ? 1.5 : 0);
  return { score, why, passage: passage ?? b.passage, enough };
}

/** Heads that can name one thing: the same noun, or one of them general ("information"). A clause is neither. */
function heads(a: ItemFeatures, b: ItemFeatures): boolean {
  if (a.clause || b.clause || a.heads.length === 0 || b.heads.length === 0) return a.clause === b.clause;
  return a.heads.some((x) =>
    b.heads.some((y) => x === y || LOOSE.has(informationKind(x) ?? '') || LOOSE.has(informationKind(y) ?? '')),
  );
}

/** Why two items cannot be one: different makers, or subjects that share nothing; null where nothing speaks against it. */
function contradiction(a: ItemFeatures, b: ItemFeatures, nameOf: (leader: string) => string): string | null {
  if (a.originator !== null && b.originator !== null && meet(a.originators, b.originators) === undefined) {
    return `one comes from ${nameOf(a.originator)}, the other from ${nameOf(b.originator)}`;
  }
  if (
    a.subjects.length > 0 &&
    b.subjects.length > 0 &&
    !a.subjects.some((x) => b.subjects.some((y) => shareSubject(x, y)))
  ) {
    return `one is about “${a.subjects[0]}”, the other about “${b.subjects[0]}”`;
  }
  return null;
}

function related(
  a: ItemFeatures,
  b: ItemFeatures,
  classA: readonly ItemFeatures[],
  classB: readonly ItemFeatures[],
  nameOf: (leader: string) => string,
): { kind: ItemRelationKind; why: string; passage: Passage | null } | null {
  const shared = sharedBy(a, b, nameOf);
  if (shared.score === 0) return null;
  const against = classA.flatMap((x) => classB.map((y) => contradiction(x, y, nameOf))).find((why) => why !== null);
  if (against !== undefined) {
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
