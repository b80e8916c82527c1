import { folded } from '../../src/reading/mentions/names.ts';
import { pronounOf } from '../../src/reading/mentions/pronouns.ts';
import type { ReadMention } from '../../src/reading/reading.ts';

/**
 * The plainest reader of coreference there is, over the same mentions: equal words are one, articles aside, and a pronoun
 * is what was last mentioned that agrees with it in number and kind. Groups of indexes of mentions.
 */
export function baselineChains(mentions: readonly ReadMention[]): number[][] {
  const chains: number[][] = [];
  const chainOf: number[][] = [];
  const join = (at: number, chain: number[] | undefined): number[] => {
    const mine = chain ?? [];
    if (mine.length === 0) chains.push(mine);
    mine.push(at);
    chainOf[at] = mine;
    return mine;
  };
  const called = new Map<string, number[]>();
  mentions.forEach((mention, at) => {
    const pronoun = mention.form === 'pronoun' ? pronounOf(mention.head) : null;
    if (pronoun !== null && pronoun.person === 3) {
      const antecedent = mentions.slice(0, at).findLastIndex((other) => agrees(mention, other));
      join(at, antecedent < 0 ? undefined : chainOf[antecedent]);
      return;
    }
    const words = pronoun === null ? folded(mention.name) : `${pronoun.person} ${pronoun.number}`;
    called.set(words, join(at, called.get(words)));
  });
  return chains;
}

function agrees(mention: ReadMention, other: ReadMention): boolean {
  const pronoun = pronounOf(mention.head)!;
  const own = other.form === 'pronoun' ? pronounOf(other.head) : null;
  if (other.passage.end > mention.passage.start) return false;
  if (own !== null) return own.person === 3 && own.gender === pronoun.gender && own.number === pronoun.number;
  if (pronoun.number !== 'either' && pronoun.number !== other.number) return false;
  const person = other.refersTo === 'person';
  return pronoun.gender === 'any' || (pronoun.gender === 'thing') !== person;
}
