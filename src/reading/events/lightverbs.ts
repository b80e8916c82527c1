import type { Role } from '../../terms/event.ts';
import { type Dependencies, wordAt } from '../grammar/dependencies.ts';
import { informationKind } from '../mentions/nominals.ts';
import idioms from '../vocabulary/idioms.json' with { type: 'json' };
import type { Fillers } from './alternations.ts';
import type { Clause } from './clauses.ts';
import { isMeans, isTime, kindOf } from './kinds.ts';
import type { Oblique } from './obliques.ts';
import { verbLemma } from './verbforms.ts';

/** What a light verb and its noun say together, and the noun, which is no event beside them. */
export interface LightEvent {
  readonly noun: number;
  readonly roles: Fillers;
}

const { light, taking } = idioms;
const TOPICS: ReadonlySet<string> = new Set(light.topics);
const SIGHTS: ReadonlySet<string> = new Set(light.sights);

/**
 * "gave the bidders a briefing on the prices", "was granted access to the ledgers", "had a word with her about it", "got
 * wind of the raid from a driver": the verb says who, the noun what is done, and what hangs on it what is told.
 */
export function lightEventOf(tree: Dependencies, clause: Clause): LightEvent | null {
  const lemma = verbLemma(tree, clause.predicate);
  const noun = nounOf(tree, clause);
  if (noun === null) return null;
  const name = wordAt(tree, noun).lemma.toLowerCase();
  if (taking.verbs.includes(lemma) && taking.nouns.includes(name)) {
    const taken = takenFrom(tree, clause, noun, taking.sure.includes(name));
    if (taken !== null) return { noun, roles: taken };
  }
  const showing = light.showing.includes(name);
  if (!showing && !light.telling.includes(name)) return null;
  const topic = clause.obliques.find(
    (each) =>
      (showing ? SIGHTS : TOPICS).has(each.preposition) &&
      belongs(each, noun) &&
      kindOf(tree, each.word) !== 'party' &&
      // "gave the report to her on Tuesday" says when.
      !isTime(tree, each.word),
  );
  if (showing && topic === undefined) return null;
  // "gave a tip": with no word of what it was about, the tip is what was given.
  const item = topic?.word ?? noun;
  if (light.giving.includes(lemma)) return given(tree, clause, noun, item, topic);
  if (!light.getting.includes(lemma) || clause.passive || clause.subject === null) return null;
  const partner = clause.obliques.find((each) => each.preposition === 'with' && kindOf(tree, each.word) === 'party');
  if (light.talking.includes(name) && partner !== undefined) {
    return topic === undefined ? null : { noun, roles: { discloser: clause.subject, recipient: partner.word, item } };
  }
  if (light.talking.includes(name) && name !== 'word') return null;
  const giver = clause.obliques.find(
    (each) => ['from', 'by'].includes(each.preposition) && kindOf(tree, each.word) !== 'thing',
  );
  if (giver === undefined && (lemma === 'have' || lemma === 'take' || showing)) return null;
  return {
    noun,
    roles: { recipient: clause.subject, item, ...(giver === undefined ? {} : { discloser: giver.word }) },
  };
}

/** The noun that says what is done: the last object, or the subject of a passive. */
function nounOf(tree: Dependencies, clause: Clause): number | null {
  const last = clause.objects.at(-1);
  if (last !== undefined) return wordAt(tree, last).upos === 'NOUN' ? last : null;
  if (clause.passive) return clause.subject;
  // "came into possession of it", "is in receipt of it".
  const within = clause.obliques.find((each) => ['into', 'in'].includes(each.preposition) && each.within === null);
  return within?.word ?? null;
}

function belongs(each: Oblique, noun: number): boolean {
  return each.within === noun || each.within === null;
}

/** Whether what a preposition brings is someone, or at least no time and no information. */
function gets(tree: Dependencies, each: Oblique): boolean {
  if (kindOf(tree, each.word) === 'party') return true;
  return (
    each.preposition === 'to' && !isTime(tree, each.word) && informationKind(wordAt(tree, each.word).text) === null
  );
}

function given(
  tree: Dependencies,
  clause: Clause,
  noun: number,
  item: number,
  topic: Oblique | undefined,
): LightEvent | null {
  const roles: Partial<Record<Role, number>> = { item };
  const { passive, subject, objects } = clause;
  const getter = clause.obliques.find(
    (each) => ['to', 'for', 'with'].includes(each.preposition) && each.word !== topic?.word && gets(tree, each),
  )?.word;
  const first = passive && subject !== noun ? subject : objects.length > 1 ? objects[0] : getter;
  if (first !== undefined && first !== null) roles.recipient = first;
  const giver = passive
    ? clause.obliques.find(
        (each) => each.preposition === 'by' && kindOf(tree, each.word) !== 'thing' && !isMeans(tree, each.word),
      )?.word
    : subject;
  if (giver !== undefined && giver !== null) roles.discloser = giver;
  return roles.recipient === undefined ? null : { noun, roles };
}

function takenFrom(tree: Dependencies, clause: Clause, noun: number, sure: boolean): Fillers | null {
  const of = clause.obliques.find((each) => each.preposition === 'of' && belongs(each, noun));
  const from = clause.obliques.find(
    (each) => ['from', 'through', 'via'].includes(each.preposition) && !isTime(tree, each.word),
  );
  if (clause.subject === null || of === undefined || (from === undefined && !sure)) return null;
  return { recipient: clause.subject, item: of.word, ...(from === undefined ? {} : { discloser: from.word }) };
}
