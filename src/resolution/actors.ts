import { folded, isAcronym, stateNamed, stateOfAdjective } from '../reading/mentions/names.ts';
import type { ReadMention } from '../reading/reading.ts';
import type { Actor, ActorKind, ActorRole, Join } from '../terms/actor.ts';
import type { Clusters } from './clusters.ts';
import { heldWhen, type Office } from './offices.ts';
import { profileOf } from './profiles.ts';
import type { Scene } from './scene.ts';

/** The actors of a case, and which actor a mention is one of. */
export interface Cast {
  readonly actors: readonly Actor[];
  /** Actor id by leader of a mention's cluster. */
  readonly ids: ReadonlyMap<string, string>;
}

const ACTING: readonly ReadMention['refersTo'][] = ['person', 'organisation', 'state', 'group'];

/**
 * The actors: every cluster that is named, and every other one that a claim, a holder or an item needs (`used`, leaders); `authors` names those who only say “I”.
 * Ids a1, a2 ... in order of first mention.
 */
export function castOf(
  scenes: readonly Scene[],
  clusters: Clusters,
  used: ReadonlySet<string>,
  offices: readonly Office[],
  authors: ReadonlyMap<string, string>,
): Cast {
  const mentions = scenes.flatMap((scene) => scene.mentions);
  const byLeader = new Map<string, ReadMention[]>();
  for (const mention of mentions) {
    const leader = clusters.leader(mention.id);
    const known = byLeader.get(leader);
    if (known === undefined) byLeader.set(leader, [mention]);
    else known.push(mention);
  }
  const needed = new Set([
    ...used,
    ...offices.filter((office) => used.has(office.holder)).map((office) => office.body),
  ]);
  const leaders = [...byLeader]
    .filter(([leader, members]) => needed.has(leader) || isNamedActor(members))
    .map(([leader]) => leader);
  const ids = new Map(leaders.map((leader, at) => [leader, `a${at + 1}`]));
  const held = new Map<string, Office[]>();
  const ofBody = new Map<string, Office['of']>();
  for (const office of offices) {
    held.set(office.holder, [...(held.get(office.holder) ?? []), office]);
    if (!ofBody.has(office.body)) ofBody.set(office.body, office.of);
  }
  const byDocument = new Map(scenes.map((scene) => [scene.document.id, scene]));
  const actors = leaders.map((leader): Actor => {
    const members = byLeader.get(leader)!;
    const named = members.filter((mention) => mention.form === 'name');
    return {
      id: ids.get(leader)!,
      name: named.length > 0 ? nameOf(members, named) : (authors.get(leader) ?? nameOf(members, named)),
      names: [...new Set(members.filter((mention) => mention.form !== 'pronoun').map(surface))],
      kind: kindOf(
        members,
        ofBody.get(leader) ?? null,
        scenes.some((scene) => isBody(clusters, scene, members)),
      ),
      actsFor: (held.get(leader) ?? []).flatMap((office) => {
        const body = ids.get(office.body);
        return body === undefined ? [] : [{ actor: body, ...office.actsFor }];
      }),
      mentions: members.map((mention) => mention.passage),
      roles: rolesOf(members, byDocument),
      joins: joinsOf(members, clusters, leader),
      resolved: named.length > 0 || authors.has(leader),
    };
  });
  return { actors, ids };
}

/** The joins that made the cluster, each with the later mention first, in order of text. */
function joinsOf(members: readonly ReadMention[], clusters: Clusters, leader: string): Join[] {
  const place = new Map(members.map((mention, at) => [mention.id, at]));
  return clusters
    .merges(leader)
    .map(({ a, b, rule, score }): Join => {
      const [to, mention] = [place.get(a)!, place.get(b)!].sort((x, y) => x - y) as [number, number];
      return { mention, to, why: rule, score };
    })
    .sort((x, y) => x.mention - y.mention || x.to - y.to);
}

