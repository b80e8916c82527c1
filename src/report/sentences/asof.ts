import type { NotYet } from '../../terms/asof.ts';
import type { Sentence } from '../../terms/verdict.ts';
import type { Case } from '../case.ts';
import { instant, shortSpan } from '../dates.ts';
import { clip, counted, list, oneLine } from '../naming.ts';
import { say } from './section.ts';

/** Where the evidence is the record of a day: by which clock, and each document that it goes without, with the reason. */
export function asOfSentences(given: Case): readonly Sentence[] {
  const { asOf } = given.evidence;
  if (asOf === undefined) return [];
  const day = instant(asOf.date);
  const which = asOf.clock === 'published' ? 'documents that had come out by then' : 'what had been entered by then';
  const tell = (documents: readonly NotYet[], text: (these: string, one: boolean) => string): readonly Sentence[] =>
    documents.length === 0
      ? []
      : [
          say(
            given,
            text(`${counted(documents.length, 'document')} (${list(documents.map(named))})`, documents.length === 1),
            documents.map(({ doc }) => doc),
          ),
        ];
  const without = (why: NotYet['why']): readonly NotYet[] => asOf.without.filter((each) => each.why === why);
  return [
    say(given, `This is the record as it stood on ${day}, by ${which}`, []),
    ...tell(
      asOf.perhaps,
      (these, one) =>
        `${these} may have come out later and ${one ? 'is' : 'are'} counted: what rests on ${one ? 'it' : 'them'} the record of that day supported possibly, and no more`,
    ),
    ...tell(without('later'), (these) => `${these} came out later and ${were(without('later'))} left out`),
    ...tell(
      without('possibly later'),
      (these) => `${these} may have come out by then and may not, and ${were(without('possibly later'))} left out`,
    ),
    ...tell(
      without('undated'),
      (these) =>
        `${these} ${without('undated').length === 1 ? 'has' : 'have'} no date and ${were(without('undated'))} left out`,
    ),
    ...tell(
      without('not entered'),
      (these) => `${these} ${were(without('not entered'))} not yet in the case, and left out`,
    ),
  ];
}

function were({ length }: readonly NotYet[]): string {
  return length === 1 ? 'is' : 'are';
}

function named({ name, published }: NotYet): string {
  const when = published === null ? '' : `, ${shortSpan(published).replace(/^on /, '')}`;
  return `“${clip(oneLine(name), 80)}”${when}`;
}
