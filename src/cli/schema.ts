import type { Command } from 'commander';
import { deliver, jsonText } from './output.ts';
import type { Terminal } from './terminal.ts';

/** `hearsay schema`: the form of what a trace hands out and takes in. */
export function addSchema(hearsay: Command, terminal: Terminal): void {
  hearsay
    .command('schema')
    .summary('the JSON Schema of what a trace hands out and takes in')
    .description('Prints the JSON Schema of “hearsay trace --format json”, whose part up to lineage --evidence takes.')
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addHelpText('after', '\nExample:\n  $ hearsay schema -o case.schema.json')
    .action(async (options: { readonly output?: string }) => {
      const { caseSchema } = await import('../exchange/index.ts');
      await deliver(jsonText(caseSchema()), options, terminal);
    });
}
