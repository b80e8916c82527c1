import { type Command, InvalidArgumentError } from 'commander';
import type { CaseImpact } from '../desk/case/impact.ts';
import type { Change } from '../desk/change.ts';
import type { Impact } from '../desk/impact.ts';
import type { Evidence } from '../terms/evidence.ts';
import { Mistake } from '../terms/mistake.ts';
import { inCase, withCaseOptions } from './cases.ts';
import { tell, withDocumentOptions } from './documents.ts';
import { deliver, formatOf, jsonText, type OutputOptions, withOutputOptions } from './output.ts';
import {
  type Asked,
  askedWith,
  asksCase,
  type QuestionOptions,
  questionOfCase,
  withQuestionOptions,
} from './question.ts';
import { type Terminal, wantsColour } from './terminal.ts';

interface ImpactOptions extends QuestionOptions, OutputOptions {
  readonly retract?: readonly string[];
  readonly correct?: readonly string[];
  readonly supersede?: readonly string[];
  readonly withdraw?: readonly string[];
  readonly merge?: readonly string[];
  readonly add?: readonly string[];
  readonly entry?: number;
  readonly commit?: boolean;
  readonly why?: string;
}

const HELP = `
Nothing is changed, unless --commit says so: it is told what would be. Of a case
without a question, of everything that was asked and issued. A document is named
by its id, path or title, a source by its name. Changes that are given together
are made together.

Examples:
  $ hearsay impact --example reserve-price --retract d1
  $ hearsay impact a.txt b.txt --item "the survey" --from "Port of Sarn" \\
      --to "Corvid line" --add c.txt
  $ hearsay impact --evidence case.json --merge "an official" "Nora Quist"
  $ hearsay impact --case harbour --retract d5 --commit --why "taken back"`;

/** `hearsay impact`: what a change to the record would make of an answer. */
export function addImpact(hearsay: Command, terminal: Terminal): void {
  const command = hearsay
    .command('impact')
    .summary('what would change if a document or a source fell, or one came')
    .description('Tells exactly what a change to the record would make of an answer: hops, routes, verdict, report.')
    .usage('DOCUMENT... --item TEXT --from ACTOR --to ACTOR CHANGE [options]')
    .argument('[documents...]', 'files, folders, or - for standard input')
    .optionsGroup('Change:')
    .option('--retract <document...>', 'it is taken back')
    .option('--correct <document...>', 'DOC BY: the second sets details of the first right')
    .option('--supersede <document...>', 'DOC BY: the second stands in the place of the first')
    .option('--withdraw <source...>', 'the word of this person, outlet or author falls')
    .option('--merge <source...>', 'A B: two sources are one person')
    .option('--add <file...>', 'documents that are about to be added')
    .option('--entry <number>', 'of a case: what this entry changed', entryNumber)
    .option('--commit', 'of a case: change it, once the difference is told')
    .option('--why <text>', 'of a case: why it is changed');
  withQuestionOptions(command);
  withOutputOptions(command, ['text', 'json']);
  withCaseOptions(command);
  withDocumentOptions(command)
    .addHelpText('after', HELP)
    .action(async (documents: readonly string[], options: ImpactOptions) => {
      if (asksCase(documents, options, terminal)) return await impactsInCase(options, terminal);
      for (const option of ['commit', 'entry', 'why'] as const)
        if (options[option] !== undefined) throw new Mistake(`--${option} is for a case.`, 'Name it with --case.');
      const { asked, before, after, heading } = await changedRecord(documents, options, terminal);
      const { impactOf } = await import('../desk/impact.ts');
      const impact = await impactOf(before, after, asked.question, asked.tracing);
      await deliver(await rendered(impact, heading, options, terminal), options, terminal);
    });
}

/** The same of a case: of one question, or of everything that was asked and issued; and committed where that is asked for. */
async function impactsInCase(options: ImpactOptions, terminal: Terminal): Promise<void> {
  const changes = changesOf(options);
  const { add = [], entry } = options;
  const given = [changes.length > 0, add.length > 0, entry !== undefined].filter(Boolean).length;
  if (given === 0)
    throw new Mistake(
      'It was not said what would change.',
      'Give --retract, --correct, --supersede, --withdraw, --merge, --add, or --entry.',
    );
  if (entry !== undefined && given > 1)
    throw new Mistake('--entry tells what one entry changed.', 'Leave out what else would change.');
  if (options.commit === true && changes.length === 0)
    throw new Mistake('There is nothing to commit.', 'Files are added with “hearsay add”.');
  if (options.take !== undefined && options.item === undefined)
    throw new Mistake('--take goes with a question.', 'Leave it out: what was asked is put again as it was asked.');
  const { impactInCase, impactOfEntry } = await import('../desk/case/impact.ts');
  await inCase(options, terminal, async (open) => {
    const [question, tracing] = options.item === undefined ? [null, null] : await questionOfCase(options);
    const asked = question === null ? null : { question, tracing };
    const told =
      entry === undefined ? await impactInCase(open, { changes, add }, asked) : await impactOfEntry(open, entry, asked);
    for (const failure of told.failures) tell(failure, terminal);
    const pieces: string[] = [];
    for (const one of told.impacts)
      pieces.push(await rendered(one.impact, headingOf(one, { changes, add, entry }), options, terminal));
    const json = formatOf(options) === 'json';
    await deliver(
      json ? `[\n${pieces.map((piece) => piece.trimEnd()).join(',\n')}\n]\n` : pieces.join('\n'),
      options,
      terminal,
    );
    if (options.commit !== true) return;
    const { judge } = await import('../desk/case/judgements.ts');
    for (const judgement of told.judgements) {
      const number = await judge(open, judgement, options.why ?? null);
      terminal.err(`Committed as entry ${number}.\n`);
    }
  });
}

