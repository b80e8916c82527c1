import { informationKind } from '../reading/mentions/nominals.ts';
import { type Interval, overlap } from '../terms/interval.ts';
import type { Passage } from '../terms/passage.ts';
import { shareSubject, subjectWords } from './wording.ts';

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

/** What two items have in common. `why` says it in words. */
export interface Shared {
  readonly score: number;
  readonly why: readonly string[];
  readonly passage: Passage | null;
  /** Enough to call them one. */
  readonly enough: boolean;
}

const LOOSE = new Set(['mass', 'notice', 'transfer', 'secret', 'detail']);

const meet = (a: readonly string[], b: readonly string[]): string | undefined => a.find((key) => b.includes(key));
const dated = (when: Interval): boolean => when.earliest !== null && when.latest !== null;

/** What an item could have in common with another: two that have no such key in common share nothing. */
export function sharableOf(item: ItemFeatures): ReadonlySet<string> {
  const last = item.words.length > 1 ? item.words.at(-1) : undefined;
  return new Set([
    ...item.transfers.flatMap(({ from, to }) => [...from.map((key) => `from ${key}`), ...to.map((key) => `to ${key}`)]),
    ...item.originators.map((key) => `by ${key}`),
    ...item.subjects.flatMap((subject) => [...subjectWords(subject)].map((word) => `about ${word}`)),
    ...(last === undefined ? [] : [`called ${last}`]),
  ]);
}

/** What two items have in common, and whether that is enough. */
export function sharedBy(a: ItemFeatures, b: ItemFeatures, nameOf: (leader: string) => string): Shared {
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
export function contradiction(a: ItemFeatures, b: ItemFeatures, nameOf: (leader: string) => string): string | null {
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
