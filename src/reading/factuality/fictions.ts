import { childrenBy, type Dependencies, relationOf, wordAt } from '../grammar/dependencies.ts';
import { imperative } from '../grammar/orders.ts';
import { CHARACTERS, FEIGNING, FICTIONS, FRAMES_ONLY, SUPPOSING, TELLING } from '../vocabulary/complements.ts';

const FRAMING = new Set(['in', 'of', 'during', 'for', 'throughout', 'at', 'within', 'under', 'per']);

/** Whether a clause is told of a world that is made up: "in the novel", "Exercise scenario: ...", "the play in which". */
export function framed(tree: Dependencies, at: number, within: (word: number) => boolean): boolean {
  const named = childrenBy(tree, at, ['obl', 'nmod']).some(
    (child) => within(child) && fiction(tree, child) && broughtInto(tree, child),
  );
  if (named || playedBy(tree, at, within)) return true;
  const word = wordAt(tree, at);
  if (word.head < 0) return labelled(tree, at);
  if (toldBy(tree, word.head, at)) return true;
  // "a thriller in which a clerk sells it"; "scenario: a clerk sells it".
  if (word.relation === 'acl:relcl') return fiction(tree, word.head) && situated(tree, at);
  return ['parataxis', 'appos', 'dep'].includes(relationOf(word)) && titled(tree, word.head, at);
}

function fiction(tree: Dependencies, at: number): boolean {
  const lemma = wordAt(tree, at).lemma.toLowerCase();
  if (!FICTIONS.has(lemma)) {
    // "the second act of the play", "his version of the plot"
    return childrenBy(tree, at, ['nmod', 'compound']).some((child) => {
      const below = wordAt(tree, child).lemma.toLowerCase();
      return (
        FICTIONS.has(below) && (!FRAMES_ONLY.has(below) || ['purpose', 'sake', 'context', 'course'].includes(lemma))
      );
    });
  }
  // "an act of", "the scene of the crime": a thing of this world.
  if (!FRAMES_ONLY.has(lemma)) return true;
  const of = childrenBy(tree, at, ['nmod']).filter((child) => wordAt(tree, child).relation !== 'nmod:poss');
  return lemma === 'scenario' || of.every((child) => FICTIONS.has(wordAt(tree, child).lemma.toLowerCase()));
}

/** "The film is about a nurse who", "the opera ends with": what the work tells of, below its verb. */
function toldBy(tree: Dependencies, above: number, at: number): boolean {
  const subject = childrenBy(tree, above, ['nsubj']).find((child) => child !== at && madeUp(tree, child));
  if (subject === undefined) return false;
  const about = childrenBy(tree, above, ['case']).some((child) => wordAt(tree, child).lemma.toLowerCase() === 'about');
  const lemma = wordAt(tree, above).lemma.toLowerCase();
  return about || TELLING.has(lemma) || FEIGNING.has(lemma);
}

/** "The novel's heroine passes it": whoever is in the work does so in the work. */
function playedBy(tree: Dependencies, at: number, within: (word: number) => boolean): boolean {
  return childrenBy(tree, at, ['nsubj']).some(
    (subject) =>
      within(subject) &&
      CHARACTERS.has(wordAt(tree, subject).lemma.toLowerCase()) &&
      childrenBy(tree, subject, ['nmod']).some((child) => madeUp(tree, child)),
  );
}

/** Whether a noun names a work of fiction by itself, whatever is done with it. */
export function madeUp(tree: Dependencies, at: number): boolean {
  const lemma = wordAt(tree, at).lemma.toLowerCase();
  return FICTIONS.has(lemma) && (!FRAMES_ONLY.has(lemma) || lemma === 'film' || lemma === 'scenario');
}

function broughtInto(tree: Dependencies, at: number): boolean {
  return childrenBy(tree, at, ['case']).some((child) => FRAMING.has(wordAt(tree, child).lemma.toLowerCase()));
}

/** "in which", "where": the clause tells what goes on inside, not what was done with the book. */
function situated(tree: Dependencies, at: number): boolean {
  return childrenBy(tree, at, ['obl', 'advmod', 'nsubj']).some((child) =>
    ['which', 'where'].includes(wordAt(tree, child).text.toLowerCase()),
  );
}

/** A label before a colon that names a fiction or an exercise: at the root, or what the clause hangs on. */
function titled(tree: Dependencies, label: number, at: number): boolean {
  const colon = tree.sentence.words.findIndex((word) => word.text === ':');
  return colon > label && colon < at && colon <= 6 && FICTIONS.has(wordAt(tree, label).lemma.toLowerCase());
}

function labelled(tree: Dependencies, root: number): boolean {
  const colon = tree.sentence.words.findIndex((word) => word.text === ':');
  if (colon < 1 || colon > 6 || colon > root) return false;
  return tree.sentence.words.slice(0, colon).some((word) => FICTIONS.has(word.lemma.toLowerCase()));
}

/** "Suppose", "let us assume", "the narrator imagines": what follows is put forward and not held. */
export function supposed(tree: Dependencies, above: number): boolean {
  const lemma = wordAt(tree, above).lemma.toLowerCase();
  if (FEIGNING.has(lemma)) return true;
  if (!SUPPOSING.has(lemma)) return false;
  if (imperative(tree, above) || /^(?:assuming|supposing)$/i.test(wordAt(tree, above).text)) return true;
  const governor = wordAt(tree, above).head;
  return governor >= 0 && wordAt(tree, governor).lemma.toLowerCase() === 'let';
}