function headingOf(
  { question, entry, kind }: CaseImpact,
  changed: { readonly changes: readonly Change[]; readonly add: readonly string[]; readonly entry: number | undefined },
): string {
  const asked = [
    question.item,
    ...(question.from === null ? [] : ['from', question.from]),
    ...(question.to === null ? [] : ['to', question.to]),
  ];
  const what = [
    ...changed.changes.map((change) => Object.values(change).join(' ')),
    ...(changed.add.length === 0 ? [] : [`add ${changed.add.join(', ')}`]),
  ];
  const about = kind === 'asked now' ? asked.join(' ') : `${asked.join(' ')} (${kind} of entry ${entry})`;
  return changed.entry === undefined
    ? `What would change (${what.join('; ')}): ${about}`
    : `What entry ${changed.entry} changed: ${about}`;
}

interface ChangedRecord {
  readonly asked: Omit<Asked, 'evidence'>;
  readonly before: Evidence;
  readonly after: Evidence;
  readonly heading: string;
}

async function changedRecord(
  documents: readonly string[],
  options: ImpactOptions,
  terminal: Terminal,
): Promise<ChangedRecord> {
  const changes = changesOf(options);
  const { add = [] } = options;
  if (changes.length + add.length === 0) {
    throw new Mistake(
      'It was not said what would change.',
      'Give --retract, --correct, --supersede, --withdraw, --merge or --add.',
    );
  }
  if (add.length > 0 && options.evidence !== undefined) {
    throw new Mistake(
      '--add reads a document among the others, and --evidence has been read already.',
      'Give the documents themselves.',
    );
  }
  if (add.length > 0 && options.asOf !== undefined) {
    throw new Mistake('--add and --as-of were given together.', 'Give one of them.');
  }
  const [{ addingOf }, { changedBy, changeInWords }] = await Promise.all([
    import('../desk/adding.ts'),
    import('../desk/change.ts'),
  ]);
  const asked = await askedWith(
    documents,
    options,
    terminal,
    (evidence, read, paths) => {
      const adding = read === null || add.length === 0 ? null : addingOf(read, paths, add);
      return { evidence: adding?.after ?? evidence, before: adding?.before ?? evidence };
    },
    add,
  );
  const words = [
    ...(add.length === 0 ? [] : [`${add.join(', ')} ${add.length === 1 ? 'were' : 'were all'} added`]),
    ...changes.map((change) => changeInWords(asked.evidence, change)),
  ];
  return {
    asked,
    before: asked.before,
    after: changes.reduce((evidence, change) => changedBy(evidence, change), asked.evidence),
    heading: `What would change if ${words.join(', and ')}?`,
  };
}

function changesOf(options: ImpactOptions): readonly Change[] {
  const { retract = [], correct = [], supersede = [], withdraw = [], merge = [] } = options;
  return [
    ...pairs(correct, '--correct').map(([document, by]): Change => ({ kind: 'correct', document, by })),
    ...pairs(supersede, '--supersede').map(([document, by]): Change => ({ kind: 'supersede', document, by })),
    ...retract.map((document): Change => ({ kind: 'retract', document })),
    ...withdraw.map((source): Change => ({ kind: 'withdraw', source })),
    ...pairs(merge, '--merge').map(([a, b]): Change => ({ kind: 'merge', a, b })),
  ];
}

function pairs(given: readonly string[], option: string): readonly (readonly [string, string])[] {
  if (given.length % 2 === 1) throw new Mistake(`${option} takes two at a time.`, `Give two, as in ${option} A B.`);
  return Array.from({ length: given.length / 2 }, (_, at) => [given[2 * at]!, given[2 * at + 1]!]);
}

async function rendered(
  { before, after, difference }: Impact,
  heading: string,
  options: ImpactOptions,
  terminal: Terminal,
): Promise<string> {
  if (formatOf(options) === 'json') {
    const { encodeDifference } = await import('../exchange/index.ts');
    return jsonText({ question: heading, ...encodeDifference(before, after, difference) });
  }
  const { textDifference } = await import('../report/difference-text.ts');
  const colour = options.output === undefined && wantsColour(terminal);
  return textDifference({ heading, before, after, difference }, { colour });
}

function entryNumber(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be the number of an entry.');
}
