import type { EventKind, Role } from '../terms/event.ts';
import type { Frame, WordSpan } from './analysis.ts';
import {
  argumentsBy,
  childrenBy,
  type Dependencies,
  headOf,
  relationOf,
  subjectOf,
  subtree,
  trimmed,
  wordAt,
} from './dependencies.ts';
import { idiomsOf } from './idioms.ts';
import { journeysOf } from './journeys.ts';
import { phraseOf } from './nominalphrase.ts';
import relations from './vocabulary/relations.json' with { type: 'json' };
import { type EventFrame, eventOf, namedRolesets } from './vocabulary.ts';

/** An event as one sentence shows it: its word, its kind, and the words that fill its roles. */
export interface EventMention {
  readonly tree: Dependencies;
  readonly predicate: number;
  readonly event: EventKind;
  readonly relation: string | null;
  readonly roles: Readonly<Partial<Record<Role, WordSpan>>>;
  /** The thing that moves is information by the nature of the event, not by what is named. */
  readonly informs: boolean;
  /** Spans that say when: the frame's temporal arguments. */
  readonly times: readonly WordSpan[];
  readonly score: number;
}

const RELATION_NOUNS: ReadonlyMap<string, string> = new Map(Object.entries(relations.nouns));

/** Every event of the vocabulary in a sentence: frames, and nouns that say how two stand to each other ("an ally of"). */
export function eventsOf(tree: Dependencies): EventMention[] {
  const fromFrames = tree.sentence.frames.flatMap((frame) => {
    const sense = withParticle(tree, frame) ?? eventOf(frame.roleset) ?? kindred(tree, frame);
    return sense === undefined ? [] : [fromFrame(tree, frame, sense)];
  });
  const taken = new Set(fromFrames.map((event) => event.predicate));
  const idioms = idiomsOf(tree);
  // "had dinner with": the occasion is what the frame of "have" would call a possession.
  const occasions = new Set(idioms.filter((event) => event.event === 'meeting').map((event) => event.predicate));
  const told = [...journeysOf(tree), ...idioms].filter(
    (event) => event.event !== 'disclosure' || !taken.has(event.predicate),
  );
  return [...fromFrames.filter((event) => !occasions.has(event.predicate)), ...told, ...relationNouns(tree)].sort(
    (a, b) => a.predicate - b.predicate,
  );
}

function fromFrame(tree: Dependencies, frame: Frame, sense: EventFrame): EventMention {
  const roles: Partial<Record<Role, WordSpan>> = {};
  for (const [role, labels] of Object.entries(sense.roles) as [Role, readonly string[]][]) {
    for (const label of labels) {
      const argument =
        antecedent(tree, frame, label) ??
        argumentsBy(frame, label).find((each) => !functional(tree, each)) ??
        reference(frame, label);
      if (argument !== undefined && !taken(roles, argument)) {
        roles[role] = trimmed(tree, argument);
        break;
      }
    }
  }
  bySyntax(tree, frame, sense, roles);
  const lacking = sense.otherwise !== null && sense.requires.some((role) => roles[role] === undefined);
  if (lacking && roles.recipient !== undefined) {
    roles.agent = roles.recipient;
    delete roles.recipient;
  }
  return {
    tree,
    predicate: frame.predicate,
    event: lacking && sense.otherwise !== null ? sense.otherwise : sense.event,
    relation: sense.relation,
    roles,
    informs: sense.item === 'information',
    times: argumentsBy(frame, 'ARGM-TMP').map((argument) => trimmed(tree, argument)),
    score: frame.score,
  };
}

/**
 * The transfer that another roleset of the same word means, where the frame is filled like one: something, and to or
 * from someone. The sense of "pass" or "hand" is often taken for a neighbour's; its arguments tell better.
 */
function kindred(tree: Dependencies, frame: Frame): EventFrame | undefined {
  const lemma = frame.roleset.slice(0, frame.roleset.indexOf('.'));
  // A "light" give with something and someone to get it is a giving all the same, unless the thing is itself an event.
  const object = childrenBy(tree, frame.predicate, ['obj'])[0];
  const eventive = object !== undefined && eventOf(tree.frameAt.get(object)?.roleset ?? '') !== undefined;
  const getter = childrenBy(tree, frame.predicate, ['iobj', 'obl']).some(
    (at) =>
      relationOf(wordAt(tree, at)) === 'iobj' ||
      childrenBy(tree, at, ['case']).some((word) => wordAt(tree, word).lemma.toLowerCase() === 'to'),
  );
  if (frame.roleset.endsWith('.LV') && object !== undefined && getter && !eventive) return TRANSFERS.get(lemma)?.[0];
  return TRANSFERS.get(lemma)?.find((sense) => {
    const parties = sense.roles.recipient?.[0] === 'ARG0' ? sense.roles.discloser : sense.roles.recipient;
    const has = (labels: readonly string[] | undefined): boolean =>
      labels?.some((label) => argumentsBy(frame, label).length > 0 || reference(frame, label) !== undefined) ?? false;
    return has(sense.roles.item) && has(parties);
  });
}

