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
