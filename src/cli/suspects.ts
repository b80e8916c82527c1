import type { Command } from 'commander';
import { type AskOptions, countOf, listOf, rendered, withLimits } from './limits.ts';
import { deliver } from './output.ts';
import { progressLine } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** `hearsay contacts suspects` and `central`: many starts at once. */
export function addSuspects(contacts: Command, terminal: Terminal): void {
  const command = contacts
    .command('suspects')
    .summary('from whom it could have come to each of some')
    .argument('<log>', 'a log that “hearsay contacts import” made')
    .requiredOption('--to <actor...>', 'who had it in the end');
  withLimits(command).action(async (folder: string, options: AskOptions) => {
    const [{ suspectsOf }, { suspectsCsv, suspectsText }] = await Promise.all([
      import('../desk/suspects.ts'),
      import('../report/suspects-text.ts'),
    ]);
    const { progress, clear } = progressLine(terminal);
    const answer = await suspectsOf(folder, listOf(options.to), options, progress).finally(clear);
    await deliver(rendered(options, answer, suspectsText, suspectsCsv), options, terminal);
  });
  addCentral(contacts, terminal);
}

function addCentral(contacts: Command, terminal: Terminal): void {
  const command = contacts
    .command('central')
    .summary('from whom most could have had it')
    .argument('<log>', 'a log that “hearsay contacts import” made')
    .option('--of <actor...>', 'only of these (default: all)')
    .option('--top <number>', 'how many are told', countOf, 100);
  withLimits(command).action(
    async (folder: string, options: AskOptions & { readonly of?: readonly string[]; readonly top: number }) => {
      const [{ centralOf }, { centralCsv, centralText }] = await Promise.all([
        import('../desk/suspects.ts'),
        import('../report/suspects-text.ts'),
      ]);
      const { progress, clear } = progressLine(terminal);
      const answer = await centralOf(folder, options.of ?? null, options.top, options, progress).finally(clear);
      await deliver(rendered(options, answer, centralText, centralCsv), options, terminal);
    },
  );
}
