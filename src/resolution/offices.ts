import { organisationNamed, stateNamed, stateOfPeople } from '../reading/mentions/names.ts';
import { bodyOfDescription, bodyOfTitle, endsOffice, groupNoun, isRelational } from '../reading/mentions/nominals.ts';
import type { MentionLink, ReadMention } from '../reading/reading.ts';
import type { ActsFor } from '../terms/actor.ts';
import { ALWAYS, type Interval } from '../terms/interval.ts';
import type { Clusters } from './clusters.ts';
import { governmentAt } from './metonyms.ts';
import { profileOf } from './profiles.ts';
import { LEADS, publishedIn, type Scene } from './scene.ts';

/** Someone, the body they act for, and the words that say so; both as leaders of their clusters. */
export interface Office {
  readonly holder: string;
  readonly body: string;
  /** What the office is of, by the word for it: a minister is a state's. */
  readonly of: 'state' | 'organisation';
  readonly actsFor: Omit<ActsFor, 'actor'>;
}

/** Links that can tie an office to its body: "Ruritanian", "of Ruritania", "Ruritania's", "for the Guild", "at the port". */
const TIES = new Set(['demonym', 'compound', 'possessive', 'of', 'for', 'at', 'from', 'shared', 'to', 'in']);

/**
 * Who acts for whom, by the case's own words: the state or organisation an office, a group of officials or a spokesman is
 * said to be of. Open in time, unless the words say that it has ended ("former"). In order of text; one for each pair.
 */
export function officesOf(scenes: readonly Scene[], clusters: Clusters): Office[] {
  const out = new Map<string, Office>();
  const states = statesByName(scenes, clusters);
  const add = (office: Office | null): void => {
    if (office === null || office.holder === office.body) return;
    const key = `${office.holder} ${office.body}`;
    const known = out.get(key);
    // Of several mentions, the one that says the office has ended bounds it.
    if (known === undefined || (known.actsFor.when.latest === null && office.actsFor.when.latest !== null))
      out.set(key, office);
  };
  for (const scene of scenes) {
    for (const mention of scene.mentions) {
      for (const link of mention.links) add(officeBy(scene, clusters, mention, link));
      add(standsForState(scene, clusters, mention, states));
    }
  }
  return [...out.values()];
}

function officeBy(scene: Scene, clusters: Clusters, mention: ReadMention, link: MentionLink): Office | null {
  if (link.kind !== 'of' || !TIES.has(link.by)) return null;
  const body = scene.byId.get(link.to);
  if (body === undefined || mention.form === 'pronoun') return null;
  const kind = actsAs(mention);
  if (kind === 'none') return null;
  if (link.by === 'to' && !/ambassador|envoy|delegate|representative/i.test(mention.name)) return null;
  // "The ambassador to Ruritania" acts for the state that sent him, not for the one that received him.
  if (link.by === 'to' || (link.by === 'at' && kind === 'state')) return null;
  if (link.by === 'in' && !sitsIn(mention, body)) return null;
  const bodyKind = profileOf(clusters, scene, body).kind;
  if (bodyKind === 'item' || bodyKind === 'other' || bodyKind === 'group') return null;
  // A name the tagger took for a person's is a body's all the same where it has a director; a lawyer may act for a person.
  const { plain } = profileOf(clusters, scene, body);
  const leads = kind === 'state' ? plain : LEADS.test(mention.title ?? mention.name);
  if (bodyKind === 'person' && !(body.form === 'name' && leads)) return null;
  if (
    kind === 'state' &&
    body.refersTo !== 'state' &&
    !plain &&
    mention.title === null &&
    groupNoun(mention.head)?.refersTo === 'organisation'
  )
    return null;
  return {
    holder: clusters.leader(mention.id),
    body: clusters.leader(body.id),
    of: kind,
    actsFor: {
      when: heldWhen(scene, mention),
      claim: null,
      as: mention.title ?? mention.name,
      passage: mention.passage,
    },
  };
}

/** For what kind of body someone so called acts. */
function actsAs(mention: ReadMention): 'state' | 'organisation' | 'none' {
  if (mention.refersTo === 'item') return 'none';
  if (mention.title !== null) return bodyOfDescription(mention.title.split(/\s+/)) ?? 'none';
  // "An ally of Kadia" is no office of Kadia.
  if (mention.form === 'name' && mention.refersTo === 'organisation') {
    return mention.name.split(/\s+/).some(isStateBody) ? 'state' : 'none';
  }
  if (mention.form === 'name' || (isRelational(mention.head) && bodyOfTitle(mention.head) === null)) return 'none';
  const words = mention.name.split(/\s+/);
  const one = [...words.slice(0, -1), words.at(-1)!.replace(/s$/, '')];
  return bodyOfDescription(words) ?? bodyOfDescription(one) ?? groupNoun(mention.head)?.body ?? 'none';
}

