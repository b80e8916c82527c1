import { type Command, InvalidArgumentError } from 'commander';
import type { Terminal } from './terminal.ts';

export type Format = 'text' | 'json' | 'html';

/** Where a result goes and in what form. */
export interface OutputOptions {
  readonly format?: Format;
  readonly output?: string;
}

export function withOutputOptions(command: Command, formats: readonly Format[] = ['text', 'json', 'html']): Command {
  const known = (text: string): Format => {
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

/** Hands a result over: to the file that was named, else to standard output. */
export async function deliver(text: string, options: OutputOptions, terminal: Terminal): Promise<void> {
  if (options.output === undefined || options.output === '-') return terminal.out(text);
  await terminal.write(options.output, text);
  if (terminal.errIsTerminal) terminal.err(`Wrote ${options.output}.\n`);
}

/** A value as JSON, indented for reading, with a newline at its end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
