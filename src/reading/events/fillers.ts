import type { Role } from '../../terms/event.ts';
import type { Frame, WordSpan } from '../analysis/analysis.ts';
import {
  broughtBy,
  childrenBy,
  type Dependencies,
  headOf,
  relationOf,
  subjectOf,
  subtree,
  wordAt,
} from '../grammar/dependencies.ts';
import { phraseOf } from '../grammar/nominalphrase.ts';
import { informationKind } from '../mentions/nominals.ts';
import type { EventFrame } from '../vocabulary/vocabulary.ts';

/** In a relative clause the noun it hangs on, not what the argument pass took for it further off. */
export function antecedent(tree: Dependencies, frame: Frame, label: string): WordSpan | undefined {
  const pronoun = reference(frame, label);
  const word = wordAt(tree, frame.predicate);
  if (pronoun === undefined || word.relation !== 'acl:relcl') return undefined;
  return phraseOf(tree, namedBefore(tree, pronoun.first) ?? word.head);
}

/** "an ally of Moss, which has funded them": after a name and a comma, the name, whatever noun the parser chose. */
function namedBefore(tree: Dependencies, pronoun: number): number | undefined {
  const comma = tree.sentence.words[pronoun - 1];
  const name = tree.sentence.words[pronoun - 2];
  if (comma?.text !== ',' || name?.upos !== 'PROPN') return undefined;
  return relationOf(name) === 'flat' ? name.head : pronoun - 2;
}

/** A stretch of function words alone ("to") is no argument, whatever the argument pass cut off. */
export function functional(tree: Dependencies, span: WordSpan): boolean {
  for (let at = span.first; at < span.past; at++) {
    if (!['ADP', 'PUNCT', 'PART', 'DET', 'CCONJ'].includes(wordAt(tree, at).upos)) return false;
  }
  return true;
}

/** A relative pronoun stands where the argument itself is not in the clause. */
export function reference(frame: Frame, label: string): WordSpan | undefined {
  return frame.arguments.find((argument) => argument.role === `R-${label}`);
}

/** Whether a span overlaps one that fills a role already. */
export function taken(roles: Partial<Record<Role, WordSpan>>, span: WordSpan): boolean {
  return Object.values(roles).some((other) => other.first < span.past && span.first < other.past);
}

/**
 * What the argument pass left open and a preposition or the subject shows: the giver stands as subject, the getter after
 * "to", the source of a getting after "from".
 */
export function bySyntax(
  tree: Dependencies,
  frame: Frame,
  sense: EventFrame,
  roles: Partial<Record<Role, WordSpan>>,
): void {
  const { predicate } = frame;
  retained(tree, predicate, roles);
  misplaced(tree, predicate, sense, roles);
  if (roles.item !== undefined) roles.item = wholeThing(tree, predicate, roles.item);
  const subjectRole = (Object.entries(sense.roles) as [Role, readonly string[]][]).find(
    ([, labels]) => labels[0] === 'ARG0',
  )?.[0];
  const fill = (role: Role, at: number): void => {
    const span = phraseOf(tree, at);
    if (roles[role] === undefined && !taken(roles, span)) roles[role] = span;
  };
  if (subjectRole !== undefined && roles[subjectRole] === undefined && wordAt(tree, predicate).upos !== 'NOUN') {
    const subject = subjectOf(tree, predicate);
    const passive = childrenBy(tree, predicate, ['nsubj:pass', 'aux:pass']).length > 0;
    if (subject !== null && !subject.passive && !passive) fill(subjectRole, subject.word);
    const agent = childrenBy(tree, predicate, ['obl:agent'])[0];
    if (agent !== undefined) fill(subjectRole, agent);
  }
  const given = childrenBy(tree, predicate, ['iobj'])[0];
  if (given !== undefined && roles.recipient === undefined && sense.event === 'disclosure') {
    if (roles.item !== undefined && roles.item.first <= given && given < roles.item.past) delete roles.item;
    fill('recipient', given);
  }
  if (
    roles.item === undefined &&
    sense.roles.item?.includes('ARG1') === true &&
    wordAt(tree, predicate).upos === 'VERB'
  ) {
    const object =
      childrenBy(tree, predicate, ['obj'])[0] ??
      // "e-mailed the minutes": a noun that could be a time, taken for one.
      childrenBy(tree, predicate, ['obl:unmarked']).find((at) => informationKind(wordAt(tree, at).text) !== null) ??
      (roles.recipient === undefined ? childrenBy(tree, predicate, ['nsubj:pass'])[0] : undefined);
    if (object !== undefined) fill('item', object);
  }
  for (const [role, prepositions] of Object.entries(sense.prepositions) as [Role, readonly string[]][]) {
    if (roles[role] !== undefined) continue;
    // "gave it from the office" names no other giver: the one who gives stands as subject.
    if (role === subjectRole) continue;
    const place = childrenBy(tree, predicate, ['obl', 'nmod']).find((child) => broughtBy(tree, child, prepositions));
    const inside = place ?? swallowed(tree, roles.item, prepositions);
    if (place !== undefined) fill(role, place);
    else if (inside !== undefined && ['recipient', 'discloser'].includes(role)) {
      // With its apposition: "a broker, Ada Klein" is one getter, whichever of the two is taken for the head.
      const words = subtree(tree, inside);
      roles[role] = { first: words[0] ?? inside, past: (words.at(-1) ?? inside) + 1 };
    }
    // "from there", "to them": an adverb of place is no noun, but it refers.
    const adverb = childrenBy(tree, predicate, ['advmod', 'obl']).find((child) => {
      const before = tree.sentence.words[child - 1];
      return (
        ['there', 'here'].includes(wordAt(tree, child).lemma.toLowerCase()) &&
        before !== undefined &&
        prepositions.includes(before.lemma.toLowerCase())
      );
    });
    if (adverb !== undefined && roles[role] === undefined) roles[role] = { first: adverb, past: adverb + 1 };
  }
}

