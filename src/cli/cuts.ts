import type { Command } from 'commander';
import { type AskOptions, endsOf, rendered, withLimits } from './limits.ts';
import { deliver } from './output.ts';
import type { Terminal } from './terminal.ts';

/** `hearsay contacts routes` and `cut`: the contacts of all routes from one actor to another, and what closes them. */
export function addCuts(contacts: Command, terminal: Terminal): void {
  addRoutes(contacts, terminal);
  addCut(contacts, terminal);
}

function addRoutes(contacts: Command, terminal: Terminal): void {
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

function addCut(contacts: Command, terminal: Terminal): void {
  const command = contacts
    .command('cut')
    .summary('the fewest contacts, or people, without whom there is no route')
    .argument('<log>', 'a log that “hearsay contacts import” made')
    .requiredOption('--from <actor>', 'who had it at the start')
    .requiredOption('--to <actor>', 'who had it in the end')
    .option('--people', 'the fewest people, not contacts');
  withLimits(command).action(async (folder: string, options: AskOptions & { readonly people?: boolean }) => {
    const [{ cutOf }, { cutCsv, cutText }] = await Promise.all([
      import('../desk/cuts.ts'),
      import('../report/cut-text.ts'),
    ]);
    const { from, to } = endsOf(options);
    const answer = await cutOf(folder, options.people === true ? 'people' : 'contacts', from, to, options);
    await deliver(rendered(options, answer, cutText, cutCsv), options, terminal);
  });
}
