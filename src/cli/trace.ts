import type { Command } from 'commander';
import type { Question } from '../desk/question.ts';
import type { TraceOptions as Tracing } from '../desk/trace.ts';
import type { Case } from '../report/case.ts';
import type { Evidence } from '../terms/evidence.ts';
import { Mistake } from '../terms/mistake.ts';
import { type CaseChoice, caseFolder, inCase, withCaseOptions } from './cases.ts';
import { type DocumentOptions, evidenceOf, noDocument, tell, withDocumentOptions } from './documents.ts';
import { deliver, formatOf, jsonText, type OutputOptions, withOutputOptions } from './output.ts';
import { type Terminal, wantsColour } from './terminal.ts';

/** Everything that a trace may be told. */
export interface TraceOptions extends DocumentOptions, OutputOptions, CaseChoice {
  readonly item?: string;
  readonly from?: string;
  readonly to?: string;
  readonly since?: string;
  readonly by?: string;
  readonly contacts?: readonly string[];
  readonly zone?: string;
  readonly aliases?: string;
  readonly families?: string;
  readonly evidence?: string;
  readonly example?: string | true;
}

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
  const command = withQuestion(
    hearsay
      .command('trace')
      .summary('how an item could have got from one to another, hop by hop')
      .description('Traces how a piece of information could have got from one actor to another, and on whose word.')
      .usage('DOCUMENT... --item TEXT --from ACTOR --to ACTOR [options]')
      .argument('[documents...]', 'files, folders, or - for standard input'),
  )
    .optionsGroup('Instead of documents:')
    .option('--evidence <file>', 'JSON of evidence, as “hearsay schema” describes it')
    .option('--example [name]', 'a case that ships; the first where none is named');
  withOutputOptions(command);
  withCaseOptions(command);
  withDocumentOptions(command)
    .addHelpText('after', HELP)
    .action(async (documents: readonly string[], options: TraceOptions) => {
      const traced = await tracedCase(documents, options, terminal);
      await deliver(await rendered(traced, options, terminal), options, terminal);
    });
}

/** Adds what a question is made of. */
export function withQuestion(command: Command): Command {
  return command
    .optionsGroup('Question:')
    .option('--item <text>', 'what moved, as the texts call it')
    .option('--from <actor>', 'where it came from')
    .option('--to <actor>', 'who could have had it')
    .option('--since <date>', 'it cannot have moved before')
    .option('--by <date>', 'the deadline')
    .option('--contacts <file...>', 'logs: CSV (from,to,time,channel,reference), or imported')
    .option('--aliases <file>', 'whose the logs’ addresses are, CSV: name,actor')
    .option('--zone <zone>', 'time zone of log times that name none')
    .option('--families <file>', 'JSON of publishers in one hand, with dates');
}

/** The evidence and the question, from whichever of the three sources was given, and what was traced from them. */
async function tracedCase(documents: readonly string[], options: TraceOptions, terminal: Terminal): Promise<Case> {
  const sources = [documents.length > 0, options.evidence !== undefined, options.example !== undefined];
  if (sources.filter(Boolean).length > 1) {
    throw new Mistake('Documents, --evidence and --example were given together.', 'Give one of the three.');
  }
  if (!sources.includes(true) && caseFolder(options, terminal) !== null) return await tracedInCase(options, terminal);
  const { asks, evidence } = await sourceOf(documents, options);
  const { item = asks.item, from = asks.from, to = asks.to, since = asks.since, by = asks.by } = options;
  if (item === null) throw noItem();
  const question = { item, from, to, since, by };
  const [{ traceCase }, { timesOf }] = await Promise.all([import('../desk/trace.ts'), import('../desk/question.ts')]);
  // Before the documents are read, which takes longer than finding a slip in a date.
  timesOf(question);
  const { contacts = [], zone = null, aliases = null, families = null } = options;
  const read = await evidence(terminal);
  const traced = await traceCase(read, question, { contacts, zone, aliases, families });
  for (const failure of traced.evidence.failures.slice(read.failures.length)) tell(failure, terminal);
  return traced;
}

/** The same, put to the case that was named. */
async function tracedInCase(options: TraceOptions, terminal: Terminal): Promise<Case> {
  const [question, asking] = await questionOfCase(options);
  const { traceInCase } = await import('../desk/case/trace.ts');
  const { traced } = await inCase(options, terminal, async (open) => traceInCase(open, question, asking));
  for (const failure of traced.evidence.failures) tell(failure, terminal);
  return traced;
}

/** The question that is put to a case, and the logs it is put to as well. @throws Mistake where it is none. */
export async function questionOfCase(
  options: TraceOptions,
): Promise<readonly [Question, Required<Pick<Tracing, 'contacts' | 'zone' | 'aliases' | 'families'>>]> {
  const { item, from = null, to = null, since = null, by = null } = options;
  const { contacts = [], zone = null, aliases = null, families = null } = options;
  if (item === undefined) throw noItem();
  const question = { item, from, to, since, by };
  const { timesOf } = await import('../desk/question.ts');
  timesOf(question);
  return [question, { contacts, zone, aliases, families }];
}

function noItem(): Mistake {
  return new Mistake(
    'It was not said what moved.',
    'Give --item TEXT; “hearsay items DOCUMENT...” lists what can be asked about.',
  );
}

/** Where the evidence comes from: what it asks by itself, which the command line goes before, and how to get at it. */
interface Source {
  readonly asks: { readonly [Part in 'item' | 'from' | 'to' | 'since' | 'by']: string | null };
  readonly evidence: (terminal: Terminal) => Promise<Evidence>;
}

const NOTHING_ASKED = { item: null, from: null, to: null, since: null, by: null };

async function sourceOf(documents: readonly string[], options: TraceOptions): Promise<Source> {
  if (options.evidence !== undefined) {
    const { openEvidence } = await import('../desk/evidence.ts');
    const { evidence, question } = await openEvidence(options.evidence);
    return { asks: question, evidence: async () => evidence };
  }
  if (options.example !== undefined) {
    const { openExample } = await import('../desk/example.ts');
    const example = await openExample(options.example === true ? null : options.example);
    return { asks: example.question, evidence: (terminal) => evidenceOf(example.documents, options, terminal) };
  }
  if (documents.length === 0) throw noDocument();
  return { asks: NOTHING_ASKED, evidence: (terminal) => evidenceOf(documents, options, terminal) };
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
