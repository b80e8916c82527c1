const STOP = new Set(
  'of who whom whose which that in for from at on with to by near under against about between among after before during inside outside within into over where when including based familiar briefed close like as but'.split(
    ' ',
  ),
);
const LEAD = new Set(
  'the a an by to from of with in for at on among as like both some many all most several few one none each half neither either'.split(
    ' ',
  ),
);
const WORD = /[\p{L}\p{N}_]+(?:[.'’-][\p{L}\p{N}_]+)*\.?|\S/gu;

/**
 * The head word of a source, guessed without a parser so that any two systems are judged alike: of the source's first piece, the last
 * word before the first comma, dash, bracket or word such as "of" or "who"; a final possessive is dropped.
 *
 * `[start, end)` in the units of `text`, or null where there is no source.
 */
export function sourceHead(text: string, start: number, end: number): [number, number] | null {
  const words = [...text.slice(start, end).matchAll(WORD)].map((match): [number, number] => [
    start + match.index,
    start + match.index + match[0].length,
  ]);
  let last: [number, number] | null = null;
  let lead: [number, number] | null = null;
  for (const [from, to] of words) {
    const word = text.slice(from, to);
    const lower = word.toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(word)) {
      if ('"“”\'‘’.&/$#@%*'.includes(word)) continue;
      if (last !== null) break;
      continue;
    }
    if (STOP.has(lower) && last !== null) break;
    if (last === null && (LEAD.has(lower) || STOP.has(lower))) {
      lead = [from, to];
      continue;
    }
    last = [from, to];
  }
  const found = last ?? lead ?? words[0] ?? null;
  if (found === null) return null;
  const [from, to] = found;
  const word = text.slice(from, to);
  if (word.length > 2 && /['’]s$/i.test(word)) return [from, to - 2];
  return word.endsWith('.') ? [from, to - 1] : [from, to];
}
