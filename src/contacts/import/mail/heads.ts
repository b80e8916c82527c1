import { linesOf } from '../lines.ts';

/** Longest head of a message that is read, in bytes: ten thousand recipients fit, and no body is ever held. */
export const LONGEST_HEAD: number = 1 << 20;

/** “From ”, whoever it was, and the day, time and year that every mail program writes there: prose hardly reads like it. */
const SEPARATOR = /^From (?:.* )?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .*\d{1,2}:\d{2}.*\d{4}/;
const LONGEST_SEPARATOR = 1000;
const [NEWLINE, RETURN, CAPITAL_F] = [10, 13, 70];

/**
 * The head of each message of an mbox (RFC 4155), in order: its lines up to the first empty one, or null where it is longer than `longest`.
 * Bodies are passed over as they stream by. A message begins at a separator after an empty line, or within a head, where no other line
 * reads so; what stands before the first separator is a message too. With `single` the whole text is one message, whatever its body says.
 */
export async function* headsOf(
  chunks: AsyncIterable<Uint8Array>,
  { single = false, longest = LONGEST_HEAD }: { readonly single?: boolean; readonly longest?: number } = {},
): AsyncGenerator<Uint8Array | null> {
  let state: 'before' | 'head' | 'body' = 'before' as 'before' | 'head' | 'body';
  let afterEmpty = true;
  let lines: Uint8Array[] = [];
  let size = 0;
  const finished = (): Uint8Array | null => (size > longest ? null : Buffer.concat(lines));
  for await (const line of linesOf(chunks, longest)) {
    const separates: boolean = (state !== 'body' || afterEmpty) && (!single || state === 'before') && isSeparator(line);
    const empty = isEmpty(line);
    if (separates || (state === 'before' && !empty)) {
      if (state !== 'before') yield finished();
      [state, lines, size] = ['head', separates ? [] : [line], separates ? 0 : line.length];
    } else if (state === 'head') {
      if (empty) state = 'body';
      else {
        size += line.length;
        if (size <= longest) lines.push(line);
      }
    }
    afterEmpty = empty;
  }
  if (state !== 'before') yield finished();
}

function isEmpty(line: Uint8Array): boolean {
  return line[0] === NEWLINE || (line[0] === RETURN && line[1] === NEWLINE);
}

function isSeparator(line: Uint8Array): boolean {
  return (
    line[0] === CAPITAL_F &&
    line.length < LONGEST_SEPARATOR &&
    SEPARATOR.test(Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('latin1'))
  );
}
