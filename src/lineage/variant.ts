import type { Passage } from '../terms/passage.ts';

/** Where a text first has a detail, in its sentence. */
export interface Written {
  readonly doc: string;
  readonly passage: Passage;
}

/** Two ways of giving one detail, each with the texts that give it so, in order of the evidence; no text gives it both ways. */
export interface Variant {
  readonly one: string;
  readonly other: string;
  readonly inOne: readonly Written[];
  readonly inOther: readonly Written[];
}
