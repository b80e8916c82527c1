import type { Command } from 'commander';
import type { Judging } from '../desk/judging/judging.ts';
import type { JudgingOf } from '../desk/judging/script.ts';
import type { Desk } from '../desk/judging/session.ts';
import { inert } from '../report/escape.ts';
import { Mistake } from '../terms/mistake.ts';
import { type CaseChoice, inCase, withCaseOptions } from './cases.ts';
import { jsonText } from './output.ts';
import { type Terminal, wantsColour } from './terminal.ts';

interface ReviewOptions extends CaseChoice {
  readonly document?: readonly string[];
  readonly json?: boolean;
  readonly judge?: boolean;
  readonly judged?: boolean;
}

const HELP = `
One claim at a time, the most pressing first, with its sentence. Keys:
  a accept               r reject, and why        w withdrawn by its holder
  c correct fields       m add a missed claim     y confirm another's decision
  g merge actors         p split an actor         t tie a contact
  l link items           i split an item          e claims given apart
  o claims of one event  v of an event of its own
  u undo   d redo   s skip   ? help   q quit
Without a terminal each line of the input is a key and what belongs to it:
  r the words say nothing of the kind
  c recipient = Lund; when = May 2021; factuality = PS+ -- said further down
  m the quote | disclosure; discloser = Holm; recipient = Lund; item = the memo
  g Tolman | Mr Lund
With --judge, judgements are lines of JSON, and are answered by a line each:
  {"kind": "claim-rejected", "claim": "d1.c3", "why": "it is a question"}

Examples:
  $ hearsay review --case harbour
  $ hearsay review --case harbour --document d3
  $ hearsay review --case harbour --json
  $ hearsay review --case harbour --judge < judgements.jsonl
  $ hearsay review --case harbour --judged`;

/** `hearsay review`: what was read is looked at, and judged. */
export function addReview(hearsay: Command, terminal: Terminal): void {
  const command = hearsay
    .command('review')
    .summary('judge what was read: accept, reject, correct, add, merge, split, undo')
    .description('Goes through the claims of a case, and keeps what you decide.')
    .usage('--case FOLDER [options]')
    .option('--document <id...>', 'only the claims of these')
    .option('--json', 'what there is to review, as JSON')
    .option('--judge', 'take judgements as lines of JSON from standard input')
    .option('--judged', 'what was judged, what waits, and what was undone');
  withCaseOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: ReviewOptions) => {
      const { caseJudging, caseJudgingOf } = await import('../desk/case/review.ts');
      const documents = options.document ?? null;
      await inCase(options, terminal, async (open) =>
        options.judge === true && options.judged !== true
          ? await judgedByLines(await caseJudgingOf(open, documents), terminal)
          : await reviewed(caseJudging(open, documents), options, terminal),
      );
    });
}

async function judgedByLines(judging: Judging | JudgingOf, terminal: Terminal): Promise<void> {
  const { judgeLines } = await import('../desk/judging/script.ts');
  const refused = await judgeLines(judging, terminal.lines(), (answer) => terminal.out(`${JSON.stringify(answer)}\n`));
  if (refused > 0) throw new Mistake(`${refused} of the judgements were not recorded.`, 'Their answers say why.');
}

async function reviewed(judging: Judging, options: ReviewOptions, terminal: Terminal): Promise<void> {
  if (options.judged === true) {
    const { judgedText } = await import('../report/judged-text.ts');
    const inForce = await judging.inForce();
    terminal.out(options.json === true ? jsonText(inForce) : judgedText(inForce));
    return;
  }
  if (options.json === true) {
    const { queueListed } = await import('../desk/judging/listed.ts');
    terminal.out(jsonText(queueListed(await judging.evidence(), await judging.queue())));
    return;
  }
  const { reviewSitting } = await import('../desk/judging/session.ts');
  const { entries, left } = await reviewSitting(judging, await deskAt(terminal));
  const recorded = entries.length === 1 ? 'One entry was' : `${entries.length} entries were`;
  terminal.out(`${recorded} recorded; ${left === 1 ? 'one claim is' : `${left} claims are`} left to be reviewed.\n`);
}

/** Where a reviewer sits: at the keyboard of a terminal, key by key, else at the other end of a pipe, line by line. */
async function deskAt(terminal: Terminal): Promise<Desk> {
  const [{ reviewText }, { KEYS }] = await Promise.all([
    import('../report/review-text.ts'),
    import('../desk/judging/commands.ts'),
  ]);
  const { keyboard } = terminal;
  const lines = keyboard === null ? terminal.lines()[Symbol.asyncIterator]() : null;
  const next = async (): Promise<string | null> => {
    if (keyboard === null) {
      const read = await lines!.next();
      return read.done === true ? null : read.value;
    }
    // The keyboard listens before it is asked: no key is echoed, and none is a signal.
    const pressed = keyboard.key();
    terminal.err('? ');
    const key = await pressed;
    if (key === null) return null;
    const [, does = '', rest = ''] = KEYS.find(([each]) => each === key) ?? [];
    terminal.err(`${inert(key)} ${does}\n`);
    if (rest === '') return key;
    const behind = await keyboard.line(`${rest}\n> `);
    // Broken off: the claim stays up, and nothing was judged.
    return behind === null ? '' : `${key} ${behind}`;
  };
  return {
    show: (review, evidence, place) =>
      terminal.out(`\n${reviewText(evidence, review, place, { colour: wantsColour(terminal) })}`),
    ask: next,
    say: (text) => terminal.out(`${text}\n`),
    wrong: (text) => terminal.err(`${inert(text)}\n`),
    help: () =>
      terminal.out(
        `${KEYS.map(([key, does, rest]) => `${key}  ${does}${rest === '' ? '' : `: ${rest}`}`).join('\n')}\ns  skip\nu  undo\nd  redo\nq  quit\n`,
      ),
  };
}
