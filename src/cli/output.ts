import { type Command, InvalidArgumentError } from 'commander';
import type { Terminal } from './terminal.ts';

/** Forms of a report. */
export type Format = 'text' | 'json' | 'html';
/** Forms of a list. */
export type TableFormat = 'text' | 'csv' | 'json';

/** Where a result goes and in what form. */
export interface OutputOptions<Form extends string = Format> {
  readonly format?: Form;
  readonly output?: string;
}

const FORMATS: readonly Format[] = ['text', 'json', 'html'];

export function withOutputOptions(command: Command, formats: readonly (Format | TableFormat)[] = FORMATS): Command {
  const known = (text: string): string => {
    const format = formats.find((one) => one === text);
    if (format === undefined)
      throw new InvalidArgumentError(`It must be ${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}.`);
    return format;
  };
  return command
    .optionsGroup('Output:')
    .option('--format <format>', `${formats.join(', ')} (default: by the ending of -o, else text)`, known)
    .option('-o, --output <file>', 'write to a file, whole or not at all');
}

/** The form asked for: by name, else by the ending of the file it goes to, else text. */
export function formatOf(options: OutputOptions): Format {
  if (options.format !== undefined) return options.format;
  if (/\.html?$/i.test(options.output ?? '')) return 'html';
  return /\.json$/i.test(options.output ?? '') ? 'json' : 'text';
}

/** The same for a list. */
export function tableFormatOf(options: OutputOptions<TableFormat>): TableFormat {
  if (options.format !== undefined) return options.format;
  if (/\.csv$/i.test(options.output ?? '')) return 'csv';
  return /\.json$/i.test(options.output ?? '') ? 'json' : 'text';
}

/** Hands a result over: to the file that was named, else to standard output. */
export async function deliver(
  text: string | Iterable<string>,
  options: OutputOptions<string>,
  terminal: Terminal,
): Promise<void> {
  if (options.output === undefined || options.output === '-') {
    for (const piece of typeof text === 'string' ? [text] : text) terminal.out(piece);
    return;
  }
  await terminal.write(options.output, text);
  if (terminal.errIsTerminal) terminal.err(`Wrote ${options.output}.\n`);
}

/** A value as JSON, indented for reading, with a newline at its end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** UTF-16 code units of a piece: few writes, and little held. */
const PIECE = 65_536;

/**
 * The same text as `jsonText` gives of an object, in pieces: the members of its lists one by one. What was read from a long
 * document is never held as one string, which may be longer than a string can be.
 */
export function* jsonPieces(value: object): Generator<string> {
  let piece = '';
  for (const part of parts(value)) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function* parts(value: object): Generator<string> {
  // No line break stands inside a string of JSON, so that each one may be followed by more blanks.
  const indented = (member: unknown, by: string): string => JSON.stringify(member, null, 2).replaceAll('\n', `\n${by}`);
  let open = '{\n';
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${open}  ${JSON.stringify(key)}: `;
    open = ',\n';
    if (!Array.isArray(member) || member.length === 0) {
      yield indented(member, '  ');
      continue;
    }
    let before = '[\n    ';
    for (const each of member) {
      yield before + indented(each, '    ');
      before = ',\n    ';
    }
    yield '\n  ]';
  }
  yield open === '{\n' ? '{}\n' : '\n}\n';
}
