import type { Block } from '../terms/index.ts';

interface Line {
  readonly start: number;
  readonly end: number;
}

/** Longest line that a hard-wrapped text has. A longer one is a paragraph on a line. */
const WIDEST = 120;
/** Narrowest wrap that is taken for one: below it, short lines are short paragraphs. */
const NARROWEST = 40;

/**
 * The blocks of a plain text from `from` on: paragraphs and headings, in order, without the blank space around them.
 *
 * Blank lines part blocks. Within a run of lines, a text that was wrapped by hand or by a mail program is one block, and
 * a text with a paragraph to each line is a block a line. A wrapped line is one to which the next line's first word could
 * not have been added without growing wider than the text is.
 */
export function blocksOf(text: string, from: number): readonly Block[] {
  const runs = runsOf(text, from);
  const lengths = runs.flat().map((line) => line.end - line.start);
  const width = lengths.reduce((widest, length) => (length <= WIDEST && length > widest ? length : widest), 0);
  return runs.flatMap((run) => runBlocks(text, run, width));
}

function runBlocks(text: string, run: readonly Line[], width: number): readonly Block[] {
  const wide = run.some((line) => line.end - line.start > WIDEST);
  const full = run.map((line, at) => {
    const next = run[at + 1];
    return next !== undefined && line.end - line.start + 1 + firstWord(text, next) > width * 0.8;
  });
  const boundaries = run.length - 1;
  // Lines that all end in a stop are sentences or paragraphs, whatever their width.
  const ragged = run.every((line) => /[.!?…]["”’')]*$/.test(text.slice(line.end - 3, line.end)));
  const wrapped = !wide && !ragged && width >= NARROWEST && full.filter(Boolean).length >= boundaries * 0.8;
  const spans: { start: number; end: number }[] = [];
  run.forEach((line, at) => {
    const before = run[at - 1];
    const last = spans.at(-1);
    const continues =
      !BULLET.test(text.slice(line.start, line.start + 8)) && (wrapped || runsOn(text, before ?? line, line));
    if (before !== undefined && last !== undefined && continues) last.end = line.end;
    else spans.push({ ...line });
  });
  const alone = run.length === 1;
  return spans.map(({ start, end }) => {
    const words = text.slice(start, end);
    // Markdown's mark of a heading is no part of its words.
    const mark = alone ? /^#{1,6}\s+(?=\S)/.exec(words)?.[0].length : undefined;
    if (mark !== undefined) return { kind: 'heading', start: start + mark, end };
    return { kind: alone && isHeading(words) ? 'heading' : 'paragraph', start, end };
  });
}

const BULLET = /^(?:[-*•–]|\d{1,3}[.)])\s/;

/** Whether a line that ends without a stop is plainly continued by the next, which starts with a small letter. */
function runsOn(text: string, line: Line, next: Line): boolean {
  return (
    !/[.!?:;…"”’'»)\]]$/.test(text.slice(line.end - 1, line.end)) &&
    /^\p{Ll}/u.test(text.slice(next.start, next.start + 2))
  );
}

function firstWord(text: string, line: Line): number {
  const space = text.slice(line.start, line.end).search(/\s/);
  return space === -1 ? line.end - line.start : space;
}

/**
 * Whether a line that stands alone reads as a heading: short, without a final stop, and in capitals or with most of its
 * longer words capitalised. A caption or a picture credit is no heading.
 */
export function isHeading(line: string): boolean {
  if (line.length > 100 || /[.,;:…!"”]$/.test(line)) return false;
  if (/\b(?:photo|photograph|image|picture|pictured|credit|courtesy)\b|[©:]/i.test(line)) return false;
  const words = line.match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];
  if (words.length === 0 || words.length > 14) return false;
  if (line === line.toUpperCase() && words.some((word) => word.length > 2)) return true;
  const long = words.filter((word) => word.length >= 4);
  return (
    /^\P{L}*\p{Lu}/u.test(line) &&
    long.length > 0 &&
    long.filter((word) => /^\p{Lu}/u.test(word)).length >= long.length * 0.8
  );
}

/** Runs of lines that are not blank, each line without the space around it. */
function runsOf(text: string, from: number): readonly (readonly Line[])[] {
  const runs: Line[][] = [];
  let run: Line[] = [];
  let at = from;
  while (at <= text.length) {
    const newline = text.indexOf('\n', at);
    const past = newline === -1 ? text.length : newline;
    const line = text.slice(at, past);
    const start = at + line.length - line.trimStart().length;
    if (line.trim() !== '') run.push({ start, end: at + line.trimEnd().length });
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
    at = past + 1;
  }
  if (run.length > 0) runs.push(run);
  return runs;
}
