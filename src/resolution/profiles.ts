import { genderOf } from '../reading/mentions/nominals.ts';
import { pronounOf } from '../reading/mentions/pronouns.ts';
import type { ReadMention } from '../reading/reading.ts';
import type { Clusters } from './clusters.ts';
import type { Scene } from './scene.ts';

/** What a cluster's mentions in one document show together of who or what it is. */
export interface Profile {
  readonly kind: ReadMention['refersTo'];
  readonly gender: 'male' | 'female' | null;
  /** Only ever one word, without title or gender: the tagger may well have taken a state or a firm for a person. */
  readonly plain: boolean;
}

/** Profiles by document, then by the cluster's leader: good as long as the cluster has not grown. */
const KNOWN = new WeakMap<Scene, Map<string, { readonly size: number; readonly profile: Profile }>>();

/** The profile of the cluster a mention is in: the kind most of its telling mentions have, so that one mistaken label does not decide. */
export function profileOf(clusters: Clusters, scene: Scene, mention: ReadMention): Profile {
  const known = KNOWN.get(scene) ?? new Map<string, { readonly size: number; readonly profile: Profile }>();
  KNOWN.set(scene, known);
  const leader = clusters.leader(mention.id);
  const ids = clusters.members(mention.id);
  const cached = known.get(leader);
  if (cached !== undefined && cached.size === ids.length) return cached.profile;
  const members = ids.flatMap((id) => scene.byId.get(id) ?? []);
  const gender = genderIn(members);
  const profile: Profile = {
    kind: kindIn(scene, members) ?? mention.refersTo,
    gender,
    plain:
      gender === null &&
      members.every((each) => each.title === null && (each.form !== 'name' || !each.name.includes(' '))),
  };
  known.set(leader, { size: ids.length, profile });
  return profile;
}

function kindIn(scene: Scene, members: readonly ReadMention[]): ReadMention['refersTo'] | null {
  // "Tallow, which won": a person would be "who".
  const thing = members.some((each) => each.form === 'pronoun' && /^(?:which|it|its)$/i.test(each.head));
  if (thing && !members.some((each) => each.refersTo === 'state' || each.refersTo === 'item')) return 'organisation';
  if (members.some((each) => scene.led.has(each.id))) return 'organisation';
  // A description says what a name is ("a law firm, Brook Hayes"); the tagger only guesses.
  const described = new Set(
    members
      .filter((each) => each.form !== 'name' && each.form !== 'pronoun' && scene.described.has(each.id))
      .map((each) => each.refersTo),
  );
  if (described.has('organisation') && !described.has('person')) return 'organisation';
  const counts = new Map<ReadMention['refersTo'], number>();
  for (const { form, refersTo } of members) {
    if (form !== 'pronoun' && refersTo !== 'unknown' && refersTo !== 'other')
      counts.set(refersTo, (counts.get(refersTo) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function genderIn(members: readonly ReadMention[]): 'male' | 'female' | null {
  for (const member of members) {
    const pronoun = member.form === 'pronoun' ? pronounOf(member.head) : null;
    if (pronoun?.gender === 'male' || pronoun?.gender === 'female') return pronoun.gender;
    const said = genderOf([...(member.title ?? '').split(/[\s-]+/), member.form === 'name' ? '' : member.head]);
    if (said !== null) return said;
  }
  return null;
}
