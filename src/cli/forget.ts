import type { Command } from 'commander';
import { inCase } from './cases.ts';
import type { Terminal } from './terminal.ts';

const HELP = `
Its bytes, its text, its readings and all that was said in its words go; who did
what, when and why stays, and "hearsay case verify" holds. The reason stays too:
give none in the document's words.

What was copied before is out of reach: bundles, backups, dumps, and what a disk
or a server's log has until it is written over.

Example:
  $ hearsay case forget harbour d3 --why "Order of the court of 2 June"`;

/** `hearsay case forget`: a document, for good. */
export function addForget(group: Command, terminal: Terminal): void {
  group
    .command('forget')
    .summary('take every word of a document out of a case, for good')
    .description('Forgets a document. It cannot be undone.')
    .argument('<folder>')
    .argument('<document>', 'its id, as d3')
    .requiredOption('--why <text>', 'the reason, which stays')
    .option('--analyst <name>', 'who you are in its journal (HEARSAY_ANALYST, else your account’s name)')
    .addHelpText('after', HELP)
    .action(
      async (
        folder: string,
        document: string,
        { why, analyst }: { readonly why: string; readonly analyst?: string },
      ) => {
        const { forgetInCase } = await import('../desk/case/forget.ts');
        const choice = { case: folder, ...(analyst === undefined ? {} : { analyst }) };
        const { entry, readings, others } = await inCase(choice, terminal, async (open) =>
          forgetInCase(open, document, why),
        );
        const went = [
          'its bytes and its text',
          readings === 1 ? 'its reading' : `its ${readings} readings`,
          ...(others.length === 0
            ? []
            : [`what ${others.length === 1 ? 'entry' : 'entries'} ${others.join(', ')} said in its words`]),
        ];
        terminal.out(
          `${document} is forgotten, by entry ${entry}: ${went.slice(0, -1).join(', ')} and ${went.at(-1)} are gone.\n` +
            'Bundles, backups and dumps that were made before still hold it.\n',
        );
      },
    );
}
