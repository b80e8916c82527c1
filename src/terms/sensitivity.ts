import type { Standing } from './standing.ts';
import type { Reached } from './verdict.ts';

/** What can be lost: the word of an origin, a document, or a judgement. */
export type LossKind = 'origin' | 'document' | 'judgement';

/** An answer in two words: how it is reached in time, and how it stands (null where it is no). */
export interface Answered {
  readonly reached: Reached;
  readonly standing: Standing | null;
}

/** One thing that the record could be without, and what the answer would be then. */
export interface Loss extends Answered {
  readonly kind: LossKind;
  /** Of an origin the actor, name or document whose word it is; of a document its id; of a judgement as `judgementsOf` has it. */
  readonly id: string;
  /** Ids of the claims that are its own: those that rest on them alone go with them. */
  readonly claims: readonly string[];
  readonly changes: boolean;
  /** Of a judgement: what was decided, by whom and why. */
  readonly decided?: { readonly what: string; readonly by: string | null; readonly why: string | null };
}

/** The smallest sets of one kind whose loss together changes the answer. */
export interface SmallestLoss {
  readonly kind: LossKind;
  /** Ids, each set in order of the losses; none where nothing that was tried changes it. */
  readonly sets: readonly (readonly string[])[];
  /** Every set of up to so many was tried: none smaller than those of `sets` changes the answer. */
  readonly tried: number;
  /** Whether `sets` are all that are smallest. Where not, those there are change the answer, and smaller ones than `tried` leaves open may too. */
  readonly exact: boolean;
}

/** What an answer hangs on. */
export interface Sensitivity {
  readonly now: Answered;
  /** Origins, then documents, then judgements, each in order of the evidence. */
  readonly losses: readonly Loss[];
  readonly smallest: readonly SmallestLoss[];
  /** How many of each kind there are beyond those that were tried: 0 but in a very large record. */
  readonly untried: Readonly<Record<LossKind, number>>;
}
