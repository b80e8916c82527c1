import { folded } from '../reading/mentions/names.ts';
import { isCaveat } from '../reading/mentions/nominals.ts';
import type { ReadMention } from '../reading/reading.ts';

const POINTERS = new Set(['the', 'this', 'that', 'these', 'those', 'same', 'own', 'said']);
const WORDS = new WeakMap<ReadMention, readonly string[]>();

/** The words that tell a description from others, in lower case and the singular: pointers, and how it was handled, aside. */
export function wordsOf(mention: ReadMention): readonly string[] {
  const known = WORDS.get(mention);
  if (known !== undefined) return known;
  const words = folded(mention.name)
    .split(/[ -]/)
    .filter((word) => word !== '' && !POINTERS.has(word) && !isCaveat(word))
    .map(singular);
  WORDS.set(mention, words);
  return words;
}

/** A noun without its plural ending, in lower case; by the ending alone, for comparing and not for showing. */
export function singular(word: string): string {
  const lower = word.toLowerCase();
  // Most words have neither ending.
  if (!lower.endsWith('s')) return lower.endsWith('men') ? `${lower.slice(0, -3)}man` : lower;
  return lower
    .replace(/ies$/, 'y')
    .replace(/(?<=[^s])s$/, '')
    .replace(/men$/, 'man');
}

/** The noun of a description, or the last word of a title: "the minister" is a foreign minister named so before. */
export function headOf(mention: ReadMention): string | null {
  if (mention.form === 'pronoun') return null;
  if (mention.form !== 'name') return singular(mention.head);
  return mention.title === null ? null : singular(mention.title.split(/\s+/).at(-1) ?? '');
}

const COMMON = new Set(
  'the a an of to in on at for and or with from by about how what where when why which who that get around round group its their his her'.split(
    ' ',
  ),
);

/** Subjects are compared pair by pair: each is taken apart once. Bounded, since subjects come from documents. */
const SUBJECTS = new Map<string, ReadonlySet<string>>();
const MOST_SUBJECTS = 5000;

/** Words of a subject that tell it from others, in lower case. */
export function subjectWords(subject: string): ReadonlySet<string> {
  const known = SUBJECTS.get(subject);
  if (known !== undefined) return known;
  if (SUBJECTS.size >= MOST_SUBJECTS) SUBJECTS.clear();
  const words = new Set(
    folded(subject)
      .split(/[ -]/)
      .map((word) => singular(word.replace(/'$/, '')))
      .filter((word) => word.length > 2 && !COMMON.has(word)),
  );
  SUBJECTS.set(subject, words);
  return words;
}

/** Whether two subjects have a telling word in common. */
export function shareSubject(a: string, b: string): boolean {
  const words = subjectWords(a);
  for (const word of subjectWords(b)) if (words.has(word)) return true;
  return false;
}
