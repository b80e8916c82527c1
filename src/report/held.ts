import type { Claim } from '../terms/claim.ts';
import type { Factuality } from '../terms/factuality.ts';
import type { HopClaim } from '../terms/hop.ts';

/** Which holder of a claim's chain speaks, and how surely: `at` is an index into its holders. */
export interface Held {
  readonly at: number;
  readonly value: Factuality;
}

/**
 * Who speaks on a side: the innermost holder who holds it for true, or false, or leaves it open; whoever only relays
 * holds nothing. Where nobody on the chain takes that side, the innermost holder, whatever they hold.
 */
export function heldOn(claim: Claim, side: HopClaim['side'] = 'for'): Held {
  const sign = { for: '+', against: '-', open: 'u' }[side];
  for (let at = claim.holders.length - 1; at >= 0; at--) {
    const value = claim.factuality[at];
    if (value?.endsWith(sign)) return { at, value };
  }
  const last = Math.max(0, claim.holders.length - 1);
  return { at: last, value: claim.factuality[last] ?? 'Uu' };
}
