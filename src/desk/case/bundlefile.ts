import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Bytes } from '../../ledger/index.ts';
import { Mistake } from '../../terms/mistake.ts';

/** Most bytes of a small file. */
const SMALL = 1_000_000;

/** Whether something is a file, and so no folder of a case. */
export async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() === true;
}

/** Does some work on a file that is read here and there. @throws Mistake where it is none, or cannot be read. */
export async function withFile<Result>(path: string, work: (bytes: Bytes) => Promise<Result>): Promise<Result> {
  const file = await opened(path);
  try {
    const { size } = await file.stat();
    return await work({
      size,
      read: async (at, length) => {
        const bytes = Buffer.alloc(length);
        let had = 0;
        while (had < length) {
          const { bytesRead } = await file.read(bytes, had, length - had, at + had);
          if (bytesRead === 0) throw new Mistake(`${path} ends too early.`, 'Get it anew.');
          had += bytesRead;
        }
        return bytes;
      },
    });
  } finally {
    await file.close();
  }
}

/** All bytes of a small file. @throws Mistake where it cannot be read, or has more than are meant. */
export async function fileBytes(path: string): Promise<Uint8Array> {
  return await withFile(path, async ({ size, read }) => {
    if (size > SMALL) throw new Mistake(`${path} is larger than ${SMALL} bytes.`, 'Give another file.');
    return await read(0, size);
  });
}

/** The same, as text. */
export async function fileText(path: string): Promise<string> {
  return new TextDecoder().decode(await fileBytes(path));
}

async function opened(path: string): Promise<FileHandle> {
  try {
    const file = await open(path);
    if ((await file.stat()).isFile()) return file;
    await file.close();
  } catch (cause) {
    throw new Mistake(`${path} cannot be read: ${code(cause)}.`, 'Give another path.', { cause });
  }
  throw new Mistake(`${path} is no file.`, 'Give another path.');
}

/**
 * Writes a file piece by piece: beside its place, and onto it when all of it is there and on the disk.
 *
 * @throws Mistake where it cannot be written; what was there before is there still.
 */
export async function writtenWhole<Result>(
  path: string,
  work: (write: (bytes: Uint8Array) => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  const toDisk = async <Done>(act: Promise<Done>): Promise<Done> =>
    await act.catch((cause: unknown) => {
      throw new Mistake(`${path} could not be written: ${code(cause)}.`, 'Give another path to -o.', { cause });
    });
  const file = await toDisk(open(beside, 'wx', 0o600));
  try {
    const result = await work(async (bytes) => toDisk(file.writeFile(bytes)));
    await toDisk(file.sync());
    await file.close();
    await toDisk(rename(beside, path));
    return result;
  } finally {
    await file.close().catch(() => undefined);
    await rm(beside, { force: true });
  }
}

function code(cause: unknown): string {
  return (cause as NodeJS.ErrnoException).code ?? String(cause);
}
