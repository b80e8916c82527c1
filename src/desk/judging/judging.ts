import type { InForce, Judgement } from '../../ledger/index.ts';
import type { Evidence } from '../../terms/evidence.ts';
import type { ToReview } from '../../terms/review.ts';

/** A case as whoever reviews it meets it: what there is to look at, and a journal that takes what they decide. */
export interface Judging {
  /** Everything that counts so far folded in. */
  readonly evidence: () => Promise<Evidence>;
  /** Most pressing first. */
  readonly queue: () => Promise<readonly ToReview[]>;
  readonly inForce: () => Promise<InForce>;
  /** @returns the number of the entry that records it. @throws Mistake where it cannot be recorded: a sentence that says why. */
  readonly judge: (judgement: Judgement, why: string | null) => Promise<number>;
  readonly undo: (entry: number, why?: string | null) => Promise<number>;
  readonly redo: (entry: number, why?: string | null) => Promise<number>;
}
