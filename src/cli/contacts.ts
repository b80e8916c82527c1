import { type Command, InvalidArgumentError } from 'commander';
import { Mistake } from '../terms/mistake.ts';
import { addAsk } from './asks.ts';
import { addCertify, addVerify } from './certificates.ts';
import { addShow } from './contents.ts';
import { addCuts } from './cuts.ts';
import { addDatabase, type DatabaseOptions, notAsked, withDatabase } from './database.ts';
import { importProgress } from './import-progress.ts';
import { type AskOptions, endsOf, listOf, rendered, withLimits } from './limits.ts';
import { deliver } from './output.ts';
import { progressLine } from './progress.ts';
import { addSuspects } from './suspects.ts';
import type { Terminal } from './terminal.ts';

const HELP = `
Examples:
  $ hearsay contacts import mail.csv calls.jsonl -o log/ --zone Europe/Oslo
  $ hearsay contacts import archive.mbox -o log/ --aliases people.csv
  $ hearsay contacts show log/ --refused
  $ hearsay contacts forward log/ --from ann@example.org --by 2023-10-07
  $ hearsay contacts backward log/ --to press@example.net --by 2023-10-07
  $ hearsay contacts route log/ --from ann@example.org --to press@example.net
  $ hearsay contacts route log/ --from ann@example.org --to press@example.net --fewest
  $ hearsay contacts forward log/ --from ann@example.org --latency 15m --max-hold 2d --max-hops 4
  $ hearsay contacts cut log/ --from ann@example.org --to press@example.net --people
  $ hearsay contacts suspects log/ --to press@example.net courier@example.com --by 2023-10-07
  $ hearsay contacts certify log/ --from ann@example.org --not press@example.net --by 2023-10-07 -o cert.json
  $ hearsay contacts verify cert.json log/
  $ hearsay contacts load log/ --database postgres://cluster/contacts
  $ hearsay contacts forward log --database postgres://cluster/contacts --from ann@example.org`;

/** `hearsay contacts`: who could have known by when, asked of logs. */
export function addContacts(hearsay: Command, terminal: Terminal): void {
  const contacts = hearsay
    .command('contacts')
    .summary('who could have known by when, asked of logs')
    .description('Asks logs of contacts who could have known by when, by which contacts, and who could not.')
    .addHelpText('after', HELP);
  addImport(contacts, terminal);
  addShow(contacts, terminal);
  addReach(contacts, terminal, 'forward');
  addReach(contacts, terminal, 'backward');
  addRoute(contacts, terminal);
  addCuts(contacts, terminal);
  addCertify(contacts, terminal);
  addVerify(contacts, terminal);
  addSuspects(contacts, terminal);
  addDatabase(contacts, terminal);
  addAsk(contacts, terminal);
}

interface ImportFlags {
  readonly output: string;
  readonly zone?: string;
  readonly unit?: 's' | 'ms' | 'us';
  readonly lists?: readonly string[];
  readonly aliases?: readonly string[];
  readonly quiet?: boolean;
  readonly fromCol?: string;
  readonly toCol?: string;
  readonly timeCol?: string;
  readonly untilCol?: string;
  readonly durationCol?: string;
  readonly channelCol?: string;
  readonly referenceCol?: string;
}

const COLUMNS = ['from', 'to', 'time', 'until', 'duration', 'channel', 'reference'] as const;

function addImport(contacts: Command, terminal: Terminal): void {
  const command = contacts
    .command('import')
    .summary('make a log of files, or add files to one')
    .description(
      'Reads CSV, TSV, JSON lines, Parquet and mail (mbox, .eml, Maildir; also .gz and .zst) into a log, in one order of time.',
    )
    .argument('<files...>', 'files of contacts, folders of mail')
    .requiredOption('-o, --output <folder>', 'the log: a folder, new or to be added to')
    .option('--zone <zone>', 'time zone of times that name none: UTC, +02:00, Europe/Oslo')
    .option('--unit <unit>', 'unit of times that are numbers: s, ms or us (default: by their size)', unitOf)
    .option('--lists <file...>', 'who is on a distribution list: CSV with list,member')
    .option('--aliases <file...>', 'which name or address is which actor: CSV with name,actor')
    .option('--quiet', 'say nothing but what went wrong');
  for (const column of COLUMNS) command.option(`--${column}-col <name>`, `the column that is “${column}”`);
  command.action(async (files: readonly string[], flags: ImportFlags) => {
    const { importLog } = await import('../desk/contacts.ts');
    const { progress, clear } = importProgress(terminal);
    const columns = Object.fromEntries(
      COLUMNS.flatMap((column) => {
        const named = flags[`${column}Col`];
        return named === undefined ? [] : [[column, named]];
      }),
    );
    const { manifest, known } = await importLog(files, flags.output, {
      columns,
      zone: flags.zone ?? null,
      unit: flags.unit ?? 'auto',
      lists: flags.lists ?? [],
      aliases: flags.aliases ?? [],
      progress: flags.quiet ? () => undefined : progress,
    }).finally(clear);
    for (const name of known) terminal.err(`${name} is in this log already: nothing was done with it.\n`);
    const refused = manifest.sources.filter((source) => source.refused > 0);
    for (const source of refused)
      terminal.err(`${source.name}: ${source.refused} of ${source.rows} rows were refused.\n`);
    for (const { why, rows } of manifest.refused) terminal.err(`  ${String(rows).padStart(8)}  ${why}\n`);
    if (flags.quiet) return;
    for (const { name, columns: used } of manifest.sources) {
      const shown = Object.entries(used).map(([field, column]) => (field === column ? field : `${field} = ${column}`));
      terminal.out(`${name}: ${shown.join(', ')}\n`);
    }
    terminal.out(
      `${manifest.contacts + manifest.spans} contacts of ${manifest.actors} actors; ${manifest.ties.shared} share their time with another.\n`,
    );
  });
}

