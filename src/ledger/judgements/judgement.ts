import type { Claim } from '../../terms/claim.ts';
import type { Role } from '../../terms/event.ts';
import type { Filler } from '../../terms/filler.ts';
import type { Holder } from '../../terms/holder.ts';
import type { ItemRelationKind } from '../../terms/item.ts';
import type { Passage } from '../../terms/passage.ts';
import type { Reliance } from '../../terms/reliance.ts';

/** A holder by words alone: whose actor it is, is worked out with the rest of the case. */
export type AnchoredHolder = Omit<Holder, 'actor'>;

/** A claim that stands by itself: whoever fills its roles and holds it is named by words and passages, and nobody has judged it. */
export interface AnchoredClaim extends Omit<Claim, 'id' | 'reviewed' | 'roles' | 'holders'> {
  readonly roles: Readonly<Partial<Record<Role, Filler>>>;
  readonly holders: readonly AnchoredHolder[];
}

/** What a correction replaces: whole fields, and single roles; a role that is null is emptied. */
export type Correction = Partial<Omit<AnchoredClaim, 'roles'>> & {
  readonly roles?: Readonly<Partial<Record<Role, Filler | null>>>;
};

/** How a reviewer links two items. */
export type ItemLink = Exclude<ItemRelationKind, 'unknown'>;

/** A claim of a correcting document, and the claim whose details it replaces: only those it states. */
export interface Detail {
  readonly claim: string;
  readonly by: string;
}

/**
 * One decision of one person, as it is kept: claims, documents and entries by their ids, which never change; actors and items by
 * fillers. Who made it, when and why belongs to its entry.
 */
export type Judgement =
  | { readonly kind: 'claim-accepted'; readonly claim: string }
  | { readonly kind: 'claim-rejected'; readonly claim: string }
  /** Its holder took it back. */
  | { readonly kind: 'claim-withdrawn'; readonly claim: string }
  | { readonly kind: 'claim-corrected'; readonly claim: string; readonly fields: Correction }
  /** A claim that the reader missed; its id is made of its document and the entry's number (`addedId`). */
  | { readonly kind: 'claim-added'; readonly claim: AnchoredClaim }
  | { readonly kind: 'actors-merged'; readonly of: readonly Filler[] }
  /** These mentions are not the actor they were taken for: together they are one of their own. */
  | { readonly kind: 'actors-split'; readonly actor: Filler; readonly mentions: readonly Passage[] }
  /** `a` is ... `b`: the same, a part of it, derived from it, about the same thing, distinct. */
  | { readonly kind: 'items-linked'; readonly a: Filler; readonly b: Filler; readonly link: ItemLink }
  /** These mentions are not the item they were taken for: together they are one of their own. */
  | { readonly kind: 'items-split'; readonly item: Filler; readonly mentions: readonly Passage[] }
  /** What the claims tell of is one event, though their times lie apart. */
  | { readonly kind: 'events-merged'; readonly claims: readonly string[] }
  /** The claims together tell of an event of their own: no other claim is of it. */
  | { readonly kind: 'events-split'; readonly claims: readonly string[] }
  /** The claims are accounts given apart, on the word of the passage. */
  | { readonly kind: 'claims-apart'; readonly claims: readonly string[]; readonly passage: Passage | null }
  /** The contact with this reference carried this item. */
  | { readonly kind: 'contact-tied'; readonly reference: string; readonly item: Filler }
  /** The record of the transfer itself: a document of the case, or a file by its SHA-256. */
  | {
      readonly kind: 'record-attached';
      readonly claim: string;
      readonly document: string | null;
      readonly sha256: string | null;
    }
  | { readonly kind: 'lineage-recorded'; readonly reliance: Omit<Reliance, 'basis'> }
  | { readonly kind: 'document-retracted'; readonly document: string }
  | {
      readonly kind: 'document-corrected';
      readonly document: string;
      readonly by: string;
      readonly details: readonly Detail[];
    }
  /** `by` stands in the place of an earlier version of it. */
  | { readonly kind: 'document-superseded'; readonly document: string; readonly by: string }
  | { readonly kind: 'source-withdrawn'; readonly source: Filler }
  /** How what goes back to an origin (an actor, or a document by its id as the name) sits with a hypothesis. */
  | {
      readonly kind: 'evidence-judged';
      readonly hypothesis: string;
      readonly origin: Filler;
      readonly judged: 'consistent' | 'inconsistent' | 'neutral';
    }
  /** A second person stands by what an entry says. */
  | { readonly kind: 'confirmed'; readonly entry: number }
  /** Undoing a judgement, or an undoing or redoing. */
  | { readonly kind: 'undone'; readonly entry: number }
  /** Restoring what was undone, named by its own entry or by the one that undid it. */
  | { readonly kind: 'redone'; readonly entry: number };

/** A judgement with its place in the journal. */
export interface Recorded {
  readonly number: number;
  /** UTC milliseconds. */
  readonly at: number;
  readonly by: string;
  readonly why: string | null;
  /** Null where its words went with a document that was forgotten. */
  readonly judgement: Judgement | null;
}

/** A judgement that is still known. */
export interface Kept extends Recorded {
  readonly judgement: Judgement;
}

/** The id of a claim that a judgement added: "d3.e12" by the twelfth entry. No reading gives such an id. */
export function addedId(claim: AnchoredClaim, number: number): string {
  return `${claim.passage.doc}.e${number}`;
}
