import type { Command } from 'commander';
import { type AskOptions, endsOf, rendered, withLimits } from './limits.ts';
import { deliver } from './output.ts';
import type { Terminal } from './terminal.ts';

/** `hearsay contacts routes`: the contacts of all routes from one actor to another. */
export function addRoutes(contacts: Command, terminal: Terminal): void {
  const command = contacts
    .command('routes')
    .summary('all contacts on routes from one to another')
    .argument('<log>', 'a log that “hearsay contacts import” made')
    .requiredOption('--from <actor>', 'who had it at the start')
    .requiredOption('--to <actor>', 'who had it in the end');
  withLimits(command).action(async (folder: string, options: AskOptions) => {
    const [{ routesOf }, { routesCsv, routesText }] = await Promise.all([
      import('../desk/cuts.ts'),
      import('../report/routes-text.ts'),
    ]);
    const { from, to } = endsOf(options);
    await deliver(
      rendered(options, await routesOf(folder, from, to, options), routesText, routesCsv),
      options,
      terminal,
    );
  });
}
