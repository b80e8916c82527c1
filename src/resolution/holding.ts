import type { HolderProposal } from '../reading/reading.ts';
import { AUTHOR, type Holder } from '../terms/holder.ts';
import type { Cast } from './actors.ts';
import type { Clusters } from './clusters.ts';
import type { Scene } from './scene.ts';

/**
 * Turns holders that are mentions into holders that are actors; an unnamed source keeps the words it is given.
 * `authorMention` is a mention of the document's author, where it has one.
 */
export function holdersWith(
  scene: Scene,
  clusters: Clusters,
  cast: Cast,
  authorMention: string | null,
): (proposal: HolderProposal) => Holder {
  const author = authorMention === null ? null : (cast.ids.get(clusters.leader(authorMention)) ?? null);
  const byId = new Map(cast.actors.map((actor) => [actor.id, actor]));
  return (proposal) => {
    if (proposal.mention === null) {
      const own = proposal.name === AUTHOR;
      return {
        name: proposal.name,
        actor: own ? author : null,
        named: own && scene.document.author !== null,
        number: { least: 1, most: 1 },
        passage: proposal.passage,
      };
    }
    const mention = scene.byId.get(proposal.mention);
    const actor = byId.get(cast.ids.get(clusters.leader(proposal.mention)) ?? '');
    const named = actor?.resolved === true;
    const first = mention?.form === 'pronoun' ? actor?.name : mention?.passage.quote;
    return {
      name: named ? actor.name : (first ?? proposal.name),
      actor: actor?.id ?? null,
      named,
      number: { least: 1, most: named ? 1 : countIn(scene, clusters, proposal.mention) },
      passage: proposal.passage,
    };
  };
}

/** A stated number, of the mention or of one it takes up ("two officials ... they"): at most so many persons. */
function countIn(scene: Scene, clusters: Clusters, id: string): number {
  const counts = clusters.members(id).map((member) => scene.byId.get(member)?.count ?? null);
  return counts.find((count) => count !== null) ?? 1;
}
