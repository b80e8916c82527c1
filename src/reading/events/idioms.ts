import type { EventKind } from '../../terms/event.ts';
import { broughtBy, childrenBy, type Dependencies, subjectOf, subtree, wordAt } from '../grammar/dependencies.ts';
import { phraseOf } from '../grammar/nominalphrase.ts';
import idioms from '../vocabulary/idioms.json' with { type: 'json' };
import type { EventMention } from './events.ts';

/** Events said in idioms rather than frames: information that played a part, an occasion two had together. */
export function idiomsOf(tree: Dependencies): EventMention[] {
  return tree.sentence.words.flatMap((word, at) => {
    if (word.upos !== 'VERB' && word.upos !== 'AUX') return [];
    const event = influence(tree, at) ?? occasion(tree, at) ?? reception(tree, at);
    return event === null ? [] : [event];
  });
}

function idiom(tree: Dependencies, at: number, event: EventKind, roles: EventMention['roles']): EventMention {
  return {
    tree,
    predicate: at,
    rule: 'idiom',
    event,
    relation: null,
    roles,
    informs: false,
    alone: false,
    denies: false,
    times: [],
    score: 0.9,
  };
}

function influence(tree: Dependencies, at: number): EventMention | null {
  const lemma = wordAt(tree, at).lemma.toLowerCase();
  const object = childrenBy(tree, at, ['obj'])[0];
  const part = object !== undefined && idioms.influence.parts.includes(wordAt(tree, object).lemma.toLowerCase());
  if (!idioms.influence.verbs.includes(lemma) && !(part && idioms.influence.playing.includes(lemma))) return null;
  const subject = subjectOf(tree, at);
  if (subject === null || subject.passive) return null;
  return idiom(tree, at, 'use', { item: phraseOf(tree, subject.word) });
}

function occasion(tree: Dependencies, at: number): EventMention | null {
  const object = childrenBy(tree, at, ['obj'])[0];
  if (object === undefined || !idioms.meetings.verbs.includes(wordAt(tree, at).lemma.toLowerCase())) return null;
  if (!idioms.meetings.nouns.includes(wordAt(tree, object).lemma.toLowerCase())) return null;
  const subject = subjectOf(tree, at);
  const other = [at, object]
    .flatMap((host) => childrenBy(tree, host, ['obl', 'nmod']))
    .find((child) => broughtBy(tree, child, ['with']));
  if (subject === null || other === undefined) return null;
  return idiom(tree, at, 'meeting', { agent: phraseOf(tree, subject.word), other: phraseOf(tree, other) });
}

/** "received the ambassador at the palace": whoever is received is met, not handed over. */
function reception(tree: Dependencies, at: number): EventMention | null {
  const object = childrenBy(tree, at, ['obj'])[0];
  if (object === undefined || !idioms.meetings.receiving.includes(wordAt(tree, at).lemma.toLowerCase())) return null;
  const guests = [object, ...childrenBy(tree, object, ['conj'])];
  // "received them from the office" is a getting: guests are not received from anyone.
  const from = [at, object]
    .flatMap((host) => childrenBy(tree, host, ['obl', 'nmod']))
    .some((child) => broughtBy(tree, child, ['from']));
  if (from || wordAt(tree, object).entity !== 'person' || wordAt(tree, object).upos === 'PRON') return null;
  const subject = subjectOf(tree, at);
  if (subject === null || subject.passive) return null;
  const words = guests.flatMap((guest) => subtree(tree, guest));
  return idiom(tree, at, 'meeting', {
    agent: phraseOf(tree, subject.word),
    other: { first: Math.min(...words), past: Math.max(...words) + 1 },
  });
}
