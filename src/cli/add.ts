import type { Command } from 'commander';
import { type CaseChoice, inCase, withCaseOptions } from './cases.ts';
import { type DocumentOptions, endpointOf, noDocument, readOptionsOf, tell, withDocumentOptions } from './documents.ts';
import { progressLine } from './progress.ts';
import type { Terminal } from './terminal.ts';

interface AddOptions extends DocumentOptions, CaseChoice {
  readonly read?: boolean;
  readonly quiet?: boolean;
}

const HELP = `
Each document is kept as it is added, and each reading as it is made: what was
broken off goes on where it stopped when the command is given again.

Examples:
  $ hearsay case init harbour
  $ hearsay add articles/ --case harbour
  $ hearsay add page.html --case harbour --published 2020-06-02 --no-read`;

/** `hearsay add`: documents into a case. */
export function addAdd(hearsay: Command, terminal: Terminal): void {
  const command = hearsay
    .command('add')
    .summary('put documents into a case, and read them')
    .description('Adds documents to a case and reads them. What a case has already is not added again.')
    .usage('DOCUMENT... --case FOLDER [options]')
    .argument('[documents...]', 'files, folders, or - for standard input')
    .option('--no-read', 'only keep them: “hearsay read --case” reads them later')
    .option('--quiet', 'say nothing but what went wrong');
  withCaseOptions(command);
  withDocumentOptions(command)
    .addHelpText('after', HELP)
    .action(async (documents: readonly string[], options: AddOptions) => {
      if (documents.length === 0) throw noDocument();
      const [{ addDocuments }, { readCaseDocuments }] = await Promise.all([
        import('../desk/case/add.ts'),
        import('../desk/case/reading.ts'),
      ]);
      const say = (text: string): void => {
        if (options.quiet !== true) terminal.out(text);
      };
      await inCase(options, terminal, async (open) => {
        const line = progressLine(terminal);
        await addDocuments(open, documents, readOptionsOf(options), {
          told: ({ added, known, failures }) => {
            line.clear();
            for (const { id, path } of added) say(`${id}  ${path ?? 'standard input'}\n`);
            for (const { id, path } of known) say(`${id}  ${path ?? 'standard input'}: the case has it already\n`);
            for (const failure of failures) tell(failure, terminal);
          },
        });
        if (options.read === false) return;
        await readCaseDocuments(
          open,
          null,
          { inference: options.inference, workers: options.workers, endpoint: endpointOf(options, terminal) },
          {
            progress: line.progress,
            told: ({ id, statements, claims }) => {
              line.clear();
              say(`${id}  read: ${statements} statements, ${claims} claims\n`);
            },
          },
        ).finally(line.clear);
      });
    });
}
