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
  /** Some mention is a name. */
  readonly named: boolean;
  /** The persons of its pronouns. */
  readonly persons: ReadonlySet<Person>;
}

/** Of a pronoun: its grammatical person, and "indefinite" for one that stands for nobody in particular. */
export type Person = 1 | 2 | 3 | 'indefinite';

/** The person of a pronoun; null for other phrases. */
export function personOf(mention: ReadMention): Person | null {
  const pronoun = mention.form === 'pronoun' ? pronounOf(mention.head) : null;
  return pronoun === null ? null : pronoun.use === 'indefinite' ? 'indefinite' : pronoun.person;
}

/** How often a kind was shown, and the place in the text where it was first. */
interface Shown {
  times: number;
  first: number;
}

/** What has been counted of a cluster so far, in whatever order its mentions joined: those that join later are counted on. */
interface Counted {
  size: number;
  thing: boolean;
  stateOrItem: boolean;
  led: boolean;
  readonly described: Set<ReadMention['refersTo']>;
  readonly kinds: Map<ReadMention['refersTo'], Shown>;
  gender: 'male' | 'female' | null;
  /** The place of the mention that shows the gender: the first that does decides. */
  genderAt: number;
  short: boolean;
  named: boolean;
  readonly persons: Set<Person>;
  /** What `kindIn` makes of it. */
  kind: ReadMention['refersTo'] | null;
}

/** Counts by document, then by the cluster's leader. */
const KNOWN = new WeakMap<Scene, Map<string, Counted>>();

/** The profile of the cluster a mention is in: the kind most of its telling mentions have, so that one mistaken label does not decide. */
export function profileOf(clusters: Clusters, scene: Scene, mention: ReadMention): Profile {
  const known = KNOWN.get(scene) ?? new Map<string, Counted>();
  KNOWN.set(scene, known);
  const leader = clusters.leader(mention.id);
  const ids = clusters.arrivals(mention.id);
  let counted = known.get(leader);
  if (counted === undefined) {
    counted = {
      size: 0,
      thing: false,
      stateOrItem: false,
      led: false,
      described: new Set(),
      kinds: new Map(),
      gender: null,
      genderAt: Number.POSITIVE_INFINITY,
      short: true,
      named: false,
      persons: new Set(),
      kind: null,
    };
    known.set(leader, counted);
  }
  if (counted.size < ids.length) {
    for (; counted.size < ids.length; counted.size++) {
      const member = scene.byId.get(ids[counted.size]!);
      if (member !== undefined) count(scene, counted, member);
    }
    counted.kind = kindIn(counted);
  }
  const { gender, short, named, persons } = counted;
  return { kind: counted.kind ?? mention.refersTo, gender, plain: gender === null && short, named, persons };
}

function count(scene: Scene, counted: Counted, member: ReadMention): void {
  const { form, refersTo } = member;
  const place = scene.order.get(member.id)!;
  // "Tallow, which won": a person would be "who".
  if (form === 'pronoun' && /^(?:which|it|its)$/i.test(member.head)) counted.thing = true;
  if (refersTo === 'state' || refersTo === 'item') counted.stateOrItem = true;
  if (form === 'name') counted.named = true;
  const person = personOf(member);
  if (person !== null) counted.persons.add(person);
  if (scene.led.has(member.id)) counted.led = true;
  // A description says what a name is ("a law firm, Brook Hayes"); the tagger only guesses.
  if (form !== 'name' && form !== 'pronoun' && scene.described.has(member.id)) counted.described.add(refersTo);
  if (form !== 'pronoun' && refersTo !== 'unknown' && refersTo !== 'other') {
    const { times, first } = counted.kinds.get(refersTo) ?? { times: 0, first: place };
    counted.kinds.set(refersTo, { times: times + 1, first: Math.min(first, place) });
  }
  const gender = place < counted.genderAt ? genderIn(member) : null;
  if (gender !== null) {
    counted.gender = gender;
    counted.genderAt = place;
  }
  if (member.title !== null || (form === 'name' && member.name.includes(' '))) counted.short = false;
}

function kindIn({ thing, stateOrItem, led, described, kinds }: Counted): ReadMention['refersTo'] | null {
  if ((thing && !stateOrItem) || led) return 'organisation';
  if (described.has('organisation') && !described.has('person')) return 'organisation';
  return [...kinds].sort(([, a], [, b]) => b.times - a.times || a.first - b.first)[0]?.[0] ?? null;
}

function genderIn(member: ReadMention): 'male' | 'female' | null {
  const pronoun = member.form === 'pronoun' ? pronounOf(member.head) : null;
  if (pronoun?.gender === 'male' || pronoun?.gender === 'female') return pronoun.gender;
  return genderOf([...(member.title ?? '').split(/[\s-]+/), member.form === 'name' ? '' : member.head]);
}
