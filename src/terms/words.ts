/** Months as English writes them: in reports, and never by Intl, whose words change with the ICU of a runtime. */
const MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "zero" to "twelve", each at its own index. */
export const NUMBER_WORDS: readonly string[] =
  'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** "May 2017", of a UTC time in milliseconds. Years before the first are counted back: "44 BC". */
export function monthInWords(time: number): string {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  return `${MONTHS[date.getUTCMonth()]} ${year > 0 ? year : `${1 - year} BC`}`;
}

/** "7 October 2023", of a UTC time in milliseconds. */
export function dayInWords(time: number): string {
  return `${new Date(time).getUTCDate()} ${monthInWords(time)}`;
}

/** The words of a text as they are compared: in lower case, without accents and punctuation. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** A name as it is asked for and listed: its words, without an article before them. Lineage compares names more closely (`normalName`). */
export function keyOf(name: string): string {
  return wordsOf(name)
    .join(' ')
    .replace(/^(?:the|an?) /, '');
}
