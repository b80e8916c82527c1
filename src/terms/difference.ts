import type { Actor } from './actor.ts';
import type { Claim } from './claim.ts';
import type { Document } from './document.ts';
import type { Evidence } from './evidence.ts';
import type { Hop } from './hop.ts';
import type { Item } from './item.ts';
import type {
  Act,
  BrokenRoute,
  Relation,
  Rival,
  Route,
  Sentence,
  SourceCut,
  Trace,
  Verdict,
  Withdrawal,
  WouldDocument,
} from './verdict.ts';

/** Evidence, what was traced from it, and the sentences of the report on it: one of the two that are compared. */
export interface Evaluation {
  readonly evidence: Evidence;
  readonly trace: Trace;
  readonly sentences: readonly Sentence[];
}

/** One thing that is in both, and differs. `what` names the parts of it that do, in a fixed order. */
export interface Changed<T, Part extends string = string> {
  readonly before: T;
  readonly after: T;
  readonly what: readonly Part[];
}

/** What became of a list: of those in both, the ones that differ, and how many are the same. */
export interface Differing<T, Part extends string = string> {
  readonly gone: readonly T[];
  readonly appeared: readonly T[];
  readonly changed: readonly Changed<T, Part>[];
  readonly same: number;
}

/** Parts of a hop. Its ends differ only where actors were taken for one, or apart: between others it is another hop. */
export const HOP_PARTS = [
  'ends',
  'standing',
  'flags',
  'origins',
  'interval',
  'item',
  'claims',
  'basis',
  'reasons',
  'through',
] as const;
export type HopPart = (typeof HOP_PARTS)[number];

/** What a verdict says in one word or number each. */
export const VERDICT_PARTS = [
  'reached',
  'standing',
  'best route',
  'weakest hop',
  'assumption distance',
  'coverage',
  'known cuts',
] as const;
export type VerdictPart = (typeof VERDICT_PARTS)[number];

/**
 * An actor or item of one evaluation that is no single one of the other: mentions of several became one (`joined`), or of one
 * became several (`parted`). `one` is of the evaluation that has one, `several` of the other.
 */
export interface Identity<T> {
  readonly kind: 'joined' | 'parted';
  readonly one: T;
  readonly several: readonly T[];
}

/**
 * What differs between two evaluations, all of it: two of which nothing differs but the names of ids give an empty one
 * (`isSame`). Ids are of the evaluation that a thing is of: `before` and `gone` of the first, `after` and `appeared` of the second.
 */
export interface Difference {
  readonly verdict: Changed<Verdict, VerdictPart>;
  readonly hops: Differing<Hop, HopPart>;
  readonly routes: Differing<Route>;
  readonly brokenRoutes: Differing<BrokenRoute>;
  readonly cuts: Differing<readonly string[]>;
  readonly originCuts: Differing<SourceCut>;
  readonly holderCuts: Differing<SourceCut>;
  readonly wouldDocument: Differing<WouldDocument>;
  readonly rivals: Differing<Rival>;
  readonly assumptions: Differing<Verdict['assumptions'][number]>;
  readonly withdrawals: Differing<Withdrawal>;
  readonly relations: Differing<Relation>;
  readonly acts: Differing<Act>;
  /** Sentences of the report, matched by what they are about; `what` is `words`, `anchors` or both. */
  readonly sentences: Differing<Sentence, 'words' | 'anchors'>;
  readonly documents: Differing<Document>;
  readonly claims: Differing<Claim>;
  readonly actors: readonly Identity<Actor>[];
  readonly items: readonly Identity<Item>[];
}

/** Whether nothing differs. */
export function isSame(difference: Difference): boolean {
  const { verdict, actors, items, ...lists } = difference;
  const none = ({ gone, appeared, changed }: Differing<unknown>): boolean =>
    gone.length + appeared.length + changed.length === 0;
  return verdict.what.length + actors.length + items.length === 0 && Object.values(lists).every(none);
}
