import type { Command } from 'commander';
import type { Case, CaseEffects } from '../desk/case/case.ts';
import { Mistake } from '../terms/mistake.ts';
import type { Terminal } from './terminal.ts';

/** Which case is worked on, and by whom. */
export interface CaseChoice {
  readonly case?: string;
  readonly analyst?: string;
}

/** Adds them, in a group of their own in the help. */
export function withCaseOptions(command: Command): Command {
  return command
    .optionsGroup('Case:')
    .option('--case <folder>', 'the case that is worked on (HEARSAY_CASE)')
    .option('--analyst <name>', 'who you are in its journal (HEARSAY_ANALYST, else your account’s name)');
}

/** The folder of the case that was named, on the command line or in the environment; null where none was. */
export function caseFolder({ case: folder }: CaseChoice, { environment }: Terminal): string | null {
  const named = folder ?? environment.HEARSAY_CASE ?? '';
  return named === '' ? null : named;
}

/** Who acts. @throws Mistake where nothing says who. */
export function analystOf({ analyst }: CaseChoice, { environment }: Terminal): string {
  const name =
    analyst ?? environment.HEARSAY_ANALYST ?? environment.USER ?? environment.LOGNAME ?? environment.USERNAME ?? '';
  if (name.trim() === '')
    throw new Mistake('It is not said who you are.', 'Give --analyst NAME, or set HEARSAY_ANALYST.');
  return name;
}

/** Does some work on the case that was named. @throws Mistake where none was. */
export async function inCase<Result>(
  options: CaseChoice,
  terminal: Terminal,
  work: (open: Case) => Promise<Result>,
): Promise<Result> {
  const folder = caseFolder(options, terminal);
  if (folder === null)
    throw new Mistake(
      'It was not said which case.',
      'Give --case FOLDER, or set HEARSAY_CASE; “hearsay case init” makes one.',
    );
  const { withCase } = await import('../desk/case/case.ts');
  return await withCase(folder, analystOf(options, terminal), work, await caseEffects(terminal));
}

/** The analyst's own keys, as the environment of the terminal has them. */
export async function caseEffects({ environment }: Terminal): Promise<CaseEffects> {
  const { configFolder, keysIn } = await import('../desk/case/keys.ts');
  return { keys: keysIn(configFolder(environment)) };
}
