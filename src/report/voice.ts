import type { Claim } from '../terms/claim.ts';
import type { Hop } from '../terms/hop.ts';
import type { Case } from './case.ts';
import { saying } from './context.ts';
import { oneLine } from './naming.ts';

/** One voice at a hop: a side, and the claims that say the same there in the same words by the same holders. */
export interface Voice {
  readonly side: 'for' | 'against' | 'open';
  readonly claims: readonly [Claim, ...Claim[]];
}

/** The voices at a hop, in its order. "Gave it to A and B" is two claims and one voice, and so is a sentence that a text prints twice. */
export function voicesAt(given: Case, hop: Hop): readonly Voice[] {
  const voices = new Map<string, { side: Voice['side']; claims: [Claim, ...Claim[]] }>();
  for (const { claim: id, side } of hop.claims) {
    const claim = given.claims.get(id);
    if (claim === undefined) continue;
    const { doc, quote } = saying(given, claim);
    const holders = claim.holders.map((one) => one.name);
    const key = JSON.stringify([side, doc, oneLine(quote), holders, claim.factuality]);
    const known = voices.get(key);
    if (known === undefined) voices.set(key, { side, claims: [claim] });
    else known.claims.push(claim);
  }
  return [...voices.values()];
}
