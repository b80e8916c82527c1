import { folded } from '../reading/names.ts';
import type { ReadMention } from '../reading/reading.ts';
import type { Clusters } from './clusters.ts';
import type { Scene } from './scene.ts';

const CLEFT = new Set(['it', 'that', 'this', 'there', 'what']);

/**
 * Joins what one sentence says to be one: a relative pronoun and its noun, a name and its description ("a surveyor, Dana
 * Orley", "Kadia is an ally of Sorrel", "the Guild (GLD)").
 */
export function joinByGrammar(scene: Scene, clusters: Clusters): void {
  for (const mention of scene.mentions) {
    for (const link of mention.links) {
      const other = scene.byId.get(link.to);
      if (other === undefined) continue;
      if (link.kind === 'antecedent' || (link.kind === 'is' && oneThing(mention, other, link.by)))
        clusters.join(mention.id, other.id);
    }
  }
}

function oneThing(a: ReadMention, b: ReadMention, by: string): boolean {
  if (
    (a.refersTo === 'item') !== (b.refersTo === 'item') &&
    a.refersTo !== 'unknown' &&
    b.refersTo !== 'unknown' &&
    a.refersTo !== 'other' &&
    b.refersTo !== 'other'
  )
    return false;
  if (by === 'copula' && (CLEFT.has(a.name.toLowerCase()) || CLEFT.has(b.name.toLowerCase()))) return false;
  if (a.form === 'name' && b.form === 'name' && !['alias', 'bracket'].includes(by))
    return folded(a.name) === folded(b.name) || (by === 'apposition' && bracketed(a, b));
  // A plural set beside a singular lists, or says what kind it is.
  return (
    a.number === b.number || a.form === 'pronoun' || b.form === 'pronoun' || a.form === 'name' || b.form === 'name'
  );
}

/** "the Sorrel Guild (SG)": a name in brackets after a name. */
function bracketed(a: ReadMention, b: ReadMention): boolean {
  return /\(\s*$/.test(a.passage.prefix) || /\(\s*$/.test(b.passage.prefix);
}
