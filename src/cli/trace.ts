import type { Command } from 'commander';
import type { Case } from '../report/case.ts';
import { inCase, withCaseOptions } from './cases.ts';
import { tell, withDocumentOptions } from './documents.ts';
import { deliver, formatOf, jsonText, type OutputOptions, withOutputOptions } from './output.ts';
import { askedOf, asksCase, type QuestionOptions, questionOfCase, thenOf, withQuestionOptions } from './question.ts';
import { type Terminal, wantsColour } from './terminal.ts';

/** Everything that a trace may be told. */
export type TraceOptions = QuestionOptions & OutputOptions;

const HELP = `
Leave out --from or --to to ask who could have been the source, or who could
have had it. A date stands for all of its day, month or year.

Examples:
  $ hearsay trace --example
  $ hearsay trace --example reserve-price --format html -o case.html
  $ hearsay trace a.txt b.html --item "the survey" --from "Port of Sarn" \\
      --to "Corvid line" --by 2020-05-31
  $ hearsay trace articles/ --item "the memo" --from "B. Roth" --to "F. Arne" \\
      --contacts mail.csv --zone Europe/Oslo
  $ hearsay trace --evidence case.json --item i1 --to a3
  $ hearsay trace --case harbour --item "the memo" --to "F. Arne"`;

/** `hearsay trace`: from documents, evidence or an example to a verdict. */
export function addTrace(hearsay: Command, terminal: Terminal): void {
  const command = withQuestionOptions(
    hearsay
      .command('trace')
      .summary('how an item could have got from one to another, hop by hop')
      .description('Traces how a piece of information could have got from one actor to another, and on whose word.')
      .usage('DOCUMENT... --item TEXT --from ACTOR --to ACTOR [options]')
      .argument('[documents...]', 'files, folders, or - for standard input'),
  );
  withOutputOptions(command);
  withCaseOptions(command);
  withDocumentOptions(command)
    .addHelpText('after', HELP)
    .action(async (documents: readonly string[], options: TraceOptions) => {
      const traced = await tracedCase(documents, options, terminal);
      await deliver(await rendered(traced, options, terminal), options, terminal);
    });
}

/** What was traced, from whichever source was given; the journal of a case that is asked as it is now keeps that. */
async function tracedCase(documents: readonly string[], options: TraceOptions, terminal: Terminal): Promise<Case> {
  if (options.asOf === undefined && asksCase(documents, options, terminal))
    return await tracedInCase(options, terminal);
  const { question, evidence, tracing } = await askedOf(documents, options, terminal);
  const { traceCase } = await import('../desk/trace.ts');
  const traced = await traceCase(evidence, question, tracing);
  for (const failure of traced.evidence.failures.slice(evidence.failures.length)) tell(failure, terminal);
  return traced;
}

/** The same, put to the case that was named. */
async function tracedInCase(options: TraceOptions, terminal: Terminal): Promise<Case> {
  const [question, asking] = await questionOfCase(options);
  const { traceInCase } = await import('../desk/case/trace.ts');
  const { traced } = await inCase(options, terminal, async (open) =>
    traceInCase(open, question, asking, thenOf(options)),
  );
  for (const failure of traced.evidence.failures) tell(failure, terminal);
  return traced;
}

/** A trace in the form that was asked for. */
export async function rendered(traced: Case, options: TraceOptions, terminal: Terminal): Promise<string> {
  switch (formatOf(options)) {
    case 'json': {
      const [{ encodeCase }, { sentencesOf }] = await Promise.all([
        import('../exchange/index.ts'),
        import('../report/sentences.ts'),
      ]);
      return jsonText(encodeCase(traced.evidence, traced.trace, sentencesOf(traced)));
    }
    case 'html': {
      const { htmlReport } = await import('../report/page.ts');
      return htmlReport(traced);
    }
    case 'text': {
      const { textReport } = await import('../report/text.ts');
      return textReport(traced, { colour: options.output === undefined && wantsColour(terminal) });
    }
  }
}
