import { DAY } from '../../documents/calendar.ts';
import type { When } from '../../terms/interval.ts';
import { NUMBER_WORDS } from '../../terms/words.ts';
import { childrenBy, type Dependencies, wordAt } from '../grammar/dependencies.ts';
import { type Dated, fromStart, shifted, upToEnd } from '../times/edtf.ts';
import type { TimeExpression } from '../times/times.ts';
import { lemmaOf } from '../vocabulary/vocabulary.ts';

/** An event that a text dates somewhere, and when it was. */
export interface Occasion {
  readonly sentence: number;
  readonly when: When;
}

const POINTING = /^(?:the|this|that|his|her|their|its|our|my)$/i;
const COUNT = String.raw`(?:(the|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (day|week|month|year)s? )?`;
const BEFORE = new RegExp(String.raw`\b${COUNT}(before|prior to|ahead of|in advance of|until|till|by)\s$`, 'i');
const AFTER = new RegExp(String.raw`\b${COUNT}(after|following|since)\s$`, 'i');
const EVE = /\b(?:on )?the eve of\s$/i;
const DURING = /\b(?:during|at|on the day of|at the time of)\s$/i;
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7 };

/** What the word of an event is called, the same for a verb and its noun: "voted", "the vote". */
export function keyOf(tree: Dependencies, at: number): string | null {
  const word = wordAt(tree, at);
  if (!['NOUN', 'VERB'].includes(word.upos)) return null;
  const roleset = tree.frameAt.get(at)?.roleset;
  return roleset === undefined || roleset.endsWith('XX') ? word.lemma.toLowerCase() : lemmaOf(roleset);
}

/**
 * The times that a sentence gives by an event that the text dates elsewhere: "before the vote" is no later than the day on
 * which the board voted, "a week after the hearing" a week from its day. Each takes the nearest earlier event that is so
 * called, else the first later one. `occasions` by what they are called, in order of text; `latest` bounds what came after; null where nothing does.
 *
 * @param text of the document; the offsets of what is returned are in it.
 */
export function byOccasion(
  tree: Dependencies,
  text: string,
  occasions: ReadonlyMap<string, readonly Occasion[]>,
  latest: number | null,
): TimeExpression[] {
  return tree.sentence.words.flatMap((word, at): TimeExpression[] => {
    const pointer = childrenBy(tree, at, ['det', 'nmod:poss']).find((each) => POINTING.test(wordAt(tree, each).text));
    if (word.upos !== 'NOUN' || pointer === undefined) return [];
    const dated = occasions.get(keyOf(tree, at) ?? '') ?? [];
    const occasion =
      dated.findLast(({ sentence }) => sentence < tree.index) ?? dated.find(({ sentence }) => sentence > tree.index);
    if (occasion === undefined) return [];
    const first = wordAt(tree, pointer).start;
    const before = text.slice(tree.sentence.start, first);
    const found = boundBy(before, occasion.when, latest);
    if (found === null) return [];
    const start = first - found.lead;
    return [
      {
        start,
        end: word.end,
        when: { ...found.when, words: text.slice(start, word.end) },
        kind: 'relative',
        ofAnother: false,
      },
    ];
  });
}

/** What the words before an event make of its time, and how many characters they are. */
function boundBy(
  before: string,
  when: When,
  latest: number | null,
): { readonly when: Dated; readonly lead: number } | null {
  const eve = EVE.exec(before);
  if (eve !== null) return { when: isDay(when) ? shifted(when, -1) : upToEnd(when), lead: eve[0].length };
  const during = DURING.exec(before);
  if (during !== null) return { when, lead: during[0].length };
  const [earlier, later] = [BEFORE.exec(before), AFTER.exec(before)];
  const match = earlier ?? later;
  if (match === null) return null;
  const [words, number, unit] = match;
  const days = number === undefined || unit === undefined ? null : countOf(number) * (DAYS[unit.toLowerCase()] ?? 0);
  const sign = earlier === null ? 1 : -1;
  const bound = earlier === null ? fromStart(when, latest) : upToEnd(when);
  return { when: days !== null && days > 0 && isDay(when) ? shifted(when, sign * days) : bound, lead: words.length };
}

function countOf(number: string): number {
  if (/^(?:the|an?)$/i.test(number)) return 1;
  return /^\d+$/.test(number) ? Number(number) : NUMBER_WORDS.indexOf(number.toLowerCase());
}

function isDay({ earliest, latest }: When): boolean {
  return earliest !== null && latest !== null && latest - earliest <= DAY;
}
