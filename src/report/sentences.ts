import type { Sentence } from '../terms/verdict.ts';
import type { Case } from './case.ts';
import { answer } from './sentences/answer.ts';
import { assumptions, coverage, rivals, withdrawals } from './sentences/ground.ts';
import { hopByHop } from './sentences/hops.ts';
import { broken, cuts, denials, leftOpen, wouldDocument } from './sentences/limits.ts';
import { review } from './sentences/reviewed.ts';
import type { Section } from './sentences/section.ts';
import { aboutItem, relations } from './sentences/setting.ts';

/**
 * Everything a verdict says, in sections, each sentence with the ids it stands on. Sections with nothing to say are
 * left out.
 *
 * The wording follows ICD 203 (Analytic Standards, US Director of National Intelligence, 2015): what is likely and how
 * confident anyone is never share a sentence. No transfer is stated as fact, a documented one included: it is always
 * somebody's word, or a record, that says so.
 */
export function sectionsOf(given: Case): readonly Section[] {
  const sections: readonly Section[] = [
    { id: 'answer', heading: 'Verdict', sentences: answer(given) },
    { id: 'hops', heading: 'On whose word', sentences: hopByHop(given) },
    { id: 'denials', heading: 'What is denied', sentences: denials(given) },
    { id: 'open', heading: 'What is left open', sentences: leftOpen(given) },
    { id: 'broken', heading: 'Routes that do not carry', sentences: broken(given) },
    { id: 'item', heading: 'What is said of the item', sentences: aboutItem(given) },
    { id: 'relations', heading: 'Who is related to whom', sentences: relations(given) },
    { id: 'missing', heading: 'What would document it', sentences: wouldDocument(given) },
    { id: 'cuts', heading: 'What closes every route', sentences: cuts(given) },
    { id: 'rivals', heading: 'Rival explanations', sentences: rivals(given) },
    { id: 'assumptions', heading: 'What is assumed', sentences: assumptions(given) },
    { id: 'withdrawals', heading: 'What each origin carries', sentences: withdrawals(given) },
    { id: 'review', heading: 'How much was reviewed', sentences: review(given) },
    { id: 'coverage', heading: 'What this stands on', sentences: coverage(given) },
  ];
  // What has been said once is not said again below.
  const told = new Set<string>();
  const fresh = (one: Sentence): boolean => !told.has(one.text) && told.add(one.text).size > 0;
  return sections
    .map((section) => ({ ...section, sentences: section.sentences.filter(fresh) }))
    .filter((section) => section.sentences.length > 0);
}

/** The same as one list, in the order it is read, each with its section: the JSON form carries them under `verdict.sentences`. */
export function sentencesOf(given: Case): readonly Sentence[] {
  return sectionsOf(given).flatMap(({ id, sentences }) => sentences.map((one) => ({ ...one, part: id })));
}
