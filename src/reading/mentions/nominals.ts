import type { ActorKind } from '../../terms/actor.ts';
import { GROUPS, INFORMATION, type InformationKind, PERSONS, TITLES } from './wordlists.ts';

/** For whom the holder of an office acts. */
export type Body = 'state' | 'organisation' | 'none';

interface GroupNoun {
  readonly refersTo: 'group' | 'organisation';
  readonly body: 'state' | 'none';
}

const INFORMATION_NOUNS: ReadonlyMap<string, InformationKind> = new Map(
  [...INFORMATION.groups].reverse().flatMap((group) => group.nouns.map((noun) => [noun, group.kind] as const)),
);
const GROUP_NOUNS: ReadonlyMap<string, GroupNoun> = new Map(
  [...GROUPS.groups].reverse().flatMap((group) => group.nouns.map((noun) => [noun, group] as const)),
);
/** Nouns for people and firms alike: a contractor may be either. */
const EITHER: ReadonlySet<string> = new Set(
  GROUPS.groups
    .filter((group) => group.refersTo === 'organisation')
    .flatMap((group) => group.nouns)
    .filter((noun) =>
      GROUPS.groups.some((group) => group.refersTo === 'group' && group.body === 'none' && group.nouns.includes(noun)),
    ),
);
const TITLE_BODIES: ReadonlyMap<string, Body> = new Map(
  [...TITLES.groups].reverse().flatMap((group) => group.titles.map((title) => [title, group.body] as const)),
);
const PERSON_NOUNS: ReadonlySet<string> = new Set(Object.values(PERSONS.nouns).flatMap((nouns) => nouns.split(' ')));
/** What the encoder sees in a body, a place, an event or a time is that, whatever else its noun may mean. */
const NO_PERSON = new Set(['organization', 'place', 'event', 'time']);
const CAVEATS = new Set(INFORMATION.caveats);
const RELATIONAL = new Set(GROUPS.relational);
const FEMALE = new Set(GROUPS.female);
const MALE = new Set(GROUPS.male);
const PAST = new Set(TITLES.past);
const LONGEST_TITLE = 5;

/** The kind of information a noun names, or null where it names none. */
export function informationKind(noun: string): InformationKind | null {
  return INFORMATION_NOUNS.get(noun.toLowerCase()) ?? null;
}

/** How "a NOUN of it" stands to it: a copy is the same, a page is part of it, a summary was made from it; null for other nouns. */
export function relationToWhole(noun: string): 'same' | 'part_of' | 'derived_from' | null {
  const { relations } = INFORMATION;
  return (
    (['same', 'part_of', 'derived_from'] as const).find((kind) => relations[kind].includes(noun.toLowerCase())) ?? null
  );
}

/** What one of these is taken for, or null where the noun is not listed. A single member of a group is a person. */
export function groupNoun(noun: string): { readonly refersTo: 'group' | 'organisation'; readonly body: Body } | null {
  return GROUP_NOUNS.get(noun.toLowerCase()) ?? null;
}

/** Whether a noun, by its lemma, means a person ("florist's apprentice"), where the encoder does not see something else in it. */
export function personNoun(lemma: string, entity: string): boolean {
  return PERSON_NOUNS.has(lemma.toLowerCase()) && !NO_PERSON.has(entity);
}

/** Whether the noun names someone by a relation to another ("ally"). */
export function isRelational(noun: string): boolean {
  return RELATIONAL.has(noun.toLowerCase());
}

/** Whether an adjective says how information was to be handled ("classified"). */
export function isCaveat(adjective: string): boolean {
  return CAVEATS.has(adjective.toLowerCase());
}

/** Whether this word before an office says that it has ended ("former"). */
export function endsOffice(word: string): boolean {
  return PAST.has(word.toLowerCase());
}

/** What a noun or form of address itself says of gender, or null. Names say nothing. */
export function genderOf(words: readonly string[]): 'male' | 'female' | null {
  for (const word of words) {
    const plain = word.toLowerCase().replace(/\.$/, '');
    if (FEMALE.has(plain)) return 'female';
    if (MALE.has(plain)) return 'male';
  }
  return null;
}

/** How many of these words, from the first on, are a title ("Foreign Minister Sergei ..." is 2); 0 where they are none. */
export function titleLength(words: readonly string[]): number {
  for (let length = Math.min(LONGEST_TITLE, words.length); length > 0; length--) {
    if (bodyOfTitle(words.slice(0, length).join(' ')) !== null) return length;
  }
  return 0;
}

/** For whom the holder of this title acts, by its longest listed part ("deputy prison commissioner" by "commissioner"), or null. */
export function bodyOfTitle(title: string): Body | null {
  const known = BODIES.get(title);
  if (known !== undefined) return known;
  if (BODIES.size >= MOST_BODIES) BODIES.clear();
  const body = listedBody(title);
  BODIES.set(title, body);
  return body;
}

/** Every stretch of words before a name is asked for, and the same over and over. Bounded, since they come from documents. */
const BODIES = new Map<string, Body | null>();
const MOST_BODIES = 20_000;

function listedBody(title: string): Body | null {
  const words = title
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/\.$/, ''))
    .map((word) => TITLES.abbreviations[word] ?? word);
  return TITLE_BODIES.get(words.join(' ')) ?? TITLE_BODIES.get(words.join(' ').replace(/ - /g, '-')) ?? null;
}

/** `bodyOfTitle` of the longest listed end of a description: "Ruritanian deputy foreign minister" by "deputy foreign minister". */
export function bodyOfDescription(words: readonly string[]): Body | null {
  for (let from = 0; from < words.length; from++) {
    const body = bodyOfTitle(words.slice(from).join(' '));
    if (body !== null) return body;
  }
  return null;
}

/** What a mention with this head could refer to. `entity` is GUM's type of the head word, "none" where the encoder gave none. */
export function nominalKind(
  noun: string,
  lemma: string,
  number: 'one' | 'many',
  entity: string,
): ActorKind | 'item' | 'other' {
  const group = groupNoun(noun) ?? groupNoun(lemma);
  const information = informationKind(noun) ?? informationKind(lemma);
  // A word in both lists ("paper", "lead", "source") goes by what the encoder saw.
  if (information !== null && (group === null || !['person', 'organization'].includes(entity))) return 'item';
  // "An ally" may be a state, a firm or a man.
  if (EITHER.has(noun.toLowerCase()) || (group?.refersTo === 'organisation' && isRelational(noun)))
    return number === 'one' ? 'unknown' : 'group';
  if (group !== null) return group.refersTo === 'organisation' ? 'organisation' : number === 'one' ? 'person' : 'group';
  const person = bodyOfTitle(lemma) !== null || entity === 'person' || personNoun(lemma, entity);
  if (person) return number === 'one' ? 'person' : 'group';
  return entity === 'organization' ? 'organisation' : 'other';
}
