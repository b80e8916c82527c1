import type { Role } from '../../terms/event.ts';
import type { EventMention } from '../events/events.ts';
import { isEvidence, missing } from '../factuality/embedding.ts';
import { childrenBy, extent, headOf, wordAt } from '../grammar/dependencies.ts';
import { mentionAt } from '../mentions/mentions.ts';
import { groupNoun, relationToWhole } from '../mentions/nominals.ts';
import type { ReadMention } from '../reading.ts';
import idioms from '../vocabulary/idioms.json' with { type: 'json' };
import material from '../vocabulary/material.json' with { type: 'json' };
import { asksFor } from './answers.ts';
import type { ClaimContext } from './voices.ts';

/** Most claims that one event gives where several givers and getters are named together. */
const MOST_FILLERS = 6;

/** The mentions that stand where a role is filled. */
export function mentionsIn(context: ClaimContext, event: EventMention, role: Role): ReadMention[] {
  const span = event.roles[role];
  if (span === undefined) return [];
  const head = headOf(event.tree, span);
  // "her flatmate", where no mention was made of the flatmate: whoever owns is not meant.
  return mentionAt(context.mentions, event.tree.index, span).filter(
    ({ word }) => word === head || wordAt(event.tree, word).relation !== 'nmod:poss',
  );
}

/** The roles that actors fill. */
export const PARTIES: readonly Role[] = ['discloser', 'recipient', 'agent', 'other', 'originator'];
const ASKING = new Set(['who', 'whom', 'what', 'whoever', 'which']);
const MATERIAL: ReadonlySet<string> = new Set(material.nouns);
const KEEPING: ReadonlySet<string> = new Set(idioms.keeping.nouns);
const TANGIBLE = new Set(['person', 'animal', 'plant', 'substance', 'place']);
/** The two roles that give and get. */
export const HANDS: ReadonlySet<Role> = new Set<Role>(['discloser', 'recipient']);
const POINTERS = new Set(['pronoun', 'demonstrative']);

/**
 * Whether a mention can be a party. Whoever gives or gets is taken for one by that place alone, unless it is plainly a
 * thing, a time or a place: the tagger has no word for every trade ("from a cleaner", "to Selby's office").
 */
export function couldAct(mention: ReadMention, hands = false, entity = 'none'): boolean {
  const head = mention.head.toLowerCase();
  if (ASKING.has(head) && mention.links.length === 0) return false;
  // "the paper printed it": a word for a body, too.
  if (mention.refersTo === 'item') return hands && groupNoun(head) !== null;
  // A board or a network that acts is a body; one that things hang on is not.
  const body = groupNoun(head) !== null && (['organization', 'person'].includes(entity) || hands);
  // "The desk received it", "leaked to the Post": who works there, and what is called so.
  const called = mention.word > 0 && /^\p{Lu}/u.test(mention.head);
  const keeps = KEEPING.has(head) && mention.form !== 'name' && !called && mention.grammaticalRole !== 'subject';
  if (keeps && !body) return false;
  // "copied from the cupboard": a thing, whatever body its noun may also stand for.
  if (!hands && entity === 'object' && mention.form !== 'name') return false;
  if (mention.refersTo !== 'other' || POINTERS.has(mention.form)) return true;
  // "to the capital", "the palace forwarded it": a place stands for whoever is there.
  if (entity === 'place') return hands;
  return hands && !['time', 'substance', 'animal', 'plant', 'event'].includes(entity) && !MATERIAL.has(head);
}

/**
 * Whether a thing that is given can be information: named so, pointed at, told by a word that only tells, or at least
 * nothing that is plainly goods, money or a person. A closed list of information nouns would lose the reserve price, the
 * guest list and the sealed verdict; what slips through is an item nobody asks about.
 */
function couldMove(mention: ReadMention, entity: string, informs: boolean): boolean {
  const head = mention.head.toLowerCase();
  if (ASKING.has(head) && mention.links.length === 0) return false;
  if (mention.refersTo === 'item' || POINTERS.has(mention.form)) return true;
  if (informs && mention.refersTo === 'organisation' && mention.form !== 'name') return true;
  if (mention.refersTo !== 'other') return false;
  // "parts of the letter": of whatever they are parts of.
  if (relationToWhole(head) !== null && mention.links.some((link) => link.kind === 'of' && link.by === 'of'))
    return true;
  // What one is told of may be anything; what one is given is information only if it is nothing else.
  if (informs) return true;
  if (TANGIBLE.has(entity) || entity === 'object') return false;
  return !MATERIAL.has(head);
}

