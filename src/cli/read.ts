import type { Command } from 'commander';
import type { Evidence } from '../terms/evidence.ts';
import { Mistake } from '../terms/mistake.ts';
import { type CaseChoice, caseFolder, inCase, withCaseOptions } from './cases.ts';
import { type DocumentOptions, endpointOf, evidenceOf, readWith, withDocumentOptions } from './documents.ts';
import { deliver, formatOf, jsonPieces, jsonText, type OutputOptions, withOutputOptions } from './output.ts';
import { progressLine } from './progress.ts';
import { type Terminal, wantsColour } from './terminal.ts';

interface ReadOptions extends DocumentOptions, OutputOptions, CaseChoice {
  readonly again?: readonly string[];
  readonly quiet?: boolean;
  readonly outermost?: boolean;
  readonly explain?: string;
}

const HELP = `
Under each paragraph stand the statements that begin in it: whose they are, how
surely each holder holds them (CT certain, PR probable, PS possible, Uu not
committed; + it happened, - it did not), and the claims read from them. With
--explain and an id from there: why it was read.

Examples:
  $ hearsay read article.txt
  $ hearsay read page.html --format html -o read.html
  $ cat article.txt | hearsay read - --published 2020-06-02 --publisher Gazette
  $ hearsay read articles/ --format json > read.json
  $ hearsay read article.txt --explain d1.c1
  $ hearsay read --case harbour`;

/** `hearsay read`: statements and claims over the text. */
export function addRead(hearsay: Command, terminal: Terminal): void {
  const command = hearsay
    .command('read')
    .summary('who says what in a text, how surely, and what it claims')
    .description('Reads documents and shows their statements and claims over the text.')
    .usage('DOCUMENT... [options]')
    .argument('[documents...]', 'files, folders, or - for standard input')
    .option(
      '--outermost',
      'only whose words stand in nobody else’s: no nested ones, and the author’s own only with a word for it',
    )
    .option('--explain <id>', 'why a claim or statement was read, as text or json');
  withOutputOptions(command);
  withCaseOptions(command)
    .option('--again <id...>', 'of a case: these documents once more, as after an update')
    .option('--quiet', 'of a case: say nothing but what went wrong');
  withDocumentOptions(command)
    .addHelpText('after', HELP)
    .action(async (documents: readonly string[], options: ReadOptions) => {
      if (documents.length === 0 && caseFolder(options, terminal) !== null) return await readInCase(options, terminal);
      const text =
        options.explain === undefined
          ? await rendered(await evidenceOf(documents, options, terminal), options, terminal)
          : await explained(documents, options.explain, options, terminal);
      await deliver(text, options, terminal);
    });
}

/** Reads what of a case nothing has read yet; each reading is kept as it is made. */
async function readInCase(options: ReadOptions, terminal: Terminal): Promise<void> {
  const { documentNumbers, readCaseDocuments } = await import('../desk/case/reading.ts');
  const line = progressLine(terminal);
  const engine = { inference: options.inference, workers: options.workers, endpoint: endpointOf(options, terminal) };
  await inCase(options, terminal, async (open) => {
    const again = options.again === undefined ? null : documentNumbers(options.again);
    const count = await readCaseDocuments(open, again, engine, {
      progress: line.progress,
      told: ({ id, statements, claims }) => {
        line.clear();
        if (options.quiet !== true) terminal.out(`${id}  read: ${statements} statements, ${claims} claims\n`);
      },
    });
    if (count === 0 && options.quiet !== true) terminal.out('Every document was read already.\n');
  }).finally(line.clear);
}

async function explained(
  documents: readonly string[],
  id: string,
  options: ReadOptions,
  terminal: Terminal,
): Promise<string> {
  const format = formatOf(options);
  if (format === 'html') throw new Mistake('An explanation is no page.', 'Ask for it as text, or with --format json.');
  const [{ explainReading }, { textExplanation }] = await Promise.all([
    import('../desk/explain.ts'),
    import('../report/explanation-text.ts'),
  ]);
  const { evidence, explanation } = await readWith(documents, options, terminal, (given, effects) =>
    explainReading(documents, id, given, effects),
  );
  if (format === 'json') return jsonText(explanation);
  return textExplanation(evidence, explanation, { colour: options.output === undefined && wantsColour(terminal) });
}

async function rendered(
  evidence: Evidence,
  options: ReadOptions,
  terminal: Terminal,
): Promise<string | Iterable<string>> {
  const shown = { outermost: options.outermost ?? false };
  switch (formatOf(options)) {
    case 'json': {
      const [{ encodeEvidence }, { outermostEvidence }] = await Promise.all([
        import('../exchange/index.ts'),
        import('../report/annotations.ts'),
      ]);
      return jsonPieces(encodeEvidence(shown.outermost ? outermostEvidence(evidence) : evidence));
    }
    case 'html': {
      const { htmlReading } = await import('../report/reading-page.ts');
      return htmlReading(evidence, shown);
    }
    case 'text': {
      const { textReading } = await import('../report/reading-text.ts');
      return textReading(evidence, { ...shown, colour: options.output === undefined && wantsColour(terminal) });
    }
  }
}
