import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

const HELP = `
Questions are lines of JSON on standard input; answers come in the same order, a line each:
  {"ask": "forward", "from": "ann@example.org", "by": "2024-03-08"}
  {"ask": "backward", "to": ["press@example.net"], "ties": "strict"}
  {"ask": "route", "from": "ann@example.org", "to": "press@example.net"}
Limits are since, by, window, zone, ties, exclude, excludeChannel, stopAt,
latency, maxHold and maxHops; a route may say prefer: fewest, latest-departure, fastest.`;

/** `hearsay contacts ask`: many questions of one log, which is read and indexed once. */
export function addAsk(contacts: Command, terminal: Terminal): void {
  contacts
    .command('ask')
    .summary('one question after the other, from standard input')
    .description('Keeps a log in memory with an index, and answers questions as they come.')
    .argument('<log>', 'a log that “hearsay contacts import” made')
    .addHelpText('after', HELP)
    .action(async (folder: string) => {
      const { askLog } = await import('../desk/asks.ts');
      await askLog(folder, terminal.lines(), (answer) => terminal.out(`${JSON.stringify(answer)}\n`));
    });
}
