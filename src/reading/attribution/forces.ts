import type { Factuality } from '../../terms/factuality.ts';
import { askingIn, complementBy } from '../factuality/clauses.ts';
import { isEvidence, missing } from '../factuality/embedding.ts';
import { heldAt } from '../factuality/factuality.ts';
import { madeUp } from '../factuality/fictions.ts';
import { denied } from '../factuality/hedges.ts';
import { FALSE, TRUE, type Verdict, verdictOn } from '../factuality/verdicts.ts';
import { broughtBy, childrenBy, type Dependencies, headOf, relationOf, wordAt } from '../grammar/dependencies.ts';
import { imperative } from '../grammar/orders.ts';
import forces from '../vocabulary/forces.json' with { type: 'json' };
import { cueOf, type Force, hedgeOf } from '../vocabulary/vocabulary.ts';
import type { Attribution } from './attributions.ts';
import { BY_PLACE } from './colons.ts';

const UNHELD: Force = { certainty: 'U', polarity: 'u' };
const HEARING: ReadonlySet<string> = new Set(forces.hearing.bodies);
const CONTRARY: ReadonlySet<string> = new Set(forces.adverbs.contrary);
const VERIDICAL: ReadonlySet<string> = new Set(forces.adverbs.veridical);
const PROMISES: ReadonlySet<string> = new Set(forces.undertakings.promises);

/** Whether whoever reports a statement holds its content, too: takes it for granted, holds it untrue, or leaves it to its source. */
export type Stance = Verdict | 'open';

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
  if (PROMISES.has(cue.roleset) && promised(tree, predicate)) return UNHELD;
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

/** "agreed to hand it over": an act to come, unless it is told as past ("swore to have seen it"). */
function promised(tree: Dependencies, predicate: number): boolean {
  return childrenBy(tree, predicate, ['xcomp', 'ccomp', 'advcl']).some(
    (child) =>
      complementBy(tree, child) === 'to' &&
      !childrenBy(tree, child, ['aux']).some((aux) => wordAt(tree, aux).lemma === 'have'),
  );
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
  const verdict = verdictOn(tree, predicate)?.verdict ?? null;
  if (adverbs.some((each) => CONTRARY.has(each) || FALSE.has(each)) || verdict === 'contrary') return 'contrary';
  if (adverbs.some((each) => VERIDICAL.has(each)) || verdict === 'shared') return 'shared';
  if (rejected(tree, predicate)) return 'contrary';
  const above = judgedAbove(tree, predicate);
  if (above !== null) return above;
  if (cue.contrary === true) return said === 'CT+' ? 'contrary' : 'open';
  if (cue.factive && askedWhether(tree, predicate) === false) return 'shared';
  return cue.veridical === true && said === 'CT+' && askedWhether(tree, predicate) === false ? 'shared' : 'open';
}

/** "Dismissed the army's claim that": whoever rejects a claim holds it untrue. */
function rejected(tree: Dependencies, predicate: number): boolean {
  const { upos, head } = wordAt(tree, predicate);
  if (upos !== 'NOUN' || head < 0 || !['obj', 'nsubj'].includes(relationOf(wordAt(tree, predicate)))) return false;
  const passive = childrenBy(tree, head, ['aux:pass']).length > 0;
  if ((relationOf(wordAt(tree, predicate)) === 'nsubj') !== passive) return false;
  return cueOf(tree.frameAt.get(head)?.roleset ?? '')?.class === 'deny' && !denied(tree, head);
}

/** "He lied when he said it", "is wrong to say that", "was right in saying that": the verdict stands above the cue. */
function judgedAbove(tree: Dependencies, predicate: number): Stance | null {
  const { head } = wordAt(tree, predicate);
  if (head < 0 || !['advcl', 'xcomp', 'ccomp'].includes(relationOf(wordAt(tree, predicate)))) return null;
  const lemma = wordAt(tree, head).lemma.toLowerCase();
  const opened = childrenBy(tree, predicate, ['advmod', 'mark']).some((at) =>
    /^(?:when|in|to|by)$/iu.test(wordAt(tree, at).text),
  );
  if (!opened || denied(tree, head)) return null;
  if (FALSE.has(lemma)) return 'contrary';
  return TRUE.has(lemma) ? 'shared' : null;
}

function askedWhether(tree: Dependencies, predicate: number): boolean {
  return childrenBy(tree, predicate, ['ccomp', 'xcomp', 'advcl', 'csubj']).some(
    (child) => askingIn(tree, child) === 'whether',
  );
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
