import { isRelational } from '../reading/mentions/nominals.ts';
import type { ReadMention } from '../reading/reading.ts';
import type { Assumption } from '../terms/claim.ts';
import { polarityOf } from '../terms/factuality.ts';
import type { Passage } from '../terms/passage.ts';
import type { Clusters } from './clusters.ts';
import type { Scene } from './scene.ts';

/** An indefinite mention taken for a named actor, and what that rests on. */
export interface Taken {
  readonly actor: string;
  readonly assumption: Assumption;
}

/** Two who stand in a relation, the noun for it, and where the text says so. */
interface Pair {
  readonly a: string;
  readonly b: string;
  readonly noun: string;
  readonly passage: Passage;
}

/**
 * Indefinite mentions ("an ally") that stand for a named actor: only where the same text states that relation to the other
 * party of the transfer, and offers no second candidate. Each is an assumption with its passage. By leader of the
 * mention's cluster.
 */
export function takenFor(scenes: readonly Scene[], clusters: Clusters): Map<string, Taken> {
  const out = new Map<string, Taken>();
  for (const scene of scenes) {
    const pairs = pairsOf(scene, clusters);
    for (const mention of scene.mentions) {
      const leader = clusters.leader(mention.id);
      if (out.has(leader) || !isOpen(scene, clusters, mention)) continue;
      const noun = singular(mention.head);
      for (const other of othersOf(scene, clusters, mention)) {
        const candidates = new Map<string, Pair>();
        for (const pair of pairs) {
          if (pair.noun !== noun) continue;
          const candidate = pair.a === other ? pair.b : pair.b === other ? pair.a : null;
          if (candidate !== null && candidate !== leader && !candidates.has(candidate)) candidates.set(candidate, pair);
        }
        const [only, ...more] = candidates;
        if (only === undefined || more.length > 0) continue;
        const [actor, pair] = only;
        const name = nameOf(scene, clusters, actor);
        out.set(leader, {
          actor,
          assumption: {
            what: `that “${mention.passage.quote}” is ${name}, since the text says “${pair.passage.quote}” and names no other`,
            passage: pair.passage,
          },
        });
        break;
      }
    }
  }
  return out;
}

/** Named by a relation alone, one, and not yet anyone. */
function isOpen(scene: Scene, clusters: Clusters, mention: ReadMention): boolean {
  if (
    !['indefinite', 'possessive', 'bare'].includes(mention.form) ||
    mention.number === 'many' ||
    !isRelational(mention.head)
  )
    return false;
  return clusters.members(mention.id).every((id) => scene.byId.get(id)?.form !== 'name');
}

/** Whose ally it would be: whom it is said to be of, else the other party of the transfer. */
function othersOf(scene: Scene, clusters: Clusters, mention: ReadMention): string[] {
  const owner = mention.links.find(
    (link) => link.kind === 'of' && ['of', 'possessive', 'demonym', 'compound', 'to'].includes(link.by),
  );
  if (owner !== undefined) return [clusters.leader(owner.to)];
  const uses = clusters.members(mention.id).flatMap((id) => scene.uses.get(id) ?? []);
  const roles = uses.flatMap(({ claim, role }) => {
    if (claim.event !== 'disclosure') return [];
    const other =
      role === 'recipient' ? claim.roles.discloser : role === 'discloser' ? claim.roles.recipient : undefined;
    return other === undefined || clusters.together(other, mention.id) ? [] : [clusters.leader(other)];
  });
  return [...new Set(roles)];
}

function pairsOf(scene: Scene, clusters: Clusters): Pair[] {
  const out: Pair[] = [];
  for (const claim of scene.reading.claims) {
    const { agent, other } = claim.roles;
    const value = claim.factuality.at(-1);
    if (
      claim.event !== 'relation' ||
      claim.relation === null ||
      agent === undefined ||
      other === undefined ||
      value === undefined
    )
      continue;
    if (polarityOf(value) === '+')
      out.push({
        a: clusters.leader(agent),
        b: clusters.leader(other),
        noun: singular(claim.relation),
        passage: claim.passage,
      });
  }
  for (const mention of scene.mentions) {
    if (!isRelational(mention.head)) continue;
    const same =
      mention.links.find((link) => link.kind === 'is') ??
      scene.sentences
        .get(mention.sentence)
        ?.find((other) => other.links.some((link) => link.kind === 'is' && link.to === mention.id));
    const of = mention.links.find(
      (link) => link.kind === 'of' && ['of', 'possessive', 'demonym', 'compound', 'to'].includes(link.by),
    );
    if (same === undefined || of === undefined) continue;
    out.push({
      a: clusters.leader('to' in same ? same.to : same.id),
      b: clusters.leader(of.to),
      noun: singular(mention.head),
      passage: mention.passage,
    });
  }
  return out;
}

function nameOf(scene: Scene, clusters: Clusters, leader: string): string {
  const named = clusters
    .members(leader)
    .map((id) => scene.byId.get(id))
    .find((mention) => mention?.form === 'name');
  return named?.name ?? scene.byId.get(leader)?.name ?? 'another';
}

function singular(noun: string): string {
  return noun
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/(?<=[^s])s$/, '');
}
