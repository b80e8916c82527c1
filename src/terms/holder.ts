import type { Passage } from './passage.ts';

/** The name a document's author has in a holder chain where the document does not give one. */
export const AUTHOR = 'author';

/**
 * Who holds a claim, or hands it on. `actor` is set where the mention was resolved.
 *
 * `number` bounds how many persons the mention stands for: a name is [1, 1]; "two officials" [1, 2], for two unnamed
 * mentions may be one; a plural without a number is one origin, [1, 1].
 */
export interface Holder {
  readonly name: string;
  readonly actor: string | null;
  readonly named: boolean;
  readonly number: { readonly least: number; readonly most: number };
  readonly passage: Passage | null;
}
