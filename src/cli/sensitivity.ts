import type { Command } from 'commander';
import type { Case } from '../report/case.ts';
import { withCaseOptions } from './cases.ts';
import { withDocumentOptions } from './documents.ts';
import { deliver, formatOf, jsonText, type OutputOptions, withOutputOptions } from './output.ts';
import { askedOf, type QuestionOptions, withQuestionOptions } from './question.ts';
import { type Terminal, wantsColour } from './terminal.ts';

const HELP = `
An answer changes where it is reached otherwise in time, or stands otherwise.
Smallest sets are exact as far as every set was tried; it is said how far.

Examples:
  $ hearsay sensitivity --example reserve-price
  $ hearsay sensitivity --evidence case.json --format json
  $ hearsay sensitivity --case harbour --item "the memo" --to "F. Arne"`;

/** `hearsay sensitivity`: what an answer hangs on. */
export function addSensitivity(hearsay: Command, terminal: Terminal): void {
  const command = withQuestionOptions(
    hearsay
      .command('sensitivity')
      .summary('what an answer hangs on: origins, documents, judgements')
      .description('Tells what the answer would be without each origin, document and judgement.')
      .usage('DOCUMENT... --item TEXT --from ACTOR --to ACTOR [options]')
      .argument('[documents...]', 'files, folders, or - for standard input'),
  );
  withOutputOptions(command, ['text', 'json']);
  withCaseOptions(command);
  withDocumentOptions(command)
    .addHelpText('after', HELP)
    .action(async (documents: readonly string[], options: QuestionOptions & OutputOptions) => {
      const { question, evidence, tracing } = await askedOf(documents, options, terminal);
      const [{ sensitivityOf }, { lossName, textSensitivity }] = await Promise.all([
        import('../desk/sensitivity.ts'),
        import('../report/sensitivity-text.ts'),
      ]);
      const { traced, sensitivity } = await sensitivityOf(evidence, question, tracing);
      const colour = options.output === undefined && wantsColour(terminal);
      const text =
        formatOf(options) === 'json'
          ? await askedJson(traced, {
              ...sensitivity,
              losses: sensitivity.losses.map((loss) => ({ ...loss, name: lossName(traced, loss) })),
            })
          : textSensitivity(traced, sensitivity, { colour });
      await deliver(text, options, terminal);
    });
}

/** What was found as JSON, after the question, and the day whose record it was put to. */
export async function askedJson(traced: Case, found: object): Promise<string> {
  const [{ question }, { asOfJson }] = await Promise.all([
    import('../report/sentences/answer.ts'),
    import('../exchange/index.ts'),
  ]);
  const { asOf } = traced.evidence;
  return jsonText({ question: question(traced), ...(asOf === undefined ? {} : { asOf: asOfJson(asOf) }), ...found });
}
