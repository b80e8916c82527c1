/** What is wrong with a journal, and where. */
export type Fault =
  /** An entry is not what was written: its hash is another. */
  | { readonly fault: 'altered'; readonly number: number }
  /** Entries from one number to another are not there. */
  | { readonly fault: 'removed'; readonly from: number; readonly to: number }
  /** An entry does not name the one before it: one of the two was put in another's place, with its hash. */
  | { readonly fault: 'replaced'; readonly number: number }
  /** An entry is there twice, or behind a later one. */
  | { readonly fault: 'out of order'; readonly number: number }
  /** An entry of another case. */
  | { readonly fault: 'foreign'; readonly number: number; readonly case: string }
  /** The head bears no signature of its key, or not of the key that was expected. */
  | { readonly fault: 'unsigned'; readonly number: number }
  /** The journal ends before the head. */
  | { readonly fault: 'cut off'; readonly number: number; readonly head: number }
  /** The entry the head was signed on is another now: the journal was written anew. */
  | { readonly fault: 'rewritten'; readonly number: number }
  /** The head is older than one that was seen before: an old state was put back. */
  | { readonly fault: 'put back'; readonly number: number; readonly pinned: number };

/** What is wrong with what a journal's seals are of. */
export type ContentFault =
  /** An entry is found under another kind, time, name or subject than it has. */
  | { readonly fault: 'misfiled'; readonly number: number }
  /** What an entry says in the words of documents is not there, and none of them was forgotten. */
  | { readonly fault: 'content missing'; readonly number: number; readonly documents: readonly string[] }
  /** It is there, and not what was sealed. */
  | { readonly fault: 'content altered'; readonly number: number; readonly documents: readonly string[] }
  /** A document was forgotten, and what an entry says in its words is still there, or its bytes are. */
  | { readonly fault: 'not forgotten'; readonly number: number; readonly documents: readonly string[] }
  | { readonly fault: 'bytes not forgotten'; readonly document: string }
  /** The bytes of a document are not those that were added, or are gone. */
  | {
      readonly fault: 'bytes altered' | 'bytes missing' | 'text altered';
      readonly number: number;
      readonly document: string;
    }
  /** A time stamp is not over the entry that it is of, or its signature does not hold. */
  | { readonly fault: 'time stamp'; readonly number: number }
  /** A passage does not say what it said when it was made. */
  | {
      readonly fault: 'passage';
      readonly number: number;
      readonly document: string;
      readonly start: number;
      readonly end: number;
    };

/** A time stamp (RFC 3161) that a case has: what an authority said of an entry, and how far its word goes. */
export interface StampTold {
  /** The entry that keeps it, and the one that it is of. */
  readonly entry: number;
  readonly number: number;
  /** UTC milliseconds. */
  readonly at: number;
  readonly authority: string;
  /** Whether its signature holds, by a certificate that is for time-stamping, and was good then. */
  readonly signed: boolean;
  /** Whether a certificate that is trusted vouches for it; null where none was given. */
  readonly trusted: boolean | null;
}

/** What looking a case through came to. */
export interface Soundness {
  readonly faults: readonly (Fault | ContentFault)[];
  readonly entries: number;
  readonly documents: number;
  readonly passages: number;
  /** Documents that were forgotten: their seals stand for words that are gone. */
  readonly forgotten: readonly string[];
}
