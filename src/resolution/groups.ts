import type { ReadMention } from '../reading/reading.ts';
import type { Clusters } from './clusters.ts';
import type { Scene } from './scene.ts';

/** How many sentences back two who were named together can be taken up as "those officials". */
const REACH = 2;

/**
 * Those named together that a description in the plural takes up: "met the minister, Ann Orr, and the ambassador, Ben Ihle
 * ... with those officials". Null where nobody was, where a stated number is another, or where the description says whose
 * they are ("those Russian officials") and none of them is said to be.
 */
export function namedTogether(scene: Scene, clusters: Clusters, mention: ReadMention): readonly string[] | null {
  if (mention.form !== 'demonstrative' || mention.number !== 'many' || mention.refersTo === 'item') return null;
  const before: ReadMention[] = [];
  for (let sentence = mention.sentence - REACH; sentence <= mention.sentence; sentence++)
    for (const other of scene.sentences.get(sentence) ?? []) if (comesBefore(other, mention)) before.push(other);
  for (const first of before.toReversed()) {
    const members = before.filter((other) =>
      other.links.some((link) => link.kind === 'member' && link.to === first.id),
    );
    const together = [first, ...members];
    if (members.length === 0 || together.some((each) => each.refersTo !== 'person')) continue;
    if (mention.count !== null && mention.count !== together.length) continue;
    if (ofOneBody(scene, clusters, mention, together)) return together.map((each) => each.id);
  }
  return null;
}

function comesBefore(other: ReadMention, mention: ReadMention): boolean {
  return other.passage.end <= mention.passage.start;
}

function ofOneBody(scene: Scene, clusters: Clusters, mention: ReadMention, together: readonly ReadMention[]): boolean {
  const bodies = (each: ReadMention): string[] =>
    each.links.filter((link) => link.kind === 'of').map((link) => link.to);
  const wanted = bodies(mention);
  if (wanted.length === 0) return true;
  const called = (id: string): string => scene.byId.get(id)?.name ?? id;
  return together.some((each) =>
    bodies(each).some((own) => wanted.some((body) => clusters.together(own, body) || called(own) === called(body))),
  );
}
