import {
  folded,
  initialsOf,
  isAcronym,
  isAdjectiveOf,
  organisationNamed,
  stateNamed,
  stateOfAdjective,
  stateOfPeople,
  stateSeatedAt,
} from '../reading/mentions/names.ts';
import { bodyOfTitle, genderOf, groupNoun, informationKind } from '../reading/mentions/nominals.ts';
import type { OrganisationEntry } from '../reading/mentions/wordlists.ts';
import type { ReadMention } from '../reading/reading.ts';
import type { Clusters } from './clusters.ts';
import type { Rule } from './merges.ts';
import { governmentAt } from './metonyms.ts';
import type { Scene } from './scene.ts';

/** A name as it was written somewhere in the case. */
interface Named {
  readonly mention: ReadMention;
  readonly doc: string;
  readonly key: string;
  readonly words: readonly string[];
  /** The state of the list that it names, or whose government it stands for. */
  readonly state: string | null;
  /** The body of the list that it names. */
  readonly body: OrganisationEntry | null;
  /** What a form of address before it says: "Ms Orr" is not Mr Lyle Orr. */
  readonly address: 'male' | 'female' | null;
}

/**
 * Joins mentions by their names, over all documents of a case: equal names, states with their other names and
 * adjectives, acronyms with what they stand for, and short forms ("Orlov", "Tallow") with the one full name they can
 * belong to, in the same document first. Two full names with different first names are two people; a short form that
 * could belong to both joins neither.
 */
export function joinNames(scenes: readonly Scene[], clusters: Clusters): void {
  const named = scenes.flatMap((scene) => scene.mentions.filter(isNamed).map((mention) => namedAs(mention, scene)));
  const states = named.filter((each) => each.state !== null);
  joinEqual(states, (each) => each.state!, clusters, 'the same state by another name');
  const stateless = named.filter((each) => each.state === null && each.key !== '');
  const shared = addressedBothWays(stateless);
  joinEqual(
    stateless,
    (each) => (shared.has(each.key) ? `${each.key} ${each.address}` : each.key),
    clusters,
    'same name',
  );
  const others = distinct(stateless);
  const bodies = others.filter((each) => each.body !== null && !spelledOtherwise(each, others));
  joinEqual(bodies, (each) => each.body!.name, clusters, 'the same body by another name');
  joinAdjectives(others, clusters);
  const acronyms = others.filter((each) => each.words.length === 1 && isAcronym(each.mention.name));
  for (const short of acronyms)
    joinIfOne(
      short,
      others.filter((each) => each.words.length > 1 && initialsOf(each.mention.name) === short.key),
      clusters,
      'initials of the name',
    );
  joinVariants(others, clusters);
  const ends = byEnds(others);
  for (const short of shortForms(others)) joinShort(short, ends, clusters);
}

/** One of each name, kind and document: equal names are joined already. */
function distinct(all: readonly Named[]): Named[] {
  const out = new Map<string, Named>();
  for (const each of all) {
    const key = `${each.doc} ${each.mention.refersTo} ${each.address} ${each.mention.name}`;
    if (!out.has(key)) out.set(key, each);
  }
  return [...out.values()];
}

/** What the title says, or the word before the name: the parser may leave "Mr" out of the name it stands before. */
function addressOf({ document }: Scene, { title, passage }: ReadMention): Named['address'] {
  const before = /(\p{L}+)\.?\s+$/u.exec(
    (document.text ?? '').slice(Math.max(0, passage.start - 16), passage.start),
  )?.[1];
  return genderOf([...(title ?? '').split(/[\s-]+/), before ?? '']);
}

/** Names that some are called Mr by and others Ms: equal names are then one person only with the same form of address. */
function addressedBothWays(all: readonly Named[]): ReadonlySet<string> {
  const of = (gender: Named['address']) =>
    new Set(all.filter(({ address }) => address === gender).map(({ key }) => key));
  const [men, women] = [of('male'), of('female')];
  return new Set([...men].filter((key) => women.has(key)));
}

function isNamed(mention: ReadMention): boolean {
  return mention.form === 'name' && mention.refersTo !== 'item';
}

function namedAs(mention: ReadMention, scene: Scene): Named {
  const key = folded(mention.name);
  const words = key.split(' ').filter((word) => !/^(?:jr|sr|ii|iii)$/.test(word));
  const seated = governmentAt(scene, mention);
  return {
    mention,
    doc: scene.document.id,
    key,
    words,
    state: stateKey(mention) ?? stateNamed(seated?.name ?? '')?.name ?? null,
    body: bodyNamed(scene, mention) ?? organisationNamed(seated?.name ?? ''),
    address: mention.refersTo === 'person' ? addressOf(scene, mention) : null,
  };
}

/** The body of the list, unless the phrase says that it is another state's ("the Ruritanian State Department"). */
function bodyNamed(scene: Scene, mention: ReadMention): OrganisationEntry | null {
  const body = organisationNamed(mention.name);
  if (body === null) return null;
  const elsewhere = mention.links.some(({ kind, to }) => {
    const other = scene.byId.get(to);
    return kind === 'of' && other?.refersTo === 'state' && (stateKey(other) ?? other.name) !== body.of;
  });
  return elsewhere ? null : body;
}

