import { pronounOf } from '../reading/mentions/pronouns.ts';
import type { ReadMention } from '../reading/reading.ts';
import type { Clusters } from './clusters.ts';
import { describedActor, differ, OTHER } from './definites.ts';
import { namedTogether } from './groups.ts';
import { type Alike, earlierItem, isItem } from './itemchains.ts';
import { LEAST_SCORE } from './merges.ts';
import { type Person, personOf, profileOf } from './profiles.ts';
import { actorOf } from './pronouns.ts';
import { likeliest } from './references.ts';
import { besides, type Scene, speechAt, wanted } from './scene.ts';
import { wordsOf } from './wording.ts';

/**
 * Joins what refers back within a document, in order of text: each pronoun and description to what it takes up, as an
 * item or an actor according to the part it plays. What finds nothing stays by itself.
 *
 * Returns the pronouns that stand for several at once ("them", of two who were named together), with those they stand for.
 */
export function joinBackward(scene: Scene, clusters: Clusters, alike: Alike): Map<string, readonly string[]> {
  const several = new Map<string, readonly string[]>();
  // "I" and "we" wait until it is known who speaks, who is often named only after the quotation.
  const [speaking, others] = [
    scene.mentions.filter(isFirstPerson),
    scene.mentions.filter((mention) => !isFirstPerson(mention)),
  ];
  for (const mention of [...others, ...speaking]) {
    if (mention.form === 'name') continue;
    if (mention.form === 'pronoun') {
      if (clusters.leader(mention.id) !== mention.id) continue;
      joinPronoun(scene, clusters, mention, several, alike);
      continue;
    }
    const together = isItem(scene, mention) ? null : namedTogether(scene, clusters, mention);
    if (together !== null) {
      several.set(mention.id, together);
      continue;
    }
    if (isItem(scene, mention)) {
      const earlier = earlierItem(scene, clusters, mention, alike);
      if (earlier !== null) clusters.join(earlier, mention.id, 'item taken up by a description');
      continue;
    }
    const described = describedActor(scene, clusters, mention);
    if (described !== null) clusters.join(described.id, mention.id, described.rule);
  }
  for (const mention of scene.mentions) {
    if (several.has(mention.id) || !isLeftToTheHead(scene, clusters, mention)) continue;
    const found = likeliest(scene, clusters, mention, (other) => couldBeOne(scene, clusters, mention, other));
    if (found !== null && found.score >= (isSomeone(mention) && mention.form !== 'pronoun' ? SURE : LEAST_SCORE))
      clusters.join(found.id, mention.id, 'likeliest by the coreference head', found.score);
  }
  return several;
}

/**
 * What no rule decides: things and people that no claim turns on, and “we” and “you”. A name that could be two people's, an
 * item, whoever is introduced, and a pronoun for whom a claim offers nobody stay as they are: a wrong join there makes a
 * hop that nobody claimed.
 */
function isLeftToTheHead(scene: Scene, clusters: Clusters, mention: ReadMention): boolean {
  if (clusters.leader(mention.id) !== mention.id || isItem(scene, mention)) return false;
  if (mention.form === 'name' || mention.form === 'indefinite') return false;
  if (mention.form !== 'pronoun')
    return !wordsOf(mention).some((word) => OTHER.test(word)) && !(isSomeone(mention) && mention.form === 'bare');
  const pronoun = pronounOf(mention.head);
  // Whoever writes “I” is the author, and nobody whom the text greets.
  if (pronoun?.person === 1 && pronoun.number === 'one' && speechAt(scene, mention) === null) return false;
  return pronoun?.use !== 'indefinite' && (wanted(scene, mention) === null || pronoun?.person !== 3);
}

function isSomeone({ refersTo }: ReadMention): boolean {
  return refersTo === 'person' || refersTo === 'organisation' || refersTo === 'group' || refersTo === 'state';
}

function couldBeOne(scene: Scene, clusters: Clusters, mention: ReadMention, other: ReadMention): boolean {
  const kinds = [mention, other].map(({ refersTo }) => refersTo);
  const likely =
    (kinds[0] === 'item') === (kinds[1] === 'item') || kinds.includes('unknown') || kinds.includes('other');
  if (!likely || differ(scene, clusters, mention, other)) return false;
  if ([...besides(scene, mention)].some((id) => clusters.together(id, other.id))) return false;
  const person = personOf(mention);
  return [...profileOf(clusters, scene, other).persons].every((each) => compatible(person, each));
}

/** “I” is not “you” to the one who says it; who they are across a conversation the head does not know. */
function compatible(a: Person | null, b: Person): boolean {
  return b !== 'indefinite' && (a === null || a === b);
}

function isFirstPerson(mention: ReadMention): boolean {
  return mention.form === 'pronoun' && pronounOf(mention.head)?.person === 1;
}

/** From here on the head's word is enough to take a description of somebody for another: a wrong one joins two people. */
const SURE = 0.85;

/** How likely the antecedent of a pronoun is right, by the share that the head gives it; fitted by eye to GUM's dev documents. */
function scoreOf(share: number): number {
  return Math.round(1000 * (0.55 + 0.43 * share)) / 1000;
}

function joinPronoun(
  scene: Scene,
  clusters: Clusters,
  mention: ReadMention,
  several: Map<string, readonly string[]>,
  alike: Alike,
): void {
  const use = wanted(scene, mention);
  if (use === 'item') {
    const earlier = earlierItem(scene, clusters, mention, alike);
    if (earlier !== null) clusters.join(earlier, mention.id, 'item taken up by a pronoun');
    return;
  }
  const pronoun = pronounOf(mention.head);
  // A bare "it" or "this" that no claim uses may point at anything; only one that owns something must be someone.
  if (use === null && pronoun?.gender === 'thing' && !/^its$/i.test(mention.head)) return;
  const antecedent = actorOf(scene, clusters, mention);
  if (antecedent === null) return;
  if (antecedent.kind === 'many') several.set(mention.id, antecedent.ids);
  else if (several.has(antecedent.id)) several.set(mention.id, several.get(antecedent.id)!);
  else
    clusters.join(
      antecedent.id,
      mention.id,
      pronoun?.person === 1
        ? 'first person of the one who is quoted'
        : 'pronoun for the nearest that agrees and is most in view',
      antecedent.score === null ? undefined : scoreOf(antecedent.score),
    );
}
