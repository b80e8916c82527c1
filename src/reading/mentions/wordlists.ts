import { readFileSync } from 'node:fs';

/** A list of nouns that behave alike, with the reason why they are together. */
export interface NounGroup {
  readonly reason: string;
  readonly nouns: readonly string[];
}

/** The form of `information.json`. */
export interface InformationList {
  readonly caveats: readonly string[];
  /** Nouns that say how what they are of stands to another item. */
  readonly relations: Readonly<Record<'same' | 'part_of' | 'derived_from', readonly string[]>>;
  readonly groups: readonly (NounGroup & { readonly kind: InformationKind })[];
}

/** What kind of information a noun names: decides what can take up what ("that information" any, "the memo" only a record). */
export type InformationKind =
  | 'mass'
  | 'secret'
  | 'record'
  | 'detail'
  | 'plan'
  | 'notice'
  | 'key'
  | 'transfer'
  | 'figure';

/** The form of `titles.json`. */
export interface TitleList {
  readonly past: readonly string[];
  readonly interval: readonly string[];
  readonly abbreviations: Readonly<Record<string, string>>;
  readonly groups: readonly {
    readonly body: 'state' | 'organisation' | 'none';
    readonly reason: string;
    readonly titles: readonly string[];
  }[];
}

/** The form of `groups.json`. */
export interface GroupList {
  readonly relational: readonly string[];
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly groups: readonly (NounGroup & {
    readonly refersTo: 'group' | 'organisation';
    readonly body: 'state' | 'none';
  })[];
}

/** A state with its other names, its adjectives, its people and its seats of government. */
export interface StateEntry {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly adjectives: readonly string[];
  readonly people: readonly string[];
  readonly seats: readonly string[];
}

/** The form of `demonyms.json`. */
export interface DemonymList {
  readonly states: readonly StateEntry[];
}

/** The form of `territories.json`: further names of states, and territories that are spoken of as bodies. */
export interface TerritoryList {
  readonly territories: readonly { readonly name: string; readonly aliases: readonly string[] }[];
}

/** A body known by its name, with its other names, the state it acts for, and the places that stand for it. */
export interface OrganisationEntry {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly of: string | null;
  readonly seats: readonly string[];
}

/** The form of `organisations.json`. */
export interface OrganisationList {
  readonly organisations: readonly OrganisationEntry[];
}

/** The form of `persons.json`: nouns for people, by their first letter, with spaces between. */
export interface PersonList {
  readonly nouns: Readonly<Record<string, string>>;
}

/** The form of `media.json`. */
export interface MediaList {
  readonly outlets: NounGroup;
  readonly names: {
    readonly ending: readonly string[];
    readonly opening: readonly string[];
    readonly alone: readonly string[];
  };
  readonly works: NounGroup;
  readonly printed: NounGroup;
  readonly spoken: NounGroup;
  readonly access: { readonly words: readonly string[]; readonly nouns: readonly string[] };
}

/** Read once per process, where first asked for; a missing file is a broken installation and throws as such. */
function list<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../vocabulary/${name}.json`, import.meta.url), 'utf8')) as T;
}

/** Nouns that are information, by kind, and the adjectives of its handling. */
export const INFORMATION: InformationList = list('information');
/** Titles and offices, and the kind of body they act for. */
export const TITLES: TitleList = list('titles');
/** Nouns for groups and persons that are not names. */
export const GROUPS: GroupList = list('groups');
/** States, and what their people and things are called. */
export const DEMONYMS: DemonymList = list('demonyms');
/** Names of territories from Unicode CLDR that the list of states lacks. */
export const TERRITORIES: TerritoryList = list('territories');
/** Agencies, alliances, armed groups and papers that go by several names. */
export const ORGANISATIONS: OrganisationList = list('organisations');
/** Nouns that mean a person and nothing else that a text could speak of. */
export const PERSONS: PersonList = list('persons');
/** Outlets that are known by their names. */
export const KNOWN_OUTLETS: { readonly outlets: readonly string[] } = list('outlets');
/** Nouns and words of names for outlets of news, and nouns for texts that can be cited. */
export const MEDIA: MediaList = list('media');
