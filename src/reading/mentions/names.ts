import { DEMONYMS, type StateEntry } from './wordlists.ts';

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

function indexBy(forms: (state: StateEntry) => readonly string[]): ReadonlyMap<string, StateEntry> {
  const index = new Map<string, StateEntry>();
  for (const state of DEMONYMS.states) {
    for (const form of forms(state)) if (!index.has(folded(form))) index.set(folded(form), state);
  }
  return index;
}

const STATES = indexBy((state) => [state.name, ...state.aliases]);
const ADJECTIVES = indexBy((state) => state.adjectives);
const PEOPLE = indexBy((state) => [...state.people, ...state.adjectives]);
const SEATS = indexBy((state) => state.seats);

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
