import type { Passage } from './passage.ts';

/**
 * Who or what is meant, in a way that outlives any one evaluation: ids of actors and items are counted anew each time evidence is put
 * together, the words of a text stay where they are. `passage` is a mention of it; without one it is meant by name alone.
 */
export interface Filler {
  readonly name: string;
  readonly passage: Passage | null;
}
