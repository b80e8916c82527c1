import { folded } from '../reading/mentions/names.ts';
import { pronounOf } from '../reading/mentions/pronouns.ts';
import type { ReadMention } from '../reading/reading.ts';
import type { Clusters } from './clusters.ts';
import { type Scene, speechAt } from './scene.ts';

/**
 * Joins "I" outside anyone's quoted speech to the document's author: every one of them is the same, and is who bears the
 * author's name where the case names them. Returns a mention of the author, or null where the document has none.
 */
export function joinAuthor(scenes: readonly Scene[], scene: Scene, clusters: Clusters): string | null {
  const own = scene.mentions.filter((mention) => isAuthor(scene, mention));
  const [first] = own;
  for (const mention of own) clusters.join(first!.id, mention.id, 'first person outside quotations: the author');
  const { author } = scene.document;
  const name = author === null ? '' : folded(author);
  if (!name.includes(' ')) return first?.id ?? null;
  const named = scenes
    .flatMap((each) => each.mentions)
    .find((mention) => mention.form === 'name' && mention.refersTo === 'person' && folded(mention.name) === name);
  if (first !== undefined && named !== undefined) clusters.join(first.id, named.id, 'bears the author’s name');
  return (named ?? first)?.id ?? null;
}

function isAuthor(scene: Scene, mention: ReadMention): boolean {
  const pronoun = mention.form === 'pronoun' ? pronounOf(mention.head) : null;
  return pronoun?.person === 1 && pronoun.number === 'one' && speechAt(scene, mention) === null;
}
