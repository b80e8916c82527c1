import type { Document } from '../terms/document.ts';
import { amountsIn } from './amounts.ts';
import { spellingsIn } from './spellings.ts';
import type { Variant, Written } from './variant.ts';

/** A detail that some texts have in common and that departs from what others have. */
export interface SharedError {
  readonly kind: 'spelling' | 'figure';
  /** As the texts that share it write it. */
  readonly shared: string;
  /** As it stands where they depart from. */
  readonly against: Written;
  readonly original: string;
  /** At least two, in order of the evidence. */
  readonly texts: readonly Written[];
}

/** How many times as many texts must write it otherwise, where none that departs says what it relies on. */
const MINORITY = 2;

/**
 * Errors that texts share, by the principle of textual criticism that agreement in error shows a common source (Maas 1927), while
 * agreement in what is right shows nothing. What is an error, no dictionary of names says; a detail counts as one where
 *
 * - a text that has it states that it relies on one that has it otherwise: it departs from its own source; or
 * - at least twice as many texts have it otherwise.
 *
 * `reliesOn` says whether a document states that it relies on another.
 */
export function sharedErrors(
  documents: readonly Document[],
  reliesOn: (doc: string, other: string) => boolean,
): SharedError[] {
  const errors = (kind: SharedError['kind'], pairs: readonly Variant[]): SharedError[] =>
    pairs.flatMap(({ one, other, inOne, inOther }) =>
      [
        { shared: one, original: other, texts: inOne, rest: inOther },
        { shared: other, original: one, texts: inOther, rest: inOne },
      ].flatMap(({ shared, original, texts, rest }) => {
        const against = rest[0];
        if (texts.length < 2 || against === undefined) return [];
        const source = texts.flatMap((each) => rest.find((right) => reliesOn(each.doc, right.doc)) ?? [])[0];
        const departs = source !== undefined || rest.length >= MINORITY * texts.length;
        return departs ? [{ kind, shared, original, against: source ?? against, texts }] : [];
      }),
    );
  const { spellings, amounts } = variantsIn(documents);
  return [...errors('spelling', spellings), ...errors('figure', amounts)];
}

interface Variants {
  readonly spellings: readonly Variant[];
  readonly amounts: readonly Variant[];
}

/** A what-if asks the lineage of the same documents again and again; their texts are looked through once. */
const looked = new WeakMap<readonly Document[], Variants>();

function variantsIn(documents: readonly Document[]): Variants {
  const known = looked.get(documents) ?? { spellings: spellingsIn(documents), amounts: amountsIn(documents) };
  looked.set(documents, known);
  return known;
}
