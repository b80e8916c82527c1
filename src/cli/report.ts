import type { Command } from 'commander';
import { type CaseChoice, inCase, withCaseOptions } from './cases.ts';
import { tell } from './documents.ts';
import { deliver, type OutputOptions, withOutputOptions } from './output.ts';
import { questionOfCase, withQuestion } from './question.ts';
import type { Terminal } from './terminal.ts';
import { rendered, type TraceOptions } from './trace.ts';

interface ReportOptions extends TraceOptions, OutputOptions, CaseChoice {
  readonly why?: string;
}

const HELP = `
A report that was issued is kept, sentence by sentence: when a source is
withdrawn later, “hearsay impact” tells which sentences of it fall.

Examples:
  $ hearsay report --case harbour --item "the memo" --from "B. Roth" \\
      --to "F. Arne" -o memo.html --why "for the editor"`;

/** `hearsay report`: a trace of a case that is issued, and kept as issued. */
export function addReport(hearsay: Command, terminal: Terminal): void {
  const command = withQuestion(
    hearsay
      .command('report')
      .summary('issue a report of a case, and keep what it said')
      .description('Traces a question put to a case and issues the report: what it said is kept in the journal.')
      .usage('--case FOLDER --item TEXT --from ACTOR --to ACTOR [options]')
      .option('--why <text>', 'what it is issued for'),
  );
  withOutputOptions(command);
  withCaseOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: ReportOptions) => {
      const [question, asking] = await questionOfCase(options);
      const { issueReport } = await import('../desk/case/issue.ts');
      const { traced, entry } = await inCase(options, terminal, async (open) =>
        issueReport(open, question, asking, options.why ?? null),
      );
      for (const failure of traced.evidence.failures) tell(failure, terminal);
      await deliver(await rendered(traced, options, terminal), options, terminal);
      terminal.err(`Issued as entry ${entry}.\n`);
    });
}
