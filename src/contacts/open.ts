import { readFile, stat } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { type Contact, type Failure, Mistake, type Opportunities } from '../terms/index.ts';
import type { Alias, Known } from './aliases.ts';
import { contactsOfCase } from './asked.ts';
import { contactLog } from './log.ts';
import { opportunities } from './opportunities.ts';

/** Largest log that is read into memory. */
const MOST_BYTES = 200_000_000;

/** What logs answer, and the rows of them that could not be read. */
export interface OpenedContacts extends Opportunities {
  readonly failures: readonly Failure[];
}

/** What is told of logs beside where they are. */
export interface OpenOptions {
  /** Zone of times that name none; an imported log has its own. */
  readonly zone?: string | null;
  /** A table (CSV: name, actor) of whose the addresses and numbers of the logs are. */
  readonly aliases?: string | null;
  /** Effect: what is at a path, and its bytes; the default reads from disk. */
  readonly files?: LogFiles;
}

/** The files that logs are read from. Whatever cannot be had is a `Mistake`. */
export interface LogFiles {
  readonly isFolder: (path: string) => Promise<boolean>;
  readonly read: (path: string) => Promise<Uint8Array>;
}

/**
 * Opens logs of contacts for the actors of a case: CSV, or folders that `hearsay contacts import` made.
 *
 * A log is cited by its file's name, or by its path where two have the same name.
 * @throws Mistake where a file cannot be read, is no log of contacts, or a row of the table names an actor the case does not have.
 */
export async function openContacts(
  paths: readonly string[],
  actors: readonly Known[],
  { zone = null, aliases: table = null, files = fromDisk }: OpenOptions = {},
): Promise<OpenedContacts> {
  const aliases = table === null ? [] : aliasesOf(table, await files.read(table), actors);
  const folders = await Promise.all(paths.map(files.isFolder));
  const names = paths.map((path) => path.replace(/^.*[\\/]/, ''));
  const plain = await Promise.all(
    paths.flatMap((path, at) => {
      if (folders[at]) return [];
      const shared = names.indexOf(names[at]!) !== names.lastIndexOf(names[at]!);
      return [files.read(path).then((bytes) => ({ name: shared ? path : names[at]!, bytes }))];
    }),
  );
  const { contacts, failures } = contactLog(plain, zone);
  const imported: Contact[] = [];
  for (const path of paths.filter((_, at) => folders[at]))
    imported.push(...(await contactsOfCase(path, actors, aliases)));
  return { ...opportunities([...contacts, ...imported], actors, aliases), failures };
}

/** The rows of a table of aliases. */
function aliasesOf(path: string, bytes: Uint8Array, actors: readonly Known[]): readonly Alias[] {
  const file = path.replace(/^.*[\\/]/, '');
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    rows = parse(new TextDecoder().decode(bytes), {
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      bom: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 10_000,
    }) as unknown as typeof rows;
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new Mistake(`The table of aliases ${file} cannot be read as CSV.`, 'Its first line is name,actor.', {
      cause,
    });
  }
  const known = new Set(
    actors.flatMap(({ id, name, names }) => [id, name, ...names]).map((name) => name.toLowerCase()),
  );
  return rows.map(({ record: { name, actor }, info: { lines } }) => {
    const where = `${file}, line ${lines},`;
    if (!name || !actor) throw new Mistake(`${where} has no name or no actor.`, 'Its first line is name,actor.');
    if (!known.has(actor.toLowerCase())) {
      throw new Mistake(
        `${where} names “${actor.slice(0, 80)}”, whom the documents do not mention.`,
        '“hearsay actors” lists those they do.',
      );
    }
    return { name, actor, where: where.slice(0, -1) };
  });
}

const fromDisk: LogFiles = {
  isFolder: async (path) => (await stat(path).catch(() => null))?.isDirectory() ?? false,
  read: async (path) => {
    let size = 0;
    try {
      size = (await stat(path)).size;
      if (size <= MOST_BYTES) return await readFile(path);
    } catch (error) {
      throw new Mistake(`The log ${path} cannot be read.`, 'Check the path.', { cause: error });
    }
    throw new Mistake(
      `The log ${path} is larger than ${MOST_BYTES} bytes.`,
      'Import it: “hearsay contacts import FILE -o LOG”.',
    );
  },
};
