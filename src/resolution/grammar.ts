import { folded } from '../reading/mentions/names.ts';
import type { MentionLink, ReadMention } from '../reading/reading.ts';
import type { Clusters } from './clusters.ts';
import type { Rule } from './merges.ts';
import type { Scene } from './scene.ts';

const BY_GRAMMAR: Readonly<Record<string, Rule>> = {
  apposition: 'apposition',
  copula: 'copula',
  dash: 'dash',
  alias: 'alias',
  'joint description': 'joint description',
};
const CLEFT = new Set(['it', 'that', 'this', 'there', 'what']);

/**
 * Joins what one sentence says to be one: a relative pronoun and its noun, a name and its description ("a surveyor, Dana
 * Orley", "Kadia is an ally of Sorrel", "the Guild (GLD)").
 */
export function joinByGrammar(scene: Scene, clusters: Clusters): void {
  const linked = (kind: MentionLink['kind']): [ReadMention, ReadMention, string][] =>
    scene.mentions.flatMap((mention) =>
      mention.links.flatMap((link): [ReadMention, ReadMention, string][] => {
        const other = scene.byId.get(link.to);
        return other === undefined || link.kind !== kind ? [] : [[mention, other, link.by]];
      }),
    );
  for (const [mention, other] of linked('antecedent')) clusters.join(mention.id, other.id, 'relative pronoun');
  // What a relative pronoun stands for counts: "that file, which is Kadia" does not make a file of a state.
  const behind = (each: ReadMention): ReadMention => scene.byId.get(clusters.leader(each.id)) ?? each;
  for (const [mention, other, by] of linked('is')) {
    if (oneThing(mention, other, by) && likeKinds(behind(mention), behind(other)))
      clusters.join(mention.id, other.id, BY_GRAMMAR[by] ?? 'apposition');
  }
}

const OPEN = new Set<ReadMention['refersTo']>(['unknown', 'other']);

/** An item is no actor. */
function likeKinds(a: ReadMention, b: ReadMention): boolean {
  return (a.refersTo === 'item') === (b.refersTo === 'item') || OPEN.has(a.refersTo) || OPEN.has(b.refersTo);
}

function oneThing(a: ReadMention, b: ReadMention, by: string): boolean {
  if (!likeKinds(a, b)) return false;
  if (by === 'copula' && (CLEFT.has(a.name.toLowerCase()) || CLEFT.has(b.name.toLowerCase()))) return false;
  if (a.form === 'name' && b.form === 'name' && by !== 'alias') {
    return folded(a.name) === folded(b.name) || (by === 'apposition' && (inBrackets(a) || inBrackets(b)));
  }
  // A plural set beside a singular lists, or says what kind it is.
  return a.number === b.number || [a, b].some((each) => each.form === 'pronoun' || each.form === 'name');
}

/** "the Sorrel Guild (SG)": what stands in brackets after a name is another name for it. */
function inBrackets(mention: ReadMention): boolean {
  return /\(\s*$/.test(mention.passage.prefix);
}
