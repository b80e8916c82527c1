import type { Command } from 'commander';
import { caseList, type PageOptions, withPageOptions } from './case-lists.ts';
import { type CaseChoice, caseFolder, withCaseOptions } from './cases.ts';
import { type DocumentOptions, evidenceOf, withDocumentOptions } from './documents.ts';
import { deliver, formatOf, jsonText, type OutputOptions, withOutputOptions } from './output.ts';
import { type Terminal, wantsColour } from './terminal.ts';

interface ListOptions extends DocumentOptions, OutputOptions, CaseChoice, PageOptions {
  readonly all?: boolean;
}

const KINDS = {
  actors: {
    summary: 'who can be asked about',
    description: 'Lists the people, organisations, states and groups that documents mention.',
    all: 'those too that the text only describes',
  },
  items: {
    summary: 'what can be asked about',
    description: 'Lists the pieces of information that documents say moved, were gathered, known or used.',
    all: 'those too that no claim is about',
  },
} as const;

/** `hearsay actors`: who can be asked about. */
export function addActors(hearsay: Command, terminal: Terminal): void {
  addListing(hearsay, terminal, 'actors');
}

/** `hearsay items`: what can be asked about. */
export function addItems(hearsay: Command, terminal: Terminal): void {
  addListing(hearsay, terminal, 'items');
}

function addListing(hearsay: Command, terminal: Terminal, kind: keyof typeof KINDS): void {
  const { summary, description, all } = KINDS[kind];
  const command = hearsay
    .command(kind)
    .summary(summary)
    .description(description)
    .usage('DOCUMENT... | --case FOLDER [options]')
    .argument('[documents...]', 'files, folders, or - for standard input')
    .option('--all', all);
  withPageOptions(withCaseOptions(command));
  withOutputOptions(command, ['text', 'json']);
  withDocumentOptions(command)
    .addHelpText(
      'after',
      `\nExamples:\n  $ hearsay ${kind} articles/\n  $ hearsay ${kind} a.txt b.html --format json\n  $ hearsay ${kind} --case harbour --search port`,
    )
    .action(async (documents: readonly string[], options: ListOptions) => {
      if (documents.length === 0 && caseFolder(options, terminal) !== null)
        return await caseList(kind, options, terminal);
      const evidence = await evidenceOf(documents, options, terminal);
      const [{ listActors, listItems }, { textListing }] = await Promise.all([
        import('../desk/listing.ts'),
        import('../report/listing.ts'),
      ]);
      const list = kind === 'actors' ? listActors(evidence, options) : listItems(evidence, options);
      const colour = options.output === undefined && wantsColour(terminal);
      await deliver(formatOf(options) === 'json' ? jsonText(list) : textListing(list, { colour }), options, terminal);
    });
}
