import type { Claim } from '../terms/claim.ts';
import type { Mention } from '../terms/mention.ts';
import type { Dropped } from '../terms/mistake.ts';
import type { Passage } from '../terms/passage.ts';
import type { Statement } from '../terms/statement.ts';
import type { Weighing } from './grammar/scope.ts';
import type { Force } from './vocabulary/vocabulary.ts';

/**
 * What ties a mention to another one of its document, read from the grammar alone.
 *
 * - `is`: apposition, copula, a bracketed alias or a dash: both describe one thing ("a close partner – Ruritania").
 * - `antecedent`: what a relative pronoun stands for.
 * - `of`: whose it is, or for whom or from where ("Ruritanian", "of the bank", "from Ruritania", "gathered by Ruritania").
 *   Whether that makes an office, an originator or an owner depends on the head and is decided in resolution.
 * - `member`: one of the conjuncts of a coordination.
 */
export interface MentionLink {
  readonly kind: 'is' | 'antecedent' | 'of' | 'member';
  readonly to: string;
  /** The grammar it was read from: "apposition", "copula", "demonym", "possessive", "from", "by" ... */
  readonly by: string;
}

/** A mention with what the sentence around it says of it. */
export interface ReadMention extends Mention {
  /** The words that name or describe it, without article, title and possessive ending ("Sergei Orlov", "secret report"). */
  readonly name: string;
  readonly links: readonly MentionLink[];
  /** What the information is about, where the phrase says so ("regarding the dam", "how to get past the gate"). */
  readonly about: Passage | null;
  /** Handling caveats and other qualities of information as written, in lower case ("classified"). */
  readonly caveats: readonly string[];
  /** Word index of the verb or predicate it hangs on: two arguments of one predicate are two, unless reflexive. -1 at a root. */
  readonly predicate: number;
  /** Earlier mentions that it may refer back to, by the head of coreference, the likeliest first; `score` is a probability. */
  readonly antecedents: readonly { readonly to: string; readonly score: number }[];
}

/** Who holds a claim, before resolution. */
export interface HolderProposal {
  readonly name: string;
  /** Null for the document's author, and for a source the text does not name. */
  readonly mention: string | null;
  readonly passage: Passage | null;
}

/** The word a reading stands on: sentence of the document, word of the sentence. */
export interface Place {
  readonly sentence: number;
  readonly word: number;
}

/** What led to a statement, for whoever asks why it was read. */
export interface StatementGrounds {
  /** How the cue was found: "frame", "phrase" ...; "own" where the author speaks and there is none. */
  readonly rule: string;
  readonly cue: Place | null;
  /** The cue's roleset, or its words where it is a phrase. */
  readonly roleset: string | null;
  /** What the cue, as it is used here, makes of its content for its source. */
  readonly force: Force;
  readonly factive: boolean;
}

/** What led to a claim. */
export interface ClaimGrounds {
  /** How the event was found ("frame", "idiom" ...), or what it was inferred from ("receipt", "answer"). */
  readonly rule: string;
  /** What weighed the event within the content it stands in, before the force of a cue. */
  readonly steps: readonly Weighing[];
}

/** A statement whose holders are mentions still. */
export interface StatementProposal extends Omit<Statement, 'holders'> {
  readonly holders: readonly HolderProposal[];
  readonly grounds: StatementGrounds;
}

/** A claim whose role fillers and holders are mentions of its document still; nobody has reviewed it or assumed anything. */
export interface ClaimProposal extends Omit<Claim, 'holders' | 'reviewed' | 'assumptions'> {
  readonly holders: readonly HolderProposal[];
  /** Position of the predicate: sentence of the document, word of the sentence. */
  readonly sentence: number;
  readonly predicate: number;
  readonly grounds: ClaimGrounds;
}

/** Everything one document was read to say: proposals, before anyone has worked out who is who. */
export interface Reading {
  readonly doc: string;
  readonly mentions: readonly ReadMention[];
  readonly statements: readonly StatementProposal[];
  readonly claims: readonly ClaimProposal[];
  readonly dropped: readonly Dropped[];
}
