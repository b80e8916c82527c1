import type { Role } from '../../terms/event.ts';
import { childrenBy, type Dependencies, wordAt } from '../grammar/dependencies.ts';
import idioms from '../vocabulary/idioms.json' with { type: 'json' };
import type { Fillers } from './alternations.ts';
import { type Clause, clauseOf } from './clauses.ts';
import { kindOf } from './kinds.ts';
import { verbLemma } from './verbforms.ts';

const { letting, placing } = idioms;
const TOPICS = ['of', 'about', 'on', 'regarding', 'concerning', 'to', 'with', 'in on'];

/**
 * Transfers said of what is brought about: "let the broker see the bids", "made the files available to the court", "made
 * her aware of it", "put him in the picture about it", "put the tender in the broker's hands".
 */
export function broughtAbout(tree: Dependencies, clause: Clause): Fillers | null {
  return seen(tree, clause) ?? madeKnown(tree, clause) ?? keptInformed(tree, clause) ?? placed(tree, clause);
}

/** "let / allowed the broker (to) see the bids". */
function seen(tree: Dependencies, clause: Clause): Fillers | null {
  const { predicate } = clause;
  if (!letting.verbs.includes(verbLemma(tree, predicate))) return null;
  const inner = childrenBy(tree, predicate, ['xcomp', 'ccomp']).find((at) =>
    letting.seeing.includes(wordAt(tree, at).lemma.toLowerCase()),
  );
  if (inner === undefined) return null;
  const what = clauseOf(tree, inner);
  const getter = clause.passive
    ? clause.subject
    : (childrenBy(tree, inner, ['nsubj'])[0] ??
      childrenBy(tree, predicate, ['nsubj']).find((at) => at > predicate) ??
      clause.objects[0]);
  const item =
    what.objects[0] ?? what.obliques.find((each) => ['about', 'of', 'to', 'at'].includes(each.preposition))?.word;
  if (getter === undefined || getter === null || item === undefined || item === getter) return null;
  const told = ['know', 'hear'].includes(wordAt(tree, inner).lemma.toLowerCase());
  if (kindOf(tree, getter) === 'thing' || (!told && kindOf(tree, item) === 'party')) return null;
  return withGiver(clause, { recipient: getter, item });
}

/** "made the memo public", "made the files available to the defence", "made the trader aware of it". */
function madeKnown(tree: Dependencies, clause: Clause): Fillers | null {
  const { predicate, passive, subject, objects } = clause;
  const lemma = verbLemma(tree, predicate);
  const becomes = lemma === 'become';
  if (!becomes && !letting.making.includes(lemma)) return null;
  const how = childrenBy(tree, predicate, ['xcomp', 'obj', 'amod', 'advmod']).find((at) => {
    const lemma = wordAt(tree, at).text.toLowerCase();
    return letting.available.includes(lemma) || letting.aware.includes(lemma);
  });
  if (how === undefined) return null;
  const moved =
    passive || becomes ? subject : (childrenBy(tree, how, ['nsubj'])[0] ?? objects.find((at) => at !== how));
  if (moved === null || moved === undefined) return null;
  const around = [...clause.obliques, ...clauseOf(tree, how).obliques];
  // "The bids became known to Corran": by whom is left open; what is merely "known" has not moved.
  if (becomes) {
    const to = around.find((each) => each.preposition === 'to' && kindOf(tree, each.word) === 'party')?.word;
    return to === undefined || kindOf(tree, moved) === 'party' ? null : { item: moved, recipient: to };
  }
  if (letting.aware.includes(wordAt(tree, how).text.toLowerCase())) {
    const item = around.find((each) => ['of', 'about'].includes(each.preposition))?.word;
    return item === undefined ? null : withGiver({ ...clause, obliques: around }, { recipient: moved, item });
  }
  if (kindOf(tree, moved) === 'party') return null;
  const to = around.find((each) => each.preposition === 'to' && kindOf(tree, each.word) !== 'thing')?.word;
  return withGiver({ ...clause, obliques: around }, { item: moved, ...(to === undefined ? {} : { recipient: to }) });
}

/** "kept the director informed about the talks", "brought her up to date on them", "let his sister in on the secret". */
function keptInformed(tree: Dependencies, clause: Clause): Fillers | null {
  const { predicate, passive, subject } = clause;
  const lemma = verbLemma(tree, predicate);
  const someone = passive ? subject : clause.objects[0];
  if (someone === undefined || someone === null || kindOf(tree, someone) === 'thing') return null;
  const inside = lemma === 'let' || lemma === 'bring' || lemma === 'copy';
  const inOn = tree.sentence.words.findIndex(
    (word, at) => at > predicate && word.text === 'in' && tree.sentence.words[at + 1]?.text === 'on',
  );
  const how = childrenBy(tree, predicate, ['xcomp', 'obl', 'advmod', 'obj', 'ccomp']).find((at) => {
    const text = wordAt(tree, at).text.toLowerCase();
    const cased = childrenBy(tree, at, ['case', 'fixed', 'advmod']).length > 0;
    return letting.informed.includes(text) || (letting.picture.includes(text) && cased);
  });
  const keeps = letting.keeping.includes(lemma) && how !== undefined;
  if (!keeps && !(inside && inOn > predicate && inOn - predicate < 12)) return null;
  const around = [...clause.obliques, ...(how === undefined ? [] : clauseOf(tree, how).obliques)];
  const item = around.find(
    (each) =>
      TOPICS.includes(each.preposition) &&
      each.word > someone &&
      each.word !== how &&
      kindOf(tree, each.word) !== 'party',
  )?.word;
  return item === undefined ? null : withGiver(clause, { recipient: someone, item });
}

/** "put the tender in the hands of the broker", "left it on the editor's desk". */
function placed(tree: Dependencies, clause: Clause): Fillers | null {
  const { predicate, passive, subject, objects } = clause;
  if (!placing.verbs.includes(verbLemma(tree, predicate))) return null;
  const item = passive ? subject : objects[0];
  const place = clause.obliques.find(
    (each) =>
      ['in', 'into', 'on', 'at', 'onto', 'under', 'through'].includes(each.preposition) &&
      placing.hands.includes(wordAt(tree, each.word).lemma.toLowerCase()),
  );
  if (place === undefined || item === null || item === undefined || kindOf(tree, item) === 'party') return null;
  const owner = ownerOf(tree, place.word);
  return owner === null ? null : withGiver(clause, { recipient: owner, item });
}

/** "the hands of Orlov", "Orlov's possession": whose they are; null where nobody's. */
export function ownerOf(tree: Dependencies, hands: number): number | null {
  return childrenBy(tree, hands, ['nmod:poss', 'nmod']).find((at) => kindOf(tree, at) !== 'thing') ?? null;
}

function withGiver(clause: Clause, roles: Partial<Record<Role, number>>): Fillers {
  const giver = clause.passive
    ? clause.obliques.find((each) => each.preposition === 'by' && !Object.values(roles).includes(each.word))?.word
    : clause.subject;
  return giver === undefined || giver === null ? roles : { ...roles, discloser: giver };
}
