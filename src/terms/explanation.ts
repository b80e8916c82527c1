import type { Factuality } from './factuality.ts';

/** One word of an explained sentence: `head` is the index of the word it hangs on, -1 at the root. */
export interface ExplainedWord {
  readonly text: string;
  readonly lemma: string;
  /** Universal part of speech and dependency relation. */
  readonly upos: string;
  readonly relation: string;
  readonly head: number;
}

/** A line of the vocabulary that made a word what it was read as, and where the line comes from. */
export interface ExplainedLine {
  readonly word: string;
  /** The file of `reading/vocabulary` it stands in. */
  readonly list: string;
  readonly means: string;
  /** The resource it was derived from, or the reason it was written for. */
  readonly from: string;
}

/** The predicate a reading stands on, as the model parsed it; scores are 0 to 1. */
export interface ExplainedFrame {
  readonly predicate: string;
  readonly score: number;
  /** Best first: the one that was taken, then what else it could have been. */
  readonly rolesets: readonly { readonly roleset: string; readonly score: number }[];
  readonly arguments: readonly { readonly role: string; readonly text: string; readonly score: number }[];
}

/** A part of a reading (a role, the source, the content), its words, and what shows it, in order. */
export interface ExplainedPart {
  readonly part: string;
  readonly text: string;
  readonly shown: readonly string[];
  /** The actor or item that it was taken for in the whole case. */
  readonly taken: { readonly id: string; readonly name: string } | null;
}

/** One thing that changed how the event is held, from the event outwards. */
export interface ExplainedStep {
  readonly what: string;
  readonly words: string | null;
  readonly from: Factuality;
  readonly to: Factuality;
}

/** One holder of the chain, outermost first, and the statement that brings them in. */
export interface ExplainedHolder {
  readonly name: string;
  readonly statement: string | null;
  readonly value: Factuality;
}

/** How a score came about: logits to start from, what each doubt took from them, and what the score is enough for. */
export interface ExplainedScore {
  readonly value: number;
  /** Null where the reading is not calibrated: a language model's. */
  readonly start: number | null;
  readonly doubts: readonly { readonly doubt: string; readonly amount: number; readonly cost: number }[];
  readonly thresholds: readonly { readonly for: string; readonly least: number; readonly enough: boolean }[];
}

/** Why a claim or a statement was read: everything that led to it, as values. */
export interface Explanation {
  readonly id: string;
  readonly kind: 'claim' | 'statement';
  readonly doc: string;
  readonly sentence: { readonly text: string; readonly words: readonly ExplainedWord[] };
  /** How it was found: "frame", "phrase", "idiom" ... */
  readonly rule: string;
  readonly frame: ExplainedFrame | null;
  readonly vocabulary: readonly ExplainedLine[];
  readonly parts: readonly ExplainedPart[];
  readonly holders: readonly ExplainedHolder[];
  readonly steps: readonly ExplainedStep[];
  /** The words that say when, and what they come to in EDTF. */
  readonly when: { readonly words: string | null; readonly edtf: string | null } | null;
  readonly score: ExplainedScore;
}
