import type { ActorKind } from './actor.ts';
import type { Passage } from './passage.ts';

/** `unstated` stands for a participant the text leaves out ("was handed"). */
export type MentionForm = 'name' | 'definite' | 'indefinite' | 'demonstrative' | 'bare' | 'pronoun' | 'possessive';

/** A stretch of text that refers to someone or something, before anyone has worked out to whom. */
export interface Mention {
  readonly id: string;
  readonly passage: Passage;
  /** The syntactic head word, as written. */
  readonly head: string;
  readonly form: MentionForm;
  /** What the mention could refer to: an actor of some kind, an item of information, or neither. */
  readonly refersTo: ActorKind | 'item' | 'other';
  readonly number: 'one' | 'many';
  /** A stated number ("two officials"). */
  readonly count: number | null;
  /** Position in the document's sequence of sentences, and of words in the sentence: for nearness. */
  readonly sentence: number;
  readonly word: number;
  /** Name parts without title, and the title or description that stands with it ("Foreign Minister"). */
  readonly title: string | null;
  readonly grammaticalRole: 'subject' | 'object' | 'other';
}