function unitOf(text: string): 's' | 'ms' | 'us' {
  if (text === 's' || text === 'ms' || text === 'us') return text;
  throw new InvalidArgumentError('It must be s, ms or us.');
}

interface ReachOptions extends AskOptions, DatabaseOptions {
  readonly firstInformants?: boolean;
}

function addReach(contacts: Command, terminal: Terminal, kind: 'forward' | 'backward'): void {
  const command = contacts
    .command(kind)
    .summary(kind === 'forward' ? 'everyone who could have had it' : 'everyone from whom it could have come')
    .argument('<log>', 'a log that “hearsay contacts import” made, or its name in a database');
  if (kind === 'forward') {
    command
      .requiredOption('--from <actor...>', 'who had it at the start')
      .option('--first-informants', 'all contacts that could have informed each of them first');
  } else command.requiredOption('--to <actor...>', 'who had it in the end');
  withDatabase(withLimits(command)).action(async (folder: string, options: ReachOptions) => {
    const [{ informedOf, reachOf }, { reachCsv, reachText }] = await Promise.all([
      import('../desk/contacts.ts'),
      import('../report/reach-text.ts'),
    ]);
    const actors = listOf(options[kind === 'forward' ? 'from' : 'to']);
    if (options.database !== undefined) {
      if (options.firstInformants === true) notAsked('--first-informants');
      const { storedReachOf } = await import('../desk/database.ts');
      const { progress, clear } = progressLine(terminal);
      const place = { ...options, database: options.database };
      const answer = await storedReachOf(place, folder, kind, actors, options, progress).finally(clear);
      await deliver(rendered(options, answer, reachText, reachCsv), options, terminal);
      return;
    }
    const answer =
      options.firstInformants === true
        ? await informedOf(folder, actors, options)
        : await reachOf(folder, kind, actors, options);
    await deliver(rendered(options, answer, reachText, reachCsv), options, terminal);
  });
}

interface RouteOptions extends AskOptions, DatabaseOptions {
  readonly fewest?: boolean;
  readonly latestDeparture?: boolean;
  readonly fastest?: boolean;
}

function preferenceOf(options: RouteOptions): 'earliest' | 'fewest' | 'latest-departure' | 'fastest' {
  const asked = [
    ...(options.fewest === true ? (['fewest'] as const) : []),
    ...(options.latestDeparture === true ? (['latest-departure'] as const) : []),
    ...(options.fastest === true ? (['fastest'] as const) : []),
  ];
  if (asked.length > 1)
    throw new Mistake(
      `A route cannot be the best in two things.`,
      `Choose one of ${asked.map((one) => `--${one}`).join(' and ')}.`,
    );
  return asked[0] ?? 'earliest';
}

function addRoute(contacts: Command, terminal: Terminal): void {
  const command = contacts
    .command('route')
    .summary('a route from one to another: the first to arrive, or the best in something else')
    .argument('<log>', 'a log that “hearsay contacts import” made, or its name in a database')
    .requiredOption('--from <actor>', 'who had it at the start')
    .requiredOption('--to <actor>', 'who had it in the end')
    .option('--fewest', 'the one with the fewest contacts; of those the first to arrive')
    .option('--latest-departure', 'the one that leaves the start last; of those the first to arrive')
    .option('--fastest', 'the one with the least time from its first contact to its last; of those the first');
  withDatabase(withLimits(command)).action(async (folder: string, options: RouteOptions) => {
    const [{ routeOf }, { storedRouteOf }, { routeCsv, routeText }] = await Promise.all([
      import('../desk/contacts.ts'),
      import('../desk/database.ts'),
      import('../report/reach-text.ts'),
    ]);
    const { from, to } = endsOf(options);
    const { database } = options;
    const preference = preferenceOf(options);
    if (database !== undefined && preference !== 'earliest') notAsked(`--${preference}`);
    const { progress, clear } = progressLine(terminal);
    const answer = await (database === undefined
      ? routeOf(folder, from, to, options, preference)
      : storedRouteOf({ ...options, database }, folder, from, to, options, progress)
    ).finally(clear);
    await deliver(rendered(options, answer, routeText, routeCsv), options, terminal);
  });
}
