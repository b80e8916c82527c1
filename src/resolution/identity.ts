import { joinBackward } from './anaphora.ts';
import { joinAuthor } from './authorship.ts';
import { type Clusters, clustersOf } from './clusters.ts';
import { joinByGrammar } from './grammar.ts';
import { joinNames } from './naming.ts';
import { type Office, officesOf } from './offices.ts';
import type { Scene } from './scene.ts';

/** Which mentions of a case are one, each with its reason. */
export interface Identity {
  readonly clusters: Clusters;
  /** A mention of each document's author, or null where the document has none. */
  readonly authors: ReadonlyMap<Scene, string | null>;
  /** Pronouns and descriptions that stand for several at once ("those officials"), with those they stand for. */
  readonly several: ReadonlyMap<string, readonly string[]>;
}

/** Who is who: by grammar first, then by names over all documents, then what refers back within each. */
export function identityOf(scenes: readonly Scene[]): Identity {
  const clusters = clustersOf(scenes.flatMap((scene) => scene.mentions.map((mention) => mention.id)));
  for (const scene of scenes) joinByGrammar(scene, clusters);
  joinNames(scenes, clusters);
  const authors = new Map(scenes.map((scene) => [scene, joinAuthor(scenes, scene, clusters)]));
  const alike = alikeBy(clusters, officesOf(scenes, clusters));
  const several = new Map(scenes.flatMap((scene) => [...joinBackward(scene, clusters, alike)]));
  return { clusters, authors, several };
}

/** Whether two mentions are one, or act for one body, as far as names and grammar tell. */
function alikeBy(clusters: Clusters, offices: readonly Office[]): (a: string, b: string) => boolean {
  const parties = (id: string): string[] => [
    clusters.leader(id),
    ...offices.filter((office) => clusters.together(office.holder, id)).map((office) => clusters.leader(office.body)),
  ];
  return (a, b) => {
    const known = parties(a);
    return parties(b).some((id) => known.includes(id));
  };
}