function isStateBody(noun: string): boolean {
  const group = groupNoun(noun);
  return group?.refersTo === 'organisation' && group.body === 'state' && !isRelational(noun);
}

const OFFICIALS = /^(?:officials?|authorities|prosecutors?|police)$/i;

/** "The Ministry of Defence in Osmund", "officials in Verrin": of the state they are in, unless they are said to be another's. */
function sitsIn(mention: ReadMention, body: ReadMention): boolean {
  const others = mention.links.some(
    (link) => link.kind === 'of' && ['demonym', 'compound', 'possessive'].includes(link.by),
  );
  const words = mention.form === 'name' ? mention.name.split(/\s+/) : [mention.head];
  return (
    body.refersTo === 'state' &&
    !others &&
    (OFFICIALS.test(mention.head) ||
      words.some((word) => isStateBody(word) && !/^(?:embassy|consulate|army|navy|forces?|troops)$/i.test(word)))
  );
}

/** "from 2012 to 2018", "(2012–2018)", "since 2012", "until 2018", right after the words for the office. */
const TENURE =
  /^[,\s]*(?:\((?<from>\d{4}) ?[–-] ?(?<to>\d{4})\)|from (?<first>\d{4}) (?:to|until|through) (?<last>\d{4})|between (?<one>\d{4}) and (?<other>\d{4})|since (?<since>\d{4})|until (?<until>\d{4}))/;

/**
 * When someone holds the office by which a mention calls them, as far as its words tell: within the years that stand beside a
 * description of a name, else over by the text where it says "former" or "then", else open.
 */
export function heldWhen(scene: Scene, mention: ReadMention): Interval {
  const after = (scene.document.text ?? '').slice(mention.passage.end, mention.passage.end + 40);
  const years = scene.described.has(mention.id) ? TENURE.exec(after)?.groups : undefined;
  if (years !== undefined) {
    const from = years.from ?? years.first ?? years.one ?? years.since;
    const to = years.to ?? years.last ?? years.other ?? years.until;
    return {
      earliest: from === undefined ? null : Date.UTC(Number(from), 0, 1),
      latest: to === undefined ? null : Date.UTC(Number(to) + 1, 0, 1) - 1,
    };
  }
  const before = `${mention.passage.quote} ${mention.title ?? ''}`.split(/[\s-]+/);
  return before.some(endsOffice) ? { earliest: null, latest: publishedIn(scene.document).latest } : ALWAYS;
}

function statesByName(scenes: readonly Scene[], clusters: Clusters): Map<string, string> {
  const out = new Map<string, string>();
  for (const scene of scenes) {
    for (const mention of scene.mentions) {
      if (mention.refersTo !== 'state' || mention.form !== 'name') continue;
      const name = mention.name.replace(/^the /i, '');
      if (!out.has(name)) out.set(name, clusters.leader(mention.id));
    }
  }
  return out;
}

/**
 * "The Russians", "the Kremlin", "the CIA": its people as those who act, the seat of its government where that acts, and
 * the bodies that are known to be its own, where the case names the state.
 */
function standsForState(
  scene: Scene,
  clusters: Clusters,
  mention: ReadMention,
  states: ReadonlyMap<string, string>,
): Office | null {
  if (mention.form !== 'name') return null;
  const people = mention.refersTo === 'group' ? stateOfPeople(mention.name) : null;
  const own = people === null ? organisationNamed(mention.name) : null;
  const state =
    people ?? (own === null ? stateNamed(governmentAt(scene, mention)?.name ?? '') : stateNamed(own.of ?? ''));
  if (state === null) return null;
  const body = [state.name, ...state.aliases, ...state.adjectives]
    .map((name) => states.get(name))
    .find((id) => id !== undefined);
  if (body === undefined) return null;
  return {
    holder: clusters.leader(mention.id),
    body,
    of: 'state',
    actsFor: {
      when: ALWAYS,
      claim: null,
      as: people !== null ? mention.name : own === null ? 'seat of government' : 'agency of the state',
      passage: mention.passage,
    },
  };
}
