import { readFile, stat } from 'node:fs/promises';
import { type Actor, type Failure, Mistake, type Opportunities } from '../terms/index.ts';
import { contactLog } from './log.ts';
import { opportunities } from './opportunities.ts';

/** Largest log that is read into memory. */
const MOST_BYTES = 200_000_000;

/** What logs answer, and the rows of them that could not be read. */
export interface OpenedContacts extends Opportunities {
  readonly failures: readonly Failure[];
}

/**
 * Opens logs of contacts (CSV) for the actors of a case.
 *
 * A log is cited by its file's name, or by its path where two have the same name.
 * @param zone of times that name none, or null.
 * @param read effect: the bytes of a file; the default reads from disk.
 * @throws Mistake where a file cannot be read or is no log of contacts.
 */
export async function openContacts(
  paths: readonly string[],
  actors: readonly Pick<Actor, 'id' | 'name' | 'names'>[],
  zone: string | null = null,
  read: (path: string) => Promise<Uint8Array> = fromDisk,
): Promise<OpenedContacts> {
  const names = paths.map((path) => path.replace(/^.*[\\/]/, ''));
  const files = await Promise.all(
    paths.map(async (path, at) => {
      const shared = names.indexOf(names[at]!) !== names.lastIndexOf(names[at]!);
      return { name: shared ? path : names[at]!, bytes: await read(path) };
    }),
  );
  const { contacts, failures } = contactLog(files, zone);
  return { ...opportunities(contacts, actors), failures };
}

async function fromDisk(path: string): Promise<Uint8Array> {
  let size = 0;
  try {
    size = (await stat(path)).size;
    if (size <= MOST_BYTES) return await readFile(path);
  } catch (error) {
    throw new Mistake(`The log ${path} cannot be read.`, 'Check the path.', { cause: error });
  }
  throw new Mistake(
    `The log ${path} is larger than ${MOST_BYTES} bytes.`,
    'Split it, or leave out the time before the inquiry.',
  );
}
