import type { Command } from 'commander';
import type { Rivals } from '../desk/hypotheses.ts';
import type { JudgedCell } from '../terms/hypotheses.ts';
import { inCase, withCaseOptions } from './cases.ts';
import { withDocumentOptions } from './documents.ts';
import { deliver, formatOf, type OutputOptions, withOutputOptions } from './output.ts';
import { askedOf, asksCase, type QuestionOptions, withQuestionOptions } from './question.ts';
import { askedJson } from './sensitivity.ts';
import { type Terminal, wantsColour } from './terminal.ts';

interface HypothesesOptions extends QuestionOptions, OutputOptions {
  readonly judged?: string;
}

const HELP = `
Hypotheses stand in rows, evidence by origin in columns: what is repeated counts
once. Cells are proposed from the claims; an analyst judges them in a file of
JSON, by the keys that --format json gives:
  [{"hypothesis": "own means", "origin": "Nora Quist", "value": "neutral",
    "by": "A. Poe", "why": "she speaks of another year"}]

Examples:
  $ hearsay hypotheses --example reserve-price
  $ hearsay hypotheses --evidence case.json --judged cells.json`;

/** `hearsay hypotheses`: rival hypotheses, and what tells them apart. */
export function addHypotheses(hearsay: Command, terminal: Terminal): void {
  const command = withQuestionOptions(
    hearsay
      .command('hypotheses')
      .summary('rival explanations beside each other, by origin')
      .description('Sets routes, own means and “it never got there” beside each other, with what each origin says.')
      .usage('DOCUMENT... --item TEXT --from ACTOR --to ACTOR [options]')
      .argument('[documents...]', 'files, folders, or - for standard input')
      .option('--judged <file>', 'JSON of cells that an analyst judged'),
  );
  withOutputOptions(command, ['text', 'json']);
  withCaseOptions(command);
  withDocumentOptions(command)
    .addHelpText('after', HELP)
    .action(async (documents: readonly string[], options: HypothesesOptions) => {
      const { hypothesesOf, openJudgedCells } = await import('../desk/hypotheses.ts');
      const given = options.judged === undefined ? [] : await openJudgedCells(options.judged);
      const judged = [...(await cellsOfCase(documents, options, terminal)), ...given];
      const { question, evidence, tracing } = await askedOf(documents, options, terminal);
      const found = await hypothesesOf(evidence, question, tracing, judged);
      await deliver(await rendered(found, options, terminal), options, terminal);
    });
}

/** What analysts of a case judged, where one is asked. */
async function cellsOfCase(
  documents: readonly string[],
  options: HypothesesOptions,
  terminal: Terminal,
): Promise<readonly JudgedCell[]> {
  if (!asksCase(documents, options, terminal)) return [];
  const { judgedCells } = await import('../desk/case/judgements.ts');
  return await inCase(options, terminal, judgedCells);
}

/** Claims as far as one wants to see them beside a table. */
function quoting<T extends { readonly claims: Rivals['hypotheses']['columns'][number]['claims'] }>(given: T): object {
  return { ...given, claims: given.claims.map(({ id, passage }) => ({ id, doc: passage.doc, quote: passage.quote })) };
}

async function rendered(
  { traced, hypotheses }: Rivals,
  options: HypothesesOptions,
  terminal: Terminal,
): Promise<string> {
  const { hypothesisName, textHypotheses } = await import('../report/hypotheses-text.ts');
  if (formatOf(options) === 'json') {
    return askedJson(traced, {
      ...hypotheses,
      rows: hypotheses.rows.map((row) => ({ ...row, name: hypothesisName(traced, row) })),
      columns: hypotheses.columns.map(quoting),
      silent: hypotheses.silent.map(quoting),
    });
  }
  return textHypotheses(traced, hypotheses, { colour: options.output === undefined && wantsColour(terminal) });
}
