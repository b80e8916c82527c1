import { type Passage, passageOf } from '../terms/passage.ts';

/** Longest stretch on each side of what is shown, in UTF-16 code units. */
const MOST_AROUND = 160;

/** The sentence that some words of a text stand in, or as much of it as shows them, cut at a space: what proves a detail. */
export function sentenceAround(doc: string, text: string, at: number, length: number): Passage {
  let from = at;
  while (from > 0 && at - from < MOST_AROUND && !ends(text, from - 1)) from--;
  if (at - from === MOST_AROUND && !/\s/u.test(text[from - 1] ?? ' ')) {
    while (from < at && !/\s/u.test(text[from]!)) from++;
  }
  while (from < at && /\s/u.test(text[from]!)) from++;
  const past = at + length;
  let to = past;
  while (to < text.length && to - past < MOST_AROUND && text[to] !== '\n') {
    to++;
    if (ends(text, to - 1)) break;
  }
  if (to - past === MOST_AROUND && !/\s/u.test(text[to] ?? ' ')) {
    while (to > past && !/\s/u.test(text[to - 1]!)) to--;
  }
  while (to > past && /\s/u.test(text[to - 1]!)) to--;
  return passageOf(doc, text, from, to);
}

/** Whether a sentence or a line ends with this code unit. */
function ends(text: string, at: number): boolean {
  return text[at] === '\n' || (/[.!?]/u.test(text[at]!) && /\s/u.test(text[at + 1] ?? ' '));
}
