import { type Command, InvalidArgumentError } from 'commander';
import type { Then } from '../desk/asof.ts';
import type { Question } from '../desk/question.ts';
import type { ReadDocuments } from '../desk/read.ts';
import type { TraceOptions } from '../desk/trace.ts';
import type { Evidence } from '../terms/evidence.ts';
import { Mistake } from '../terms/mistake.ts';
import { type CaseChoice, caseFolder, inCase } from './cases.ts';
import { type DocumentOptions, noDocument, readWith, whole } from './documents.ts';
import type { Terminal } from './terminal.ts';

/** The options of every command that asks how something could have got from one to another. */
export interface QuestionOptions extends DocumentOptions, CaseChoice {
  readonly item?: string;
  readonly from?: string;
  readonly to?: string;
  readonly since?: string;
  readonly by?: string;
  readonly contacts?: readonly string[];
  readonly zone?: string;
  readonly aliases?: string;
  readonly families?: string;
  readonly take?: number;
  readonly evidence?: string;
  readonly example?: string | true;
  readonly asOf?: string;
  readonly possibly?: boolean;
  readonly clock?: 'published' | 'entered';
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
    .option('--families <file>', 'JSON of publishers in one hand, with dates')
    .option('--take <claims>', 'of a case: most claims it is put to (600)', whole);
}

/** Adds that, the day as of which it is asked, and what there is in place of documents. */
export function withQuestionOptions(command: Command): Command {
  return withQuestion(command)
    .option('--as-of <date>', 'by documents that had come out by then')
    .option('--possibly', 'with --as-of: those too that may have')
    .option('--clock <clock>', 'with --as-of: published, or of a case entered', clockOf)
    .optionsGroup('Instead of documents:')
    .option('--evidence <file>', 'JSON of evidence, as “hearsay schema” describes it')
    .option('--example [name]', 'a case that ships; the first where none is named');
}

/** A question, and the evidence it is put to. */
export interface Asked {
  readonly question: Question;
  readonly evidence: Evidence;
  readonly tracing: TraceOptions;
}

/**
 * The question and the evidence, from whichever source was given: documents, evidence, an example or a case.
 *
 * @throws Mistake where none or several were given, or it was not said what moved; before anything is read, where that shows already.
 */
export async function askedOf(
  documents: readonly string[],
  options: QuestionOptions,
  terminal: Terminal,
): Promise<Asked> {
  return askedWith(documents, options, terminal, (read) => ({ evidence: read }));
}

/** The same, where something else is made of the evidence. `made` is given documents as they were read, or evidence. */
export async function askedWith<T extends { readonly evidence: Evidence }>(
  documents: readonly string[],
  options: QuestionOptions,
  terminal: Terminal,
  made: (evidence: Evidence, read: ReadDocuments | null, paths: readonly string[]) => T,
  more: readonly string[] = [],
): Promise<Omit<Asked, 'evidence'> & T> {
  const { paths, asks, evidence } = await sourceOf(documents, options, terminal);
  const { item = asks.item, from = asks.from, to = asks.to, since = asks.since, by = asks.by } = options;
  if (item === null) throw noItem();
  const question = { item, from, to, since, by };
  const [{ timesOf }, { evidenceAsOf, isAsOf, readAsOf }] = await Promise.all([
    import('../desk/question.ts'),
    import('../desk/asof.ts'),
  ]);
  // Before the documents are read, which takes longer than finding a slip in a date.
  timesOf(question);
  const then = thenOf(options);
  const tracing = tracingOf(options);
  if (evidence !== null) {
    const known = await evidence(question);
    // A case has seen to the day itself.
    if (then === null || isAsOf(known, then)) return { question, tracing, ...made(known, null, []) };
    byPublication(then);
    return { question, tracing, ...made(evidenceAsOf(known, then), null, []) };
  }
  if (then !== null) byPublication(then);
  const { evidenceFrom, readEach } = await import('../desk/read.ts');
  const all = [...paths, ...more];
  const done = await readWith(all, options, terminal, async (given, effects) => {
    const read = await readEach(all, given, effects);
    return made(then === null ? evidenceFrom(read) : readAsOf(read, then), read, paths);
  });
  return { question, tracing, ...done };
}

