import { supporterOf } from '../lineage/index.ts';
import type { Claim } from '../terms/claim.ts';
import type { Interval } from '../terms/interval.ts';
import { overlap } from '../terms/interval.ts';
import type { Continuity } from './continuity.ts';
import type { Transfer } from './transfers.ts';

/** A claim's place at a hop; one claim can hold two, where its holders disagree. */
export type Side = 'for' | 'against' | 'open';

/**
 * The sides a claim takes. Someone holds it CT- or PR-: against. Someone expressly leaves it open: open. PS- ("may not
 * have") disputes nothing, and what is offered, planned, asked or conditional (Uu, not expressly open) takes no side.
 */
export function sidesOf(claim: Claim): Side[] {
  const sides: Side[] = [];
  if (supporterOf(claim) !== null) sides.push('for');
  if (claim.factuality.some((value) => value === 'CT-' || value === 'PR-')) sides.push('against');
  if (claim.questions) sides.push('open');
  return sides;
}

/** What a denial or a doubt can be aimed at: who gives and who gets by the words of the claims, what, and when. */
export interface Aim {
  readonly from: ReadonlySet<string>;
  readonly to: ReadonlySet<string>;
  readonly items: ReadonlySet<string>;
  readonly when: Interval;
}

/**
 * Whether a transfer that is denied or doubted covers a hop: exactly what it says. A party it names must be named at the
 * hop; a party it leaves out ("told nobody") covers all; an item it names must be that item; and the times must meet.
 * One that names neither party is aimed at no hop.
 */
export function covers(denied: Transfer, aim: Aim, items: Continuity): boolean {
  if (denied.from === null && denied.to === null) return false;
  if (denied.from !== null && !aim.from.has(denied.from)) return false;
  if (denied.to !== null && !aim.to.has(denied.to)) return false;
  const { item } = denied;
  if (item !== null && ![...aim.items].some((each) => items.same(each, item))) return false;
  return overlap(denied.when, aim.when);
}