/** An acronym that the case itself spells out as something else is no body of the list. */
function spelledOtherwise(short: Named, all: readonly Named[]): boolean {
  return (
    isAcronym(short.mention.name) &&
    all.some((each) => each.words.length > 1 && each.body !== short.body && initialsOf(each.mention.name) === short.key)
  );
}

/** The state a mention names, by its name or its adjective. Its people are a group, not the state. */
function stateKey(mention: ReadMention): string | null {
  if (mention.refersTo === 'group' && stateNamed(mention.name) === null && stateOfPeople(mention.name) !== null)
    return null;
  return (
    (stateNamed(mention.name) ?? (mention.refersTo === 'state' ? stateOfAdjective(mention.name) : null))?.name ?? null
  );
}

function joinEqual(all: readonly Named[], keyOf: (each: Named) => string, clusters: Clusters, rule: Rule): void {
  const first = new Map<string, Named>();
  for (const each of all) {
    const key = keyOf(each);
    const known = first.get(key);
    if (known === undefined) first.set(key, each);
    else clusters.join(known.mention.id, each.mention.id, known.key === each.key ? 'same name' : rule);
  }
}

/** "Ruritanian" joins "Ruritania" where the case names it. */
function joinAdjectives(all: readonly Named[], clusters: Clusters): void {
  const places = all.filter((each) => each.words.length === 1 && each.mention.refersTo !== 'person');
  for (const each of all) {
    if (each.mention.refersTo !== 'state' || each.words.length > 1) continue;
    const place = places.find(
      (other) => other.key !== each.key && isAdjectiveOf(each.mention.name, other.mention.name),
    );
    if (place !== undefined) clusters.join(place.mention.id, each.mention.id, 'adjective formed from the name');
  }
}

/** The same person with and without a middle name, or with an initial: "J. Orlov", "Jan P. Orlov", "Jan Orlov". */
function joinVariants(all: readonly Named[], clusters: Clusters): void {
  const bySurname = new Map<string, Named[]>();
  for (const each of all) {
    if (each.words.length < 2 || each.mention.refersTo !== 'person') continue;
    const surname = each.words.at(-1)!;
    bySurname.set(surname, [...(bySurname.get(surname) ?? []), each]);
  }
  for (const people of bySurname.values()) {
    for (const each of people) {
      const matches = people.filter(
        (other) =>
          other.words[0] === each.words[0] ||
          (each.words[0]!.length === 1 && other.words[0]!.startsWith(each.words[0]!)),
      );
      const different = new Set(matches.filter((other) => other.words[0]!.length > 1).map((other) => other.words[0]));
      const middles = new Set(matches.filter((other) => other.words.length > 2).map((other) => other.words[1]![0]));
      if (different.size <= 1 && middles.size <= 1)
        for (const other of matches)
          clusters.join(other.mention.id, each.mention.id, 'name with or without a middle name');
    }
  }
}

function shortForms(all: readonly Named[]): Named[] {
  return all.filter((each) => each.words.length <= 2);
}

/** Names of several words by what they begin and end with: "1 orlov", "2 jan orlov". */
function byEnds(all: readonly Named[]): Map<string, Named[]> {
  const out = new Map<string, Named[]>();
  for (const each of all) {
    const ends = new Set<string>();
    for (let length = 1; length <= 2 && length < each.words.length; length++)
      for (const words of [each.words.slice(0, length), each.words.slice(-length)])
        ends.add(`${length} ${words.join(' ')}`);
    for (const end of ends) {
      const known = out.get(end);
      if (known === undefined) out.set(end, [each]);
      else known.push(each);
    }
  }
  return out;
}

function joinShort(short: Named, ends: ReadonlyMap<string, readonly Named[]>, clusters: Clusters): void {
  const fits = (ends.get(`${short.words.length} ${short.key}`) ?? []).filter((each) => isShortOf(short, each));
  const here = fits.filter((each) => each.doc === short.doc);
  joinIfOne(short, here.length > 0 ? here : fits, clusters, 'short form of the one full name it fits');
}

function isCommonNoun(word: string): boolean {
  return groupNoun(word) !== null || informationKind(word) !== null || bodyOfTitle(word) !== null;
}

function isShortOf(short: Named, full: Named): boolean {
  if (short.address !== null && full.address !== null && short.address !== full.address) return false;
  // "Tern" is not the Tern brothers, nor Orlov the Orlov campaign.
  if (/^\p{Ll}/u.test(full.mention.name.split(' ').at(-1) ?? '')) return false;
  const length = short.words.length;
  const last = full.words.slice(-length).join(' ') === short.key;
  const first = full.words.slice(0, length).join(' ') === short.key;
  if (full.mention.refersTo === 'person' && length === 1) return last || (first && short.mention.refersTo === 'person');
  // A place is not what is named after it ("Carrow", "the Carrow Ledger").
  if (first && (short.mention.refersTo === 'state' || stateSeatedAt(short.mention.name) !== null)) return false;
  // Taken for a firm's or a person's, a full name goes on as its last word; "Bank" is not one.
  return first || (last && (length > 1 || !isCommonNoun(short.key)));
}

/** Joins where all candidates are already one; a name that could be two people's joins neither. */
function joinIfOne(short: Named, candidates: readonly Named[], clusters: Clusters, rule: Rule): void {
  const [one] = candidates;
  if (one === undefined || candidates.some((each) => !clusters.together(each.mention.id, one.mention.id))) return;
  clusters.join(one.mention.id, short.mention.id, rule);
}