/**
 * "the file that he passed to them", with the sense taken for an intransitive one: the active subject gives, and the noun
 * that the relative clause hangs on is given.
 */
function misplaced(
  tree: Dependencies,
  predicate: number,
  sense: EventFrame,
  roles: Partial<Record<Role, WordSpan>>,
): void {
  if (sense.event !== 'disclosure' || sense.roles.discloser?.[0] !== 'ARG0' || roles.discloser !== undefined) return;
  const subject = childrenBy(tree, predicate, ['nsubj']).find((at) => wordAt(tree, at).relation === 'nsubj');
  const { item } = roles;
  if (subject === undefined || item === undefined || !(item.first <= subject && subject < item.past)) return;
  roles.discloser = item;
  delete roles.item;
  const word = wordAt(tree, predicate);
  if (
    word.relation === 'acl:relcl' &&
    childrenBy(tree, predicate, ['obj']).every((at) => wordAt(tree, at).upos === 'PRON')
  ) {
    roles.item = phraseOf(tree, word.head);
  }
}

/** An item cut off before its noun ("the wage" of "the wage survey") is widened to the object it is part of. */
function wholeThing(tree: Dependencies, predicate: number, item: WordSpan): WordSpan {
  const object = childrenBy(tree, predicate, ['obj'])[0];
  if (object === undefined || (item.first <= object && object < item.past)) return item;
  const words = subtree(tree, object);
  return words.includes(item.first) && words.includes(item.past - 1) ? phraseOf(tree, object) : item;
}

/** "They were handed the plan by a clerk": the subject of a passive that keeps its object is who got it. */
function retained(tree: Dependencies, predicate: number, roles: Partial<Record<Role, WordSpan>>): void {
  const subject = childrenBy(tree, predicate, ['nsubj:pass'])[0];
  const object = childrenBy(tree, predicate, ['obj'])[0];
  if (subject === undefined || object === undefined) return;
  const { discloser } = roles;
  if (discloser !== undefined && discloser.first <= subject && subject < discloser.past) delete roles.discloser;
  roles.recipient = phraseOf(tree, subject);
  roles.item = phraseOf(tree, object);
}

/** "gave the price for the contract to a broker": the getter, where the parser hung it on the thing given. */
function swallowed(
  tree: Dependencies,
  item: WordSpan | undefined,
  prepositions: readonly string[],
): number | undefined {
  if (item === undefined || ['VERB', 'AUX'].includes(wordAt(tree, headOf(tree, item)).upos)) return undefined;
  for (let at = item.past - 1; at > item.first; at--) {
    const word = wordAt(tree, at);
    const person = word.entity === 'person' || word.entity === 'organization' || word.upos === 'PROPN';
    const linked = broughtBy(tree, at, prepositions);
    if (person && linked && ['nmod', 'obl'].includes(relationOf(word))) return at;
  }
  return undefined;
}
