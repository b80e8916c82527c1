import type { Role } from '../../terms/event.ts';
import { childrenBy, type Dependencies, wordAt } from '../grammar/dependencies.ts';
import { type Alternation, type Fillers, nounAlternations } from './alternations.ts';
import { isTime, kindOf } from './kinds.ts';
import { obliquesBelow } from './obliques.ts';

/** A noun that names a transfer, with what its phrase says of who gave what to whom. */
export interface NominalTransfer {
  readonly noun: number;
  readonly line: Alternation;
  readonly roles: Fillers;
}

/**
 * "his disclosure of the formula to a rival", "the handover of the tapes by the clerk", "the inquiry's receipt of the
 * audit": the thing after "of", who gives after "by" or "from" or as possessor, who gets after "to". Null where the noun
 * names nothing that moved, or only a thing that may as well be the noun's own ("a press release").
 */
export function nominalTransferOf(tree: Dependencies, noun: number): NominalTransfer | null {
  const word = wordAt(tree, noun);
  if (word.upos !== 'NOUN') return null;
  const [line] = nounAlternations(word.lemma.toLowerCase()) ?? nounAlternations(word.text.toLowerCase());
  if (line === undefined) return null;
  const roles: Partial<Record<Role, number>> = {};
  const put = (role: Role, at: number): void => {
    if (roles[role] === undefined && !Object.values(roles).includes(at)) roles[role] = at;
  };
  const getting = line.subject === 'recipient';
  for (const each of obliquesBelow(tree, noun)) {
    const kind = kindOf(tree, each.word);
    if (isTime(tree, each.word)) continue;
    // Only what is someone is taken out of another phrase.
    const direct = each.within === noun;
    if (each.preposition === 'of') {
      if (!direct && each.within !== roles.recipient) continue;
      if (line.party !== null && kind === 'party') put(line.party, each.word);
      else if (kind !== 'party' || line.name === 'secret') put('item', each.word);
    } else if (each.preposition === 'by') {
      if (kind !== 'thing') put(line.subject, each.word);
    } else if (each.preposition === 'from') {
      if (kind === 'party' || (direct && kind === 'either')) put('discloser', each.word);
    } else if (each.preposition === 'to' || each.preposition === 'with') {
      if (!getting && (kind === 'party' || (direct && kind === 'either'))) put('recipient', each.word);
    } else if (each.preposition === 'between' && line.name === 'exchange') {
      put('discloser', each.word);
    } else if (line.prepositions[each.preposition] === 'item' && kind !== 'party') put('item', each.word);
  }
  for (const owner of childrenBy(tree, noun, ['nmod:poss'])) {
    if (kindOf(tree, owner) === 'thing') put('item', owner);
    else put(line.subject, owner);
  }
  // "was in receipt of it": whoever is said to be.
  const subject = childrenBy(tree, noun, ['nsubj'])[0];
  if (subject !== undefined && getting && childrenBy(tree, noun, ['case']).length > 0) put('recipient', subject);
  for (const part of childrenBy(tree, noun, ['compound'])) if (kindOf(tree, part) === 'thing') put('item', part);
  const party = roles.discloser !== undefined || roles.recipient !== undefined;
  if (roles.item === undefined && !(line.item === 'information' && roles.recipient !== undefined)) return null;
  if (!party && !line.alone) return null;
  if (getting && line.requires.some((role) => roles[role] === undefined)) return null;
  return { noun, line, roles };
}