/** Titles before the name, and descriptions that stand beside it, each as it is first given for its interval. */
function rolesOf(members: readonly ReadMention[], scenes: ReadonlyMap<string, Scene>): ActorRole[] {
  const out = new Map<string, ActorRole>();
  for (const mention of members) {
    const scene = scenes.get(mention.passage.doc);
    if (scene === undefined) continue;
    const as = mention.title ?? (mention.form !== 'name' && scene.described.has(mention.id) ? mention.name : null);
    if (as === null || mention.form === 'pronoun' || mention.refersTo === 'item') continue;
    const when = heldWhen(scene, mention);
    const key = `${folded(as)} ${when.earliest} ${when.latest}`;
    if (!out.has(key)) out.set(key, { as, when: { ...when }, passage: mention.passage });
  }
  return [...out.values()];
}

/** A person, body or state with a name that some mention shows to be one: a word in capitals alone is not. */
function isNamedActor(members: readonly ReadMention[]): boolean {
  return members.some((mention) => mention.form === 'name' && ACTING.includes(mention.refersTo));
}

function surface(mention: ReadMention): string {
  return mention.form === 'name' ? mention.name : mention.passage.quote;
}

/** The kind that most mentions show; names count before descriptions. */
export function kindOf(
  members: readonly ReadMention[],
  body: Office['of'] | null = null,
  described = false,
): ActorKind {
  if (
    members.some(
      (mention) => mention.form === 'name' && mention.refersTo === 'state' && stateNamed(mention.name) !== null,
    )
  )
    return 'state';
  // A report that is a source is not known to be anyone's body.
  if (members.every((mention) => mention.form === 'pronoun' || mention.refersTo === 'item')) return 'unknown';
  // "Tallow, which won", "a director of Tallow": no person, whatever label its name got.
  const thing =
    body !== null ||
    described ||
    members.some((mention) => mention.form === 'pronoun' && /^(?:which|it|its)$/i.test(mention.head));
  for (const some of [members.filter((mention) => mention.form === 'name'), members]) {
    const counts = new Map<ActorKind, number>();
    for (const { refersTo } of some) {
      if (refersTo !== 'item' && refersTo !== 'other' && refersTo !== 'unknown' && !(thing && refersTo === 'person'))
        counts.set(refersTo, (counts.get(refersTo) ?? 0) + 1);
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1]);
    if (most !== undefined) return most[0];
  }
  return thing ? (body ?? 'organisation') : 'unknown';
}

/** Whether a document shows that these are a body, by how it describes them. */
function isBody(clusters: Clusters, scene: Scene, members: readonly ReadMention[]): boolean {
  const here = members.find((mention) => scene.byId.has(mention.id));
  return here !== undefined && profileOf(clusters, scene, here).kind === 'organisation';
}

const SUBJECT = /^(?:I|we|he|she|it|they|you|this|that)$/i;

/** The fullest name; for a state the usual one; for those without a name the first words that describe them. */
export function nameOf(members: readonly ReadMention[], named: readonly ReadMention[]): string {
  const state = named
    .map((mention) =>
      mention.refersTo === 'state' ? (stateNamed(mention.name) ?? stateOfAdjective(mention.name)) : null,
    )
    .find((each) => each !== null);
  if (state !== undefined && state !== null) return state.name;
  // An adjective of a place no list has is shorter or longer by an ending only: the noun is wanted.
  const nouns = named.filter(
    (mention) =>
      !(
        mention.refersTo === 'state' &&
        mention.grammaticalRole === 'other' &&
        named.length > 1 &&
        /(?:ian|an|ese|ish|i)$/.test(mention.name)
      ),
  );
  const fullest = [...(nouns.length > 0 ? nouns : named)].sort((a, b) => weight(b) - weight(a))[0];
  if (fullest !== undefined) return fullest.name.replace(/^the /i, '');
  const described =
    members.find((mention) => mention.form !== 'pronoun') ??
    members.find((mention) => SUBJECT.test(mention.head)) ??
    members[0]!;
  return described.passage.quote;
}

function weight(mention: ReadMention): number {
  return isAcronym(mention.name) ? 0 : folded(mention.name).split(' ').length;
}
