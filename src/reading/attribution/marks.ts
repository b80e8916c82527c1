import type { Block } from '../../terms/document.ts';

/**
 * A way of marking a quotation. `double` marks are never anything else; a `single` one looks like an apostrophe, and is
 * taken for a mark only where it can be matched with another.
 */
interface Style {
  readonly double: boolean;
  readonly opens: string;
  readonly closes: readonly string[];
}

/** A stretch between two marks, `[start, end)` with them; `depth` counts the marks it stands inside of. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  /** What stands between the marks, `[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** False where the paragraph ended before a closing mark came. */
  readonly closed: boolean;
}

/** Typewriters and news wires write two apostrophes for a double mark, and two grave accents to open it. */
const STYLES: readonly Style[] = [
  { double: true, opens: '“', closes: ['”', '"'] },
  { double: true, opens: '„', closes: ['“', '”', '"'] },
  { double: true, opens: '«', closes: ['»'] },
  { double: true, opens: '"', closes: ['"', '”'] },
  { double: true, opens: '``', closes: ["''", '"', '”'] },
  { double: true, opens: "''", closes: ["''", '"'] },
  { double: false, opens: '‘', closes: ['’', "'"] },
  { double: false, opens: "'", closes: ["'", '’'] },
];

/** Years without their century, and words that lose their first letters in speech. */
const SHORTENED = /^(?:\d\ds?\b|(?:em|til|tis|twas|cause|cos|cuz|bout|round|n)\b)/i;

/** Furthest a single mark is looked for: what is longer is set in double marks. */
const FURTHEST = 3_000;
/** Marks within marks within marks: deeper is noise. */
const DEEPEST = 3;

interface Open {
  readonly at: number;
  readonly style: Style;
  /** Where its mark of closing stands, for single marks; -1 where it is still looked for. */
  readonly until: number;
}

/**
 * The quotations of a block, in order of where they open, each with its marks. One that is still open at the end of the
 * block runs to its last character, unless it has single marks: those are then apostrophes.
 */
export function markedIn(text: string, { start, end }: Block): Marked[] {
  const out: Marked[] = [];
  const open: Open[] = [];
  const close = (to: number, mark: number): void => {
    const last = open.pop();
    if (last === undefined) return;
    const from = last.at + last.style.opens.length;
    out.push({ start: last.at, end: to + mark, depth: open.length, from, to, closed: mark > 0 });
  };
  const marks = /[“”„«»"`'‘’]/g;
  let at = start;
  while (at < end) {
    // Nearly all signs of a text are no marks: they are passed over in one go.
    marks.lastIndex = at;
    at = marks.exec(text)?.index ?? end;
    if (at >= end) break;
    const closing = closingAt(text, at, open);
    if (closing > 0) {
      close(at, closing);
      at += closing;
      continue;
    }
    const style = open.length < DEEPEST ? openingAt(text, at, start, open.at(-1)?.style) : undefined;
    const until = style === undefined || style.double ? -1 : closingSingle(text, at, end, style, open);
    if (style !== undefined && (style.double || until > 0)) {
      open.push({ at, style, until });
      at += style.opens.length;
      continue;
    }
    at++;
  }
  while (open.length > 0) close(lastInk(text, start, end), 0);
  return out.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Length of the mark that closes the innermost open quotation here, or one around it; 0 where none does. */
function closingAt(text: string, at: number, open: Open[]): number {
  const inner = open.at(-1);
  if (inner === undefined) return 0;
  if (!inner.style.double) return at === inner.until ? 1 : 0;
  for (const mark of inner.style.closes) {
    if (!text.startsWith(mark, at)) continue;
    // A straight mark both opens and closes: with a space before it, it closes nothing.
    if ((mark === '"' || mark === "''") && /\s/.test(text[at - 1] ?? ' ')) return 0;
    return mark.length;
  }
  return 0;
}

/** The style of the mark that opens here, inside a quotation of style `within`; undefined where none does. */
function openingAt(text: string, at: number, start: number, within: Style | undefined): Style | undefined {
  const style = STYLES.find((each) => text.startsWith(each.opens, at));
  if (style === undefined || (within !== undefined && within.double === style.double)) return undefined;
  if (style.opens === '“' || style.opens === '„' || style.opens === '«') return style;
  const before = at === start ? ' ' : (text[at - 1] ?? ' ');
  const after = text[at + style.opens.length] ?? ' ';
  if (/\s/.test(after) || /[\p{L}\p{N}]/u.test(before)) return undefined;
  // "’98", "’em": letters or figures are left out here, nothing is quoted.
  if (!style.double && SHORTENED.test(text.slice(at + 1, at + 8))) return undefined;
  return style;
}

/**
 * Where the closing mark of a single quotation stands; 0 where none is found, and the mark was an apostrophe ("’tis").
 *
 * A mark after a stop or a comma closes, and so does one after any letter but an s. After an s it may be a possessive
 * ("the boats’ engines"): it closes only where no other mark follows before the next quotation opens.
 */
function closingSingle(text: string, from: number, end: number, style: Style, open: readonly Open[]): number {
  const outer = open.at(-1);
  const limit = Math.min(end, from + FURTHEST);
  let possessive = 0;
  for (let at = from + 2; at < limit; at++) {
    const sign = text[at] ?? '';
    const before = text[at - 1] ?? ' ';
    const after = text[at + 1] ?? ' ';
    if (outer !== undefined && !/\s/.test(before) && closesOuter(text, at, outer.style)) break;
    if (sign !== style.opens && !style.closes.includes(sign)) continue;
    if (sign === '‘' || (/[\s([—–]/.test(before) && !/\s/.test(after))) break;
    if (/\s/.test(before) || /[\p{L}\p{N}]/u.test(after)) continue;
    if (!/[sS]/.test(before) || !/\s/.test(after)) return at;
    possessive ||= at;
  }
  return possessive;
}

/** Of three apostrophes the first closes the single mark, the other two the double one. */
function closesOuter(text: string, at: number, style: Style): boolean {
  return style.closes.some((mark) => text.startsWith(mark, at) && !(mark === "''" && text[at + 2] === "'"));
}

function lastInk(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}
