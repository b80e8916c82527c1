import type { Role } from '../../terms/event.ts';
import type { WordSpan } from '../analysis/analysis.ts';
import { broughtBy, childrenBy, type Dependencies, subjectOf, wordAt } from '../grammar/dependencies.ts';
import { phraseOf } from '../grammar/nominalphrase.ts';
import journeys from '../vocabulary/journeys.json' with { type: 'json' };
import type { EventMention } from './events.ts';

const FROM = ['from', 'through', 'via'];
const TO = ['to', 'into', 'in', 'with', 'on'];

/**
 * Disclosures told as the item's own journey: "the list made its way from there to Orlov", "it reached the board",
 * "the memo ended up in Orlov's hands". Whether the mover is information is decided where mentions are known.
 */
export function journeysOf(tree: Dependencies): EventMention[] {
  return tree.sentence.words.flatMap((word, at) => {
    const lemma = word.lemma.toLowerCase();
    if (word.upos !== 'VERB') return [];
    const object = childrenBy(tree, at, ['obj'])[0];
    const onItsWay =
      object !== undefined &&
      wordAt(tree, object).lemma.toLowerCase() === 'way' &&
      childrenBy(tree, object, ['nmod:poss']).length > 0 &&
      journeys.ways.includes(lemma);
    const moves = journeys.verbs.includes(lemma) && childrenBy(tree, at, ['aux:pass']).length === 0;
    const fell = lemma === 'fall' && place(tree, at, ['into']) !== undefined;
    if (!onItsWay && !moves && !fell) return [];
    const subject = subjectOf(tree, at);
    if (subject === null || subject.passive) return [];
    const roles: Partial<Record<Role, WordSpan>> = { item: phraseOf(tree, subject.word) };
    const from = place(tree, at, FROM);
    const to = place(tree, at, TO) ?? (lemma === 'reach' && object !== undefined ? object : undefined);
    if (from !== undefined) roles.discloser = reached(tree, from);
    if (to !== undefined) roles.recipient = reached(tree, to);
    if (roles.recipient === undefined || (!onItsWay && object !== undefined && lemma !== 'reach')) return [];
    return [
      {
        tree,
        predicate: at,
        rule: 'journey',
        event: 'disclosure' as const,
        relation: null,
        roles,
        informs: false,
        times: [],
        score: 0.9,
      },
    ];
  });
}

function place(tree: Dependencies, verb: number, prepositions: readonly string[]): number | undefined {
  const way = childrenBy(tree, verb, ['obj']);
  for (const host of [verb, ...way]) {
    const found = childrenBy(tree, host, ['obl', 'nmod', 'advmod']).find((child) => {
      const marked = broughtBy(tree, child, prepositions);
      return marked && !['time'].includes(wordAt(tree, child).entity);
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "into the hands of Orlov", "in Orlov's possession": the hands are the holder's. */
function reached(tree: Dependencies, at: number): WordSpan {
  if (!journeys.hands.includes(wordAt(tree, at).lemma.toLowerCase())) return phraseOf(tree, at);
  const owner = childrenBy(tree, at, ['nmod:poss', 'nmod'])[0];
  return phraseOf(tree, owner ?? at);
}