/** What moved. Of a clause that is told ("told me she had it") only the clause itself, never someone it speaks of. */
export function itemsOf(context: ClaimContext, event: EventMention): ReadMention[] {
  const span = event.roles.item;
  const found = mentionsIn(context, event, 'item').filter((mention) =>
    couldMove(mention, wordAt(event.tree, mention.word).entity, event.informs),
  );
  if (span === undefined || !['VERB', 'AUX'].includes(wordAt(event.tree, headOf(event.tree, span)).upos)) return found;
  const { start, end } = extent(event.tree, span);
  return found.filter((mention) => mention.passage.end - mention.passage.start > (end - start) / 2);
}

/** Whether an event has what makes it one: a disclosure needs something and a party, a meeting two. */
export function complete(
  event: EventMention,
  parties: ReadonlyMap<Role, readonly ReadMention[]>,
  items: readonly ReadMention[],
): boolean {
  // "told nobody": no one in particular got it, and it is known who did not give it.
  const toNobody = parties.has('discloser') && isNobody(event, 'recipient');
  const asks = event.roles.discloser !== undefined && asksFor(event.tree, event.roles.discloser);
  switch (event.event) {
    case 'disclosure':
      if (items.length === 0)
        return event.informs && (parties.has('recipient') ? event.alone || parties.has('discloser') : toNobody);
      // "who leaked it" asks; "it was leaked" tells.
      return (event.alone && !asks) || parties.has('discloser') || parties.has('recipient');
    case 'knowledge':
      return (parties.has('agent') || isNobody(event, 'agent')) && items.length > 0;
    case 'acquisition':
      // "was copied": by whomever. "The play drew criticism": a play takes nothing.
      // "have seen no sign of it": nothing was seen.
      if (items.every(({ word }) => isEvidence(event.tree, word) && missing(event.tree, word, event.predicate)))
        return false;
      return items.length > 0 && (parties.has('agent') || untaken(event) || isNobody(event, 'agent'));
    case 'use':
      return items.length > 0;
    case 'relation':
      return parties.has('agent') && parties.has('other');
    case 'meeting':
      return (
        (parties.has('agent') && (parties.has('other') || isNobody(event, 'other') || several(event))) ||
        (isNobody(event, 'agent') && parties.has('other'))
      );
    case 'citation':
      return parties.has('agent');
    case 'act':
      return true;
  }
}

function untaken({ tree, predicate, roles }: EventMention): boolean {
  if (wordAt(tree, predicate).upos !== 'VERB') return false;
  return roles.agent === undefined || /^who/iu.test(wordAt(tree, roles.agent.first).text);
}

function isNobody({ tree, roles }: EventMention, role: Role): boolean {
  const span = roles[role];
  if (span === undefined) return false;
  const { text } = wordAt(tree, span.first);
  // “Nobody Knows the Way” is a title.
  return (span.first === 0 || !/^\p{Lu}/u.test(text)) && /^(?:nobody|no|none|anybody|anyone)$/i.test(text);
}

/** "The two envoys met": those who meet are named together, as one. Of those who "spoke" or "called", it says no such thing. */
function several({ tree, predicate, roles: { agent } }: EventMention): boolean {
  if (agent === undefined || !['meet', 'meeting', 'confer'].includes(wordAt(tree, predicate).lemma.toLowerCase()))
    return false;
  const head = headOf(tree, agent);
  const { text, lemma, upos } = wordAt(tree, head);
  const plural = upos === 'NOUN' && text.toLowerCase() !== lemma.toLowerCase() && /s$|men$|people$/iu.test(text);
  return (
    plural || childrenBy(tree, head, ['nummod', 'conj']).length > 0 || /^(?:they|both|pair|couple|trio)$/u.test(text)
  );
}

/** One set of role fillers for each choice among those named together. */
export function combinations(parties: ReadonlyMap<Role, readonly ReadMention[]>): Partial<Record<Role, string>>[] {
  let out: Partial<Record<Role, string>>[] = [{}];
  for (const [role, mentions] of parties) {
    out = out.flatMap((roles) => mentions.map((mention) => ({ ...roles, [role]: mention.id }))).slice(0, MOST_FILLERS);
  }
  return out;
}
