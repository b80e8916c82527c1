import { constants } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { Mistake } from '../terms/index.ts';
import { tooLarge } from './document.ts';

/** The files that documents are read from. Whatever cannot be had is a `Mistake` with the reason as a sentence. */
export interface Files {
  /** What is at a path. @throws Mistake where nothing is, or it may not be looked at. */
  readonly kind: (path: string) => Promise<'file' | 'folder'>;
  /** Names in a folder, in any order; a name of a folder ends in `/`. Links to folders are left out: they can run in circles. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** @throws Mistake where the file cannot be read or has more than `mostBytes`. */
  readonly read: (path: string, mostBytes: number) => Promise<Uint8Array>;
  /** All of standard input. @throws Mistake where it has more than `mostBytes`. */
  readonly input: (mostBytes: number) => Promise<Uint8Array>;
}

/** The files of this machine. */
export const nodeFiles: Files = {
  kind: (path) => explained(path, async () => ((await stat(path)).isDirectory() ? 'folder' : 'file')),
  list: (folder) =>
    explained(folder, async () =>
      (await readdir(folder, { withFileTypes: true }))
        .filter((entry) => entry.isFile() || entry.isDirectory() || entry.isSymbolicLink())
        .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)),
    ),
  read: (path, mostBytes) =>
    explained(path, async () => {
      // Without waiting for a writer: a named pipe that nobody writes to must not hang the command.
      const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
      try {
        const { size } = await file.stat();
        if (size > mostBytes) throw tooLarge(path, mostBytes);
        return await bounded(file.createReadStream({ autoClose: false }), path, mostBytes);
      } finally {
        await file.close();
      }
    }),
  input: (mostBytes) => bounded(process.stdin, 'Standard input', mostBytes),
};

async function bounded(chunks: AsyncIterable<Buffer | string>, name: string, mostBytes: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const part = Buffer.from(chunk as Buffer);
    length += part.length;
    if (length > mostBytes) throw tooLarge(name, mostBytes);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no file',
  ENOTDIR: 'There is no file',
  EACCES: 'You may not read',
  EPERM: 'You may not read',
  ELOOP: 'Too many links lead to',
  ENAMETOOLONG: 'No file can have the name',
};

async function explained<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Mistake) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    const shown = path.length > 200 ? `${path.slice(0, 200)}…` : path;
    throw new Mistake(`${REASONS[code] ?? 'It was not possible to read'} ${shown}.`, 'Check the path.', {
      cause: error,
    });
  }
}
