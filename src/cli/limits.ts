import { type Command, InvalidArgumentError } from 'commander';
import type { WrittenLimits } from '../desk/contacts.ts';
import { Mistake } from '../terms/mistake.ts';
import { jsonText, type OutputOptions, type TableFormat, tableFormatOf, withOutputOptions } from './output.ts';

/** What a question of a log was told on the command line. */
export interface AskOptions extends WrittenLimits, OutputOptions<TableFormat> {
  readonly from?: readonly string[] | string;
  readonly to?: readonly string[] | string;
}

const FORMATS: readonly TableFormat[] = ['text', 'csv', 'json'];

/** Options of every question of a log. */
export function withLimits(command: Command): Command {
  withRule(
    command
      .optionsGroup('Question:')
      .option('--since <time>', 'contacts before it do not count')
      .option('--by <time>', 'contacts after it do not count')
      .option('--window <since/by>', 'both at once: 2024-03-05/2024-03-08')
      .option('--zone <zone>', 'time zone of these (default: UTC)'),
  )
    .option('--max-hold <duration>', 'it is passed on only so long after being told')
    .option('--max-hops <number>', 'at most so many contacts in a row', countOf)
    .option('--stop-at <actor...>', 'these pass nothing on');
  return withOutputOptions(command, FORMATS);
}

/** The tie rule, what is left out and what a contact takes: of every question, and of a certificate. */
export function withRule(command: Command): Command {
  return command
    .option(
      '--ties <rule>',
      'whether contacts of one time chain: non-strict (they may) or strict',
      tiesOf,
      'non-strict',
    )
    .option('--exclude <actor...>', 'without these actors')
    .option('--exclude-channel <channel...>', 'without these channels')
    .option('--latency <duration>', 'what a contact takes: 15m, 6h, PT6H (default: none)');
}

/** A whole number from 1 on. */
export function countOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 1 on.');
}

function tiesOf(text: string): 'non-strict' | 'strict' {
  if (text === 'non-strict' || text === 'strict') return text;
  throw new InvalidArgumentError('It must be non-strict or strict.');
}

/** What was named, as a list. */
export function listOf(value: readonly string[] | string | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** An answer in the form that was asked for. */
export function rendered<Answer>(
  options: OutputOptions<TableFormat>,
  answer: Answer,
  text: (answer: Answer) => string,
  csv: (answer: Answer) => string,
): string {
  switch (tableFormatOf(options)) {
    case 'json':
      return jsonText(answer);
    case 'csv':
      return csv(answer);
    case 'text':
      return text(answer);
  }
}

/** The two ends of a route. @throws Mistake where they are one. */
export function endsOf(options: AskOptions): { readonly from: string; readonly to: string } {
  const [[from], [to]] = [listOf(options.from), listOf(options.to)];
  if (from === undefined || to === undefined || from === to)
    throw new Mistake('A route goes from one actor to another.', 'Name two with --from and --to.');
  return { from, to };
}
