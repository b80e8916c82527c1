import type { Claim } from '../terms/claim.ts';
import { type Certainty, certaintyOf, polarityOf } from '../terms/factuality.ts';
import { AUTHOR, type Holder } from '../terms/holder.ts';
import type { Passage } from '../terms/passage.ts';

/**
 * One voice behind a transfer: a claim and the holder of its chain who holds it, or the record itself.
 *
 * `claim` is null for a record that is no claim: a log entry that a reviewer tied to the item.
 */
export interface Witness {
  readonly id: string;
  readonly claim: Claim | null;
  /** Index into the claim's holders. */
  readonly holder: number;
  /** As it counts: the weakest along its lineage. */
  readonly certainty: Certainty;
  readonly record: boolean;
  /** Where a record that is no claim is kept. */
  readonly kept: string | null;
  readonly passage: Passage | null;
}

/**
 * Which holder of a chain holds the claim for true, and how surely: the innermost, or where that one leaves it open or
 * denies it, the nearest further out who holds it. Whoever only relays (Uu) holds nothing. Null where no one does.
 *
 * An outer holder who is surer than the innermost adds nothing: that is an echo which drops the hedge.
 */
export function supporterOf(claim: Claim): { readonly holder: number; readonly certainty: Certainty } | null {
  for (let at = claim.holders.length - 1; at >= 0; at--) {
    const value = claim.factuality[at] ?? 'Uu';
    if (polarityOf(value) === '+') return { holder: at, certainty: certaintyOf(value) };
  }
  return null;
}

/** The witness a claim gives, at the certainty its own words have. */
export function witnessOf(claim: Claim): Witness | null {
  const supporter = supporterOf(claim);
  if (supporter === null) return null;
  const { holder, certainty } = supporter;
  return { id: claim.id, claim, holder, certainty, record: claim.record, kept: null, passage: claim.passage };
}

/** A claim as a voice, whatever is held: by who holds it for true, else by its innermost holder. */
export function voicing(claim: Claim): Witness {
  const holder = Math.max(0, claim.holders.length - 1);
  const { id, record, passage } = claim;
  return witnessOf(claim) ?? { id, claim, holder, certainty: 'U', record, kept: null, passage };
}

/** Whether a holder is the author of the document the claim stands in. */
export function isAuthor(holder: Holder, at: number): boolean {
  return at === 0 && holder.name.toLowerCase() === AUTHOR;
}
