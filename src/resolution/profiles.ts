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

/** What has been counted of a cluster so far. Mentions that join later are counted on; where one joined before the last, all anew. */
interface Counted {
  size: number;
  last: string;
  thing: boolean;
  stateOrItem: boolean;
  led: boolean;
  readonly described: Set<ReadMention['refersTo']>;
  readonly kinds: Map<ReadMention['refersTo'], number>;
  gender: 'male' | 'female' | null;
  short: boolean;
}

/** Counts by document, then by the cluster's leader. */
const KNOWN = new WeakMap<Scene, Map<string, Counted>>();

/** The profile of the cluster a mention is in: the kind most of its telling mentions have, so that one mistaken label does not decide. */
export function profileOf(clusters: Clusters, scene: Scene, mention: ReadMention): Profile {
  const known = KNOWN.get(scene) ?? new Map<string, Counted>();
  KNOWN.set(scene, known);
  const leader = clusters.leader(mention.id);
  const ids = clusters.members(mention.id);
  let counted = known.get(leader);
  // Members stand in order: with the last of those counted in its old place, none has come in before it.
  if (counted === undefined || ids[counted.size - 1] !== counted.last) {
    counted = {
      size: 0,
      last: '',
      thing: false,
      stateOrItem: false,
      led: false,
      described: new Set(),
      kinds: new Map(),
      gender: null,
      short: true,
    };
    known.set(leader, counted);
  }
  for (; counted.size < ids.length; counted.size++) {
    const id = ids[counted.size]!;
    const member = scene.byId.get(id);
    if (member !== undefined) count(scene, counted, member);
    counted.last = id;
  }
  const { gender, short } = counted;
  return { kind: kindIn(counted) ?? mention.refersTo, gender, plain: gender === null && short };
}

function count(scene: Scene, counted: Counted, member: ReadMention): void {
  const { form, refersTo } = member;
  // "Tallow, which won": a person would be "who".
  if (form === 'pronoun' && /^(?:which|it|its)$/i.test(member.head)) counted.thing = true;
  if (refersTo === 'state' || refersTo === 'item') counted.stateOrItem = true;
  if (scene.led.has(member.id)) counted.led = true;
  // A description says what a name is ("a law firm, Brook Hayes"); the tagger only guesses.
  if (form !== 'name' && form !== 'pronoun' && scene.described.has(member.id)) counted.described.add(refersTo);
  if (form !== 'pronoun' && refersTo !== 'unknown' && refersTo !== 'other')
    counted.kinds.set(refersTo, (counted.kinds.get(refersTo) ?? 0) + 1);
  counted.gender ??= genderIn(member);
  if (member.title !== null || (form === 'name' && member.name.includes(' '))) counted.short = false;
}

function kindIn({ thing, stateOrItem, led, described, kinds }: Counted): ReadMention['refersTo'] | null {
  if ((thing && !stateOrItem) || led) return 'organisation';
  if (described.has('organisation') && !described.has('person')) return 'organisation';
  return [...kinds].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function genderIn(member: ReadMention): 'male' | 'female' | null {
  const pronoun = member.form === 'pronoun' ? pronounOf(member.head) : null;
  if (pronoun?.gender === 'male' || pronoun?.gender === 'female') return pronoun.gender;
  return genderOf([...(member.title ?? '').split(/[\s-]+/), member.form === 'name' ? '' : member.head]);
}
