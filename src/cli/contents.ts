import type { Command } from 'commander';
import { rendered } from './limits.ts';
import { deliver, type OutputOptions, type TableFormat, withOutputOptions } from './output.ts';
import type { Terminal } from './terminal.ts';

interface ShowOptions extends OutputOptions<TableFormat> {
  readonly refused?: boolean;
  readonly check?: boolean;
}

/** `hearsay contacts show`: what is in a log. */
export function addShow(contacts: Command, terminal: Terminal): void {
  const command = contacts
    .command('show')
    .summary('what is in a log, and what was refused')
    .argument('<log>', 'a log that “hearsay contacts import” made')
    .option('--refused', 'list the refused rows, with their lines and the reasons')
    .option('--check', 'read the whole log and compare it with what was written');
  withOutputOptions(command, ['text', 'csv', 'json']).action(async (folder: string, options: ShowOptions) => {
    const [{ logContents }, { contentsCsv, contentsText }] = await Promise.all([
      import('../desk/contacts.ts'),
      import('../report/contents-text.ts'),
    ]);
    const asked = { lines: options.refused ?? false, check: options.check ?? false };
    await deliver(rendered(options, await logContents(folder, asked), contentsText, contentsCsv), options, terminal);
  });
}
