import type { Command } from 'commander';
import type { Change } from '../desk/change.ts';
import type { Impact } from '../desk/impact.ts';
import type { Evidence } from '../terms/evidence.ts';
import { Mistake } from '../terms/mistake.ts';
import { withCaseOptions } from './cases.ts';
import { withDocumentOptions } from './documents.ts';
import { deliver, formatOf, jsonText, type OutputOptions, withOutputOptions } from './output.ts';
import { type Asked, askedWith, type QuestionOptions, withQuestionOptions } from './question.ts';
import { type Terminal, wantsColour } from './terminal.ts';

interface ImpactOptions extends QuestionOptions, OutputOptions {
  readonly retract?: readonly string[];
  readonly correct?: readonly string[];
  readonly supersede?: readonly string[];
  readonly withdraw?: readonly string[];
  readonly merge?: readonly string[];
  readonly add?: readonly string[];
}

const HELP = `
Nothing is changed: it is told what would be. A document is named by its id, path
or title, a source by its name. Changes that are given together are made together.

Examples:
  $ hearsay impact --example reserve-price --retract d1
  $ hearsay impact a.txt b.txt --item "the survey" --from "Port of Sarn" \\
      --to "Corvid line" --add c.txt
  $ hearsay impact --evidence case.json --merge "an official" "Nora Quist"`;

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
    .option('--add <file...>', 'documents that are about to be added');
  withQuestionOptions(command);
  withOutputOptions(command, ['text', 'json']);
  withCaseOptions(command);
  withDocumentOptions(command)
    .addHelpText('after', HELP)
    .action(async (documents: readonly string[], options: ImpactOptions) => {
      const { asked, before, after, heading } = await changedRecord(documents, options, terminal);
      const { impactOf } = await import('../desk/impact.ts');
      const impact = await impactOf(before, after, asked.question, asked.tracing);
      await deliver(await rendered(impact, heading, options, terminal), options, terminal);
    });
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
