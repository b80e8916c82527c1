import { isAlsoWord, startsSentences, stopKind } from './abbreviations.ts';

/** `[start, end)` in UTF-16 code units of the text that was given. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A run of terminal signs, with the closing quotes, brackets and footnote marks that belong to it. */
const TERMINAL = /(?:\.(?:\s\.)+|[.!?…‽。！？]+)((?:["'”’»)\]}]|\s+[)\]}]|\s*\[\d{1,3}\])*)/gu;

/** A blank line, or a line that opens with a bullet or a list number: a sentence ends before it whatever it ends with. */
const BREAK = /\n[^\S\n]*\n\s*|\n(?=[^\S\n]{0,20}(?:[-*•‣▪–—]|\(?(?:\d{1,2}|[a-z])[.)])\s)/gu;

const SAYING =
  'said|says|asked|asks|added|wrote|writes|replied|told|tweeted|cried|shouted|wondered|inquired|demanded|joked|exclaimed|quipped|mused|recalled|declared|responded|answered|posted';

/** Who has a turn, at the start of a paragraph: question and answer, or a name in capitals ("MS. VARGA:"). */
const TURN = /^\s*(?:Q|A|[\p{Lu}][\p{Lu}.'’-]+(?:[^\S\n]+[\p{Lu}][\p{Lu}.'’-]*){0,4}):(?=\s+\S)/u;

/** After a quoted question or exclamation, a name and a verb of saying carry the sentence on. */
const SPEAKER = new RegExp(`^(?:(?:[\\p{Lu}][\\p{L}.'’-]*|the|of|de|van|al)\\s+){1,5}(?:${SAYING})\\b`, 'u');

/**
 * The sentences of a stretch of running text, in order, without the white space between them.
 *
 * Own rules rather than Intl.Segmenter, whose results change with the ICU inside Node. A quotation's inside is split too, and
 * a closing quote belongs to the sentence it closes. Blocks of a document are given one by one, so that a headline is
 * never glued to the text below it. The mark of a turn ("Q:", "THE WITNESS:") is a sentence of its own.
 */
export function sentencesOf(text: string, start = 0, end: number = text.length): TextSpan[] {
  const out: TextSpan[] = [];
  const part = text.slice(start, end);
  let from = TURN.exec(part)?.[0].length ?? 0;
  if (from > 0) out.push({ start: start + pastSpace(part, 0), end: start + from });
  for (const match of part.matchAll(BREAK)) {
    if (match.index < from) continue;
    splitRun(part, from, match.index, start, out);
    from = match.index + match[0].length;
  }
  splitRun(part, from, part.length, start, out);
  return out;
}

function splitRun(text: string, from: number, to: number, offset: number, out: TextSpan[]): void {
  const run = text.slice(from, to);
  let begin = pastSpace(run, 0);
  const push = (end: number): void => {
    const length = run.slice(begin, end).trimEnd().length;
    if (length > 0) out.push({ start: offset + from + begin, end: offset + from + begin + length });
    begin = pastSpace(run, end);
  };
  for (const match of run.matchAll(TERMINAL)) {
    const end = match.index + match[0].length;
    if (match.index >= begin && endsSentence(run, begin, match.index, end, match[1]!)) push(end);
  }
  push(run.length);
}

function pastSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at]!)) at++;
  return at;
}

/** Whether the terminal signs at `[at, end)` end the sentence that began at `begin`; `closers` are their quotes and brackets. */
function endsSentence(text: string, begin: number, at: number, end: number, closers: string): boolean {
  const rest = text.slice(end, end + 120);
  if (rest.trim() === '') return false;
  const word = wordBefore(text, begin, at);
  const signs = text.slice(at, end - closers.length);
  if (!/^\s/.test(rest)) return closers === '' && signs === '.' && /\p{Ll}$/u.test(word) && glued(rest);
  const next = rest.trimStart();
  const bare = next.replace(/^["'“‘«([{—–-]+\s*/u, '');
  const opener = bare.length < next.length;
  const follows = /^[\p{L}\p{M}'’-]+/u.exec(bare)?.[0] ?? '';
  const lower = /^\p{Ll}/u.test(bare);

  if (/[?!‽？！]/u.test(signs)) {
    if (closers === '' && /^\p{Lu}/u.test(word)) return !lower && !/^\(\d/.test(next);
    if (closers === '') return true;
    return !lower && !(/["”’»]/.test(closers) && SPEAKER.test(next));
  }
  if (/^(?:\.[.\s]|…)/u.test(signs)) return !lower && /^[\p{Lu}\p{Nd}]/u.test(bare);
  if (closers === '' && isListNumber(text, begin, at)) return false;
  if (lower) {
    const plain = closers === '' && /^\p{Ll}{4,}$/u.test(word) && stopKind(word) === 'none';
    return (plain && !opener) || /^https?:/.test(bare);
  }
  if (closers !== '' && !/^["'”’»[\]\d\s]*$/.test(closers)) return true;
  switch (stopKind(word)) {
    case 'title':
      return closers !== '';
    case 'counted':
      return !/^(?:\d|[IVXLC]+\b)/.test(bare);
    case 'initials':
      return closers !== '' || startsSentences(follows) || opener || endsClause(word, follows);
    case 'open':
      if (isAlsoWord(word) && /^\p{Ll}/u.test(word) && word !== 'al') return true;
      return closers !== '' || startsSentences(follows) || opener || word === 'etc';
    default:
      return true;
  }
}

/** "at 5 p.m. Police said": a time of day ends a clause, and so does what no initials precede ("U.S. President" does not). */
function endsClause(word: string, follows: string): boolean {
  return (
    /^[ap]\.m$/i.test(word) &&
    follows !== '' &&
    !/^(?:E[SD]?T|P[SD]?T|C[SD]?T|M[SD]?T|GMT|UTC|BST|CET|Eastern|Pacific|Central|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)/.test(
      follows,
    )
  );
}

/** A missing space: "left.The others". */
function glued(rest: string): boolean {
  const follows = /^\p{Lu}\p{Ll}*/u.exec(rest)?.[0];
  return follows !== undefined && startsSentences(follows) && /^\p{L}+\s/u.test(rest);
}

/** "2." or "(b)." at the start of a sentence; "I." is nobody's number. */
function isListNumber(text: string, begin: number, at: number): boolean {
  if (at - begin > 5) return false;
  const lead = text.slice(begin, at);
  return lead !== 'I' && /^\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})$/.test(lead);
}

function wordBefore(text: string, begin: number, at: number): string {
  const from = Math.max(begin, at - 40);
  return /[\p{L}\p{M}\p{N}.&'’-]*$/u.exec(text.slice(from, at))?.[0]?.replace(/^['’-]+/, '') ?? '';
}
