import { DEMONYMS, ORGANISATIONS, type OrganisationEntry, type StateEntry, TERRITORIES } from './wordlists.ts';

/**
 * A name as names are compared: lower case, without accents, points, possessive ending and leading article; one space
 * between words. "The U.S.'s" and "US" are equal so. Returns '' for what has no letter or digit.
 */
export function folded(name: string): string {
  const known = FOLDED.get(name);
  if (known !== undefined) return known;
  if (FOLDED.size >= MOST_FOLDED) FOLDED.clear();
  const plain = foldedAnew(name);
  FOLDED.set(name, plain);
  return plain;
}

/** The same few names and adjectives are asked for again and again; bounded, since names come from documents. */
const FOLDED = new Map<string, string>();
const MOST_FOLDED = 20_000;

function foldedAnew(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/'s?(?=\s|$)/g, '')
    .toLowerCase()
    .replace(/(?<=\b\p{L})\./gu, '')
    .replace(/[^\p{L}\p{N}' -]/gu, ' ')
    .replace(/\s*-\s*/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^the /, '');
}

const SMALL = new Set(['of', 'and', 'the', 'for', 'on', 'in', 'to', 'de', 'la', 'du', 'des', 'von', 'und', '&']);

/** First letters of the words that count: "Central Intelligence Agency" is "cia". Hyphenated words count in full. */
export function initialsOf(name: string): string {
  return folded(name)
    .split(/[ -]/)
    .filter((word) => word !== '' && !SMALL.has(word))
    .map((word) => word[0])
    .join('');
}

/** Whether it is written as acronyms are: two to six capitals, with or without points. */
export function isAcronym(name: string): boolean {
  return /^(?:\p{Lu}\.?){2,6}$/u.test(name.replace(/['’]s$/, ''));
}

function indexBy<T>(entries: readonly T[], forms: (entry: T) => readonly string[]): ReadonlyMap<string, T> {
  const index = new Map<string, T>();
  for (const entry of entries) {
    for (const form of forms(entry)) if (!index.has(folded(form))) index.set(folded(form), entry);
  }
  return index;
}

const LISTED = new Map(TERRITORIES.territories.map((territory) => [territory.name, territory]));
/** The states, with what the list of territories adds: further names, and territories that are no state. */
const GOVERNED: readonly StateEntry[] = [
  ...DEMONYMS.states.map((state) => ({
    ...state,
    aliases: [...state.aliases, ...(LISTED.get(state.name)?.aliases ?? [])],
  })),
  ...TERRITORIES.territories
    .filter(({ name }) => !DEMONYMS.states.some((state) => state.name === name))
    .map(({ name, aliases }) => ({ name, aliases, adjectives: [], people: [], seats: [] })),
];
const STATES = indexBy(GOVERNED, (state) => [state.name, ...state.aliases]);
const ADJECTIVES = indexBy(GOVERNED, (state) => state.adjectives);
const PEOPLE = indexBy(GOVERNED, (state) => [...state.people, ...state.adjectives]);
const SEATS = indexBy(GOVERNED, (state) => state.seats);
const BODIES = indexBy(ORGANISATIONS.organisations, (body) => [body.name, ...body.aliases]);
const BODY_SEATS = indexBy(ORGANISATIONS.organisations, (body) => body.seats);

/** "us" is a pronoun unless it is written in capitals; so with every name that is also a common word. */
function written(name: string): boolean {
  return /^\p{Lu}/u.test(name.replace(/^the /i, '')) && !/^Us$/.test(name);
}

/** The state this name is one of, or null: "the U.S.", "Britain". */
export function stateNamed(name: string): StateEntry | null {
  return written(name) ? (STATES.get(folded(name)) ?? null) : null;
}

/** The state of an adjective or of a name used as one: "Russian", "US". */
export function stateOfAdjective(adjective: string): StateEntry | null {
  return written(adjective) ? (ADJECTIVES.get(folded(adjective)) ?? STATES.get(folded(adjective)) ?? null) : null;
}

/** The state of a noun for its people: "Russians", "the French". */
export function stateOfPeople(noun: string): StateEntry | null {
  return written(noun) ? (PEOPLE.get(folded(noun)) ?? null) : null;
}

/** The state whose government sits there: "Moscow", "the Kremlin". A place only, unless it acts or speaks. */
export function stateSeatedAt(name: string): StateEntry | null {
  return written(name) ? (SEATS.get(folded(name)) ?? null) : null;
}

/**
 * The agency, alliance, armed group or paper of this name, or null: "the CIA", "MI6". What the list has in capitals must
 * be so written: "who" is no health organization.
 */
export function organisationNamed(name: string): OrganisationEntry | null {
  const body = written(name) ? (BODIES.get(folded(name)) ?? null) : null;
  if (body === null || name.includes(' ')) return body;
  const plain = name.replace(/['’]s?$/, '').replaceAll('.', '');
  return [body.name, ...body.aliases].some((form) => form.replaceAll('.', '') === plain) ? body : null;
}

/** The body that a place stands for: "Langley". A place only, unless it acts or speaks. */
export function organisationSeatedAt(name: string): OrganisationEntry | null {
  return written(name) ? (BODY_SEATS.get(folded(name)) ?? null) : null;
}

const ENDINGS = /(?:ians?|ans?|ns?|is?|ese|ish|ites?)$/;

/**
 * Whether an adjective is formed from a place's name in one of the common ways: "Ruritanian" from "Ruritania". For places
 * no list has; both must be written with a capital and share all but the ending.
 */
export function isAdjectiveOf(adjective: string, place: string): boolean {
  if (!written(adjective) || !written(place)) return false;
  const [a, p] = [folded(adjective), folded(place)];
  if (a === p || p.includes(' ') || p.length < 4 || !ENDINGS.test(a)) return false;
  const stem = p.replace(/(?:ia|land|ya|a|e|o|y)$/, '');
  return stem.length >= 3 && a.startsWith(stem) && a.length - stem.length <= 5 && ENDINGS.test(a.slice(stem.length));
}
