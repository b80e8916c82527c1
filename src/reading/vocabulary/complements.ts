import type { Factuality } from '../../terms/factuality.ts';
import clauseLines from './clauses.json' with { type: 'json' };
import complementLines from './complements.json' with { type: 'json' };
import { type Force, forceOf } from './vocabulary.ts';

/** The kind of clause that a word takes: an infinitive with or without "to", a gerund, a finite clause, a noun; or the preposition before a gerund. */
export type Complement = 'to' | 'bare' | 'ing' | 'that' | 'noun' | (string & {});

/** What a word does to the event in a clause it takes: Karttunen's implicatives and their kin. */
export interface Embedding extends Force {
  /** Where the word itself is denied; without it a negation turns the polarity round. */
  readonly negated?: Force;
  /** It holds the event expressly open: "remains to be seen". */
  readonly questions?: boolean;
  /** Only where the word has no object of its own: "used to show", not "used it to open". */
  readonly alone?: boolean;
  /** Only where it has one, or is passive: "led him to tell", not "drove there to tell". */
  readonly object?: boolean;
}

/** What the words that open a clause make of it: a condition, what was left undone, an end in view, a likeness. */
export type Effect = 'condition' | 'exclusion' | 'purpose' | 'comparison';

interface ComplementLine {
  readonly words: readonly string[];
  readonly kind: string;
  readonly takes: readonly string[];
  readonly force: Factuality;
  readonly negated?: Factuality;
  readonly questions?: boolean;
  readonly alone?: boolean;
  readonly object?: boolean;
}

const EMBEDDINGS: ReadonlyMap<string, Embedding> = new Map(
  (complementLines.entries as readonly ComplementLine[])
    .flatMap(({ words, kind, takes, force, negated, ...flags }) =>
      words.flatMap((word) =>
        takes.map((each): [string, Embedding] => [
          `${kind} ${word} ${each}`,
          { ...forceOf(force), ...(negated === undefined ? {} : { negated: forceOf(negated) }), ...flags },
        ]),
      ),
    )
    .reverse(),
);

const EFFECTS: ReadonlyMap<string, Effect> = new Map(
  clauseLines.openers.flatMap(({ words, effect }) => words.map((word): [string, Effect] => [word, effect as Effect])),
);

/** Adverbial phrases in lower case with what they make of the event beside them, longest first. */
export const ADVERBIALS: readonly { readonly words: readonly string[]; readonly force: Force }[] = clauseLines.phrases
  .flatMap(({ words, force }) =>
    words.map((phrase) => ({ words: phrase.split(' '), force: forceOf(force as Factuality) })),
  )
  .sort((a, b) => b.words.length - a.words.length);

/** What a verb, adjective or noun in lower case does to the event of a clause of this kind; undefined where it says nothing of it. */
export function embeddingOf(word: string, kind: string, takes: Complement): Embedding | undefined {
  return EMBEDDINGS.get(`${kind} ${word} ${takes}`);
}

/** What a clause is that these words, in lower case, open; undefined where they only join it. */
export function effectOf(opener: string): Effect | undefined {
  return EFFECTS.get(opener);
}

/** Works of fiction, dreams and exercises, by their nouns. */
export const FICTIONS: ReadonlySet<string> = new Set(clauseLines.fiction.nouns);

/** Those that are so only as the frame of a clause ("in the exercise"): elsewhere they are things like others. */
export const FRAMES_ONLY: ReadonlySet<string> = new Set(clauseLines.fiction.weak);

/** Who acts in a work of fiction, where the work is named beside it: "the novel's heroine". */
export const CHARACTERS: ReadonlySet<string> = new Set(clauseLines.fiction.characters);

/** What a work of fiction is said to do with what happens in it: "the opera ends with". */
export const TELLING: ReadonlySet<string> = new Set(clauseLines.fiction.tells);

/** Verbs whose clause is made up by whoever does it. */
export const FEIGNING: ReadonlySet<string> = new Set(clauseLines.fiction.verbs);

/** Verbs that ask for a supposition where they are an order, or "let us": "suppose", "imagine". */
export const SUPPOSING: ReadonlySet<string> = new Set(clauseLines.fiction.suppositions);
