import { pronounOf } from '../reading/mentions/pronouns.ts';
import type { ReadMention } from '../reading/reading.ts';
import type { Clusters } from './clusters.ts';
import { describedActor } from './definites.ts';
import { namedTogether } from './groups.ts';
import { type Alike, earlierItem, isItem } from './itemchains.ts';
import { actorOf } from './pronouns.ts';
import { type Scene, wanted } from './scene.ts';

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
  return several;
}

function isFirstPerson(mention: ReadMention): boolean {
  return mention.form === 'pronoun' && pronounOf(mention.head)?.person === 1;
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
    );
}
