/**
 * What the encoder makes of a document, before anyone asks who said what: words, dependencies, names and frames.
 *
 * All offsets are UTF-16 code units of the document's canonical text. Word indexes are within their sentence.
 */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lemma: string;
  /** Universal part of speech. */
  readonly upos: string;
  /** Index of the syntactic head in the same sentence; -1 at the root. */
  readonly head: number;
  /** Universal Dependencies relation to the head, with its subtype ("nsubj:pass"). */
  readonly relation: string;
  /** GUM's entity type where this word heads a mention ("person", "organization", "place" ...), else "none". */
  readonly entity: string;
  /** Regression of the factuality head: about -3 (did not happen) to 3 (happened). Meaningful at predicates. */
  readonly factuality: number;
}

/** `[first, past)` in word indexes. */
export interface WordSpan {
  readonly first: number;
  readonly past: number;
}

/** A proper name, by the tagger. */
export interface NameSpan extends WordSpan {
  readonly type: 'PER' | 'ORG' | 'LOC';
}

/** An argument of a frame: a PropBank role ("ARG0", "ARGM-TMP", "R-ARG1", "C-ARG1") and its words. */
export interface Argument extends WordSpan {
  readonly role: string;
  /** Of the role at the argument's first word, 0 to 1. */
  readonly score: number;
}

/** A roleset that a predicate could be read as, with its share of the candidates' probability, 0 to 1. */
export interface Sense {
  readonly roleset: string;
  readonly score: number;
}

/** A predicate with its PropBank roleset and arguments: the single reading primitive. */
export interface Frame {
  readonly predicate: number;
  /** "say.01". */
  readonly roleset: string;
  /** Of the roleset among those of its lemma, 0 to 1; 1 where there is no other. */
  readonly sense: number;
  /** The next best rolesets, best first, where the model was in doubt; at most two. */
  readonly others: readonly Sense[];
  readonly arguments: readonly Argument[];
  /** Of the predicate, 0 to 1. */
  readonly score: number;
}

/** One sentence with all that the encoder made of it. */
export interface AnalysedSentence {
  readonly start: number;
  readonly end: number;
  /** Index into the document's blocks. */
  readonly block: number;
  /** It goes on with the sentence before it, which was too long to be read in one go. */
  readonly continues: boolean;
  readonly words: readonly Word[];
  readonly names: readonly NameSpan[];
  /** In order of predicate. */
  readonly frames: readonly Frame[];
}

/** A word of a document: its sentence, and its index there. */
export interface WordPlace {
  readonly sentence: number;
  readonly word: number;
}

/** What a word that heads a mention may refer back to, by the head of coreference. */
export interface Reference extends WordPlace {
  /** Earlier words that head mentions, the likeliest first; `score` is a probability, to a thousandth. What is left of 1: none of these. */
  readonly candidates: readonly (WordPlace & { readonly score: number })[];
}

/** A document's sentences, in order. */
export interface Analysis {
  readonly doc: string;
  readonly sentences: readonly AnalysedSentence[];
  /** In order of text; only of mentions that may refer back to something. */
  readonly references: readonly Reference[];
}
