import type { Command } from 'commander';
import type { Case } from '../desk/case/case.ts';
import { type CaseChoice, inCase, withCaseOptions } from './cases.ts';
import { whole } from './documents.ts';
import { deliver, jsonText, type OutputOptions, tableFormatOf, withOutputOptions } from './output.ts';
import { type Terminal, wantsColour } from './terminal.ts';

/** Which part of a list is shown. */
export interface PageOptions {
  readonly search?: string;
  readonly after?: string;
  readonly limit?: number;
}

interface ListOptions extends CaseChoice, PageOptions, OutputOptions<string> {
  readonly document?: string;
  readonly event?: string;
}

/** Adds them. */
export function withPageOptions(command: Command): Command {
  return command
    .option('--search <words>', 'of a case: only what has these words')
    .option('--limit <n>', 'of a case: how many rows (default 50)', whole)
    .option('--after <place>', 'of a case: from where the last page ended');
}

/** `hearsay claims`, `hearsay hops` and `hearsay documents`: what a case has. */
export function addCaseLists(hearsay: Command, terminal: Terminal): void {
  const list = (kind: 'claims' | 'hops' | 'documents', summary: string, description: string): Command => {
    const command = hearsay.command(kind).summary(summary).description(description).usage('--case FOLDER [options]');
    withOutputOptions(withPageOptions(withCaseOptions(command)), ['text', 'json']);
    return command
      .addHelpText(
        'after',
        `\nExamples:\n  $ hearsay ${kind} --case harbour\n  $ hearsay ${kind} --case harbour --search "port authority"`,
      )
      .action(async (options: ListOptions) => caseList(kind, options, terminal));
  };
  list(
    'documents',
    'what a case has been given',
    'Lists the documents of a case, and finds them by the words of their texts.',
  );
  list(
    'claims',
    'what the documents of a case claim',
    'Lists the claims of a case: who holds what, how surely, in which sentence.',
  )
    .option('--document <id>', 'only those of this one')
    .option('--event <kind>', 'only those of this kind: disclosure, relation, meeting ...');
  list(
    'hops',
    'who is said to have disclosed what to whom',
    'Lists the disclosures that a case claims; a trace says how they stand.',
  );
}

/** Shows a list of the case that was named. */
export async function caseList(
  kind: 'actors' | 'items' | 'holders' | 'claims' | 'hops' | 'documents',
  options: ListOptions,
  terminal: Terminal,
): Promise<void> {
  const listing = await inCase(options, terminal, async (open) => listingOf(kind, open, options));
  const colour = options.output === undefined && wantsColour(terminal);
  const text =
    tableFormatOf(options as OutputOptions<'text' | 'json'>) === 'json' ? jsonText(listing.json) : listing.text(colour);
  await deliver(text, options, terminal);
}

async function listingOf(kind: Parameters<typeof caseList>[0], open: Case, options: ListOptions) {
  const [lists, words, { shortSpan }] = await Promise.all([
    import('../desk/case/lists.ts'),
    import('../report/case-lists.ts'),
    import('../report/dates.ts'),
  ]);
  switch (kind) {
    case 'actors':
    case 'items':
    case 'holders': {
      const json = await lists.caseNames(
        open,
        kind === 'actors' ? 'actor' : kind === 'items' ? 'item' : 'source',
        options,
      );
      return { json, text: (colour: boolean) => words.namesText(json.rows, { colour, next: json.next }) };
    }
    case 'claims': {
      const json = await lists.caseClaims(open, options);
      return { json, text: (colour: boolean) => words.claimsText(json.rows, { colour, next: json.next }) };
    }
    case 'hops': {
      const json = await lists.caseHops(open, options);
      return { json, text: (colour: boolean) => words.hopsText(json.rows, { colour, next: json.next }) };
    }
    case 'documents': {
      const json = await lists.caseDocuments(open, options);
      const rows = json.rows.map((row) => ({
        ...row,
        published: row.earliest === null && row.latest === null ? null : shortSpan(row),
      }));
      return { json, text: (colour: boolean) => words.documentsText(rows, { colour, next: json.next }) };
    }
  }
}