/** "tipped off", "handed over": the particle makes another verb of it, whatever sense the verb alone was given. */
function withParticle(tree: Dependencies, frame: Frame): EventFrame | undefined {
  const particle = childrenBy(tree, frame.predicate, ['compound:prt'])[0];
  if (particle === undefined) return undefined;
  return TRANSFERS.get(`${wordAt(tree, frame.predicate).lemma}_${wordAt(tree, particle).lemma}`.toLowerCase())?.[0];
}

const TRANSFERS: ReadonlyMap<string, readonly EventFrame[]> = transfers();

function transfers(): ReadonlyMap<string, readonly EventFrame[]> {
  const found = new Map<string, EventFrame[]>();
  for (const roleset of namedRolesets()) {
    const sense = eventOf(roleset);
    if (sense?.event !== 'disclosure' || sense.roles.recipient === undefined || sense.roles.item === undefined)
      continue;
    const lemma = roleset.slice(0, roleset.indexOf('.'));
    found.set(lemma, [...(found.get(lemma) ?? []), sense]);
  }
  return found;
}

/** In a relative clause the noun it hangs on, not what the argument pass took for it further off. */
function antecedent(tree: Dependencies, frame: Frame, label: string): WordSpan | undefined {
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
function functional(tree: Dependencies, span: WordSpan): boolean {
  for (let at = span.first; at < span.past; at++) {
    if (!['ADP', 'PUNCT', 'PART', 'DET', 'CCONJ'].includes(wordAt(tree, at).upos)) return false;
  }
  return true;
}

/** A relative pronoun stands where the argument itself is not in the clause. */
function reference(frame: Frame, label: string): WordSpan | undefined {
  return frame.arguments.find((argument) => argument.role === `R-${label}`);
}

function taken(roles: Partial<Record<Role, WordSpan>>, span: WordSpan): boolean {
  return Object.values(roles).some((other) => other.first < span.past && span.first < other.past);
}

/**
 * What the argument pass left open and a preposition or the subject shows: the giver stands as subject, the getter after
 * "to", the source of a getting after "from".
 */
function bySyntax(tree: Dependencies, frame: Frame, sense: EventFrame, roles: Partial<Record<Role, WordSpan>>): void {
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
      (roles.recipient === undefined ? childrenBy(tree, predicate, ['nsubj:pass'])[0] : undefined);
    if (object !== undefined) fill('item', object);
  }
  for (const [role, prepositions] of Object.entries(sense.prepositions) as [Role, readonly string[]][]) {
    if (roles[role] !== undefined) continue;
    // "gave it from the office" names no other giver: the one who gives stands as subject.
    if (role === subjectRole) continue;
    const place = childrenBy(tree, predicate, ['obl', 'nmod']).find((child) =>
      childrenBy(tree, child, ['case']).some((word) => prepositions.includes(wordAt(tree, word).lemma.toLowerCase())),
    );
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
    const linked = childrenBy(tree, at, ['case']).some((child) =>
      prepositions.includes(wordAt(tree, child).lemma.toLowerCase()),
    );
    if (person && linked && ['nmod', 'obl'].includes(relationOf(word))) return at;
  }
  return undefined;
}

/** "Russia is an ally of Iran", "its main backer, Iran": a noun of relation with whose it is and who it is. */
function relationNouns(tree: Dependencies): EventMention[] {
  return tree.sentence.words.flatMap((word, at) => {
    const relation = word.upos === 'NOUN' ? RELATION_NOUNS.get(word.lemma.toLowerCase()) : undefined;
    if (relation === undefined || tree.frameAt.has(at)) return [];
    const owner =
      childrenBy(tree, at, ['nmod']).find((child) =>
        childrenBy(tree, child, ['case']).some((each) => ['of', 'to', 'for'].includes(wordAt(tree, each).lemma)),
      ) ?? childrenBy(tree, at, ['nmod:poss'])[0];
    const named =
      childrenBy(tree, at, ['nsubj'])[0] ??
      childrenBy(tree, at, ['appos'])[0] ??
      (relationOf(word) === 'appos' ? word.head : undefined);
    if (owner === undefined || named === undefined) return [];
    return [
      {
        tree,
        predicate: at,
        event: 'relation' as const,
        relation,
        roles: { agent: phraseOf(tree, named), other: phraseOf(tree, owner) },
        informs: false,
        times: [],
        score: 1,
      },
    ];
  });
}
