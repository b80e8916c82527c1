import type { Command } from 'commander';
import type { Then } from '../desk/asof.ts';
import type { Evidence } from '../terms/evidence.ts';
import { Mistake } from '../terms/mistake.ts';
import { type CaseChoice, caseFolder, inCase, withCaseOptions } from './cases.ts';
import { type DocumentOptions, evidenceOf, noDocument, withDocumentOptions } from './documents.ts';
import { deliver, formatOf, jsonText, type OutputOptions, withOutputOptions } from './output.ts';
import { byPublication, clockOf, thenOf } from './question.ts';
import { type Terminal, wantsColour } from './terminal.ts';

interface SourcesOptions extends DocumentOptions, OutputOptions, CaseChoice {
  readonly search?: string;
  readonly document?: readonly string[];
  readonly asOf?: string;
  readonly possibly?: boolean;
  readonly clock?: 'published' | 'entered';
  readonly evidence?: string;
  readonly families?: string;
}

const HELP = `
A text leans on another where its words say so, where it shares text, a
quotation or an error with it, or where somebody judged so. Of each thing that
is claimed: who told it first, who adds an account, who repeats it, what comes
back to where it started, and where a hedge was lost on the way.

Examples:
  $ hearsay sources articles/
  $ hearsay sources a.txt b.html --families families.json --format json
  $ hearsay sources --evidence case.json
  $ hearsay sources --case harbour`;

/** `hearsay sources`: who leans on whom, and how each thing came to be told. */
export function addSources(hearsay: Command, terminal: Terminal): void {
  const command = hearsay
    .command('sources')
    .summary('who leans on whom, who told it first, and what only repeats')
    .description('Shows the lineage of documents: which lean on which, what adds an observation and what echoes one.')
    .usage('DOCUMENT... [options]')
    .argument('[documents...]', 'files, folders, or - for standard input')
    .option('--families <file>', 'JSON of publishers in one hand, with dates')
    .option('--as-of <date>', 'by documents that had come out by then')
    .option('--possibly', 'with --as-of: those too that may have')
    .option('--clock <clock>', 'with --as-of: published, or of a case entered', clockOf)
    .option('--evidence <file>', 'JSON of evidence instead of documents')
    .option('--search <words>', 'of a case: only documents that have these words')
    .option('--document <id...>', 'of a case: only these');
  withOutputOptions(command, ['text', 'json']);
  withCaseOptions(command);
  withDocumentOptions(command)
    .addHelpText('after', HELP)
    .action(async (documents: readonly string[], options: SourcesOptions) => {
      const [{ withFamilies }, { listSources }] = await Promise.all([
        import('../desk/families.ts'),
        import('../desk/sources.ts'),
      ]);
      const evidence = await withFamilies(await asOf(documents, options, terminal), options.families ?? null);
      const sources = listSources(evidence);
      if (formatOf(options) === 'json') {
        const { encodeSources } = await import('../exchange/index.ts');
        await deliver(jsonText(encodeSources(evidence, sources)), options, terminal);
        return;
      }
      const [{ sourcesText }, { recordOf }] = await Promise.all([
        import('../report/sources-text.ts'),
        import('../report/case.ts'),
      ]);
      const colour = options.output === undefined && wantsColour(terminal);
      await deliver(sourcesText(recordOf(evidence), sources, { colour }), options, terminal);
    });
}

/** The evidence, or the evidence as it was on the day that was asked for. */
async function asOf(documents: readonly string[], options: SourcesOptions, terminal: Terminal): Promise<Evidence> {
  const then = thenOf(options);
  const ofCase = documents.length === 0 && options.evidence === undefined;
  if (then !== null && !ofCase) byPublication(then);
  const evidence = await given(documents, options, terminal, then);
  // A case has seen to the day itself.
  if (then === null || ofCase) return evidence;
  const { evidenceAsOf } = await import('../desk/asof.ts');
  return evidenceAsOf(evidence, then);
}

async function given(
  documents: readonly string[],
  options: SourcesOptions,
  terminal: Terminal,
  then: Then | null,
): Promise<Evidence> {
  if (documents.length > 0) {
    if (options.evidence !== undefined)
      throw new Mistake('Documents and --evidence were given together.', 'Give one of the two.');
    return evidenceOf(documents, options, terminal);
  }
  if (options.evidence !== undefined) {
    const { openEvidence } = await import('../desk/evidence.ts');
    return (await openEvidence(options.evidence)).evidence;
  }
  if (caseFolder(options, terminal) === null) throw noDocument();
  const { evidenceAmong } = await import('../desk/case/evidence.ts');
  const { document: ids, search } = options;
  return await inCase(options, terminal, async (open) => evidenceAmong(open, { ids, search }, then));
}
