import { inert } from './escape.ts';

/** How wide a report in plain text is. */
export const COLUMNS = 80;

/** Scripts and signs that take two columns of a terminal (Unicode East Asian Width W and F, in whole blocks). */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
const NOTHING = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += NOTHING.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return width;
}

/** Lines of at most `width` columns, broken at spaces; a word that is wider is cut. The text is made inert first. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of inert(text)
    .split(/\s+/)
    .filter((part) => part !== '')) {
    for (const piece of pieces(word, width)) {
      const longer = line === '' ? piece : `${line} ${piece}`;
      if (widthOf(longer) <= width) {
        line = longer;
      } else {
        lines.push(line);
        line = piece;
      }
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Wrapped lines after a first and a following indent, all within `columns`. */
export function indented(
  text: string,
  first: string,
  rest: string = ' '.repeat(widthOf(first)),
  columns: number = COLUMNS,
): readonly string[] {
  return wrap(text, Math.max(20, columns - Math.max(widthOf(first), widthOf(rest)))).map(
    (line, at) => `${at === 0 ? first : rest}${line}`,
  );
}

/** Left and right on one line where they fit; else the right part under the left, after the following indent. */
export function spread(
  left: string,
  right: string,
  first = '',
  rest: string = ' '.repeat(widthOf(first)),
  columns: number = COLUMNS,
): readonly string[] {
  const text = `${first}${inert(left)}`;
  const gap = columns - widthOf(text) - widthOf(right);
  if (gap >= 2) return [`${text}${' '.repeat(gap)}${right}`];
  return [...indented(left, first, rest, columns), ...indented(right, rest, rest, columns)];
}

function pieces(word: string, width: number): readonly string[] {
  if (widthOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const char of word) {
    if (widthOf(part + char) > width) {
      parts.push(part);
      part = '';
    }
    part += char;
  }
  return [...parts, part];
}
