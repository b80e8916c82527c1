import type { Document } from '../terms/document.ts';
import { sentenceAround } from './surroundings.ts';
import type { Variant, Written } from './variant.ts';

/** A number and the two words after it: "40 metres long". What is said of one thing has one number there. */
const AMOUNT = /(?<![\p{L}\p{N}.,])(\p{N}[\p{N}.,]*\p{N}|\p{N})[\s%]+(\p{Ll}{3,}) (\p{Ll}{3,})/gu;
/** Of these words any text may have another number without speaking of another thing. */
const OF_TIME = /^(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|times?|percent|per)$/u;
/** Amounts of one kind in more texts than this are what everybody counts, and prove nothing. */
const MOST_FIGURES = 4;

/**
 * Figures that some texts give one way and others another: the same two words after another number. A text that has both,
 * and words that follow more than a few numbers, are left out. Figures also change as more is known, so that a shared one proves
 * less than a shared misspelling.
 */
export function amountsIn(documents: readonly Document[]): Variant[] {
  const kinds = new Map<string, Map<string, Map<string, { readonly at: number; readonly length: number }>>>();
  for (const { id, text, blocks } of documents) {
    if (text === null) continue;
    for (const block of blocks.filter((each) => each.kind === 'paragraph')) {
      for (const match of text.slice(block.start, block.end).matchAll(AMOUNT)) {
        const [whole, figure = '', unit = '', next = ''] = match;
        if (OF_TIME.test(unit)) continue;
        const kind = `${unit} ${next}`;
        const figures = kinds.get(kind) ?? new Map();
        const docs = figures.get(figure) ?? new Map();
        if (!docs.has(id)) docs.set(id, { at: block.start + match.index, length: whole.length });
        kinds.set(kind, figures.set(figure, docs));
      }
    }
  }
  return [...kinds].flatMap(([kind, figures]) => {
    if (figures.size < 2 || figures.size > MOST_FIGURES) return [];
    const all = [...figures];
    return all.flatMap(([one, inOne], at) =>
      all.slice(at + 1).flatMap(([other, inOther]): Variant[] => {
        if ([...inOne.keys()].some((doc) => inOther.has(doc))) return [];
        const written = (docs: typeof inOne): Written[] =>
          documents.flatMap(({ id, text }) => {
            const place = docs.get(id);
            return place === undefined || text === null
              ? []
              : [{ doc: id, passage: sentenceAround(id, text, place.at, place.length) }];
          });
        return [{ one: `${one} ${kind}`, other: `${other} ${kind}`, inOne: written(inOne), inOther: written(inOther) }];
      }),
    );
  });
}
