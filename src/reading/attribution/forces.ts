import type { Factuality } from '../../terms/factuality.ts';
import { askingIn } from '../factuality/clauses.ts';
import { isEvidence, missing } from '../factuality/embedding.ts';
import { heldAt } from '../factuality/factuality.ts';
import { madeUp } from '../factuality/fictions.ts';
import { denied } from '../factuality/hedges.ts';
import {
  broughtBy,
  childrenBy,
  type Dependencies,
  headOf,
  relationOf,
  upward,
  wordAt,
} from '../grammar/dependencies.ts';
import { imperative } from '../grammar/orders.ts';
import forces from '../vocabulary/forces.json' with { type: 'json' };
import { type Force, hedgeOf } from '../vocabulary/vocabulary.ts';
import type { Attribution } from './attributions.ts';
import { BY_PLACE } from './colons.ts';

const UNHELD: Force = { certainty: 'U', polarity: 'u' };
const HEARING: ReadonlySet<string> = new Set(forces.hearing.bodies);
const CONTRARY: ReadonlySet<string> = new Set(forces.adverbs.contrary);
const VERIDICAL: ReadonlySet<string> = new Set(forces.adverbs.veridical);
const FALSE: ReadonlySet<string> = new Set(forces.verdicts.contrary);
const TRUE: ReadonlySet<string> = new Set(forces.verdicts.veridical);

/** Whether whoever reports a statement holds its content, too: takes it for granted, holds it untrue, or leaves it to its source. */
export type Stance = 'shared' | 'contrary' | 'open';

/** What a cue, as it stands here, makes of its content: for its own source, and for whoever reports it. */
export interface Use {
  /** How its source holds what it says. */
  readonly force: Force;
  readonly stance: Stance;
  /** The cue says expressly that its content is not known, seen or remembered. */
  readonly questions: boolean;
}

/** The use of a cue, read from how the cue itself is held where it stands; `inside` bounds the content it stands in. */
export function useOf(attribution: Attribution, inside: (word: number) => boolean): Use {
  const { tree, predicate, cue } = attribution;
  // A claim that is false was made all the same.
  const made =
    BY_PLACE.has(attribution.rule) ||
    cue.roleset === 'hearsay' ||
    wordAt(tree, predicate).upos === 'ADV' ||
    verdictOn(tree, predicate) !== null;
  const said = made ? 'CT+' : heldAt(tree, predicate, inside).value;
  const questions = unsettled(attribution, said);
  return {
    force: questions ? UNHELD : forceOf(attribution, said),
    stance: questions ? 'open' : stanceOf(attribution, said),
    questions,
  };
}

/** The force of a cue as used: negated it has another; planned, possible or asked, its content is not held at all. */
function forceOf(attribution: Attribution, said: Factuality): Force {
  const { tree, predicate, cue, source } = attribution;
  // "According to the script": what a work of fiction says is nobody's word.
  if (source !== null && madeUp(tree, headOf(tree, source))) return UNHELD;
  if (said === 'CT+') return testified(attribution) ? { ...cue.force, certainty: 'CT' } : cue.force;
  // "cannot rule out", "could not deny": the inability is a denial of the cue.
  if (said.endsWith('-') || unable(tree, predicate)) return cue.negated;
  // "Don't forget: he had it" takes it for granted all the same.
  if (cue.factive && imperative(tree, predicate)) return cue.force;
  return said === 'PR+' ? cue.force : UNHELD;
}

/** "Jurors heard that", "heard from a nurse that": what is heard so is said by somebody, and not only hearsay. */
function testified({ tree, cue, source }: Attribution): boolean {
  if (cue.roleset !== 'hear.01' || source === null) return false;
  const head = headOf(tree, source);
  return broughtBy(tree, head, ['from']) || HEARING.has(wordAt(tree, head).text.toLowerCase());
}

function unable(tree: Dependencies, predicate: number): boolean {
  return (
    denied(tree, predicate) &&
    childrenBy(tree, predicate, ['aux']).some((at) => /^(?:can|could|ca)$/i.test(wordAt(tree, at).text))
  );
}

