import { type Command, InvalidArgumentError } from 'commander';
import { Mistake } from '../terms/mistake.ts';
import { progressLine } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** Which database a log is asked of, and by which plan. */
export interface DatabaseOptions {
  readonly database?: string;
  readonly plan?: 'slices' | 'rounds';
  readonly slices?: number;
}

const ADDRESS = 'postgres://user@host/database; a password comes from PGPASSWORD or ~/.pgpass';

/** Options of a question that can be asked of a log in a database. */
export function withDatabase(command: Command): Command {
  return command
    .optionsGroup('Database:')
    .option('--database <address>', `the log is in this one: ${ADDRESS}`)
    .option('--plan <plan>', 'slices: contacts that may matter come here; rounds: none leaves it', planOf)
    .option('--slices <number>', 'how many slices time is cut into', numberOf);
}

/** @throws Mistake always: a database is not asked that. */
export function notAsked(option: string): never {
  throw new Mistake(`${option} is not asked of a database.`, 'Ask the log on disk.');
}

/** `hearsay contacts prepare`, `load` and `unload`: logs in PostgreSQL, or on a Citus cluster. */
export function addDatabase(contacts: Command, terminal: Terminal): void {
  withSpread(
    contacts
      .command('prepare')
      .summary('make the tables that logs are put into')
      .requiredOption('--database <address>', ADDRESS),
  ).action(async (options: SpreadOptions) => {
    const { prepareDatabase } = await import('../desk/database.ts');
    await prepareDatabase(options.database, options);
    terminal.out('The database is ready for logs.\n');
  });
  addLoad(contacts, terminal);
  contacts
    .command('unload')
    .summary('take a log out of a database')
    .argument('<log>', 'its name there')
    .requiredOption('--database <address>', ADDRESS)
    .action(async (log: string, { database }: { readonly database: string }) => {
      const { unloadLog } = await import('../desk/database.ts');
      await unloadLog(database, log);
      terminal.out(`${log} is no longer in the database.\n`);
    });
}

interface SpreadOptions {
  readonly database: string;
  readonly shards?: number;
  readonly citus?: boolean;
}

interface LoadOptions extends SpreadOptions {
  readonly name?: string;
  readonly replace?: boolean;
  readonly quiet?: boolean;
}

function addLoad(contacts: Command, terminal: Terminal): void {
  withSpread(
    contacts
      .command('load')
      .summary('put a log into PostgreSQL, to be asked there')
      .argument('<log>', 'a log that “hearsay contacts import” made')
      .requiredOption('--database <address>', ADDRESS)
      .option('--name <name>', 'what it is called there (default: as its folder)')
      .option('--replace', 'in place of another log of this name'),
  )
    .option('--quiet', 'say nothing but what went wrong')
    .action(async (folder: string, options: LoadOptions) => {
      const { loadLog } = await import('../desk/database.ts');
      const line = progressLine(terminal);
      let doing = '';
      const { name, loaded } = await loadLog(folder, options, (step) => {
        if (options.quiet === true) return;
        if (step.doing !== doing && !terminal.errIsTerminal) terminal.err(`loading ${step.doing}\n`);
        doing = step.doing;
        line.progress(`loading ${doing}`, step.done, step.of);
      }).finally(line.clear);
      if (options.quiet === true) return;
      terminal.out(
        loaded ? `The log is in the database as “${name}”.\n` : `The log was in the database as “${name}” already.\n`,
      );
    });
}

function withSpread(command: Command): Command {
  return command
    .option('--shards <number>', 'a new schema has so many partitions; 0: you add them yourself', partsOf)
    .option('--citus', 'a new schema is spread over the cluster');
}

function planOf(text: string): 'slices' | 'rounds' {
  if (text === 'slices' || text === 'rounds') return text;
  throw new InvalidArgumentError('It must be slices or rounds.');
}

function numberOf(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 1 on.');
}

function partsOf(text: string): number {
  if (/^(?:0|[1-9]\d{0,3})$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number up to 9999.');
}
