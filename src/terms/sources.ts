import type { EventKind, Role } from './event.ts';
import type { Certainty } from './factuality.ts';
import type { Origins } from './hop.ts';
import type { Passage } from './passage.ts';
import type { Reliance } from './reliance.ts';

/** Who relies on whom, text by text: a link of lineage with what shows it. */
export interface TextLink {
  /** Id of the document that leans. */
  readonly from: string;
  /** Id of the document it leans on; null for what is not in the case. */
  readonly on: string | null;
  /** What it leans on, by name: a publisher, a person, a page; null where that is a document alone. */
  readonly name: string | null;
  readonly why: string;
  readonly basis: Reliance['basis'];
  readonly passage: Passage | null;
}

/**
 * What texts have in common that makes none of them rely on another, and yet keeps them from being shown independent.
 *
 * `unnamed`: sources without a name on one matter, who may be one person.
 */
export interface Kinship {
  readonly kind: 'publisher' | 'family' | 'author' | 'source' | 'unnamed' | 'figure';
  /** Who or what it is that they have in common. */
  readonly what: string;
  /** Ids of documents, at least two, in order of the evidence. */
  readonly docs: readonly string[];
  /** Stated by the texts or their heads, measured in the texts, or judged: given by a person. */
  readonly basis: Reliance['basis'];
  /** Where it shows, as far as it shows in a text. */
  readonly passages: readonly Passage[];
}

/**
 * What a text adds to a matter: it is the `first`; it `adds` the account of somebody certainly not heard before; it has the same
 * voice `again`; it is an `echo` of another claim, or of what is not in the case; or that is `unclear`: no source, or one without a name.
 */
export type Part = 'first' | 'adds' | 'again' | 'echo' | 'unclear';

/** One claim in the telling of a matter. */
export interface Told {
  readonly claim: string;
  readonly part: Part;
  /** Id of the claim that it echoes, or whose voice it has again; null for none of the case. */
  readonly of: string | null;
  readonly why: string;
  readonly via: Reliance | null;
  readonly passage: Passage | null;
  /** As it is held, by its own words. */
  readonly certainty: Certainty;
  /** As it counts: the weakest along its lineage. */
  readonly counts: Certainty;
}

/** A report that comes back: the last of these claims relies, through the others, on the first, which is of the same outlet or voice. */
export interface Circle {
  /** Whose word it is that returns. */
  readonly who: string;
  /** Ids of claims, the first one first. */
  readonly claims: readonly string[];
  /** Of each claim but the first, what links it to the one before. */
  readonly links: readonly Reliance[];
}

/** A chain of claims along which a hedge is lost. */
export interface Erosion {
  /** Ids of claims, from the origin on. */
  readonly claims: readonly string[];
  /** How surely each is held, by its own words. */
  readonly certainties: readonly Certainty[];
  /** Of each claim but the first, what links it to the one before. */
  readonly links: readonly Reliance[];
  /** Places in `claims` where one is held more surely than the one before. */
  readonly rises: readonly number[];
}

/** One thing that is claimed, in the order in which it was published. */
export interface Story {
  readonly id: string;
  readonly event: EventKind;
  readonly relation: string | null;
  readonly roles: Readonly<Partial<Record<Role, string>>>;
  /** Claims for it, in order of publication; where dates do not tell, in order of the evidence. */
  readonly told: readonly Told[];
  /** Ids of claims that deny it, and that leave it open. */
  readonly denied: readonly string[];
  readonly open: readonly string[];
  /** Of the claims at the certainty that counts most. */
  readonly origins: Origins;
  readonly circles: readonly Circle[];
  readonly erosions: readonly Erosion[];
  /** Claims for it beyond the number that is looked at. */
  readonly left: number;
}

/** The lineage of a case: links, what else texts have in common, and how each thing came to be told. */
export interface Sources {
  readonly links: readonly TextLink[];
  readonly kin: readonly Kinship[];
  readonly stories: readonly Story[];
}
