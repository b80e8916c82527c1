import type { Claim } from '../terms/claim.ts';
import type { Role } from '../terms/event.ts';
import type { Dropped } from '../terms/mistake.ts';
import type { Passage } from '../terms/passage.ts';
import { lastId, type Meant, placeOf } from './fillers.ts';

/** Which mention fills a role of a claim, where that is known. */
export type Mentioned = (claim: string, role: Role) => Passage | null;

/** How mentions of one actor or item are told apart from the others, and what goes with them. */
export interface Moved {
  /** Whether a mention is one of those that go. */
  readonly goes: (mention: Passage) => boolean;
  /** Whether a passage is a mention of it at all. */
  readonly mentions: (passage: Passage) => boolean;
  /** Who fills a role of a claim after: the one of those two ids. */
  readonly filling: (claim: Claim, role: Role) => string;
  /** Roles that may be either's; they stay. */
  readonly unclear: readonly Dropped[];
}

/**
 * Mentions that go from one actor or item to another. A role goes with the mention that fills it; where that is not known, with the mentions that
 * stand in the claim's passage. Where both stand there, or none and the text has some that go, the role stays, and is listed.
 *
 * @param id of the one that they go to.
 */
export function movedFrom(one: Meant, moved: readonly Passage[], id: string, mentioned: Mentioned): Moved {
  const places = new Set(moved.map(placeOf));
  const known = new Set(one.mentions.map(placeOf));
  const goes = (mention: Passage): boolean => places.has(placeOf(mention));
  const mentions = (passage: Passage): boolean => known.has(placeOf(passage));
  const unclear: Dropped[] = [];
  const filling = (claim: Claim, role: Role): string => {
    const filler = mentioned(claim.id, role);
    if (filler !== null && mentions(filler)) return goes(filler) ? id : one.id;
    const standing = one.mentions.filter((each) => within(each, claim.passage));
    if (standing.length > 0 && standing.every(goes)) return id;
    const inDoubt =
      standing.some(goes) || (standing.length === 0 && moved.some(({ doc }) => doc === claim.passage.doc));
    if (inDoubt) {
      const { doc, quote } = claim.passage;
      const why = `${role} of ${claim.id} may be either of those split from ${one.id} “${one.name}”: it stays`;
      unclear.push({ doc, quote, why });
    }
    return one.id;
  };
  return { goes, mentions, filling, unclear };
}

/** The next free id among these: "a13" after "a12". */
export function nextId(letter: string, all: readonly Meant[]): string {
  return `${letter}${lastId(letter, all) + 1}`;
}

/** Names by which some mentions go: those that they say, else their own words; and the fullest of them. */
export function namesIn(
  { name, names, mentions }: Meant,
  kept: readonly Passage[],
): { readonly name: string; readonly names: readonly string[]; readonly said: readonly string[] } {
  const says = (each: string): boolean => kept.some(({ quote }) => quote.includes(each));
  const said = names.filter(says);
  const spoken = said.length > 0 ? said : [...new Set(kept.map(({ quote }) => quote))];
  return { name: says(name) || kept.length === mentions.length ? name : fullest(spoken), names: spoken, said };
}

/** What a passage says goes with the mentions that stand nearest it; what has no passage stays with everyone. */
export function stays(passage: Passage | null, { mentions }: Meant, keep: (mention: Passage) => boolean): boolean {
  if (passage === null) return true;
  const near = mentions.filter((mention) => mention.doc === passage.doc);
  const apart = (mention: Passage): number => Math.max(0, mention.start - passage.end, passage.start - mention.end);
  const least = Math.min(...near.map(apart));
  return near.length === 0 || near.some((mention) => apart(mention) === least && keep(mention));
}

function fullest(names: readonly string[]): string {
  return [...names].sort((a, b) => b.length - a.length)[0]!.replace(/^the /i, '');
}

function within(inner: Passage, outer: Passage): boolean {
  return inner.doc === outer.doc && outer.start <= inner.start && inner.end <= outer.end;
}
