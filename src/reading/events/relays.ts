import { type Dependencies, wordAt } from '../grammar/dependencies.ts';
import media from '../vocabulary/channels.json' with { type: 'json' };
import type { Fillers } from './alternations.ts';
import type { Clause } from './clauses.ts';
import { isTime, kindOf } from './kinds.ts';

/** Prepositions of what something passes on its way. */
const BETWEEN: ReadonlySet<string> = new Set(['via', 'through', 'by way of']);
const SOMEONE: ReadonlySet<string> = new Set(['person', 'organization']);

/**
 * "passed it to the fleet via a diplomat" is two handings over: to the diplomat, and from the diplomat to the fleet. One
 * set of fillers where nobody stands between. What something is sent on or in ("through WhatsApp", "via the post") is
 * nobody.
 */
export function relayed(tree: Dependencies, clause: Clause, roles: Fillers): readonly Fillers[] {
  const { recipient } = roles;
  if (recipient === undefined) return [roles];
  const stages = clause.obliques
    .filter((each) => BETWEEN.has(each.preposition))
    .map((each) => each.word)
    .filter((word) => !Object.values(roles).includes(word) && isSomeone(tree, word));
  if (stages.length === 0) return [roles];
  const holders = [roles.discloser, ...new Set(stages), recipient];
  return holders.slice(1).map((to, at): Fillers => {
    const from = holders[at];
    const { discloser: _giver, ...rest } = roles;
    return {
      ...rest,
      ...(from === undefined ? {} : { discloser: from }),
      ...(to === undefined ? {} : { recipient: to }),
    };
  });
}

/** Someone by word and by what the encoder saw: a platform's name is taken for a body's. */
function isSomeone(tree: Dependencies, at: number): boolean {
  const { text, lemma, upos, entity } = wordAt(tree, at);
  if (isTime(tree, at) || kindOf(tree, at) !== 'party' || media.nouns.includes(lemma.toLowerCase())) return false;
  return upos !== 'PROPN' || (SOMEONE.has(entity) && !media.names.includes(text));
}
