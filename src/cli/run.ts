import { Command, CommanderError } from 'commander';
import { packageVersion } from '../desk/home.ts';
import { inert } from '../report/escape.ts';
import { Mistake } from '../terms/mistake.ts';
import { addAdd } from './add.ts';
import { addCase } from './case.ts';
import { addCaseLists } from './case-lists.ts';
import { addContacts } from './contacts.ts';
import { addHypotheses } from './hypotheses.ts';
import { addImpact } from './impact.ts';
import { addActors, addItems } from './listing.ts';
import { addRead } from './read.ts';
import { addReport } from './report.ts';
import { addReview } from './review.ts';
import { addSchema } from './schema.ts';
import { addSensitivity } from './sensitivity.ts';
import { addSources } from './sources.ts';
import type { Terminal } from './terminal.ts';
import { addTrace } from './trace.ts';

/** How a command ended. */
export const EXIT = { done: 0, mistake: 2, bug: 70 } as const;

/**
 * Runs one command line, without the program's own name.
 *
 * @returns the exit code: 0 done, 2 the user's mistake (a sentence on standard error), 70 a bug (with its stack). Nothing is thrown.
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  const hearsay = program(terminal);
  try {
    await hearsay.parseAsync([...argv], { from: 'user' });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.code === 'commander.help') hearsay.outputHelp();
      return ended(error, terminal);
    }
    if (error instanceof Mistake) {
      terminal.err(`${inert(error.message)}\n`);
      return EXIT.mistake;
    }
    terminal.err(
      `This is a bug in hearsay, not in what you gave it.\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return EXIT.bug;
  }
}

function program(terminal: Terminal): Command {
  const hearsay = new Command('hearsay')
    .description('How could this information have got from here to there by then, and on whose word?')
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      // A usage error is told once, by `ended`, as a sentence.
      writeErr: () => undefined,
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    })
    .version(packageVersion(), '-V, --version', 'print the version')
    .addHelpText(
      'after',
      `
Examples:
  $ hearsay trace --example
  $ hearsay trace articles/ --item "the draft budget" --from "Lena Ortiz" \\
      --to "Kessler & Roe" --by 2024-03-01 --format html -o case.html
  $ hearsay read article.txt
  $ hearsay actors articles/`,
    );
  addTrace(hearsay, terminal);
  addReport(hearsay, terminal);
  addImpact(hearsay, terminal);
  addSensitivity(hearsay, terminal);
  addHypotheses(hearsay, terminal);
  addRead(hearsay, terminal);
  addActors(hearsay, terminal);
  addItems(hearsay, terminal);
  addCaseLists(hearsay, terminal);
  addCase(hearsay, terminal);
  addAdd(hearsay, terminal);
  addReview(hearsay, terminal);
  addSources(hearsay, terminal);
  addContacts(hearsay, terminal);
  addSchema(hearsay, terminal);
  return hearsay;
}

/** Commander ends by throwing: help was asked for, or the command line was not understood. */
function ended(error: CommanderError, terminal: Terminal): number {
  if (error.exitCode === 0 || error.code === 'commander.help') return EXIT.done;
  const [what = '', ...hints] = error.message.replace(/^error: /, '').split('\n');
  const hint = hints.map((line) => line.trim().replace(/^\((.*)\)$/, '$1')).join(' ');
  const told = what.charAt(0).toUpperCase() + what.slice(1).replace(/'/g, '').replace(/\.$/, '');
  terminal.err(`${[`${told}.`, hint, 'See hearsay --help.'].filter((part) => part !== '').join(' ')}\n`);
  return EXIT.mistake;
}
