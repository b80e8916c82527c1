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
export async function deliver(text: string, options: OutputOptions<string>, terminal: Terminal): Promise<void> {
  if (options.output === undefined || options.output === '-') return terminal.out(text);
  await terminal.write(options.output, text);
  if (terminal.errIsTerminal) terminal.err(`Wrote ${options.output}.\n`);
}

/** A value as JSON, indented for reading, with a newline at its end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
