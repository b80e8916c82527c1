import type { Claim } from '../terms/claim.ts';
import { type Certainty, certaintyOf, polarityOf, rankOf, weaker } from '../terms/factuality.ts';
import type { Reliance } from '../terms/reliance.ts';
import type { Lineage } from './lineage.ts';
import { supporterOf, type Witness } from './witness.ts';

/** What a claim lost on its way down: it was held at `own`, and counts as what it came from. */
export interface Loss {
  readonly own: Certainty;
  /** Id of the claim that it repeats and that was held less surely. */
  readonly from: string;
  readonly via: Reliance;
}

/** A claim as it counts. `certainty` is U where what it repeats was no claim at all (an offer, a question). */
export interface Weighed {
  readonly witness: Witness;
  readonly loss: Loss | null;
}

/**
 * The certainty at which each of the claims on one transfer counts: the weakest along its lineage. An echo that drops the
 * hedge gains nothing. Where a claim repeats several others, the surest of them carries it.
 *
 * Claims that nobody holds for true, and that do not leave it open either, are left out: a denial is no hedge.
 */
export function weigh(claims: readonly Claim[], lineage: Lineage): Weighed[] {
  const weighed = claims.flatMap((claim): Weighed[] => {
    const supporter = supporterOf(claim);
    const values = claim.factuality.map(polarityOf);
    if (supporter === null && values.includes('-')) return [];
    const holder = supporter?.holder ?? claim.holders.length - 1;
    const certainty = supporter?.certainty ?? certaintyOf('Uu');
    const { id, record, passage } = claim;
    return [{ witness: { id, claim, holder, certainty, record, kept: null, passage }, loss: null }];
  });
  const sources = weighed.map((each) =>
    weighed.flatMap((other, at) => {
      const via = lineage.echoes(each.witness, other.witness);
      return via === null ? [] : [{ at, via }];
    }),
  );
  // Certainties only fall, and there are four of them: this ends, also where reports go round in a circle.
  for (let changed = true; changed; ) {
    changed = false;
    for (const [at, each] of weighed.entries()) {
      const found = sources[at] ?? [];
      const best = found.toSorted((a, b) => rank(weighed[b.at]) - rank(weighed[a.at]))[0];
      const source = best === undefined ? undefined : weighed[best.at];
      if (best === undefined || source === undefined || rank(source) >= rank(each)) continue;
      const own = each.loss?.own ?? each.witness.certainty;
      const certainty = weaker(each.witness.certainty, source.witness.certainty);
      weighed[at] = { witness: { ...each.witness, certainty }, loss: { own, from: source.witness.id, via: best.via } };
      changed = true;
    }
  }
  return weighed;
}

function rank(weighed: Weighed | undefined): number {
  return weighed === undefined ? 0 : rankOf(weighed.witness.certainty);
}
