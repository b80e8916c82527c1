import { Mistake } from '../../terms/index.ts';

const SYSTEM: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'a file would be larger than the disk takes',
  EACCES: 'there is no right to',
  EPERM: 'there is no right to',
  EROFS: 'the disk can only be read',
  EEXIST: 'there is a file of that name',
  ENOTDIR: 'there is a file of that name',
  ENOENT: 'it is not there',
  EMFILE: 'too many files are open',
  EISDIR: 'it is a folder',
};

/**
 * The user's mistake in what the system or the database said while a log was written, or the error as it is where it is a bug.
 */
export function failure(error: unknown, folder: string): unknown {
  if (error instanceof Mistake || !(error instanceof Error)) return error;
  const system = SYSTEM[(error as NodeJS.ErrnoException).code ?? ''];
  if (system !== undefined)
    return new Mistake(`The log ${folder} cannot be written: ${system}.`, 'What was there is as it was.', {
      cause: error,
    });
  if (/No space left|disk is full|max_temp_directory_size/i.test(error.message))
    return new Mistake(`The log ${folder} cannot be written: the disk is full.`, 'What was there is as it was.', {
      cause: error,
    });
  if (/^(?:IO|Invalid Input|Conversion|Out of Memory|Serialization|Parser) Error:/.test(error.message))
    return new Mistake(`The log cannot be imported: ${reasonOf(error)}.`, 'Check that the files are whole.', {
      cause: error,
    });
  return error;
}

/** The first sentence of what a library says. */
export function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return (text.split('\n')[0] ?? '')
    .replace(/^(?:\w+ )+Error: /, '')
    .replace(/\.$/, '')
    .slice(0, 200);
}