/** @throws Mistake where the day is meant by the clock that only a case has. */
export function byPublication({ clock }: Then): void {
  if (clock === 'entered')
    throw new Mistake('Only a case knows what was entered when.', 'Leave out --clock, or name a case.');
}

/** The day whose record is asked; null where it is asked as it is now. @throws Mistake where only part of it was said. */
export function thenOf({ asOf, possibly, clock }: Pick<QuestionOptions, 'asOf' | 'possibly' | 'clock'>): Then | null {
  if (asOf !== undefined) return { date: asOf, possibly, clock };
  if (clock !== undefined) throw new Mistake('--clock goes with --as-of.', 'Give a day too, or leave it out.');
  if (possibly === true) throw new Mistake('--possibly goes with --as-of.', 'Give a day too, or leave it out.');
  return null;
}

/** Whether a case is asked: where one was named, and nothing else was given. */
export function asksCase(
  documents: readonly string[],
  options: Pick<QuestionOptions, 'case' | 'evidence' | 'example'>,
  terminal: Terminal,
): boolean {
  const other = documents.length > 0 || options.evidence !== undefined || options.example !== undefined;
  return !other && caseFolder(options, terminal) !== null;
}

/** The question that is put to a case, and what it is put to as well. @throws Mistake where it is none. */
export async function questionOfCase(options: QuestionOptions): Promise<readonly [Question, Tracing]> {
  const { item, from = null, to = null, since = null, by = null } = options;
  if (item === undefined) throw noItem();
  const question = { item, from, to, since, by };
  const { timesOf } = await import('../desk/question.ts');
  timesOf(question);
  return [question, tracingOf(options)];
}

type Tracing = Required<Pick<TraceOptions, 'contacts' | 'zone' | 'aliases' | 'families' | 'take'>>;

function tracingOf(options: QuestionOptions): Tracing {
  const { contacts = [], zone = null, aliases = null, families = null, take = null } = options;
  return { contacts, zone, aliases, families, take };
}

function noItem(): Mistake {
  return new Mistake(
    'It was not said what moved.',
    'Give --item TEXT; “hearsay items DOCUMENT...” lists what can be asked about.',
  );
}

/** Where the evidence comes from: what it asks by itself, which the command line goes before; and documents to read, or evidence. */
interface Source {
  readonly asks: { readonly [Part in 'item' | 'from' | 'to' | 'since' | 'by']: string | null };
  readonly paths: readonly string[];
  readonly evidence: ((question: Question) => Promise<Evidence>) | null;
}

const NOTHING_ASKED = { item: null, from: null, to: null, since: null, by: null };

async function sourceOf(documents: readonly string[], options: QuestionOptions, terminal: Terminal): Promise<Source> {
  const sources = [documents.length > 0, options.evidence !== undefined, options.example !== undefined];
  if (sources.filter(Boolean).length > 1) {
    throw new Mistake('Documents, --evidence and --example were given together.', 'Give one of the three.');
  }
  if (options.take !== undefined && !asksCase(documents, options, terminal))
    throw new Mistake('--take goes with a case.', 'Leave it out: all that was given is taken.');
  if (options.evidence !== undefined) {
    const { openEvidence } = await import('../desk/evidence.ts');
    const { evidence, question } = await openEvidence(options.evidence);
    return { asks: question, paths: [], evidence: async () => evidence };
  }
  if (options.example !== undefined) {
    const { openExample } = await import('../desk/example.ts');
    const example = await openExample(options.example === true ? null : options.example);
    return { asks: example.question, paths: example.documents, evidence: null };
  }
  if (asksCase(documents, options, terminal)) {
    const { evidenceFor } = await import('../desk/case/evidence.ts');
    const evidence = async (question: Question) =>
      inCase(options, terminal, async (open) => evidenceFor(open, question, thenOf(options), options.take));
    return { asks: NOTHING_ASKED, paths: [], evidence };
  }
  if (documents.length === 0) throw noDocument();
  return { asks: NOTHING_ASKED, paths: documents, evidence: null };
}

export function clockOf(text: string): 'published' | 'entered' {
  if (text === 'published' || text === 'entered') return text;
  throw new InvalidArgumentError('It must be published or entered.');
}
