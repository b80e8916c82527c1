import type { Actor } from './actor.ts';
import type { AsOf } from './asof.ts';
import type { Claim } from './claim.ts';
import type { Document } from './document.ts';
import type { Family } from './family.ts';
import type { Item } from './item.ts';
import type { Dropped, Failure } from './mistake.ts';
import type { Passage } from './passage.ts';
import type { Reliance } from './reliance.ts';
import type { Statement } from './statement.ts';

/** What read the documents: named in every output, since the same input gives the same bytes per version and engine. */
export interface Engine {
  readonly version: string;
  readonly reader: string | null;
  readonly inference: string | null;
  /** The host that texts were sent to, to be read by a language model there. Absent where no text left the machine. */
  readonly sentTo?: string;
}

/**
 * The one value in the middle: everything tracing may know, with the judgements folded in. Immutable, plain data.
 *
 * A one-shot trace builds it in memory; a ledger returns a slice of it; it has a JSON form (`hearsay schema`).
 */
export interface Evidence {
  readonly engine: Engine;
  readonly documents: readonly Document[];
  readonly failures: readonly Failure[];
  readonly actors: readonly Actor[];
  readonly items: readonly Item[];
  readonly statements: readonly Statement[];
  readonly claims: readonly Claim[];
  readonly lineage: readonly Reliance[];
  readonly dropped: readonly Dropped[];
  /** Judgements that claims are separate accounts of one transfer, each with the passage that shows it. */
  readonly separate?: readonly Separate[];
  /** Judgements of which claims tell of one event, and which of one of their own, in the order in which they were made. */
  readonly events?: readonly EventLink[];
  /** Judgements that a log's reference is this item: the only way a contact documents a hop. */
  readonly ties?: readonly Tie[];
  /** Publishers in one hand, dated, as they were given with the case. */
  readonly families?: readonly Family[];
  /** Set where this is the record as it was on a day. */
  readonly asOf?: AsOf;
}

/** Accounts given apart: every two of these claims, on the word of this passage. */
export interface Separate {
  readonly claims: readonly string[];
  readonly passage: Passage | null;
  readonly why: string | null;
}

/**
 * A reviewer's word on events: `one` makes one event of all that these claims told of, though their times lie apart; `own` takes these claims out of
 * theirs, and makes them tell of one that no other claim tells of.
 */
export interface EventLink {
  readonly link: 'one' | 'own';
  readonly claims: readonly string[];
  readonly by: string | null;
  readonly why: string | null;
}

/** A reviewer's word that the contact with this reference carried this item. */
export interface Tie {
  readonly reference: string;
  readonly item: string;
  readonly by: string | null;
  readonly why: string | null;
}
