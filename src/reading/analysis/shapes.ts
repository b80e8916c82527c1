/**
 * The letter shape of a word, as an index into the model's `shapes`: lower, title, upper, mixed, digits, punctuation, none.
 *
 * The vocabulary is uncased; this is what is left of case, and names need it.
 */
export function letterShape(word: string): number {
  if (!/\p{L}/u.test(word)) return /\p{Nd}/u.test(word) ? 4 : 5;
  if (isLower(word)) return 0;
  const characters = [...word];
  if (isUpper(word)) return characters.length > 1 ? 2 : 1;
  if (isUpper(characters[0]!) && isLower(characters.slice(1).join(''))) return 1;
  return 3;
}

/** The shape of the two pieces that stand for no word. */
export const NO_SHAPE = 6;

const LOWER = /\p{Lowercase}/u;
const UPPER = /\p{Uppercase}|\p{Lt}/u;

function isLower(text: string): boolean {
  return LOWER.test(text) && !UPPER.test(text);
}

function isUpper(text: string): boolean {
  return /\p{Uppercase}/u.test(text) && !LOWER.test(text) && !/\p{Lt}/u.test(text);
}
