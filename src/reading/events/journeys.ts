import { childrenBy, type Dependencies, wordAt } from '../grammar/dependencies.ts';
import journeys from '../vocabulary/journeys.json' with { type: 'json' };
import type { Fillers } from './alternations.ts';
import { ownerOf } from './causatives.ts';
import type { Clause } from './clauses.ts';
import { kindOf } from './kinds.ts';
import type { Oblique } from './obliques.ts';
import { verbLemma } from './verbforms.ts';

const FROM = new Set(['from', 'through', 'via', 'out of', 'by way of']);
const TO = new Set(['to', 'into', 'in', 'with', 'on', 'onto', 'among', 'at']);
const AT_HOME = new Set(['in', 'with', 'on', 'at', 'onto', 'among', 'into']);

/**
 * Disclosures told as the item's own journey: "the list made its way from there to Orlov", "it reached the board", "passed
 * through a courier to the rebels and from them to a bank". One for each leg; whether the mover is information is decided
 * where mentions are known.
 */
export function journeysOf(tree: Dependencies, clause: Clause): Fillers[] {
  const { predicate, subject, objects } = clause;
  const lemma = verbLemma(tree, predicate);
  const way = childrenBy(tree, predicate, ['obj']).find((at) => wordAt(tree, at).lemma.toLowerCase() === 'way');
  const onItsWay =
    way !== undefined && childrenBy(tree, way, ['nmod:poss']).length > 0 && journeys.ways.includes(lemma);
  const moves = journeys.verbs.includes(lemma) && !clause.passive;
  const placed = journeys.placed.includes(lemma) && !clause.passive;
  if (!(onItsWay || moves || placed) || subject === null || kindOf(tree, subject) === 'party') return [];
  if (!onItsWay && objects.length > 0 && lemma !== 'reach') return [];
  const legs: Fillers[] = [];
  const ordered = clause.obliques.toSorted((a, b) => a.word - b.word);
  const turned = inTurn(ordered);
  let from: number | undefined;
  for (const each of turned) {
    const at = reached(tree, each);
    if (at === null || at === subject || wordAt(tree, at).entity === 'time') continue;
    const handed = at !== each.word;
    if (FROM.has(each.preposition) && !(each.within !== null && kindOf(tree, at) !== 'party')) {
      // "from Orla through a courier": each gives to the next.
      if (from !== undefined && each.preposition !== 'from')
        legs.push({ item: subject, discloser: from, recipient: at });
      from = at;
    } else if (TO.has(each.preposition) && arrives(tree, each, at, handed, placed)) {
      legs.push({ item: subject, recipient: at, ...(from === undefined ? {} : { discloser: from }) });
    }
  }
  const it = objects[0] !== undefined && /^it$/i.test(wordAt(tree, objects[0]).text);
  if (lemma === 'reach' && objects[0] !== undefined && (it || kindOf(tree, objects[0]) !== 'thing')) {
    const [to] = objects;
    legs.push({ item: subject, recipient: to, ...(from === undefined ? {} : { discloser: from }) });
  }
  // "came from a clerk", "got out through a caterer": whoever got it.
  const out = (tree.children[predicate] ?? []).some((at) => wordAt(tree, at).text.toLowerCase() === 'out');
  const emerges = ['come', 'leak', 'emerge'].includes(lemma) || out;
  if (legs.length === 0 && from !== undefined && !placed && kindOf(tree, from) === 'party' && emerges)
    legs.push({ item: subject, discloser: from });
  return legs;
}

/** "came to the broker from a clerk", "reached the fleet via a diplomat": where it was before comes before where it got to. */
function inTurn(ordered: readonly Oblique[]): readonly Oblique[] {
  const ends = ordered.filter(
    ({ within, preposition }) => within === null && (FROM.has(preposition) || TO.has(preposition)),
  );
  const last = ends.at(-1);
  const to = ends.at(-2);
  if (last === undefined || to === undefined || !FROM.has(last.preposition) || !TO.has(to.preposition)) return ordered;
  // "to Orla, and from her": what comes from where it had got to stays after it.
  if (ends.length > 2 && last.preposition === 'from') return ordered;
  return ordered.flatMap((each) => (each === last ? [] : each === to ? [last, to] : [each]));
}

/** Whether the place is someone who then has it: "to" a party; in, with or on only someone, or someone's hands. */
function arrives(tree: Dependencies, each: Oblique, at: number, handed: boolean, placed: boolean): boolean {
  if (handed) return true;
  if (placed) return false;
  // "to Dan at the works": where he is.
  if (each.within !== null && (kindOf(tree, at) !== 'party' || AT_HOME.has(each.preposition))) return false;
  return AT_HOME.has(each.preposition) ? kindOf(tree, at) === 'party' : kindOf(tree, at) !== 'thing';
}

/** "came to light", "came to nothing": a state, and nobody. */
const NOWHERE: ReadonlySet<string> = new Set(journeys.nowhere);

/** "into the hands of Orlov", "in Orlov's possession": the hands are the holder's; null where they are nobody's. */
function reached(tree: Dependencies, each: Oblique): number | null {
  if (NOWHERE.has(wordAt(tree, each.word).text.toLowerCase())) return null;
  return journeys.hands.includes(wordAt(tree, each.word).lemma.toLowerCase()) ? ownerOf(tree, each.word) : each.word;
}