/** The reporter's own stand: by the cue ("admitted", "lied"), by an adverb of it ("falsely claimed"), or by a verdict on its noun ("the claim is false"). */
function stanceOf({ tree, predicate, cue }: Attribution, said: Factuality): Stance {
  const adverbs = childrenBy(tree, predicate, ['advmod', 'amod']).map((at) => wordAt(tree, at).lemma.toLowerCase());
  const verdict = verdictOn(tree, predicate);
  if (adverbs.some((each) => CONTRARY.has(each) || FALSE.has(each)) || verdict === 'contrary') return 'contrary';
  if (adverbs.some((each) => VERIDICAL.has(each)) || verdict === 'shared') return 'shared';
  if (cue.contrary === true) return said === 'CT+' ? 'contrary' : 'open';
  if (cue.factive && askedWhether(tree, predicate) === false) return 'shared';
  return cue.veridical === true && said === 'CT+' && askedWhether(tree, predicate) === false ? 'shared' : 'open';
}

function askedWhether(tree: Dependencies, predicate: number): boolean {
  return childrenBy(tree, predicate, ['ccomp', 'xcomp', 'advcl', 'csubj']).some(
    (child) => askingIn(tree, child) === 'whether',
  );
}

/** "The claim that he sold it is false": what the noun of saying is said to be. */
function verdictOn(tree: Dependencies, noun: number): Stance | null {
  const word = wordAt(tree, noun);
  if (word.upos !== 'NOUN') return null;
  for (const at of [...tree.sentence.words.keys()].filter((each) => each !== noun && judges(tree, each, noun))) {
    const lemma = wordAt(tree, at).lemma.toLowerCase();
    const turned = denied(tree, at);
    if (FALSE.has(lemma)) return turned ? 'open' : 'contrary';
    if (TRUE.has(lemma)) return turned ? 'contrary' : 'shared';
  }
  return null;
}

/** A predicate of the noun, or one that the parser hung into its clause: with a copula and no subject but the noun. */
function judges(tree: Dependencies, at: number, noun: number): boolean {
  if (childrenBy(tree, at, ['cop']).length === 0)
    return relationOf(wordAt(tree, at)) === 'amod' && wordAt(tree, at).head === noun;
  const [subject] = childrenBy(tree, at, ['nsubj', 'expl']);
  if (subject !== undefined) return subject === noun;
  return at > noun && upward(tree, at).includes(noun);
}

/**
 * "could not recall sending it", "has not established whether": what is expressly not known, not seen, not remembered
 * is questioned. "did not know that" presupposes it all the same.
 */
function unsettled(attribution: Attribution, said: Factuality): boolean {
  const { tree, predicate, cue } = attribution;
  if (withoutEvidence(tree, predicate)) return true;
  const asking = childrenBy(tree, predicate, ['ccomp', 'xcomp', 'advcl', 'csubj']).some(
    (child) => askingIn(tree, child) !== null,
  );
  // "I cannot say whether": the words for not knowing.
  if (cue.class === 'say' && asking && unable(tree, predicate)) return true;
  if (!said.endsWith('-') && !unable(tree, predicate)) return false;
  const open = hedgeOf(wordAt(tree, predicate).lemma.toLowerCase(), 'verb')?.negatedQuestions === true;
  if (cue.factive) return asking || (open && !finite(tree, predicate));
  return open;
}

/** "have no indication that": the noun is what carries the clause, and it is missing. */
function withoutEvidence(tree: Dependencies, predicate: number): boolean {
  const nouns = [predicate, ...childrenBy(tree, predicate, ['obj'])].filter((at) => wordAt(tree, at).upos === 'NOUN');
  return nouns.some((at) => isEvidence(tree, at) && missing(tree, at, wordAt(tree, at).head));
}

function finite(tree: Dependencies, predicate: number): boolean {
  return childrenBy(tree, predicate, ['ccomp', 'advcl', 'xcomp']).some((child) =>
    childrenBy(tree, child, ['mark', 'nsubj']).some((at) => wordAt(tree, at).lemma.toLowerCase() !== 'to'),
  );
}
